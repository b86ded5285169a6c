package dev.terrace.core.stats;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * How far two figures of the same users rise and fall together, whatever their scales: Spearman's rank correlation
 * (秩相关), such as that of friends invited and days kept.
 *
 * @param coefficient in [-1, 1]: 1 if one figure always rises with the other, -1 if it always falls
 * @param size how many users there are; at least 2
 */
public record RankCorrelation(double coefficient, long size) implements Serializable {

    /**
     * Checks both numbers.
     *
     * @throws IllegalArgumentException if the coefficient is not in [-1, 1] or there are fewer than 2 users
     */
    public RankCorrelation {
        if (!(coefficient >= -1 && coefficient <= 1)) {
            throw new IllegalArgumentException("coefficient must be in [-1, 1] but was " + coefficient);
        }
        if (size < 2) {
            throw new IllegalArgumentException("size must be at least 2 but was " + size);
        }
    }

    /**
     * The rank correlation of two figures: Pearson's correlation of their ranks, where equal values share the average of
     * their ranks. Worked number: 1, 2, 2, 4 and 1, 3, 2, 4 have ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4, and 0.9487.
     *
     * <p>Source: C. Spearman, American Journal of Psychology 15 (1904).
     *
     * @param first the one figure of each user; no NaN
     * @param second the other figure of each user, in the same order; no NaN
     * @return the correlation; empty if a figure is the same for all users, or for fewer than 2 users
     * @throws IllegalArgumentException if the figures are of different numbers of users, or one is NaN
     */
    public static Optional<RankCorrelation> spearman(double[] first, double[] second) {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "both figures must be of the same users but were of " + first.length + " and " + second.length);
        }
        if (first.length < 2) {
            return Optional.empty();
        }
        double[] one = centredRanks("first", first);
        double[] other = centredRanks("second", second);
        double together = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int i = 0; i < one.length; i++) {
            together += one[i] * other[i];
            squaresOfOne += one[i] * one[i];
            squaresOfOther += other[i] * other[i];
        }
        if (squaresOfOne == 0 || squaresOfOther == 0) {
            return Optional.empty();
        }
        double coefficient = together / Math.sqrt(squaresOfOne * squaresOfOther);
        return Optional.of(new RankCorrelation(Math.max(-1, Math.min(1, coefficient)), one.length));
    }

    /**
     * The rank correlation of a figure with an outcome that users reach or not, from counts: the same as
     * {@link #spearman} of the figures and 0 or 1 for the outcome. Since it rests on counts alone, the counts of disjoint
     * parts of a population can be added up before, whatever the parts.
     *
     * <p>Worked number: of figures 1, 2 and 3, which 2, 1 and 1 users have and 0, 0 and 1 of those reached the outcome, it
     * is 0.8165.
     *
     * @param users how many users have each distinct figure, in ascending order of the figures
     * @param reached how many of those reached the outcome
     * @return the correlation; empty if the figure is the same for all users, or all or none reached the outcome
     * @throws IllegalArgumentException if the counts are of different numbers of figures, or a count of those who reached
     *     the outcome is negative or above that of the users
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public static Optional<RankCorrelation> withOutcome(long[] users, long[] reached) {
        requireCounts(users, reached);
        long all = sum(users);
        long successes = sum(reached);
        double together = 0;
        double squares = 0;
        long below = 0;
        for (int i = 0; i < users.length; i++) {
            // Twice the rank, from the middle: whole numbers.
            double rank = (double) (below - (all - below - users[i]));
            together += rank * reached[i];
            squares += rank * rank * users[i];
            below += users[i];
        }
        double squaresOfOutcome = (double) successes * (all - successes) / all;
        if (squares == 0 || !(squaresOfOutcome > 0)) {
            return Optional.empty();
        }
        double coefficient = together / Math.sqrt(squares * squaresOfOutcome);
        return Optional.of(new RankCorrelation(Math.max(-1, Math.min(1, coefficient)), all));
    }

    private static void requireCounts(long[] users, long[] reached) {
        if (users.length != reached.length) {
            throw new IllegalArgumentException(
                    "both counts must be of the same figures but were of " + users.length + " and " + reached.length);
        }
        for (int i = 0; i < users.length; i++) {
            if (reached[i] < 0 || reached[i] > users[i]) {
                throw new IllegalArgumentException("those who reached the outcome must be in [0, " + users[i]
                        + "] but were " + reached[i] + " (figure " + i + ")");
            }
        }
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum = Math.addExact(sum, count);
        }
        return sum;
    }

    /**
     * How probable a coefficient at least as far from 0 is if the figures do not go together, two-sided, by the t
     * approximation: t = r × √((n - 2) / (1 - r²)) with n - 2 degrees of freedom. It is rough for fewer than 10 users.
     * Worked number: 4 users with a coefficient of 0.8 have 0.2.
     *
     * <p>Source: M. G. Kendall, A. Stuart, "The Advanced Theory of Statistics" 2 (1961), section 31.19.
     *
     * @return the p value in [0, 1]; 0 for a coefficient of 1 or -1; empty for 2 users
     */
    public OptionalDouble pValue() {
        if (size == 2) {
            return OptionalDouble.empty();
        }
        double unexplained = (1 - coefficient) * (1 + coefficient);
        if (unexplained == 0) {
            return OptionalDouble.of(0);
        }
        double t = Math.abs(coefficient) * Math.sqrt((size - 2.0) / unexplained);
        return OptionalDouble.of(2 * TDistribution.of(size - 2.0).survivalProbability(t));
    }

    /**
     * Whether there are too few users to read much into the coefficient.
     *
     * @param minimum how many users there should be
     * @return true if there are fewer
     */
    public boolean isLowSupport(long minimum) {
        return size < minimum;
    }

    private static double[] centredRanks(String name, double[] figure) {
        double[] values = new double[figure.length];
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(figure[i])) {
                throw new IllegalArgumentException("a figure must be a number but was NaN (" + name + "[" + i + "])");
            }
            values[i] = figure[i] + 0.0; // -0.0 equals 0.0
        }
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(values);
        double middle = (ranks.length + 1) / 2.0;
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] -= middle;
        }
        return ranks;
    }
}
