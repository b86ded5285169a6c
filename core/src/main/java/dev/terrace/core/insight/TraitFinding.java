package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.stats.ConfidenceInterval;
import dev.terrace.core.stats.FourfoldTable;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a trait goes with a behaviour: users who have it against those of whom the attribute is known to be something else.
 *
 * <p>Worked number: 5 of 10 users who did it have the trait, and 0 of 10 who did not; with a prior of 1 the odds ratio is
 * (6 × 11) / (1 × 6) = 11.
 *
 * @param trait what the users have in common
 * @param table users with and without the trait, by whether they did it
 * @param prior how many users the odds ratio adds to each cell
 * @param confidence that of the odds ratio's interval
 * @param support how much it rests on
 * @param significance how likely it is by chance
 */
public record TraitFinding(
        Trait trait, FourfoldTable table, double prior, double confidence, Support support, Significance significance)
        implements Serializable {

    /** Checks that all are given. */
    public TraitFinding {
        requireNonNull(trait, "trait");
        requireNonNull(table, "table");
        requireNonNull(support, "support");
        requireNonNull(significance, "significance");
    }

    /**
     * The odds of the behaviour with the trait over the odds without it (优势比).
     *
     * @return above 1 if the behaviour is likelier with the trait; empty if the prior is 0 and a cell is too
     */
    public OptionalDouble oddsRatio() {
        return table.oddsRatio(prior);
    }

    /**
     * The interval of the odds ratio.
     *
     * @return the interval; empty if the prior is 0 and a cell is too
     */
    public Optional<ConfidenceInterval> interval() {
        return table.oddsRatioInterval(prior, confidence);
    }

    /**
     * The correlation of trait and behaviour, each taken as 0 or 1.
     *
     * @return in [-1, 1]; empty if all or none have the trait, or all or none did it
     */
    public OptionalDouble phi() {
        return table.phi();
    }

    /**
     * The users with the trait as a segment (单拎一类). Of those of whom the behaviour is known, its members are just the
     * users that were counted; it also takes in users with the trait of whom the behaviour is unknown, or who come later.
     *
     * @param key the segment's key; not blank
     * @return the segment, labelled by the trait in words
     * @throws IllegalArgumentException if the key is blank
     */
    public Segment candidate(String key) {
        Label label = trait.label();
        return Segment.of(key, label, trait.rule());
    }

    /** How far the odds ratio is from 1, either way; infinite where a cell is empty. */
    double distance() {
        OptionalDouble ratio = oddsRatio();
        return ratio.isPresent() ? Math.abs(Math.log(ratio.getAsDouble())) : Double.POSITIVE_INFINITY;
    }

    TraitFinding amongTests(double qValue) {
        return new TraitFinding(trait, table, prior, confidence, support, significance.amongTests(qValue));
    }
}
