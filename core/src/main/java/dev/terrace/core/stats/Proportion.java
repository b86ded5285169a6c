package dev.terrace.core.stats;

import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A share of a group, with how sure it is: a conversion rate of 10 of 100 users is 0.1, and at 95 % confidence between
 * 0.05523 and 0.17437.
 *
 * @param ratio the users who count over all users of the group; the numerator is not above the denominator
 */
public record Proportion(Ratio ratio) implements Serializable {

    /**
     * Checks that the part is not above the whole.
     *
     * @throws IllegalArgumentException if it is
     */
    public Proportion {
        if (ratio.numerator() > ratio.denominator()) {
            throw new IllegalArgumentException("proportion must be at most 1 but was " + ratio);
        }
    }

    /**
     * The share that a ratio of two counts is.
     *
     * @param ratio the part over the whole
     * @return the proportion
     * @throws IllegalArgumentException if the numerator is above the denominator
     */
    public static Proportion of(Ratio ratio) {
        return new Proportion(ratio);
    }

    /**
     * A share of a group.
     *
     * @param part how many users of the group count; not negative
     * @param whole how many users the group has; not below the part
     * @return the proportion
     * @throws IllegalArgumentException if the part is negative or above the whole
     */
    public static Proportion of(long part, long whole) {
        return new Proportion(Ratio.of(part, whole));
    }

    /**
     * The share itself.
     *
     * @return a number in [0, 1]; empty for an empty group
     */
    public OptionalDouble value() {
        return ratio.value();
    }

    /**
     * The Wilson score interval of the share, without continuity correction. It holds the share, stays inside [0, 1] and
     * serves small groups and shares of 0 and 1 too: 0 of 10 is between 0 and 0.27753 at 95 %. Of an empty group nothing
     * is known: its interval is 0 to 1.
     *
     * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
     *
     * @param confidence in (0, 1); mostly 0.95
     * @return the interval, inside [0, 1]
     * @throws IllegalArgumentException if the confidence is not in (0, 1)
     */
    public ConfidenceInterval interval(double confidence) {
        double z = StandardNormal.twoSided(confidence);
        OptionalDouble defined = value();
        if (defined.isEmpty()) {
            return new ConfidenceInterval(0, 1, confidence);
        }
        double share = defined.getAsDouble();
        double users = ratio.denominator();
        double shrink = 1 + z * z / users;
        double centre = (share + z * z / (2 * users)) / shrink;
        double half = z * Math.sqrt(share * (1 - share) / users + z * z / (4 * users * users)) / shrink;
        // Exact at 0 and 1, and never short of the share by rounding.
        double low = share == 0 ? 0 : Math.max(0, Math.min(share, centre - half));
        double high = share == 1 ? 1 : Math.min(1, Math.max(share, centre + half));
        return new ConfidenceInterval(low, high, confidence);
    }

    /**
     * This share compared with that of another, independent group.
     *
     * @param other the share to subtract
     * @return the difference, this minus the other
     */
    public ProportionDifference minus(Proportion other) {
        return new ProportionDifference(this, other);
    }

    /**
     * Whether the group is too small to read much into its share.
     *
     * @param minimum how many users a group should have
     * @return true if it has fewer
     */
    public boolean isLowSupport(long minimum) {
        return ratio.denominator() < minimum;
    }

    /** {@return the share as {@code part/whole}} */
    @Override
    public String toString() {
        return ratio.toString();
    }
}
