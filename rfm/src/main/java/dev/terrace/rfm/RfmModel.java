package dev.terrace.rfm;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * How customers are scored and segmented: where values are cut, which segment the scores make, what a day is.
 *
 * <pre>{@code
 * RfmTable<String> table = RfmModel.withDefaults().score(summaries, asOf);
 * RfmTable<String> classes = RfmModel.eightClasses().score(summaries, asOf);
 * }</pre>
 *
 * @param binning how values become scores
 * @param segmentMap which segment the scores make; for as many bins as the binning has
 * @param calendar what a day is
 */
public record RfmModel(Binning binning, SegmentMap segmentMap, Calendar calendar) implements Serializable {

    /**
     * Checks that binning and map fit together.
     *
     * @throws InvalidModelException if they are for different numbers of bins
     */
    public RfmModel {
        requireNonNull(binning, "binning");
        requireNonNull(segmentMap, "segmentMap");
        requireNonNull(calendar, "calendar");
        Problems problems = new Problems();
        problems.unless(
                binning.bins() == segmentMap.bins(),
                "BINS_DIFFER",
                "segmentMap/" + segmentMap.name(),
                "must be for the " + binning.bins() + " bins of " + binning + " but was for " + segmentMap.bins());
        problems.throwIfAny("RFM model");
    }

    /**
     * Five quantile bins, eleven segments, days of UTC.
     *
     * @return the model
     */
    public static RfmModel withDefaults() {
        return of(Binning.quantile(5), SegmentMap.eleven());
    }

    /**
     * Better or worse than the mean, the eight classes of Chinese practice, days of UTC.
     *
     * @return the model
     */
    public static RfmModel eightClasses() {
        return of(Binning.mean(), SegmentMap.eightClasses());
    }

    /**
     * A model with days of UTC.
     *
     * @param binning how values become scores
     * @param segmentMap which segment the scores make
     * @return the model
     * @throws InvalidModelException if they are for different numbers of bins
     */
    public static RfmModel of(Binning binning, SegmentMap segmentMap) {
        return new RfmModel(binning, segmentMap, Calendar.utc());
    }

    /**
     * This model with another binning of as many bins. To change their number, change binning and map together: {@link
     * #of}.
     *
     * @param newBinning how values become scores
     * @return the new model
     * @throws InvalidModelException if the segment map is for another number of bins
     */
    public RfmModel withBinning(Binning newBinning) {
        return new RfmModel(newBinning, segmentMap, calendar);
    }

    /**
     * This model with another map of as many bins.
     *
     * @param newSegmentMap which segment the scores make
     * @return the new model
     * @throws InvalidModelException if the binning has another number of bins
     */
    public RfmModel withSegmentMap(SegmentMap newSegmentMap) {
        return new RfmModel(binning, newSegmentMap, calendar);
    }

    /**
     * This model with another calendar.
     *
     * @param newCalendar what a day is
     * @return the new model
     */
    public RfmModel withCalendar(Calendar newCalendar) {
        return new RfmModel(binning, segmentMap, newCalendar);
    }

    /**
     * Scores a population. A customer without an order, be it that there is no purchase or only refunds, has no recency
     * and is not scored but listed.
     *
     * @param summaries each customer's purchases; not null anywhere
     * @param asOf the first instant that is not known yet; days count back from its local day
     * @param <U> the host's type of customer id
     * @return the scores; empty for an empty population
     * @throws IllegalArgumentException if a purchase happened at or after {@code asOf}
     */
    public <U> RfmTable<U> score(Map<U, PurchaseSummary> summaries, Instant asOf) {
        return RfmTable.of(this, asOf, Columns.of(summaries, asOf, calendar));
    }
}
