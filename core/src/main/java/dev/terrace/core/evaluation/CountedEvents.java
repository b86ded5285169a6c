package dev.terrace.core.evaluation;

import org.jspecify.annotations.Nullable;

/** Counts those events of a table that meet a condition. */
final class CountedEvents {

    private final int first;

    /** Whether each event counts; null if every one does. */
    private final @Nullable BlockAnswers answers;

    private CountedEvents(int first, @Nullable BlockAnswers answers) {
        this.first = first;
        this.answers = answers;
    }

    /** Tests the events in the window of those users of a block that are asked for. */
    static CountedEvents of(Block users, WindowOfEvents window, @Nullable Node where, long[] among) {
        if (where == null) {
            return new CountedEvents(0, null);
        }
        Block events = users.ofEvents(window.events());
        long[] inWindow = new long[BlockAnswers.words(events.size())];
        users.forEach(among, user -> {
            int from = window.first(user);
            BlockAnswers.mark(inWindow, from - events.from(), window.end(user, from) - events.from());
        });
        return new CountedEvents(events.from(), where.answers(events, inWindow));
    }

    /** How many events count from one position to before another; from below, if older ones may be missing. */
    void count(int from, int to, boolean complete, Found out) {
        int certain = answers == null ? to - from : BlockAnswers.count(answers.yes(), from - first, to - first);
        int possible = answers == null ? certain : BlockAnswers.count(answers.maybe(), from - first, to - first);
        out.between(certain, complete ? possible : Long.MAX_VALUE);
    }
}
