package dev.terrace.core.rule;

import dev.terrace.core.time.Window;

/** How often an event was done, to be completed by a window. */
public final class CountClause {

    private final String event;
    private final Comparison comparison;
    private final long limit;

    CountClause(String event, Comparison comparison, long limit) {
        this.event = event;
        this.comparison = comparison;
        this.limit = limit;
    }

    /**
     * Counts in a window.
     *
     * @param window which stretch of time before {@code asOf}
     * @return the rule
     */
    public Rule within(Window window) {
        return new Rule.Count(event, window, comparison, limit);
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
