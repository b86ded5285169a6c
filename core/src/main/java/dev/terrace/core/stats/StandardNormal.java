package dev.terrace.core.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution of mean 0 and deviation 1. */
final class StandardNormal {

    private static final NormalDistribution DISTRIBUTION = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    /** The z that a share of {@code confidence} lies within, on both sides: 1.959964 for 0.95. */
    static double twoSided(double confidence) {
        return DISTRIBUTION.inverseSurvivalProbability((1 - Bounds.inside("confidence", confidence)) / 2);
    }

    /** The z that a share of {@code probability} lies below: 0.841621 for 0.8. */
    static double below(double probability) {
        return DISTRIBUTION.inverseCumulativeProbability(probability);
    }

    /** The probability of a z at least as far from 0, on either side: 0.05 for 1.959964. */
    static double pValue(double z) {
        return 2 * DISTRIBUTION.survivalProbability(Math.abs(z));
    }
}
