package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.stats.ConfidenceInterval;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.stats.Proportion;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a behaviour goes together with a move. It may be a reason of the move, or share one with it.
 *
 * <p>Worked numbers: of 10 movers 8 did it before, of 20 stayers 4. The table is 8, 4, 2, 16; with a prior of 1/2 the odds
 * ratio is (8.5 × 16.5) / (4.5 × 2.5) = 12.47; Fisher's exact test has p = 0.00411.
 *
 * @param behaviour the name under which the behaviour was given
 * @param label the behaviour in words
 * @param counts movers and stayers who did and did not
 * @param pValue Fisher's exact test, two-sided, of the table; 1 if a row or a column of it is empty
 * @param qValue the p value corrected for the number of behaviours that were looked at (Benjamini and Hochberg)
 * @param standards how the strength is measured
 */
public record MoveReason(
        String behaviour, Label label, MoveCounts counts, double pValue, double qValue, MoveStandards standards)
        implements Serializable {

    /** The surest first, then the strongest, then by name. */
    static final Comparator<MoveReason> SUREST_FIRST = Comparator.comparingDouble(MoveReason::qValue)
            .thenComparing(Comparator.comparingDouble(MoveReason::strength).reversed())
            .thenComparing(MoveReason::behaviour);

    /** Checks the components. */
    public MoveReason {
        requireNonNull(behaviour, "behaviour");
        requireNonNull(label, "label");
        requireNonNull(counts, "counts");
        requireNonNull(standards, "standards");
    }

    /**
     * The four cells.
     *
     * @return users who did it and who did not, by whether they moved; those of whom it is unknown are not in it
     */
    public FourfoldTable table() {
        return counts.table();
    }

    /**
     * The odds of moving of those who did it over those who did not, with the stated prior.
     *
     * @return above 1 if the behaviour goes with moving, below 1 if with staying; empty if a cell is 0 and so is the prior
     */
    public OptionalDouble oddsRatio() {
        return table().oddsRatio(standards.prior());
    }

    /**
     * How sure the odds ratio is.
     *
     * @return its interval, at the stated confidence; empty if a cell is 0 and so is the prior
     */
    public Optional<ConfidenceInterval> oddsRatioInterval() {
        return table().oddsRatioInterval(standards.prior(), standards.confidence());
    }

    /**
     * For how many of the movers and stayers it is known whether they did it.
     *
     * @return the users of the table over all movers and stayers; undefined if there are none
     */
    public Proportion support() {
        long known = table().total();
        return Proportion.of(
                known, Math.addExact(known, Math.addExact(counts.unknownMovers(), counts.unknownStayers())));
    }

    /**
     * Whether there are too few users to read much into it.
     *
     * @return true if fewer users than the stated minimum moved, stayed, did it or did not, among those of whom it is known
     */
    public boolean isLowSupport() {
        FourfoldTable table = table();
        long movers = table.successesWith() + table.successesWithout();
        long stayers = table.failuresWith() + table.failuresWithout();
        return table.isLowSupport(standards.minimumSupport()) || Math.min(movers, stayers) < standards.minimumSupport();
    }

    /** How far the odds ratio is from 1, either way; an undefined one says nothing. */
    private double strength() {
        OptionalDouble ratio = oddsRatio();
        return ratio.isPresent() ? Math.abs(Math.log(ratio.getAsDouble())) : -1;
    }
}
