package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Problems;
import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks how rules refer to each other: not in circles, not in long chains, and not to more rules than an answer can look
 * at. Each rule is looked at once and without recursion, so that no number or order of rules exhausts time or stack.
 */
final class References {

    /** How many segments may stand behind each other: each adds the depth of its rule to an answer. */
    private static final int LONGEST_CHAIN = 20;

    /** How deep a rule may nest with the rules that it refers to in their places: far below what exhausts a stack. */
    private static final int MAX_DEPTH = 400;

    /** How many nodes a rule may have with the rules that it refers to in their places. */
    private static final long MAX_NODES = 100_000;

    /** How many keys of a circle are shown. */
    private static final int MOST_SHOWN = 100;

    private final String path;
    private final Problems problems;
    private final Map<String, Rule> rules;

    /** What was found behind each rule. */
    private final Map<String, Reach> reaches = new HashMap<>();

    /** The rules from the one that is checked to the one that is looked at. */
    private final Map<String, Visit> way = new LinkedHashMap<>();

    /** The rules at which a circle was found to close. */
    private final Set<String> closed = new HashSet<>();

    private References(String path, Map<String, Rule> rules, Problems problems) {
        this.path = path;
        this.rules = rules;
        this.problems = problems;
    }

    static void check(String path, Map<String, Rule> rules, Problems problems) {
        References references = new References(path, rules, problems);
        rules.keySet().forEach(references::follow);
    }

    /**
     * How far a rule reaches with those that it refers to in their places.
     *
     * @param nodes how many nodes it has
     * @param depth how many levels it has
     * @param steps how many references stand behind each other
     * @param broken whether a problem was found there already, which makes the numbers meaningless
     */
    private record Reach(long nodes, int depth, int steps, boolean broken) {

        static final Reach BROKEN = new Reach(0, 0, 0, true);

        Reach with(Reach behind, int atDepth) {
            return broken || behind.broken
                    ? BROKEN
                    : new Reach(
                            Math.min(nodes + behind.nodes, 2 * MAX_NODES),
                            Math.max(depth, atDepth + behind.depth),
                            Math.max(steps, behind.steps + 1),
                            false);
        }
    }

    /**
     * A reference to a rule.
     *
     * @param key the rule
     * @param depth how deep the reference stands
     */
    private record Reference(String key, int depth) {}

    /** A rule on the way, with the references that are still to be followed. */
    private static final class Visit {

        private final Deque<Reference> open = new ArrayDeque<>();
        private Reach reach = new Reach(0, 0, 0, false);
        private int followedAt;

        private Visit(Rule rule) {
            look(rule, 1);
        }

        /** Collects every reference, as often as it stands there. */
        private void look(Rule rule, int depth) {
            reach = new Reach(reach.nodes + 1, Math.max(reach.depth, depth), 0, false);
            if (rule instanceof Rule.InSegment reference) {
                open.add(new Reference(reference.key(), depth));
            }
            look(Nested.in(rule), depth + 1);
        }

        private void look(Nested nested, int depth) {
            nested.rules().forEach(rule -> look(rule, depth));
            for (Operand<?> operand : nested.operands()) {
                reach = new Reach(reach.nodes + 1, reach.depth, 0, false);
                look(Nested.in(operand), depth + 1);
            }
        }

        private String next() {
            Reference reference = open.removeFirst();
            followedAt = reference.depth();
            return reference.key();
        }

        private void add(Reach behind) {
            reach = reach.with(behind, followedAt);
        }
    }

    private void follow(String start) {
        Deque<String> keys = new ArrayDeque<>();
        enter(start, keys);
        while (!keys.isEmpty()) {
            String key = keys.getFirst();
            Visit visit = requireNonNull(way.get(key));
            if (!visit.open.isEmpty()) {
                step(visit, visit.next(), keys);
            } else {
                keys.removeFirst();
                Reach reach = leave(key, visit.reach);
                if (!keys.isEmpty()) {
                    requireNonNull(way.get(keys.getFirst())).add(reach);
                }
            }
        }
    }

    private void step(Visit from, String target, Deque<String> keys) {
        @Nullable Reach known = reaches.get(target);
        if (known != null) {
            from.add(known);
        } else if (way.containsKey(target)) {
            from.add(Reach.BROKEN);
            reportCircle(target);
        } else {
            enter(target, keys);
        }
    }

    /** Goes into a rule that was not looked at yet; one that does not exist is a problem already. */
    private void enter(String key, Deque<String> keys) {
        @Nullable Rule rule = rules.get(key);
        if (rule != null && !reaches.containsKey(key)) {
            way.put(key, new Visit(rule));
            keys.addFirst(key);
        }
    }

    /** Reports what is wrong with a rule; what refers to it is not reported again. */
    private Reach leave(String key, Reach reach) {
        String here = path + "/" + key;
        problems.unless(
                reach.steps() <= LONGEST_CHAIN,
                "TOO_DEEP",
                here,
                "segments must not refer to each other over more than " + LONGEST_CHAIN + " steps but do");
        problems.unless(
                reach.depth() <= MAX_DEPTH,
                "TOO_DEEP",
                here,
                "a rule with those that it refers to must not nest deeper than " + MAX_DEPTH + " levels but does");
        problems.unless(
                reach.nodes() <= MAX_NODES,
                "TOO_LARGE",
                here,
                "a rule with those that it refers to must not have more than " + MAX_NODES + " nodes but has");
        boolean fits = reach.steps() <= LONGEST_CHAIN && reach.depth() <= MAX_DEPTH && reach.nodes() <= MAX_NODES;
        Reach left = fits ? reach : Reach.BROKEN;
        way.remove(key);
        reaches.put(key, left);
        return left;
    }

    private void reportCircle(String key) {
        if (closed.add(key)) {
            List<String> circle =
                    way.keySet().stream().dropWhile(other -> !other.equals(key)).collect(Collectors.toList());
            if (circle.size() > MOST_SHOWN) {
                circle.subList(MOST_SHOWN / 2, circle.size() - MOST_SHOWN / 2).clear();
                circle.add(MOST_SHOWN / 2, "…");
            }
            circle.add(key);
            problems.add(
                    "CYCLE",
                    path + "/" + key,
                    "a segment must not refer to itself but does: " + String.join(" -> ", circle));
        }
    }
}
