package dev.terrace.core.insight;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.population.Population;
import java.io.Serializable;
import java.util.Set;

/**
 * Which attributes go with a key behaviour (用户属性 × 关键行为 相关性), and which values of them: how the question is
 * asked.
 *
 * <ul>
 *   <li>Values that are categories (yes/no, enumerations, texts, versions, texts of a set): each value against the rest by
 *       odds ratio, phi and p value; the attribute as a whole by chi-square and Cramér's V.
 *   <li>Values on a scale (numbers, dates, instants, durations): bins by quantile against the rest; the attribute as a whole
 *       by Spearman's rank correlation.
 *   <li>Users of whom an attribute is missing take no part in its figures; their share is told.
 *   <li>Every p value of a run is corrected for all of them (Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical
 *       Society B 57 (1995)).
 *   <li>Small groups are marked, never dropped. Sensitive attributes, and those with too many values, are left out and
 *       remarked on.
 * </ul>
 *
 * <p>An attribute of two values is found twice, once for each value, with odds ratios that are each other's reciprocal.
 *
 * @param prior how many users the odds ratio adds to each cell; finite and not negative
 * @param confidence that of the odds ratio's interval; in (0, 1)
 * @param bins how many bins of about equally many users values on a scale are cut into, in [2, 100]; fewer where many users
 *     have one value, since they stay together; no more distinct values than that have a bin each
 * @param maxValues up to how many distinct values an attribute of categories is looked at, in [2, 10000]; one with more is
 *     remarked on as {@link Remark.Code#TOO_MANY_VALUES}
 * @param minimum how many users there should be with a trait, and how many without; findings with fewer are marked
 * @param sensitive the sensitive attributes to look at; the others are left out
 */
public record Association(
        double prior, double confidence, int bins, int maxValues, long minimum, Set<Attribute<?>> sensitive)
        implements Serializable {

    private static final Association DEFAULTS = new Association(1, 0.95, 5, 500, 30, Set.of());

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Association {
        Settings.prior(prior);
        Settings.confidence(confidence);
        Settings.bins(bins);
        Settings.maxValues(maxValues);
        Settings.minimum(minimum);
        sensitive = ImmutableSet.copyOf(sensitive);
    }

    /**
     * The customary question: a prior of 1, intervals at 95 %, 5 bins, at most 500 values, 30 users as the least support,
     * and no sensitive attribute.
     *
     * @return the question
     */
    public static Association withDefaults() {
        return DEFAULTS;
    }

    /**
     * This question with another prior of the odds ratio.
     *
     * @param prior how many users to add to each cell; finite and not negative
     * @return the question
     * @throws IllegalArgumentException if the prior is negative or not finite
     */
    public Association withPrior(double prior) {
        return new Association(prior, confidence, bins, maxValues, minimum, sensitive);
    }

    /**
     * This question with intervals of another confidence.
     *
     * @param confidence in (0, 1); mostly 0.95
     * @return the question
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    public Association withConfidence(double confidence) {
        return new Association(prior, confidence, bins, maxValues, minimum, sensitive);
    }

    /**
     * This question with another number of bins.
     *
     * @param bins how many bins of about equally many users values on a scale are cut into, in [2, 100]; fewer where many
     *     users have one value, since they stay together; no more distinct values than that have a bin each
     * @return the question
     * @throws IllegalArgumentException if the number is out of range
     */
    public Association withBins(int bins) {
        return new Association(prior, confidence, bins, maxValues, minimum, sensitive);
    }

    /**
     * This question with another limit on distinct values.
     *
     * @param maxValues up to how many distinct values an attribute of categories is looked at, in [2, 10000]; one with more
     *     is remarked on as {@link Remark.Code#TOO_MANY_VALUES}
     * @return the question
     * @throws IllegalArgumentException if the limit is out of range
     */
    public Association withMaxValues(int maxValues) {
        return new Association(prior, confidence, bins, maxValues, minimum, sensitive);
    }

    /**
     * This question with another least support.
     *
     * @param users how many users there should be with a trait, and how many without; findings with fewer are marked
     * @return the question
     * @throws IllegalArgumentException if the number is negative
     */
    public Association withMinimum(long users) {
        return new Association(prior, confidence, bins, maxValues, users, sensitive);
    }

    /**
     * This question asked of some sensitive attributes too.
     *
     * @param attributes the sensitive attributes to look at, in place of those so far; of the population's schema
     * @return the question
     */
    public Association withSensitive(Attribute<?>... attributes) {
        return new Association(prior, confidence, bins, maxValues, minimum, ImmutableSet.copyOf(attributes));
    }

    /**
     * Counts a population, or a part of one.
     *
     * @param population the facts; events have no part in it
     * @param behaviour who did it, of whom it is known
     * @param <U> the host's type of user id, in its natural order
     * @return the counts, to be merged with those of other parts, or examined
     * @throws IllegalArgumentException if the behaviour is of another roster, or a sensitive attribute that was asked for is
     *     not in the schema
     */
    public <U extends Comparable<? super U>> AttributeCounts count(
            Population<U> population, KeyBehaviour<U> behaviour) {
        return AttributeCounts.of(behaviour.name(), population, behaviour.known(), behaviour.did(), sensitive);
    }

    /**
     * Examines a whole population. Of 50 attributes and a million users it takes less than a second.
     *
     * @param population the facts; events have no part in it
     * @param behaviour who did it, of whom it is known
     * @param <U> the host's type of user id, in its natural order
     * @return what goes with the behaviour
     * @throws IllegalArgumentException as {@link #count} says
     */
    public <U extends Comparable<? super U>> AssociationReport examine(
            Population<U> population, KeyBehaviour<U> behaviour) {
        return examine(count(population, behaviour));
    }

    /**
     * Examines counts, such as those of many parts.
     *
     * @param counts what {@link #count} gave
     * @return what goes with the behaviour; without findings if nobody was counted
     * @throws IllegalArgumentException if the counts are of no behaviour, such as those of {@link Shift#count}
     */
    public AssociationReport examine(AttributeCounts counts) {
        counts.requireBehaviour();
        Examination examination = new Examination(this, counts);
        for (int index = 0; index < counts.attributes().size(); index++) {
            examination.add(counts.attributes().get(index), counts.of(index));
        }
        return examination.report();
    }
}
