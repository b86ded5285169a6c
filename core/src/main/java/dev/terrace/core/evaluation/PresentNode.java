package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** Whether an operand has a value. */
final class PresentNode extends Node {

    private final Rule.Present present;
    private final Reader reader;

    PresentNode(Rule.Present rule, Reader reader) {
        super(rule);
        this.present = rule;
        this.reader = reader;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        if (reader instanceof AttributeReader attribute) {
            return Truth.of(attribute.isIn(values));
        }
        return of(reader.read(values, history, asOf, memo, new Found()));
    }

    private static Truth of(Reading reading) {
        return switch (reading) {
            case KNOWN -> Truth.TRUE;
            case MISSING -> Truth.FALSE;
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }

    @Override
    BlockAnswers answers(Block block, long[] among) {
        return reader instanceof AttributeReader attribute
                ? block.present(attribute.attribute())
                : super.answers(block, among);
    }

    @Override
    boolean answersAll() {
        return reader instanceof AttributeReader;
    }

    @Override
    Explanation explain(Facts facts) {
        Explained explained = reader.explain(facts);
        Truth truth = of(explained.reading());
        return new Explanation(
                rule(),
                truth,
                Findings.of(present.operand(), reader, explained, facts),
                DecisiveTerms.marked(explained, truth));
    }

    @Override
    Instant nextChange(Facts facts) {
        return reader.nextChangeOfPresence(facts);
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return LeafPlans.ofPresence(present.operand(), reader, facts, wanted);
    }

    @Override
    int cost() {
        return reader.cost();
    }
}
