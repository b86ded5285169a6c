package dev.terrace.lifecycle.internal;

import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.time.Instant;

/**
 * Consecutive buckets with their boundaries computed once, so that placing an instant needs comparisons only, whatever
 * the zone.
 *
 * <p>Periods are counted from 0 for the first bucket of the grid. A grid may be empty.
 */
public final class PeriodGrid {

    private static final int MAX_PERIODS = 100_000;

    private final Calendar calendar;
    private final Bucket unit;
    private final long first;

    /** The start of each period, and the end of the last one. */
    private final Instant[] bounds;

    private PeriodGrid(Calendar calendar, Bucket unit, long first, Instant[] bounds) {
        this.calendar = calendar;
        this.unit = unit;
        this.first = first;
        this.bounds = bounds;
    }

    /**
     * The buckets from one to another.
     *
     * @param calendar what days, weeks and months mean
     * @param unit the unit of the buckets
     * @param first the first bucket's number
     * @param last the last bucket's number; less than {@code first} for an empty grid
     * @return the grid
     * @throws IllegalArgumentException if there are more than 100,000 buckets
     */
    public static PeriodGrid of(Calendar calendar, Bucket unit, long first, long last) {
        long size = Math.max(0, last - first + 1);
        if (size > MAX_PERIODS) {
            throw new IllegalArgumentException(
                    "range must span at most " + MAX_PERIODS + " periods but spanned " + size + " (" + unit + ")");
        }
        Instant[] bounds = new Instant[(int) size + 1];
        for (int i = 0; i <= size; i++) {
            bounds[i] = calendar.startOf(calendar.firstDayOf(unit, first + i));
        }
        return new PeriodGrid(calendar, unit, first, bounds);
    }

    /**
     * The last bucket of which some part lies before an instant.
     *
     * @param calendar what days, weeks and months mean
     * @param unit the unit of the buckets
     * @param asOf the first instant that is not known yet
     * @return the bucket's number
     */
    public static long lastBegun(Calendar calendar, Bucket unit, Instant asOf) {
        return calendar.bucketOf(unit, asOf.minusNanos(1));
    }

    /**
     * How many periods there are.
     *
     * @return the size; 0 for an empty grid
     */
    public int size() {
        return bounds.length - 1;
    }

    /**
     * The bucket number of a period.
     *
     * @param period the period; not negative
     * @return its epoch number
     */
    public long numberOf(int period) {
        return first + period;
    }

    /**
     * The name of a period for people.
     *
     * @param period the period; not negative
     * @return its name
     */
    public String nameOf(int period) {
        return calendar.nameOf(unit, numberOf(period));
    }

    /**
     * When a period starts.
     *
     * @param period the period, or {@link #size} for the end of the last one
     * @return its first instant
     */
    public Instant startOf(int period) {
        return bounds[period];
    }

    /**
     * Whether a period has ended.
     *
     * @param period the period
     * @param asOf the first instant that is not known yet
     * @return true if no part of it lies at or after {@code asOf}
     */
    public boolean isOver(int period, Instant asOf) {
        return !bounds[period + 1].isAfter(asOf);
    }

    /**
     * The first period that starts at or after an instant.
     *
     * @param instant the instant
     * @return the period; {@link #size} if only the end of the grid does, one more if nothing does
     */
    public int firstFrom(Instant instant) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[middle].isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The period that holds an instant.
     *
     * @param instant an instant not before the grid's start and before its end
     * @param from a period not after the one sought, often the one sought itself
     * @return the period
     */
    int periodOf(Instant instant, int from) {
        if (instant.isBefore(bounds[from + 1])) {
            return from;
        }
        int low = from + 1;
        int high = bounds.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (instant.isBefore(bounds[middle])) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
