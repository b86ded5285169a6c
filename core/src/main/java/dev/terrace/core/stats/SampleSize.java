package dev.terrace.core.stats;

/**
 * How many users a survey or an experiment needs (样本量). Sizes are rounded up.
 */
public final class SampleSize {

    private static final double LARGEST = 1L << 53;

    private SampleSize() {}

    /**
     * The users to ask so that a share is known to a margin, in a population without bounds: z² × p × (1 - p) / margin².
     * Worked number: a margin of 0.05 at 95 % confidence takes 385 users where half are expected.
     *
     * <p>Source: W. G. Cochran, "Sampling Techniques" (3rd ed.), section 4.4.
     *
     * @param margin how far the share may be off on either side, in (0, 1)
     * @param confidence in (0, 1); mostly 0.95
     * @param expected what the share is expected to be, in (0, 1); 0.5 needs the most users
     * @return how many users to draw
     * @throws IllegalArgumentException if an argument is not in (0, 1)
     * @throws ArithmeticException if the size is above 2^53
     */
    public static long forProportion(double margin, double confidence, double expected) {
        return whole(unbounded(margin, confidence, expected));
    }

    /**
     * The users to ask so that a share is known to a margin, in a population of known size: n / (1 + (n - 1) / N) where n
     * is the size for a population without bounds, before it is rounded. Worked number: of 1000 users 278 are enough for
     * a margin of 0.05 at 95 % confidence.
     *
     * <p>Source: W. G. Cochran, "Sampling Techniques" (3rd ed.), section 4.4.
     *
     * @param margin how far the share may be off on either side, in (0, 1)
     * @param confidence in (0, 1); mostly 0.95
     * @param expected what the share is expected to be, in (0, 1); 0.5 needs the most users
     * @param population how many users there are; at least 1
     * @return how many users to draw; not above the population
     * @throws IllegalArgumentException if the population is not positive, or another argument not in (0, 1)
     * @throws ArithmeticException if the size is above 2^53
     */
    public static long forProportion(double margin, double confidence, double expected, long population) {
        double size = unbounded(margin, confidence, expected);
        if (population < 1) {
            throw new IllegalArgumentException("population must be at least 1 but was " + population);
        }
        // The formula with both sides of the fraction over n, which may be infinite here.
        return population == 1 ? 1 : Math.min(population, whole(population / (1 + (population - 1) / size)));
    }

    /**
     * The users that each of two groups of equal size needs, so that a two-sided z-test finds a difference of shares.
     * With p the baseline, q the baseline plus the difference and m their mean, that is (z × √(2m(1 - m)) + y × √(p(1 -
     * p) + q(1 - q)))² / (q - p)² where z is of the confidence and y of the power. Worked number: to find a rise from 0.1
     * to 0.12 at 95 % confidence with a power of 0.8 takes 3841 users in each group.
     *
     * <p>Source: J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions" (3rd ed.), section
     * 4.2, without continuity correction.
     *
     * @param baseline the share in the one group, in (0, 1)
     * @param minimumDifference the smallest difference that must be found (最小可检测差异), the share in the other group
     *     minus the baseline; negative for a fall, not 0
     * @param power how likely such a difference is to be found, in [0.5, 1); mostly 0.8
     * @param confidence one minus how likely a difference is to be found where there is none, in (0, 1); mostly 0.95
     * @return how many users each group needs
     * @throws IllegalArgumentException if the baseline or the confidence is not in (0, 1), the power not in [0.5, 1), or
     *     the difference is 0 or leads out of (0, 1)
     * @throws ArithmeticException if the size is above 2^53
     */
    public static long forDifference(double baseline, double minimumDifference, double power, double confidence) {
        Bounds.inside("baseline", baseline);
        double other = Bounds.inside("baseline plus minimum difference", baseline + minimumDifference);
        if (minimumDifference == 0) {
            throw new IllegalArgumentException("minimum difference must not be 0");
        }
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("power must be in [0.5, 1) but was " + power);
        }
        double mean = (baseline + other) / 2;
        double ofEqual = StandardNormal.twoSided(confidence) * Math.sqrt(2 * mean * (1 - mean));
        double ofDifferent = StandardNormal.below(power) * Math.sqrt(baseline * (1 - baseline) + other * (1 - other));
        return whole(Math.pow((ofEqual + ofDifferent) / minimumDifference, 2));
    }

    private static double unbounded(double margin, double confidence, double expected) {
        Bounds.inside("margin", margin);
        Bounds.inside("expected proportion", expected);
        double reach = StandardNormal.twoSided(confidence) / margin;
        return reach * reach * expected * (1 - expected);
    }

    private static long whole(double size) {
        if (!(size <= LARGEST)) {
            throw new ArithmeticException("sample size must be at most 2^53 but was " + size);
        }
        return (long) Math.max(1, Math.ceil(size));
    }
}
