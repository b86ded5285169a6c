package dev.terrace.core.analysis;

import com.google.common.collect.Range;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.TextMatch;
import dev.terrace.core.rule.Truth;
import java.util.Collection;
import java.util.List;

/** Reads what a rule claims. Rules that do not speak of one subject are their own subject. */
final class Claiming implements Rule.Visitor<Claim> {

    static final Claiming INSTANCE = new Claiming();

    private Claiming() {}

    private static Claim whole(Rule rule) {
        return new Claim(rule, OrderedValues.words(OrderedValues.wordRange(0, 1), 1L), Truth.UNKNOWN);
    }

    private static Claim about(Object subject, ValueSet values) {
        return new Claim(subject, values, Truth.UNKNOWN);
    }

    private static Range<Comparable<?>> possible(Operand<?> operand) {
        return operand.accept(PossibleValues.INSTANCE);
    }

    /** Rules that were not checked may compare with anything; they are compared as written. */
    private static boolean areAllowed(Operand<?> operand, Collection<?> values) {
        Kind<?> kind = operand.kind();
        return kind.type().isOrdered()
                && values.stream().allMatch(value -> kind.problemWith(value).isEmpty())
                && (!(operand instanceof Operand.Constant<?> constant)
                        || kind.problemWith(constant.value()).isEmpty());
    }

    @Override
    public <T> Claim compare(Rule.Compare<T> rule) {
        if (rule.right() instanceof Operand.Constant<T> constant) {
            return ofConstant(rule, rule.left(), rule.comparison(), constant);
        }
        if (rule.left() instanceof Operand.Constant<T> constant) {
            return ofConstant(rule, rule.right(), rule.comparison().mirrored(), constant);
        }
        return ofPair(rule.left(), rule.comparison(), rule.right());
    }

    private static <T> Claim ofConstant(
            Rule rule, Operand<T> operand, Comparison comparison, Operand.Constant<T> constant) {
        return areAllowed(operand, List.of(constant.value()))
                ? about(operand, OrderedValues.of(operand.kind(), comparison, constant.value(), possible(operand)))
                : whole(rule);
    }

    /** The operands are put in the order of their texts, so that a &lt; b and b &gt; a are the same. */
    private static Claim ofPair(Operand<?> left, Comparison comparison, Operand<?> right) {
        boolean turned = left.toString().compareTo(right.toString()) > 0;
        Object subject = turned ? new Claim.Order(right, left) : new Claim.Order(left, right);
        Range<Comparable<?>> possible =
                left.equals(right) ? OrderedValues.wordRange(1, 1) : OrderedValues.wordRange(0, 2);
        OrderedValues orders = switch (turned ? comparison.mirrored() : comparison) {
            case LESS_THAN -> OrderedValues.words(possible, 0L);
            case AT_MOST -> OrderedValues.words(possible, 0L, 1L);
            case EQUAL -> OrderedValues.words(possible, 1L);
            case AT_LEAST -> OrderedValues.words(possible, 1L, 2L);
            case GREATER_THAN -> OrderedValues.words(possible, 2L);
        };
        return about(subject, orders);
    }

    @Override
    public <T> Claim between(Rule.Between<T> rule) {
        Operand<T> operand = rule.operand();
        return areAllowed(operand, List.of(rule.low(), rule.high()))
                ? about(operand, OrderedValues.between(operand.kind(), rule.low(), rule.high(), possible(operand)))
                : whole(rule);
    }

    @Override
    public <T> Claim in(Rule.In<T> rule) {
        Operand<T> operand = rule.operand();
        return areAllowed(operand, rule.values())
                ? about(operand, OrderedValues.in(operand.kind(), rule.values(), possible(operand)))
                : whole(rule);
    }

    @Override
    public Claim text(Rule.Text rule) {
        return rule.match() == TextMatch.STARTS_WITH
                ? about(rule.operand(), OrderedValues.startingWith(rule.sought(), possible(rule.operand())))
                : whole(rule);
    }

    @Override
    public Claim holds(Rule.Holds rule) {
        return about(rule.operand(), HeldTexts.of(rule));
    }

    @Override
    public Claim present(Rule.Present rule) {
        return whole(rule);
    }

    @Override
    public Claim anniversary(Rule.Anniversary rule) {
        return whole(rule);
    }

    @Override
    public Claim within(Rule.Within rule) {
        return whole(rule);
    }

    @Override
    public Claim sequence(Rule.Sequence rule) {
        return whole(rule);
    }

    @Override
    public Claim held(Rule.Held rule) {
        return whole(rule);
    }

    @Override
    public Claim inSegment(Rule.InSegment rule) {
        return whole(rule);
    }

    @Override
    public Claim all(Rule.All rule) {
        return whole(rule);
    }

    @Override
    public Claim any(Rule.Any rule) {
        return whole(rule);
    }

    @Override
    public Claim atLeast(Rule.AtLeast rule) {
        return whole(rule);
    }

    @Override
    public Claim not(Rule.Not rule) {
        return rule.part().accept(this).negated();
    }

    @Override
    public Claim orElse(Rule.OrElse rule) {
        return rule.part().accept(this).orElse(rule.whenUnknown());
    }
}
