package dev.terrace.points.redeem;

import java.io.Serializable;

/**
 * How many points a customer wants to use on an order.
 *
 * @param points the number; positive
 * @param mode whether fewer will do
 */
public record Wanted(long points, Mode mode) implements Serializable {

    /** Whether fewer points than wanted will do. */
    public enum Mode {
        /** As many as the rules allow, up to the number. */
        AT_MOST,
        /** Just the number, or nothing. */
        EXACTLY
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Wanted {
        if (points < 1) {
            throw new IllegalArgumentException("wanted points must be at least 1 but were " + points);
        }
    }

    /**
     * As many as the rules allow.
     *
     * @return the wish
     */
    public static Wanted most() {
        return atMost(Long.MAX_VALUE);
    }

    /**
     * As many as the rules allow, up to a number.
     *
     * @param points the number; positive
     * @return the wish
     * @throws IllegalArgumentException if it is not positive
     */
    public static Wanted atMost(long points) {
        return new Wanted(points, Mode.AT_MOST);
    }

    /**
     * Just a number of points, or nothing.
     *
     * @param points the number; positive
     * @return the wish
     * @throws IllegalArgumentException if it is not positive
     */
    public static Wanted exactly(long points) {
        return new Wanted(points, Mode.EXACTLY);
    }
}
