package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How many nodes a rule has and how deep it nests, operands and conditions on events included.
 *
 * <p>Counted without recursion, which a deep rule would exhaust, and once for each object, since a few objects that share
 * parts can stand for a tree without end.
 *
 * @param nodes the number of nodes, {@link Integer#MAX_VALUE} if they are more
 * @param depth the number of levels
 */
record RuleSize(int nodes, int depth) {

    static RuleSize of(Rule rule) {
        IdentityHashMap<Object, RuleSize> sizes = new IdentityHashMap<>();
        Set<Object> opened = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        open.push(rule);
        while (!open.isEmpty()) {
            Object node = open.peek();
            if (sizes.containsKey(node)) {
                open.pop();
            } else if (opened.add(node)) {
                inside(node).forEach(open::push);
            } else {
                sizes.put(open.pop(), around(node, sizes));
            }
        }
        return requireNonNull(sizes.get(rule));
    }

    private static RuleSize around(Object node, IdentityHashMap<Object, RuleSize> sizes) {
        long nodes = 1;
        // What ends a branch is no level of its own: a comparison of an attribute with a constant is one level.
        int depth = node instanceof Operand ? -1 : 0;
        for (Object part : inside(node)) {
            RuleSize size = requireNonNull(sizes.get(part));
            nodes += size.nodes;
            depth = Math.max(depth, size.depth);
        }
        return new RuleSize((int) Math.min(nodes, Integer.MAX_VALUE), depth + 1);
    }

    private static List<Object> inside(Object node) {
        Nested nested = node instanceof Rule rule ? Nested.in(rule) : Nested.in((Operand<?>) node);
        List<Object> parts = new ArrayList<>(nested.rules());
        parts.addAll(nested.operands());
        return parts;
    }
}
