package dev.terrace.core.insight;

import dev.terrace.core.ValueType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Cuts an ascending list of distinct values into bins of about equally many users; users of one value stay together.
 *
 * <p>The cuts are quantiles of type 7 (R. J. Hyndman, Y. Fan, The American Statistician 50 (1996)): the k-th of n bins ends
 * at place (users - 1) × k / n of the users in ascending order, from 0. Between two users such a quantile lies between
 * their values, so that the last value not above it is that of the lower user: whole numbers say it exactly, and for
 * values of every type that has an order.
 */
final class QuantileBins {

    private QuantileBins() {}

    /** Whether values are on a scale that is cut into bins; else each value is a category. */
    static boolean cut(ValueType type) {
        return switch (type) {
            case LONG, DECIMAL, DOUBLE, DATE, INSTANT, DURATION -> true;
            case BOOLEAN, STRING, ENUMERATION, VERSION, STRING_SET -> false;
        };
    }

    /**
     * The index after the last value of each bin, ascending.
     *
     * @param users how many users have each value; the quantiles are theirs
     * @param bins how many bins there may be; no more values than that have a bin each
     */
    static int[] ends(long[] users, int bins) {
        if (users.length <= bins) {
            return IntStream.rangeClosed(1, users.length).toArray();
        }
        long last = Arrays.stream(users).sum() - 1;
        int index = 0;
        long upTo = users[0];
        int[] ends = new int[bins];
        int size = 0;
        for (int bin = 1; bin < bins; bin++) {
            long place = last / bins * bin + last % bins * bin / bins;
            while (upTo <= place) {
                upTo += users[++index];
            }
            if (index + 1 < users.length && (size == 0 || ends[size - 1] <= index)) {
                ends[size++] = index + 1;
            }
        }
        ends[size++] = users.length;
        return Arrays.copyOf(ends, size);
    }
}
