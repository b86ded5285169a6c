package dev.terrace.core.stats;

import java.io.Serializable;

/**
 * A range that holds the true value of a figure at a stated confidence (置信区间).
 *
 * @param low the lower bound, included
 * @param high the upper bound, included; not below {@code low}
 * @param confidence in how many of many repetitions such a range holds the true value, in (0, 1); mostly 0.95
 */
public record ConfidenceInterval(double low, double high, double confidence) implements Serializable {

    /**
     * Checks the bounds and the confidence.
     *
     * @throws IllegalArgumentException if a bound is not finite, the lower one is above the upper one, or the confidence
     *     is not in (0, 1)
     */
    public ConfidenceInterval {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException("bounds must be finite and in order but were " + low + " and " + high);
        }
        Bounds.inside("confidence", confidence);
    }

    /**
     * Whether a value is in the range.
     *
     * @param value the value
     * @return true if it is at least the lower and at most the upper bound
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
