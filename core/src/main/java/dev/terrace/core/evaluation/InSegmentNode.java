package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A reference to a segment, whose rule stands behind it. */
final class InSegmentNode extends LogicNode {

    private final Node segment;

    InSegmentNode(Rule.InSegment rule, Node segment) {
        super(rule, List.of(segment));
        this.segment = segment;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        return segment.truth(values, history, asOf, memo);
    }

    @Override
    BlockAnswers answers(Block block, long[] among) {
        return segment.answers(block, among);
    }

    @Override
    Truth joined(List<Truth> truths) {
        return truths.get(0);
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return segment.plans(facts, wanted);
    }
}
