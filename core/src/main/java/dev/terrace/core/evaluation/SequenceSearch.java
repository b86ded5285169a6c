package dev.terrace.core.evaluation;

import dev.terrace.core.Event;
import dev.terrace.core.rule.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for steps in time order. Keeps, for each number of steps done, the latest instant at which they can have begun:
 * a later begin leaves more time for the rest. So one pass over the events is enough.
 */
final class SequenceSearch {

    private final List<Selection> steps;
    private final List<Selection> without;
    private final @Nullable Duration longest;
    private final Instant asOf;
    private final Truth atLeast;

    /** When the first so many steps began at the latest; null if they were not done. */
    private final @Nullable Instant[] begun;

    /**
     * A search.
     *
     * @param atLeast {@code TRUE} to find what surely happened, {@code UNKNOWN} to find what may have happened
     */
    SequenceSearch(
            List<Selection> steps, List<Selection> without, @Nullable Duration longest, Instant asOf, Truth atLeast) {
        this.steps = steps;
        this.without = without;
        this.longest = longest;
        this.asOf = asOf;
        this.atLeast = atLeast;
        this.begun = new Instant[steps.size() + 1];
    }

    boolean isIn(List<Event> events) {
        for (int from = 0; from < events.size() && begun[steps.size()] == null; ) {
            int to = from;
            while (to < events.size()
                    && events.get(to).at().equals(events.get(from).at())) {
                to++;
            }
            advance(events.subList(from, to));
            from = to;
        }
        return begun[steps.size()] != null;
    }

    /** Goes on by the events of one instant, which count in any order; what breaks a sequence breaks what began earlier. */
    private void advance(List<Event> events) {
        Instant now = events.get(0).at();
        @Nullable Instant[] before = begun.clone();
        before[0] = now;
        if (events.stream().anyMatch(this::breaks)) {
            Arrays.fill(begun, null);
        }
        for (int done = 0; done < steps.size(); done++) {
            @Nullable Instant begin = before[done];
            if (begin != null && isInTime(begin, now)) {
                int last = done + new StepMatching(done, events).length();
                for (int reached = done + 1; reached <= last; reached++) {
                    begun[reached] = later(begun[reached], begin);
                }
            }
        }
    }

    private boolean isInTime(Instant begin, Instant now) {
        return longest == null || Duration.between(begin, now).compareTo(longest) <= 0;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    /** What may break a sequence does so where we look for what surely happened. */
    private boolean breaks(Event event) {
        Truth least = atLeast == Truth.TRUE ? Truth.UNKNOWN : Truth.TRUE;
        return without.stream().anyMatch(selection -> accepts(selection, event, least));
    }

    private boolean accepts(Selection selection, Event event, Truth least) {
        return selection.type().name().equals(event.type())
                && selection.accepts(event, asOf).compareTo(least) >= 0;
    }

    /** Gives each step an event of its own, moving earlier steps to other events where that helps. */
    private final class StepMatching {

        private final int firstStep;
        private final List<Event> events;
        private final int[] stepOf;

        private StepMatching(int firstStep, List<Event> events) {
            this.firstStep = firstStep;
            this.events = events;
            this.stepOf = new int[events.size()];
            Arrays.fill(stepOf, -1);
        }

        /** How many steps from the first one on can be done at this instant. */
        private int length() {
            int length = 0;
            while (firstStep + length < steps.size() && place(firstStep + length, new boolean[events.size()])) {
                length++;
            }
            return length;
        }

        private boolean place(int step, boolean[] tried) {
            for (int i = 0; i < events.size(); i++) {
                if (!tried[i] && accepts(steps.get(step), events.get(i), atLeast)) {
                    tried[i] = true;
                    if (stepOf[i] < 0 || place(stepOf[i], tried)) {
                        stepOf[i] = step;
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
