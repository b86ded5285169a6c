package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Window;

/** What can be said about how often an event was done. */
public final class EventClause {

    private final String event;

    EventClause(String event) {
        this.event = requireNonNull(event, "event");
    }

    /**
     * At least once, at any time.
     *
     * @return the rule
     */
    public Rule ever() {
        return atLeast(1).ever();
    }

    /**
     * At least once in a window.
     *
     * @param window which stretch of time before {@code asOf}
     * @return the rule
     */
    public Rule within(Window window) {
        return atLeast(1).within(window);
    }

    /**
     * This often or more.
     *
     * @param times the smallest count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause atLeast(long times) {
        return new CountClause(event, Comparison.AT_LEAST, times);
    }

    /**
     * More often than this.
     *
     * @param times the largest count that does not hold; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause moreThan(long times) {
        return new CountClause(event, Comparison.GREATER_THAN, times);
    }

    /**
     * This often or less; a user who never did it counts.
     *
     * @param times the largest count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause atMost(long times) {
        return new CountClause(event, Comparison.AT_MOST, times);
    }

    /**
     * Less often than this; a user who never did it counts.
     *
     * @param times the smallest count that does not hold; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause fewerThan(long times) {
        return new CountClause(event, Comparison.LESS_THAN, times);
    }

    /**
     * Just this often; {@code exactly(0)} holds for a user who never did it.
     *
     * @param times the only count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause exactly(long times) {
        return new CountClause(event, Comparison.EQUAL, times);
    }
}
