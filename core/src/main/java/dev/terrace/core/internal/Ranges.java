package dev.terrace.core.internal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A set of 64-bit numbers as ascending, closed ranges that neither overlap nor touch. Immutable.
 *
 * <p>Every comparison of a value that is kept as a word is such a set: at least 18 is {@code [18, MAX]}.
 */
public final class Ranges implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Up to so many ends, looking at each is faster than halving. */
    private static final int FEW_BOUNDS = 16;

    /** Low and high ends in turn. */
    private final long[] bounds;

    private Ranges(long[] bounds) {
        this.bounds = bounds;
    }

    /**
     * No number.
     *
     * @return the empty set
     */
    public static Ranges none() {
        return new Ranges(new long[0]);
    }

    /**
     * Every number.
     *
     * @return the whole set
     */
    public static Ranges every() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * Just some numbers.
     *
     * @param numbers the numbers, in any order
     * @return the set of them
     */
    public static Ranges of(long... numbers) {
        return union(Arrays.stream(numbers)
                .mapToObj(number -> between(number, number))
                .toList());
    }

    /**
     * The numbers from one to another.
     *
     * @param low the smallest
     * @param high the largest
     * @return the set; empty if {@code low} exceeds {@code high}
     */
    public static Ranges between(long low, long high) {
        return low <= high ? new Ranges(new long[] {low, high}) : none();
    }

    /**
     * The numbers below one.
     *
     * @param limit the first that is not in it
     * @return the set
     */
    public static Ranges below(long limit) {
        return limit == Long.MIN_VALUE ? none() : between(Long.MIN_VALUE, limit - 1);
    }

    /**
     * The numbers above one.
     *
     * @param limit the last that is not in it
     * @return the set
     */
    public static Ranges above(long limit) {
        return limit == Long.MAX_VALUE ? none() : between(limit + 1, Long.MAX_VALUE);
    }

    /**
     * The numbers that are in any of some sets.
     *
     * @param sets the sets
     * @return their union
     */
    public static Ranges union(List<Ranges> sets) {
        List<long[]> ranges = new ArrayList<>();
        for (Ranges set : sets) {
            for (int i = 0; i < set.bounds.length; i += 2) {
                ranges.add(new long[] {set.bounds[i], set.bounds[i + 1]});
            }
        }
        ranges.sort(Comparator.comparingLong(range -> range[0]));
        List<long[]> joined = new ArrayList<>();
        for (long[] range : ranges) {
            long[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && (last[1] == Long.MAX_VALUE || range[0] <= last[1] + 1)) {
                last[1] = Math.max(last[1], range[1]);
            } else {
                joined.add(range.clone());
            }
        }
        return new Ranges(joined.stream().flatMapToLong(Arrays::stream).toArray());
    }

    /**
     * The numbers that are not in this set.
     *
     * @return the complement
     */
    public Ranges complement() {
        List<Ranges> gaps = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (int i = 0; i < bounds.length; i += 2) {
            if (bounds[i] > next) {
                gaps.add(between(next, bounds[i] - 1));
            }
            if (bounds[i + 1] == Long.MAX_VALUE) {
                return union(gaps);
            }
            next = bounds[i + 1] + 1;
        }
        gaps.add(between(next, Long.MAX_VALUE));
        return union(gaps);
    }

    /**
     * The numbers that are in both of two sets.
     *
     * @param other the other set
     * @return their intersection
     */
    public Ranges and(Ranges other) {
        return union(List.of(complement(), other.complement())).complement();
    }

    /**
     * Whether a number is in the set.
     *
     * @param number the number
     * @return true if it is
     */
    public boolean contains(long number) {
        if (bounds.length > FEW_BOUNDS) {
            return isEndOrBelowHighEnd(Arrays.binarySearch(bounds, number));
        }
        for (int i = 0; i < bounds.length; i += 2) {
            if (number <= bounds[i + 1]) {
                return number >= bounds[i];
            }
        }
        return false;
    }

    /** Numbers between ends are in the set if the next end is a high one. */
    private static boolean isEndOrBelowHighEnd(int found) {
        return found >= 0 || (-found - 1) % 2 == 1;
    }

    /**
     * Whether every number of a range is in the set.
     *
     * @param low the smallest
     * @param high the largest; not smaller
     * @return true if all are
     */
    public boolean containsAll(long low, long high) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (low <= bounds[i + 1]) {
                return low >= bounds[i] && high <= bounds[i + 1];
            }
        }
        return false;
    }

    /**
     * Whether some number of a range is in the set.
     *
     * @param low the smallest
     * @param high the largest; not smaller
     * @return true if at least one is
     */
    public boolean containsAny(long low, long high) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (low <= bounds[i + 1]) {
                return high >= bounds[i];
            }
        }
        return false;
    }

    /**
     * The next larger number that is in the set if this one is not, and not in it if this one is.
     *
     * @param number the number
     * @return the number; empty if all larger ones are like this one
     */
    public OptionalLong nextTurnAbove(long number) {
        for (long bound : turns()) {
            if (bound > number) {
                return OptionalLong.of(bound);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The next smaller number that is in the set if this one is not, and not in it if this one is.
     *
     * @param number the number
     * @return the number; empty if all smaller ones are like this one
     */
    public OptionalLong nextTurnBelow(long number) {
        OptionalLong turn = OptionalLong.empty();
        for (long bound : turns()) {
            if (bound <= number) {
                turn = OptionalLong.of(bound - 1);
            }
        }
        return turn;
    }

    /** Every number that is in the set or not unlike the one before it, ascending. */
    private long[] turns() {
        return IntStream.range(0, bounds.length)
                .filter(i -> bounds[i] != (i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE))
                .mapToLong(i -> i % 2 == 0 ? bounds[i] : bounds[i] + 1)
                .toArray();
    }

    /**
     * Whether the set is empty.
     *
     * @return true without any number
     */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * Whether every number is in the set.
     *
     * @return true for the whole set
     */
    public boolean isEvery() {
        return bounds.length == 2 && bounds[0] == Long.MIN_VALUE && bounds[1] == Long.MAX_VALUE;
    }

    /**
     * The ends of the ranges.
     *
     * @return low and high ends in turn, ascending
     */
    public long[] bounds() {
        return bounds.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranges that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** {@return the ends of the ranges} */
    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
