package dev.terrace.core;

import dev.terrace.core.time.Interval;
import java.time.Instant;

/** How long a tick is: instants are kept as whole ticks since 1970. */
enum Ticks {
    SECONDS(1_000_000_000),
    MILLISECONDS(1_000_000),
    MICROSECONDS(1_000),
    NANOSECONDS(1);

    /** Times in this interval, and differences between them, fit 64 bits in ticks of any length. */
    static final Interval REACH =
            Interval.of(Instant.parse("1824-01-01T00:00:00Z"), Instant.parse("2116-01-01T00:00:00Z"));

    private static final long NANOS_OF_SECOND = 1_000_000_000;

    private final int nanos;

    Ticks(int nanos) {
        this.nanos = nanos;
    }

    /** The longest ticks in which a fraction of a second is whole. */
    static Ticks forNanos(int nanosOfSecond) {
        for (Ticks ticks : values()) {
            if (nanosOfSecond % ticks.nanos == 0) {
                return ticks;
            }
        }
        throw new IllegalStateException("every fraction is whole in nanoseconds but not " + nanosOfSecond);
    }

    Ticks shorter(Ticks other) {
        return nanos <= other.nanos ? this : other;
    }

    private long perSecond() {
        return NANOS_OF_SECOND / nanos;
    }

    /** An instant within {@link #REACH} in ticks. */
    long of(long second, int nanosOfSecond) {
        return second * perSecond() + nanosOfSecond / nanos;
    }

    /** The first tick that is not before an instant, since an origin; the farthest number if it is out of reach. */
    long notBefore(Instant instant, long origin) {
        int fraction = (instant.getNano() + nanos - 1) / nanos;
        try {
            long since = Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond()), fraction);
            return Math.subtractExact(since, origin);
        } catch (ArithmeticException outOfReach) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    Instant instant(long time, long origin) {
        long since = origin + time;
        return Instant.ofEpochSecond(Math.floorDiv(since, perSecond()), Math.floorMod(since, perSecond()) * nanos);
    }
}
