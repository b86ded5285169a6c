package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.stats.ConfidenceInterval;
import dev.terrace.core.stats.Proportion;
import dev.terrace.core.stats.ProportionDifference;
import java.io.Serializable;

/**
 * How much more or less common a value or a range of values has become.
 *
 * @param trait the value or range
 * @param before the users who had it, of those of whom the attribute was known
 * @param after the same of the other population
 * @param confidence that of the interval
 * @param lowSupport whether one of the populations has too few users of whom the attribute is known, or too few users of
 *     both together have the value, to read much into it
 */
public record ValueShift(Trait trait, Proportion before, Proportion after, double confidence, boolean lowSupport)
        implements Serializable {

    /** Checks that all are given. */
    public ValueShift {
        requireNonNull(trait, "trait");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    /**
     * The share after minus the share before.
     *
     * @return the difference; undefined if the attribute is known of nobody in one of the populations
     */
    public ProportionDifference difference() {
        return after.minus(before);
    }

    /**
     * Newcombe's interval of the difference.
     *
     * @return the interval; -1 to 1 if the difference is undefined
     */
    public ConfidenceInterval interval() {
        return difference().interval(confidence);
    }
}
