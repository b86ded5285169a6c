package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Window;
import java.io.Serializable;
import java.util.List;

/**
 * Which events of a user a question is about: those of one type, in a window, whose properties meet a condition.
 *
 * <p>An event of which the condition is unknown, since a property is missing, may or may not be among them: a count is
 * then open within bounds. Ask for {@code known(property)} to leave such events out.
 *
 * @param event the event type
 * @param where a rule over the event's properties; {@code all()} for no condition
 * @param window which stretch of time before {@code asOf}
 */
public record Occurrences(String event, Rule where, Window window) implements Serializable {

    /** No condition on the properties. */
    static final Rule.All ANY = new Rule.All(List.of());

    /** Checks that every component is given. */
    public Occurrences {
        requireNonNull(event, "event");
        requireNonNull(where, "where");
        requireNonNull(window, "window");
    }

    /**
     * Whether every event of the type counts.
     *
     * @return true if there is no condition on the properties
     */
    public boolean isUnconditional() {
        return where.equals(ANY);
    }
}
