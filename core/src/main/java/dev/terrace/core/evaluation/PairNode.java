package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.History;
import dev.terrace.core.Kind;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison of two operands. */
final class PairNode<T> extends Node {

    private final Comparison comparison;
    private final Operand<T> leftOperand;
    private final Operand<T> rightOperand;
    private final Reader left;
    private final Reader right;

    PairNode(Rule.Compare<T> rule, Reader left, Reader right) {
        super(rule);
        this.comparison = rule.comparison();
        this.leftOperand = rule.left();
        this.rightOperand = rule.right();
        this.left = left;
        this.right = right;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        if (left instanceof AttributeReader a && right instanceof AttributeReader b) {
            return a.isIn(values) && b.isIn(values)
                    ? ofAttributes(values, a.indexIn(values), b.indexIn(values))
                    : Truth.UNKNOWN;
        }
        Found leftFound = new Found();
        Found rightFound = new Found();
        if (left.read(values, history, asOf, memo, leftFound) != Reading.KNOWN
                || right.read(values, history, asOf, memo, rightFound) != Reading.KNOWN) {
            return Truth.UNKNOWN;
        }
        return of(leftFound, rightFound);
    }

    private Truth of(Found leftFound, Found rightFound) {
        return leftOperand.kind().type().isWord()
                ? ofWords(leftFound, rightFound)
                : ofReferences(leftFound, rightFound);
    }

    /** Without an object for what was found, so that a rule over attributes allocates nothing. */
    @SuppressWarnings("unchecked") // attributes of a Kind<T> that is no word hold a T
    private Truth ofAttributes(Values values, int leftIndex, int rightIndex) {
        int leftPlace = values.layout().placeOf(leftIndex);
        int rightPlace = values.layout().placeOf(rightIndex);
        Kind<T> kind = leftOperand.kind();
        int order = kind.type().isWord()
                ? Long.compare(values.word(leftPlace), values.word(rightPlace))
                : kind.compare((T) requireNonNull(values.reference(leftPlace)), (T)
                        requireNonNull(values.reference(rightPlace)));
        return Truth.of(comparison.holds(order));
    }

    /** True if every left word compares so with every right word, false if none does with any. */
    private Truth ofWords(Found a, Found b) {
        Truth lowest = Truth.of(comparison.holds(Long.compare(a.low(), b.high())));
        Truth highest = Truth.of(comparison.holds(Long.compare(a.high(), b.low())));
        if (comparison == Comparison.EQUAL) {
            boolean apart = a.high() < b.low() || b.high() < a.low();
            boolean exact = a.low() == a.high() && b.low() == b.high();
            return exact || apart ? Truth.of(!apart) : Truth.UNKNOWN;
        }
        return lowest == highest ? lowest : Truth.UNKNOWN;
    }

    @SuppressWarnings("unchecked") // a reader of a Kind<T> that is no word finds a T
    private Truth ofReferences(Found a, Found b) {
        T leftValue = (T) requireNonNull(a.reference());
        T rightValue = (T) requireNonNull(b.reference());
        return Truth.of(comparison.holds(leftOperand.kind().compare(leftValue, rightValue)));
    }

    @Override
    Explanation explain(Facts facts) {
        Explained leftValue = left.explain(facts);
        Explained rightValue = right.explain(facts);
        Truth truth =
                leftValue.isKnown() && rightValue.isKnown() ? of(leftValue.found(), rightValue.found()) : Truth.UNKNOWN;
        Explanation.Finding both = Findings.both(
                Findings.of(leftOperand, left, leftValue, facts), Findings.of(rightOperand, right, rightValue, facts));
        List<Explanation> parts = new ArrayList<>();
        parts.addAll(marked(left, leftValue, comparison, rightValue, truth));
        parts.addAll(marked(right, rightValue, comparison.mirrored(), leftValue, truth));
        return new Explanation(rule(), truth, both, parts);
    }

    private List<Explanation> marked(Reader one, Explained value, Comparison how, Explained other, Truth truth) {
        return valueOf(other.reading(), other.found())
                .map(constant -> FoundTests.comparison(leftOperand.kind(), how, constant))
                .map(test -> DecisiveTerms.marked(one, value, test, truth))
                .orElseGet(() -> DecisiveTerms.marked(value, truth));
    }

    @Override
    Instant nextChange(Facts facts) {
        if (left instanceof ElapsedReader a && right instanceof ElapsedReader b) {
            // Both grow alike.
            return Selection.earliest(a.of().nextChange(facts), b.of().nextChange(facts));
        }
        Instant changeOfLeft = left.nextChange(facts);
        Instant changeOfRight = right.nextChange(facts);
        return changeOfLeft.isBefore(changeOfRight)
                ? Selection.earliest(changeOfRight, nextTurn(facts, left, comparison, right))
                : Selection.earliest(changeOfLeft, nextTurn(facts, right, comparison.mirrored(), left));
    }

    /** As long as one side does not move, it is as good as a constant. */
    private Instant nextTurn(Facts facts, Reader moving, Comparison how, Reader still) {
        if (still.read(facts, new Found()) != Reading.KNOWN) {
            return Instant.MAX;
        }
        return constantOf(still, facts)
                .map(constant -> moving.nextChange(facts, FoundTests.comparison(leftOperand.kind(), how, constant)))
                .orElseGet(() -> moving.nextChange(facts));
    }

    private Optional<T> constantOf(Reader still, Facts facts) {
        Found found = new Found();
        return valueOf(still.read(facts, found), found);
    }

    @SuppressWarnings("unchecked") // a reader of a Kind<T> finds a T
    private Optional<T> valueOf(Reading reading, Found found) {
        return reading == Reading.KNOWN ? Optional.ofNullable((T) found.valueAs(leftOperand.kind())) : Optional.empty();
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        List<Plan> plans = new ArrayList<>();
        plans.addAll(plansOf(leftOperand, left, comparison, right, facts, wanted));
        plans.addAll(plansOf(rightOperand, right, comparison.mirrored(), left, facts, wanted));
        return Plan.fewestChangesFirst(plans);
    }

    /** What would have to change on one side, with the other side as it is. */
    private List<Plan> plansOf(
            Operand<T> operand, Reader moving, Comparison how, Reader still, Facts facts, Truth wanted) {
        return constantOf(still, facts)
                .map(constant -> FoundTests.comparison(operand.kind(), how, constant))
                .map(test -> new LeafPlans(operand, moving, test, facts, wanted))
                .map(plans -> still.isSensitive() ? plans.plansThatTellNothing() : plans.plans())
                .orElse(List.of());
    }

    @Override
    int cost() {
        return left.cost() + right.cost();
    }
}
