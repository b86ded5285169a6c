package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A negation. */
final class NotNode extends LogicNode {

    private final Node part;

    NotNode(Rule.Not rule, Node part) {
        super(rule, List.of(part));
        this.part = part;
    }

    Node part() {
        return part;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        return part.truth(values, history, asOf, memo).not();
    }

    @Override
    BlockAnswers answers(Block block, long[] among) {
        return part.answers(block, among).not();
    }

    @Override
    Truth joined(List<Truth> truths) {
        return truths.get(0).not();
    }

    @Override
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        byte[] codes = part.codes(events, from, to, asOf);
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) (Codes.TRUE - codes[i]);
        }
        return codes;
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return part.plans(facts, wanted.not());
    }
}
