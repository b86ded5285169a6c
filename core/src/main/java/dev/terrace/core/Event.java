package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/** Something that a user did, at an instant. */
public final class Event implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final Instant at;

    private Event(String type, Instant at) {
        this.type = requireType(type);
        this.at = requireNonNull(at, "at");
    }

    /**
     * An event.
     *
     * @param type what was done, such as {@code purchase}; not blank
     * @param at when
     * @return the event
     * @throws IllegalArgumentException if the type is blank
     */
    public static Event of(String type, Instant at) {
        return new Event(type, at);
    }

    static String requireType(String type) {
        if (requireNonNull(type, "type").isBlank()) {
            throw new IllegalArgumentException("event type must not be blank but was '" + type + "'");
        }
        return type;
    }

    /**
     * What was done.
     *
     * @return the event type
     */
    public String type() {
        return type;
    }

    /**
     * When it was done.
     *
     * @return the instant
     */
    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event that && type.equals(that.type) && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + at.hashCode();
    }

    /** {@return the event as {@code type@instant}} */
    @Override
    public String toString() {
        return type + "@" + at;
    }
}
