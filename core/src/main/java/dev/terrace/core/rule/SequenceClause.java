package dev.terrace.core.rule;

import dev.terrace.core.time.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events one after the other, to be completed by a window. */
public final class SequenceClause {

    private final List<Rule.Sequence.Step> steps;
    private final @Nullable Duration longest;
    private final List<Rule.Sequence.Step> without;

    SequenceClause(List<Rule.Sequence.Step> steps, @Nullable Duration longest, List<Rule.Sequence.Step> without) {
        this.steps = steps;
        this.longest = longest;
        this.without = without;
    }

    /**
     * Limits the time from the first step to the last.
     *
     * @param longest the longest time that counts
     * @return the clause
     */
    public SequenceClause taking(Duration longest) {
        return new SequenceClause(steps, longest, without);
    }

    /**
     * None of these may happen after one step and before the next.
     *
     * @param events the events that break the sequence
     * @return the clause
     */
    public SequenceClause without(EventClause... events) {
        return new SequenceClause(
                steps, longest, Arrays.stream(events).map(EventClause::step).toList());
    }

    /**
     * All steps lie in a window.
     *
     * @param window which stretch of time before {@code asOf}
     * @return the rule
     */
    public Rule within(Window window) {
        return new Rule.Sequence(steps, window, longest, without);
    }

    /**
     * At any time before {@code asOf}.
     *
     * @return the rule
     */
    public Rule ever() {
        return within(Window.ever());
    }
}
