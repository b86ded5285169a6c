package dev.terrace.core.codec;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What was found wrong with one tree, and how much of it may still be read. Both have a limit, so that no tree, however
 * made, costs more than a bounded time and memory.
 */
final class TreeFindings {

    /** How many problems are listed; further ones are counted. */
    static final int MOST_PROBLEMS = 100;

    /** How many elements of lists and keys of objects one tree may have, counted as often as they stand in it. */
    static final int MOST_ENTRIES = 2_000_000;

    private static final int LONGEST_MESSAGE = 1_000;

    /** The nearest of more names than this takes too long to find. */
    private static final int MOST_NAMES = 1_000;

    private final Problems problems = new Problems();
    private int listed;
    private long more;
    private int entries = MOST_ENTRIES;

    void add(String code, TreeNode node, String message) {
        if (isListed()) {
            problems.add(code, node.pointer(), cut(message));
        }
    }

    void addUnknownName(String code, TreeNode node, String what, String name, Collection<String> names) {
        if (names.size() > MOST_NAMES) {
            add(code, node, what + " must be one of " + names.size() + " names but was '" + name + "'");
        } else if (isListed()) {
            problems.addUnknownName(code, node.pointer(), what, name, names);
        }
    }

    void addAll(List<Problem> checked) {
        for (Problem problem : checked) {
            if (isListed()) {
                problems.addAll(List.of(
                        new Problem(problem.code(), problem.path(), cut(problem.message()), problem.suggestion())));
            }
        }
    }

    /** Takes entries from what may be read; once it is used up, nothing more is read, and that is said once. */
    boolean take(int wanted, TreeNode node) {
        if (wanted <= entries) {
            entries -= wanted;
            return true;
        }
        if (entries >= 0) {
            entries = -1;
            add(
                    "TOO_LARGE",
                    node,
                    "a document must not have more than " + MOST_ENTRIES + " list elements and keys but does");
        }
        return false;
    }

    int count() {
        return (int) Math.min(listed + more, Integer.MAX_VALUE);
    }

    void throwIfAny(String model) {
        if (count() == 0) {
            return;
        }
        List<Problem> all = new ArrayList<>(problems.found());
        if (more > 0) {
            all.add(new Problem("MORE_PROBLEMS", "", "there are " + more + " more problems, which are not listed"));
        }
        throw new InvalidModelException(model, all);
    }

    private boolean isListed() {
        if (listed == MOST_PROBLEMS) {
            more++;
            return false;
        }
        listed++;
        return true;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
