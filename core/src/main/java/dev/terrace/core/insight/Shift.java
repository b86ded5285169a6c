package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How attributes are distributed (用户属性分布), how often they are missing, and how both have shifted since the last check,
 * or differ between two groups: how the question is asked.
 *
 * <p>Numbers, dates, instants and durations are cut into bins by quantile of the population <em>before</em>, as is customary
 * for the stability index; values beyond it go to the first and the last bin. The bounds of the verdict are settings: below
 * 0.1 stable, above 0.25 shifted, as N. Siddiqi, "Credit Risk Scorecards" (2006) has it. They are a custom and no test: of
 * small populations the index is large by chance alone, by about (bins - 1) × (1 / users before + 1 / users after).
 *
 * @param prior how many users the stability index adds to each value or bin of both populations; finite and not negative
 * @param confidence that of intervals; in (0, 1)
 * @param bins how many bins of about equally many users values on a scale are cut into, in [2, 100]; fewer where many users
 *     have one value, since they stay together; no more distinct values than that have a bin each
 * @param maxValues up to how many distinct values, of both populations together, an attribute of categories is looked at,
 *     in [2, 10000]; one with more is remarked on as {@link Remark.Code#TOO_MANY_VALUES}
 * @param minimum how many users there should be; what rests on fewer is marked
 * @param watchFrom the stability index below which a distribution is stable; not negative
 * @param shiftedAbove the index above which a distribution has shifted; finite and not below {@code watchFrom}
 * @param sensitive the sensitive attributes to look at; the others are left out
 */
public record Shift(
        double prior,
        double confidence,
        int bins,
        int maxValues,
        long minimum,
        double watchFrom,
        double shiftedAbove,
        Set<Attribute<?>> sensitive)
        implements Serializable {

    private static final Shift DEFAULTS = new Shift(0.5, 0.95, 10, 500, 30, 0.1, 0.25, Set.of());

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Shift {
        Settings.prior(prior);
        Settings.confidence(confidence);
        Settings.bins(bins);
        Settings.maxValues(maxValues);
        Settings.minimum(minimum);
        if (!(watchFrom >= 0 && shiftedAbove >= watchFrom && Double.isFinite(shiftedAbove))) {
            throw new IllegalArgumentException(
                    "bounds must be finite, not negative and in order but were " + watchFrom + " and " + shiftedAbove);
        }
        sensitive = ImmutableSet.copyOf(sensitive);
    }

    /**
     * The customary question: a prior of 0.5, intervals at 95 %, 10 bins, at most 500 values, 30 users as the least support,
     * bounds of 0.1 and 0.25, and no sensitive attribute.
     *
     * @return the question
     */
    public static Shift withDefaults() {
        return DEFAULTS;
    }

    /**
     * This question with another prior of the stability index.
     *
     * @param prior how many users to add to each value or bin of both populations; finite and not negative
     * @return the question
     * @throws IllegalArgumentException if the prior is negative or not finite
     */
    public Shift withPrior(double prior) {
        return new Shift(prior, confidence, bins, maxValues, minimum, watchFrom, shiftedAbove, sensitive);
    }

    /**
     * This question with intervals of another confidence.
     *
     * @param confidence in (0, 1); mostly 0.95
     * @return the question
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    public Shift withConfidence(double confidence) {
        return new Shift(prior, confidence, bins, maxValues, minimum, watchFrom, shiftedAbove, sensitive);
    }

    /**
     * This question with another number of bins.
     *
     * @param bins how many bins of about equally many users values on a scale are cut into, in [2, 100]; fewer where many
     *     users have one value, since they stay together; no more distinct values than that have a bin each
     * @return the question
     * @throws IllegalArgumentException if the number is out of range
     */
    public Shift withBins(int bins) {
        return new Shift(prior, confidence, bins, maxValues, minimum, watchFrom, shiftedAbove, sensitive);
    }

    /**
     * This question with another limit on distinct values.
     *
     * @param maxValues up to how many distinct values, of both populations together, an attribute of categories is looked
     *     at, in [2, 10000]; one with more is remarked on as {@link Remark.Code#TOO_MANY_VALUES}
     * @return the question
     * @throws IllegalArgumentException if the limit is out of range
     */
    public Shift withMaxValues(int maxValues) {
        return new Shift(prior, confidence, bins, maxValues, minimum, watchFrom, shiftedAbove, sensitive);
    }

    /**
     * This question with another least support.
     *
     * @param users how many users there should be; what rests on fewer is marked
     * @return the question
     * @throws IllegalArgumentException if the number is negative
     */
    public Shift withMinimum(long users) {
        return new Shift(prior, confidence, bins, maxValues, users, watchFrom, shiftedAbove, sensitive);
    }

    /**
     * This question with other bounds of the verdict.
     *
     * @param watch below it a distribution is stable; not negative
     * @param shifted above it a distribution has shifted; not below {@code watch}, and finite
     * @return the question
     * @throws IllegalArgumentException if the bounds are out of range or order
     */
    public Shift withBounds(double watch, double shifted) {
        return new Shift(prior, confidence, bins, maxValues, minimum, watch, shifted, sensitive);
    }

    /**
     * This question asked of some sensitive attributes too.
     *
     * @param attributes the sensitive attributes to look at, in place of those so far; of the population's schema
     * @return the question
     */
    public Shift withSensitive(Attribute<?>... attributes) {
        return new Shift(
                prior, confidence, bins, maxValues, minimum, watchFrom, shiftedAbove, ImmutableSet.copyOf(attributes));
    }

    /**
     * Counts a population, or a part of one.
     *
     * @param population the facts; events have no part in it
     * @param <U> the host's type of user id, in its natural order
     * @return the counts, to be kept for the next check, merged with those of other parts, or compared
     * @throws IllegalArgumentException if a sensitive attribute that was asked for is not in the schema
     */
    public <U extends Comparable<? super U>> AttributeCounts count(Population<U> population) {
        return count(population, Audience.all(population.roster()));
    }

    /**
     * Counts some users of a population.
     *
     * @param population the facts; events have no part in it
     * @param audience the users to count
     * @param <U> the host's type of user id, in its natural order
     * @return the counts
     * @throws IllegalArgumentException if the audience is of another roster, or a sensitive attribute that was asked for is
     *     not in the schema
     */
    public <U extends Comparable<? super U>> AttributeCounts count(Population<U> population, Audience<U> audience) {
        return AttributeCounts.of(population, audience, sensitive);
    }

    /**
     * How each attribute is distributed.
     *
     * @param counts what {@link #count} gave
     * @return the distributions by attribute name; sensitive attributes that were not asked for are in
     *     {@link AttributeCounts#leftOut} only
     */
    public List<Distribution> describe(AttributeCounts counts) {
        return new Comparison(this, counts).distributions();
    }

    /**
     * How each distribution has shifted.
     *
     * @param before the counts of the last check, or of the group to compare with
     * @param after the counts of now, or of the other group
     * @return the shifts
     * @throws IllegalArgumentException if the counts are of different attributes
     */
    public ShiftReport compare(AttributeCounts before, AttributeCounts after) {
        return new Comparison(this, requireNonNull(before, "before").against(after)).report();
    }

    ShiftVerdict verdict(OptionalDouble stabilityIndex) {
        if (stabilityIndex.isEmpty()) {
            return ShiftVerdict.UNDEFINED;
        }
        double index = stabilityIndex.getAsDouble();
        return index < watchFrom
                ? ShiftVerdict.STABLE
                : index > shiftedAbove ? ShiftVerdict.SHIFTED : ShiftVerdict.WATCH;
    }
}
