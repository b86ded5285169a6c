package dev.terrace.lifecycle.growth;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of consecutive periods, oldest first. The active users of one period are the previous ones of the next.
 */
public final class GrowthSeries implements Serializable {

    private static final long serialVersionUID = 1L;

    private final GrowthAccounting model;
    private final Interval range;
    private final Instant asOf;
    private final ImmutableList<GrowthPeriod> periods;

    GrowthSeries(GrowthAccounting model, Interval range, Instant asOf, ImmutableList<GrowthPeriod> periods) {
        this.model = model;
        this.range = range;
        this.asOf = asOf;
        this.periods = periods;
    }

    static GrowthSeries empty(GrowthAccounting model, Interval range, Instant asOf) {
        return new GrowthSeries(model, range, asOf, ImmutableList.of());
    }

    /**
     * The model that measured.
     *
     * @return the model
     */
    public GrowthAccounting model() {
        return model;
    }

    /**
     * The range that was asked for.
     *
     * @return the range
     */
    public Interval range() {
        return range;
    }

    /**
     * The first instant that was not known.
     *
     * @return the instant
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The accounts, oldest first, one for each period that has a part in the range and had begun by {@code asOf}.
     *
     * @return the periods; empty if there is none
     */
    public List<GrowthPeriod> periods() {
        return periods;
    }

    /**
     * The series of two disjoint parts of a population.
     *
     * @param other the other part's series, of the same model, range and {@code asOf}
     * @return the series of both
     * @throws IllegalArgumentException if the model, the range or {@code asOf} differ
     * @throws ArithmeticException if a count does not fit 64 bits
     */
    public GrowthSeries merge(GrowthSeries other) {
        if (!model.equals(other.model) || !range.equals(other.range) || !asOf.equals(other.asOf)) {
            throw new IllegalArgumentException("series must have the same model, range and asOf but were " + model + " "
                    + range + " " + asOf + " and " + other.model + " " + other.range + " " + other.asOf);
        }
        ImmutableList.Builder<GrowthPeriod> sums = ImmutableList.builder();
        for (int i = 0; i < periods.size(); i++) {
            sums.add(periods.get(i).plus(other.periods.get(i)));
        }
        return new GrowthSeries(model, range, asOf, sums.build());
    }

    /**
     * The accounts for people.
     *
     * @param locale whose language to use
     * @return one line for each period, in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        return periods.stream().map(period -> period.text(locale)).collect(Collectors.joining("\n"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrowthSeries that
                && model.equals(that.model)
                && range.equals(that.range)
                && asOf.equals(that.asOf)
                && periods.equals(that.periods);
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, range, asOf, periods);
    }

    /** {@return the accounts in English} */
    @Override
    public String toString() {
        return text(Locale.ROOT);
    }
}
