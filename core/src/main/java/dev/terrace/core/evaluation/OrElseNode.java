package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;

/** A stated answer for the unknown. */
final class OrElseNode extends LogicNode {

    private final Node part;
    private final boolean whenUnknown;

    OrElseNode(Rule.OrElse rule, Node part) {
        super(rule, List.of(part));
        this.part = part;
        this.whenUnknown = rule.whenUnknown();
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        return Truth.of(part.truth(values, history, asOf, memo).orElse(whenUnknown));
    }

    @Override
    BlockAnswers answers(Block block, long[] among) {
        return part.answers(block, among).orElse(whenUnknown);
    }

    @Override
    Truth joined(List<Truth> truths) {
        return Truth.of(truths.get(0).orElse(whenUnknown));
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        // "Is in a list by hand, and not if unknown" asks who the user is, which nobody can change.
        boolean asksWho = part.rule() instanceof Rule.In<?> in && in.operand() instanceof Operand.Attr<?>;
        return asksWho ? List.of() : part.plans(facts, wanted);
    }
}
