package dev.terrace.core.analysis;

import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.ArrayDeque;
import java.util.Deque;

/** Names rules and operands in messages: in words if they are short, so that no message repeats a whole rule. */
final class Naming {

    private static final int MOST_NODES = 12;

    private static final int MOST_LETTERS = 120;

    private Naming() {}

    static String of(Rule rule) {
        return isSmall(rule) ? quoted(rule.label().english()) : "the rule";
    }

    /** What a claim is about. */
    static String ofSubject(Object subject) {
        if (subject instanceof Claim.Order order) {
            return ofSubject(order.left()) + " compared with " + ofSubject(order.right());
        }
        if (subject instanceof Operand<?> operand) {
            return isSmall(operand) ? quoted(operand.label().english()) : "the " + operand.key();
        }
        return of((Rule) subject);
    }

    private static String quoted(String words) {
        return words.length() <= MOST_LETTERS ? "'" + words + "'" : "'" + words.substring(0, MOST_LETTERS) + "…'";
    }

    private static boolean isSmall(Object root) {
        Deque<Object> open = new ArrayDeque<>();
        open.push(root);
        int nodes = 0;
        while (!open.isEmpty() && nodes <= MOST_NODES) {
            Object node = open.pop();
            nodes++;
            Nested nested = node instanceof Rule rule ? Nested.in(rule) : Nested.in((Operand<?>) node);
            nested.rules().forEach(open::push);
            nested.operands().forEach(open::push);
        }
        return nodes <= MOST_NODES;
    }
}
