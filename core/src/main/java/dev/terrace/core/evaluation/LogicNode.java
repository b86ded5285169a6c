package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A rule that is made of parts. */
abstract class LogicNode extends Node {

    /** In the order of the rule, for explanations. */
    private final List<Node> parts;

    /** The cheapest first: the answer does not depend on the order, the work does. */
    private final Node[] cheapestFirst;

    LogicNode(Rule rule, List<Node> parts) {
        super(rule);
        this.parts = List.copyOf(parts);
        this.cheapestFirst = parts.toArray(Node[]::new);
        Arrays.sort(cheapestFirst, Comparator.comparingInt(Node::cost));
    }

    final List<Node> parts() {
        return parts;
    }

    final Node[] cheapestFirst() {
        return cheapestFirst;
    }

    @Override
    final Explanation explain(Facts facts) {
        List<Explanation> explained =
                parts.stream().map(part -> part.explain(facts)).toList();
        return new Explanation(rule(), truth(facts), false, Explanation.Finding.NONE, explained);
    }

    @Override
    Instant nextChange(Facts facts) {
        Instant next = Instant.MAX;
        for (Node part : parts) {
            next = Selection.earliest(next, part.nextChange(facts));
        }
        return next;
    }

    @Override
    final int cost() {
        return parts.stream().mapToInt(Node::cost).reduce(1, (a, b) -> Math.min(a + b, 1_000_000));
    }
}
