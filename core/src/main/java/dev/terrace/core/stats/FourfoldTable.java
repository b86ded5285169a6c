package dev.terrace.core.stats;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A two by two table (四格表): users with and without a trait or a behaviour, by whether they reached an outcome. It says
 * how strongly the two go together; which causes which it cannot say.
 *
 * <p>Tables of disjoint parts of a population {@link #merge} to the table of the whole.
 *
 * @param successesWith users with the trait who reached the outcome
 * @param failuresWith users with the trait who did not reach it
 * @param successesWithout users without the trait who reached the outcome
 * @param failuresWithout users without the trait who did not reach it
 */
public record FourfoldTable(long successesWith, long failuresWith, long successesWithout, long failuresWithout)
        implements Serializable {

    private static final long FISHER_LIMIT = 1L << 40;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     * @throws ArithmeticException if their sum does not fit 64 bits
     */
    public FourfoldTable {
        if (Math.min(Math.min(successesWith, failuresWith), Math.min(successesWithout, failuresWithout)) < 0) {
            throw new IllegalArgumentException("counts must not be negative but were " + successesWith + ", "
                    + failuresWith + ", " + successesWithout + ", " + failuresWithout);
        }
        Math.addExact(Math.addExact(successesWith, failuresWith), Math.addExact(successesWithout, failuresWithout));
    }

    /**
     * The table of two groups, each with the share of those who reached the outcome.
     *
     * @param with the share among users with the trait
     * @param without the share among users without it
     * @return the table
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public static FourfoldTable of(Proportion with, Proportion without) {
        return new FourfoldTable(
                with.ratio().numerator(),
                with.ratio().denominator() - with.ratio().numerator(),
                without.ratio().numerator(),
                without.ratio().denominator() - without.ratio().numerator());
    }

    /**
     * The table of two disjoint parts of a population.
     *
     * @param other the other part's table
     * @return the table of both
     * @throws ArithmeticException if the users do not fit 64 bits
     */
    public FourfoldTable merge(FourfoldTable other) {
        return new FourfoldTable(
                Math.addExact(successesWith, other.successesWith),
                Math.addExact(failuresWith, other.failuresWith),
                Math.addExact(successesWithout, other.successesWithout),
                Math.addExact(failuresWithout, other.failuresWithout));
    }

    /**
     * The share of users with the trait who reached the outcome.
     *
     * @return the share; undefined if nobody has the trait
     */
    public Proportion with() {
        return Proportion.of(successesWith, successesWith + failuresWith);
    }

    /**
     * The share of users without the trait who reached the outcome.
     *
     * @return the share; undefined if everybody has the trait
     */
    public Proportion without() {
        return Proportion.of(successesWithout, successesWithout + failuresWithout);
    }

    /**
     * The whole population.
     *
     * @return the number of users in the four cells
     */
    public long total() {
        return successesWith + failuresWith + successesWithout + failuresWithout;
    }

    /**
     * The odds of the outcome with the trait over the odds without it (优势比): 1 if the two do not go together.
     *
     * <p>The prior is added to each of the four cells, so that an empty cell does not make the ratio 0 or infinite, and
     * a small table does not look strong. Worked numbers: 5 of 10 users who reached the outcome have the trait, and 0 of
     * 10 who did not; with a prior of 1 that is (6 × 11) / (1 × 6) = 11. Customary priors are 1, and 1/2 (J. B. S.
     * Haldane, Annals of Human Genetics 20 (1956)); 0 gives the plain ratio.
     *
     * @param prior how many users to add to each cell; finite and not negative
     * @return a positive number; empty if a cell is 0 even so
     * @throws IllegalArgumentException if the prior is negative or not finite
     */
    public OptionalDouble oddsRatio(double prior) {
        Bounds.prior(prior);
        double ratio = (successesWith + prior)
                / (failuresWith + prior)
                * ((failuresWithout + prior) / (successesWithout + prior));
        return ratio > 0 && Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
    }

    /**
     * The interval of the {@linkplain #oddsRatio odds ratio}: its logarithm is taken as normal, with the sum of the
     * reciprocals of the cells as variance. The prior is in the cells here too.
     *
     * <p>Source: B. Woolf, "On estimating the relation between blood group and disease", Annals of Human Genetics 19
     * (1955). Worked number: cells 5, 1, 2, 10 without a prior have the ratio 25, at 95 % between 1.80 and 346.69.
     *
     * @param prior how many users to add to each cell; finite and not negative
     * @param confidence in (0, 1); mostly 0.95
     * @return the interval, above 0; empty if a cell is 0 even so
     * @throws IllegalArgumentException if the prior is negative or not finite, or the confidence not in (0, 1)
     */
    public Optional<ConfidenceInterval> oddsRatioInterval(double prior, double confidence) {
        double logarithm = logOddsRatio(Bounds.prior(prior));
        double reach = StandardNormal.twoSided(confidence)
                * Math.sqrt(1 / (successesWith + prior)
                        + 1 / (failuresWith + prior)
                        + 1 / (successesWithout + prior)
                        + 1 / (failuresWithout + prior));
        double low = Math.exp(logarithm - reach);
        double high = Math.exp(logarithm + reach);
        return Double.isFinite(logarithm) && Double.isFinite(high)
                ? Optional.of(new ConfidenceInterval(low, high, confidence))
                : Optional.empty();
    }

    /**
     * The phi coefficient: the correlation of trait and outcome, each taken as 0 or 1. Worked number: cells 5, 1, 2, 10
     * have 0.6447.
     *
     * @return a number in [-1, 1], positive if the outcome is likelier with the trait; empty if a row or a column of the
     *     table is empty
     */
    public OptionalDouble phi() {
        double with = (double) successesWith + failuresWith;
        double without = (double) successesWithout + failuresWithout;
        double successes = (double) successesWith + successesWithout;
        double failures = (double) failuresWith + failuresWithout;
        double scale = Math.sqrt((with * without) * (successes * failures));
        return scale == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(-1, Math.min(1, determinant() / scale)));
    }

    /**
     * Pearson's chi-square test of independence, with 1 degree of freedom and without Yates' correction. It leans on
     * large counts; for small ones see {@link #fisherExact}. Worked number: cells 5, 1, 2, 10 have chi-square 7.4805 and
     * p 0.00624.
     *
     * @return chi-square and its p value; empty if a row or a column of the table is empty
     */
    public Optional<TestResult> chiSquare() {
        return PearsonChiSquare.of(new long[][] {{successesWith, failuresWith}, {successesWithout, failuresWithout}})
                .test();
    }

    /**
     * Fisher's exact test of independence, two-sided: the probability, with the margins as they are, of all tables that
     * are no likelier than this one. Worked number: cells 5, 1, 2, 10 have 0.01282.
     *
     * <p>Source: R. A. Fisher, "Statistical Methods for Research Workers" (5th ed., 1934), section 21.02. The work grows
     * with the square root of the number of users: a million take a millisecond.
     *
     * @return the p value in [0, 1]; 1 if a row or a column of the table is empty, since no other table is possible; 0
     *     only if it is under 1e-300
     * @throws ArithmeticException if there are more than 2^40 users
     */
    public double fisherExact() {
        if (total() > FISHER_LIMIT) {
            throw new ArithmeticException(
                    "Fisher's exact test takes at most " + FISHER_LIMIT + " users but there are " + total());
        }
        return FisherExact.pValue(this);
    }

    /**
     * Whether a group is too small to read much into the table.
     *
     * @param minimum how many users should have the trait, and how many should not
     * @return true if either group has fewer
     */
    public boolean isLowSupport(long minimum) {
        return with().isLowSupport(minimum) || without().isLowSupport(minimum);
    }

    /** Exact: of two large products that are nearly the same, doubles would leave nothing but rounding. */
    private double determinant() {
        BigInteger agreeing = BigInteger.valueOf(successesWith).multiply(BigInteger.valueOf(failuresWithout));
        BigInteger crossing = BigInteger.valueOf(failuresWith).multiply(BigInteger.valueOf(successesWithout));
        return agreeing.subtract(crossing).doubleValue();
    }

    private double logOddsRatio(double prior) {
        return Math.log(successesWith + prior)
                - Math.log(failuresWith + prior)
                - (Math.log(successesWithout + prior) - Math.log(failuresWithout + prior));
    }
}
