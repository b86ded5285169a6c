package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Something that happened to an account, for the host to store.
 *
 * @param version its number in the account, counting from 1 without a gap; with the account it identifies the event
 * @param at when it was decided
 * @param cause the command that caused it
 * @param change what it changed
 */
public record PointsEvent(long version, Instant at, Command cause, Change change) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the version is not positive
     */
    public PointsEvent {
        requireNonNull(at, "at");
        requireNonNull(cause, "cause");
        requireNonNull(change, "change");
        if (version < 1) {
            throw new IllegalArgumentException("event version must be at least 1 but was " + version);
        }
    }
}
