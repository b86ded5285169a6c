package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
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

    /** Each part is answered once, with its reasons; the answer is made of theirs. */
    @Override
    final Explanation explain(Facts facts) {
        List<Explanation> explained =
                parts.stream().map(part -> part.explain(facts)).toList();
        Truth truth = joined(explained.stream().map(Explanation::truth).toList());
        List<Explanation> marked = explained.stream()
                .map(part -> part.carrying(parts.size() == 1 || part.truth() == truth))
                .toList();
        return new Explanation(rule(), truth, Explanation.Finding.NONE, marked);
    }

    /** The answer that the answers of the parts make, in the order of the rule. */
    abstract Truth joined(List<Truth> truths);

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
