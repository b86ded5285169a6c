package dev.terrace.core.stats;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * How far two figures of the same users rise and fall together, whatever their scales: Spearman's rank correlation
 * (秩相关), such as that of friends invited and days kept.
 */
public final class RankCorrelation implements Serializable {

    private static final long serialVersionUID = 1L;

    private final double coefficient;
    private final long size;
    private final double pValue;

    private RankCorrelation(double coefficient, long size, double pValue) {
        this.coefficient = coefficient;
        this.size = size;
        this.pValue = pValue;
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
        double coefficient = bounded(together / Math.sqrt(squaresOfOne * squaresOfOther));
        double pValue = one.length <= RankPermutations.MOST_USERS
                ? RankPermutations.pValue(doubled(one), doubled(other))
                : approximatePValue(coefficient, one.length);
        return Optional.of(new RankCorrelation(coefficient, one.length, pValue));
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
        double coefficient = bounded(together / Math.sqrt(squares * squaresOfOutcome));
        double pValue =
                all <= RankPermutations.MOST_USERS ? exactPValue(users, reached) : approximatePValue(coefficient, all);
        return Optional.of(new RankCorrelation(coefficient, all, pValue));
    }

    /** Of figures written out user by user. */
    private static double exactPValue(long[] users, long[] reached) {
        int all = (int) sum(users);
        double[] figure = new double[all];
        double[] outcome = new double[all];
        int user = 0;
        for (int i = 0; i < users.length; i++) {
            int end = user + (int) users[i];
            Arrays.fill(figure, user, end, i);
            Arrays.fill(outcome, user, user + (int) reached[i], 1);
            user = end;
        }
        return RankPermutations.pValue(
                doubled(centredRanks("figure", figure)), doubled(centredRanks("outcome", outcome)));
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
     * How far the figures go together.
     *
     * @return a number in [-1, 1]: 1 if one figure always rises with the other, -1 if it always falls
     */
    public double coefficient() {
        return coefficient;
    }

    /**
     * How many users there are.
     *
     * @return the number of users; at least 2
     */
    public long size() {
        return size;
    }

    /**
     * How probable a coefficient at least as far from 0 is if the figures do not go together, two-sided.
     *
     * <p>Of up to 9 users it is exact, with ties too: the share of all orders of the ranks that have such a coefficient. Worked
     * numbers: 3, 4 and 5 users in the same order have 2/3! = 0.333, 2/4! = 0.0833 and 2/5! = 0.0167. Of more users it is the t
     * approximation: t = r × √((n - 2) / (1 - r²)) with n - 2 degrees of freedom.
     *
     * <p>Source: M. G. Kendall, A. Stuart, "The Advanced Theory of Statistics" 2 (1961), sections 31.18 and 31.19.
     *
     * @return the p value in [0, 1]; 0 for a coefficient of 1 or -1 of more than 9 users; empty for 2 users, which say nothing
     */
    public OptionalDouble pValue() {
        return size == 2 ? OptionalDouble.empty() : OptionalDouble.of(pValue);
    }

    private static double approximatePValue(double coefficient, long size) {
        double unexplained = (1 - coefficient) * (1 + coefficient);
        if (unexplained == 0) {
            return 0;
        }
        double t = Math.abs(coefficient) * Math.sqrt((size - 2.0) / unexplained);
        return 2 * TDistribution.of(size - 2.0).survivalProbability(t);
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

    @Override
    public boolean equals(Object other) {
        return other instanceof RankCorrelation that
                && Double.compare(coefficient, that.coefficient) == 0
                && size == that.size
                && Double.compare(pValue, that.pValue) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(coefficient) * 31 + Long.hashCode(size);
    }

    /** {@return the coefficient and the number of users} */
    @Override
    public String toString() {
        return coefficient + " of " + size + " users";
    }

    private static double bounded(double coefficient) {
        return Math.max(-1, Math.min(1, coefficient));
    }

    /** Ranks are whole or half numbers. */
    private static long[] doubled(double[] ranks) {
        return Arrays.stream(ranks).mapToLong(rank -> Math.round(2 * rank)).toArray();
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
