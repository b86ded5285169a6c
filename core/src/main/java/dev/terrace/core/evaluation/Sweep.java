package dev.terrace.core.evaluation;

import dev.terrace.core.Column;
import dev.terrace.core.UserTable;
import dev.terrace.core.rule.Mentions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** One pass of rules over a table of users, block by block, with what is found once for all blocks. Not thread-safe. */
final class Sweep {

    private final Evaluator evaluator;
    private final UserTable users;
    private final Instant asOf;
    private final Map<Node, AcceptedValues> accepted = new HashMap<>();
    private final Map<Node, Mentions> mentions = new HashMap<>();

    Sweep(Evaluator evaluator, UserTable users, Instant asOf) {
        this.evaluator = evaluator;
        this.users = users;
        this.asOf = asOf;
    }

    UserTable users() {
        return users;
    }

    Instant asOf() {
        return asOf;
    }

    /** The values that meet a leaf's condition: each distinct one is looked at once. */
    AcceptedValues accepted(LeafNode leaf, Column column, Predicate<Object> condition) {
        return accepted.computeIfAbsent(leaf, absent -> AcceptedValues.of(column.distinct(), condition));
    }

    Mentions mentionsOf(Node node) {
        return mentions.computeIfAbsent(node, absent -> new Mentions(node.rule(), evaluator::rule));
    }
}
