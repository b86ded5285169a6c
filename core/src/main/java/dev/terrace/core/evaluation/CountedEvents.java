package dev.terrace.core.evaluation;

import dev.terrace.core.EventTable;
import org.jspecify.annotations.Nullable;

/** Counts those events of a table that meet a condition. */
final class CountedEvents {

    private final int first;

    /** Whether each event counts; null if every one does. */
    private final @Nullable Answers answers;

    private CountedEvents(int first, @Nullable Answers answers) {
        this.first = first;
        this.answers = answers;
    }

    /** Tests the events of all users of a block. */
    static CountedEvents of(Block users, EventTable events, @Nullable Node where) {
        if (where == null) {
            return new CountedEvents(0, null);
        }
        Block block = users.ofEvents(events);
        return new CountedEvents(block.from(), where.answers(block, block.every()));
    }

    /** How many events count from one position to before another; from below, if older ones may be missing. */
    void count(int from, int to, boolean complete, Found out) {
        int certain = answers == null ? to - from : Answers.count(answers.yes(), from - first, to - first);
        int possible = answers == null ? certain : Answers.count(answers.maybe(), from - first, to - first);
        out.between(certain, complete ? possible : Long.MAX_VALUE);
    }
}
