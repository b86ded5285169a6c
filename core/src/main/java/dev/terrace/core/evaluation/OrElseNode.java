package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
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
    public Truth truth(Values values, History history, Instant asOf, Memo memo) {
        return Truth.of(part.truth(values, history, asOf, memo).orElse(whenUnknown));
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return part.plans(facts, wanted);
    }
}
