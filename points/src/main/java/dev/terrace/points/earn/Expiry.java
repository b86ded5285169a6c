package dev.terrace.points.earn;

import dev.terrace.core.Problems;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;

/**
 * How long points live, counted from the moment at which they become available.
 *
 * <p>Points are usable before the instant of expiry, and expired exactly at it.
 */
public sealed interface Expiry extends Serializable {

    /** The instant at which points that never expire would: later than every other. */
    Instant NEVER = Instant.MAX;

    /**
     * When points expire.
     *
     * @param availableAt when they become available
     * @param calendar what a month means
     * @return the first instant at which they are no longer usable; {@link #NEVER} if they stay
     */
    Instant expiresAt(Instant availableAt, Calendar calendar);

    /**
     * Adds what is wrong with this expiry to the problems of a model.
     *
     * @param problems where to add
     * @param path where in the model the expiry stands
     */
    void check(Problems problems, String path);

    /**
     * Points stay until they are used.
     *
     * @return the expiry
     */
    static Expiry never() {
        return new Never();
    }

    /**
     * Points last to the end of a later month. Worked numbers: available on 2020-07-06, 12 months expire at the start
     * of 2021-08-01; available on 22 January, 0 months expire at the start of 1 February.
     *
     * @param months how many months after the one in which they become available; 0 to 1200
     * @return the expiry
     */
    static Expiry endOfMonth(int months) {
        return new EndOfMonth(months);
    }

    /** Points stay until they are used. */
    record Never() implements Expiry {
        @Override
        public Instant expiresAt(Instant availableAt, Calendar calendar) {
            return NEVER;
        }

        @Override
        public void check(Problems problems, String path) {
            // Nothing can be wrong with it.
        }
    }

    /**
     * Points last to the end of a later month.
     *
     * @param months how many months after the one in which they become available; 0 to 1200
     */
    record EndOfMonth(int months) implements Expiry {

        private static final int MAX_MONTHS = 1200;

        @Override
        public Instant expiresAt(Instant availableAt, Calendar calendar) {
            long last = calendar.bucketOf(Bucket.MONTH, availableAt) + months;
            return calendar.intervalOf(Bucket.MONTH, last).end();
        }

        @Override
        public void check(Problems problems, String path) {
            problems.unless(
                    months >= 0 && months <= MAX_MONTHS,
                    "INVALID_EXPIRY",
                    path + "/months",
                    "months must be in [0, " + MAX_MONTHS + "] but were " + months);
        }
    }
}
