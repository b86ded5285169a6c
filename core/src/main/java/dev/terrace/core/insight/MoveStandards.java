package dev.terrace.core.insight;

import java.io.Serializable;

/**
 * How the strength of a reason is measured.
 *
 * @param prior how many users to add to each cell for the odds ratio; finite and not negative
 * @param confidence of the odds ratio's interval; in (0, 1)
 * @param minimumSupport how many movers, stayers, users who did and users who did not there should be; not negative
 */
public record MoveStandards(double prior, double confidence, long minimumSupport) implements Serializable {

    /** A prior of 1/2, a confidence of 95 %, and 30 users. */
    static final MoveStandards CUSTOMARY = new MoveStandards(0.5, 0.95, 30);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of its bounds
     */
    public MoveStandards {
        if (!(prior >= 0 && Double.isFinite(prior))) {
            throw new IllegalArgumentException("prior must be finite and not negative but was " + prior);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1) but was " + confidence);
        }
        if (minimumSupport < 0) {
            throw new IllegalArgumentException("minimum support must not be negative but was " + minimumSupport);
        }
    }
}
