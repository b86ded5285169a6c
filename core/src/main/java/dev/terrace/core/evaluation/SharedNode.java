package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that stands in several places and is answered once. */
final class SharedNode extends Node {

    private final Node node;
    private final int place;

    SharedNode(Node node, int place) {
        super(node.rule());
        this.node = node;
        this.place = place;
    }

    /** The rule itself, for answers that remember nothing. */
    Node unshared() {
        return node;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        @Nullable Truth known = memo.get(place);
        return known != null ? known : memo.put(place, node.truth(values, history, asOf, memo));
    }

    /** Whoever asks later may ask for other records, so all are answered. */
    @Override
    BlockAnswers answers(Block block, long[] among) {
        @Nullable BlockAnswers known = block.remembered(place);
        return known != null ? known : block.remember(place, node.answers(block, block.every()));
    }

    @Override
    boolean answersAll() {
        return true;
    }

    @Override
    Explanation explain(Facts facts) {
        return node.explain(facts);
    }

    @Override
    Instant nextChange(Facts facts) {
        return node.nextChange(facts);
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return node.plans(facts, wanted);
    }

    @Override
    int cost() {
        return node.cost();
    }
}
