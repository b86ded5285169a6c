package dev.terrace.core.rule;

import dev.terrace.core.Kind;
import dev.terrace.core.time.Window;

/** How often an event was done, to be completed by a window. */
public final class CountClause {

    private final EventClause events;
    private final Comparison comparison;
    private final long times;

    CountClause(EventClause events, Comparison comparison, long times) {
        this.events = events;
        this.comparison = comparison;
        this.times = times;
    }

    /**
     * Counts in a window.
     *
     * @param window which stretch of time before {@code asOf}
     * @return the rule
     */
    public Rule within(Window window) {
        return new Rule.Compare<>(
                new Operand.Count(events.in(window)), comparison, new Operand.Constant<>(Kind.ofLong(), times));
    }

    /**
     * Counts over all time before {@code asOf}.
     *
     * @return the rule
     */
    public Rule ever() {
        return within(Window.ever());
    }
}
