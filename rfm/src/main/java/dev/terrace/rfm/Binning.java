package dev.terrace.rfm;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of a population become scores: where to cut them into bins.
 *
 * <p>Every binning cuts between values, never between customers: equal values always share a score, also where that
 * leaves a score without customers. Cuts follow the values' unit, so that counting money in fen or in thousandths of a
 * fen gives the same scores. They are computed with integers only.
 */
public abstract sealed class Binning implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A cell is written with one digit for each score. */
    static final int MAX_BINS = 9;

    /** Enough to tell a cut from the whole numbers beside it. */
    private static final int DECIMALS = 2;

    private Binning() {}

    /**
     * Bins of about equally many customers, cut at quantiles.
     *
     * <p>Cut k lies at the quantile k/n of type 7 (Hyndman and Fan 1996; the default of R, NumPy and spreadsheets'
     * PERCENTILE.INC): at position (N − 1)·k/n of the sorted values, linear between neighbours. A value that equals a
     * cut belongs to the bin below it. Worked numbers: the values 1, 2, 3, 4 in 2 bins are cut at 2.5; the values 1, 1,
     * 1, 9 at 1, which leaves three customers below the cut and one above. Where all values are equal they share the bin below all cuts: the
     * score 1 of frequency and money, but the best score of recency.
     *
     * @param bins how many bins; from 2 to 9
     * @return the binning
     * @throws IllegalArgumentException if the number of bins is out of range
     */
    public static Binning quantile(int bins) {
        return new Quantile(requireBins(bins, "quantile binning"));
    }

    /**
     * Two bins, cut at the arithmetic mean.
     *
     * <p>Only what is strictly better than the mean scores 2: more orders than the mean, more money than the mean, fewer
     * days than the mean. Worked numbers: the values 1, 2, 6 have the mean 3; among orders 6 scores 2, among days 1 and
     * 2 do.
     *
     * @return the binning
     */
    public static Binning mean() {
        return new Mean();
    }

    /**
     * How many bins, and so how many different scores, there are at most.
     *
     * @return the number of bins; from 2 to 9
     */
    public abstract int bins();

    /** Cuts the values of a population of at least one customer; the array is left as it is. */
    abstract Cuts cut(Dimension dimension, long[] values);

    static int requireBins(int bins, String place) {
        if (bins < 2 || bins > MAX_BINS) {
            throw new IllegalArgumentException(
                    "bins must be in [2, " + MAX_BINS + "] but was " + bins + " (" + place + ")");
        }
        return bins;
    }

    private static BigDecimal quotient(BigInteger dividend, long divisor, RoundingMode rounding) {
        return new BigDecimal(dividend).divide(BigDecimal.valueOf(divisor), DECIMALS, rounding);
    }

    private static final class Quantile extends Binning {

        private static final long serialVersionUID = 1L;

        private final int bins;

        private Quantile(int bins) {
            this.bins = bins;
        }

        @Override
        public int bins() {
            return bins;
        }

        @Override
        Cuts cut(Dimension dimension, long[] values) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            List<BigDecimal> points = new ArrayList<>(bins - 1);
            for (int k = 1; k < bins; k++) {
                points.add(quantile(sorted, k));
            }
            return Cuts.equalBelow(dimension, points);
        }

        private BigDecimal quantile(long[] sorted, int k) {
            long position = (sorted.length - 1L) * k;
            int below = (int) (position / bins);
            int above = Math.min(below + 1, sorted.length - 1);
            long part = position % bins;
            BigInteger weighted = BigInteger.valueOf(sorted[below])
                    .multiply(BigInteger.valueOf(bins - part))
                    .add(BigInteger.valueOf(sorted[above]).multiply(BigInteger.valueOf(part)));
            return quotient(weighted, bins, RoundingMode.FLOOR);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Quantile that && bins == that.bins;
        }

        @Override
        public int hashCode() {
            return bins;
        }

        /** {@return the factory call, such as {@code quantile(5)}} */
        @Override
        public String toString() {
            return "quantile(" + bins + ")";
        }
    }

    private static final class Mean extends Binning {

        private static final long serialVersionUID = 1L;

        @Override
        public int bins() {
            return 2;
        }

        @Override
        Cuts cut(Dimension dimension, long[] values) {
            BigInteger sum = sum(values);
            return dimension.moreIsBetter()
                    ? Cuts.equalBelow(dimension, List.of(quotient(sum, values.length, RoundingMode.FLOOR)))
                    : Cuts.equalAbove(dimension, List.of(quotient(sum, values.length, RoundingMode.CEILING)));
        }

        /** Halves of 32 bits cannot overflow, however many values an array holds. */
        private static BigInteger sum(long[] values) {
            long high = 0;
            long low = 0;
            for (long value : values) {
                high += value >> Integer.SIZE;
                low += value & 0xFFFF_FFFFL;
            }
            return BigInteger.valueOf(high).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(low));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Mean;
        }

        @Override
        public int hashCode() {
            return Mean.class.getName().hashCode();
        }

        /** {@return the factory call without arguments} */
        @Override
        public String toString() {
            return "mean()";
        }
    }
}
