package dev.terrace.core.stats;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference between the shares of two independent groups, such as the conversion of a strategy's users minus that
 * of the holdout (对照组): 56/70 minus 48/80 is 0.2, and at 95 % confidence between 0.0524 and 0.3339.
 *
 * @param first the share of the one group
 * @param second the share of the other group, which is subtracted
 */
public record ProportionDifference(Proportion first, Proportion second) implements Serializable {

    /** Checks that both shares are given. */
    public ProportionDifference {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }

    /**
     * The difference itself.
     *
     * @return a number in [-1, 1]; empty if either group is empty
     */
    public OptionalDouble value() {
        return isDefined() ? OptionalDouble.of(share(first) - share(second)) : OptionalDouble.empty();
    }

    /**
     * Newcombe's hybrid score interval of the difference, built from the Wilson intervals of the two shares, without
     * continuity correction. If either group is empty nothing is known: the interval is -1 to 1.
     *
     * <p>Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
     * Medicine 17 (1998), method 10. Worked number: 9/10 minus 3/10 is between 0.1705 and 0.8090 at 95 %.
     *
     * @param confidence in (0, 1); mostly 0.95
     * @return the interval, inside [-1, 1]
     * @throws IllegalArgumentException if the confidence is not in (0, 1)
     */
    public ConfidenceInterval interval(double confidence) {
        ConfidenceInterval ofFirst = first.interval(confidence);
        ConfidenceInterval ofSecond = second.interval(confidence);
        if (!isDefined()) {
            return new ConfidenceInterval(-1, 1, confidence);
        }
        double difference = share(first) - share(second);
        double below = Math.hypot(share(first) - ofFirst.low(), ofSecond.high() - share(second));
        double above = Math.hypot(ofFirst.high() - share(first), share(second) - ofSecond.low());
        return new ConfidenceInterval(Math.max(-1, difference - below), Math.min(1, difference + above), confidence);
    }

    /**
     * The two-sided z-test of equal shares, with the pooled share in the standard error and without continuity
     * correction. It leans on large groups; for small ones see {@link FourfoldTable#fisherExact}.
     *
     * <p>Worked number: 20/300 against 21/298 has z = -0.18400991 and p = 0.85400568. Source: J. L. Fleiss, B. Levin, M.
     * C. Paik, "Statistical Methods for Rates and Proportions" (3rd ed.), section 2.3.
     *
     * @return z, positive if the first share is larger, and its p value; empty if a group is empty, or if nobody or
     *     everybody counts in both
     */
    public Optional<TestResult> zTest() {
        double successes = (double) first.ratio().numerator() + second.ratio().numerator();
        double failures = (double) failures(first) + failures(second);
        if (!isDefined() || successes == 0 || failures == 0) {
            return Optional.empty();
        }
        double users = successes + failures;
        double error = Math.sqrt(successes
                / users
                * (failures / users)
                * (1.0 / first.ratio().denominator() + 1.0 / second.ratio().denominator()));
        double z = (share(first) - share(second)) / error;
        return Optional.of(new TestResult(z, StandardNormal.pValue(z)));
    }

    /**
     * Whether a group is too small to read much into the difference.
     *
     * @param minimum how many users each group should have
     * @return true if either has fewer
     */
    public boolean isLowSupport(long minimum) {
        return first.isLowSupport(minimum) || second.isLowSupport(minimum);
    }

    /** {@return both shares, as {@code 56/70 - 48/80}} */
    @Override
    public String toString() {
        return first + " - " + second;
    }

    private boolean isDefined() {
        return first.ratio().isDefined() && second.ratio().isDefined();
    }

    /** Counted, since a share near 1 rounds to 1. */
    private static long failures(Proportion proportion) {
        return proportion.ratio().denominator() - proportion.ratio().numerator();
    }

    private static double share(Proportion proportion) {
        return proportion.value().orElseThrow();
    }
}
