package dev.terrace.core.time;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * A half-open stretch of time {@code [start, end)}.
 *
 * <p>The start belongs to it, the end does not, so that neighbouring intervals tile. An interval with
 * {@code start == end} is empty and contains nothing.
 *
 * @param start the first instant inside
 * @param end the first instant after; not before {@code start}
 */
public record Interval(Instant start, Instant end) implements Serializable {

    /**
     * Checks that the end is not before the start.
     *
     * @throws IllegalArgumentException if {@code end} is before {@code start}
     */
    public Interval {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(
                    "interval end must not be before its start but was [" + start + ", " + end + ")");
        }
    }

    /**
     * An interval from its bounds.
     *
     * @param startInclusive the first instant inside
     * @param endExclusive the first instant after
     * @return the interval {@code [startInclusive, endExclusive)}
     * @throws IllegalArgumentException if the end is before the start
     */
    public static Interval of(Instant startInclusive, Instant endExclusive) {
        return new Interval(startInclusive, endExclusive);
    }

    /**
     * Whether an instant lies inside.
     *
     * @param instant the instant to look for
     * @return {@code start <= instant < end}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /**
     * Whether nothing lies inside.
     *
     * @return {@code start == end}
     */
    public boolean isEmpty() {
        return start.equals(end);
    }

    /**
     * The part of this interval before an instant.
     *
     * @param limit the first instant that is cut off
     * @return {@code [start, min(end, limit))}, or the empty interval at {@code limit} when this one starts later
     */
    public Interval before(Instant limit) {
        if (!limit.isBefore(end)) {
            return this;
        }
        return limit.isBefore(start) ? new Interval(limit, limit) : new Interval(start, limit);
    }

    /** {@return the interval as {@code [start, end)}} */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
