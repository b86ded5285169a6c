package dev.terrace.lifecycle.retention;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cohorts, oldest first, and how many of each were active in the periods after. */
public final class RetentionTable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RetentionSpec spec;
    private final Interval cohorts;
    private final Instant asOf;
    private final ImmutableList<RetentionRow> rows;

    RetentionTable(RetentionSpec spec, Interval cohorts, Instant asOf, ImmutableList<RetentionRow> rows) {
        this.spec = spec;
        this.cohorts = cohorts;
        this.asOf = asOf;
        this.rows = rows;
    }

    static RetentionTable empty(RetentionSpec spec, Interval cohorts, Instant asOf) {
        return new RetentionTable(spec, cohorts, asOf, ImmutableList.of());
    }

    /**
     * The specification that was measured.
     *
     * @return the specification
     */
    public RetentionSpec spec() {
        return spec;
    }

    /**
     * The range of cohorts that was asked for.
     *
     * @return the range
     */
    public Interval cohorts() {
        return cohorts;
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
     * The cohorts, oldest first, one for each period that has a part in the range and had begun by {@code asOf}, also
     * where nobody came.
     *
     * @return the rows; empty if there is none
     */
    public List<RetentionRow> rows() {
        return rows;
    }

    /**
     * The retention of all cohorts together, each with the weight of its size. Only cohorts old enough to have lived
     * through the whole period count, in the numerator and in the denominator. Worked number: cohorts of 2 and 2 whose
     * period 1 is 1 of 2 and not over yet have 1/2.
     *
     * @param period how many periods after the one in which the cohort came; not negative
     * @return users retained, of the users of those cohorts; undefined (0/0) if there is no such cohort
     * @throws IllegalArgumentException if {@code period} is negative
     */
    public Ratio overall(int period) {
        if (period < 0) {
            throw new IllegalArgumentException("period must not be negative but was " + period);
        }
        List<Ratio> counted = rows.stream()
                .flatMap(row -> row.cell(period).stream())
                .filter(RetentionCell::isComplete)
                .map(RetentionCell::retained)
                .toList();
        return Ratio.of(
                counted.stream().mapToLong(Ratio::numerator).sum(),
                counted.stream().mapToLong(Ratio::denominator).sum());
    }

    /**
     * The table of two disjoint parts of a population.
     *
     * @param other the other part's table, of the same specification, cohorts and {@code asOf}
     * @return the table of both
     * @throws IllegalArgumentException if the specification, the cohorts or {@code asOf} differ
     * @throws ArithmeticException if a count does not fit 64 bits
     */
    public RetentionTable merge(RetentionTable other) {
        if (!spec.equals(other.spec) || !cohorts.equals(other.cohorts) || !asOf.equals(other.asOf)) {
            throw new IllegalArgumentException("tables must have the same specification, cohorts and asOf but were "
                    + spec + " " + cohorts + " " + asOf + " and " + other.spec + " " + other.cohorts + " "
                    + other.asOf);
        }
        ImmutableList.Builder<RetentionRow> sums = ImmutableList.builder();
        for (int i = 0; i < rows.size(); i++) {
            sums.add(rows.get(i).plus(other.rows.get(i)));
        }
        return new RetentionTable(spec, cohorts, asOf, sums.build());
    }

    /**
     * The table for people: what the columns are, then one line for each cohort, as in
     * {@code 2021-11: 2 1*} for a cohort of 2 of which 1 so far came back.
     *
     * @param locale whose language to use
     * @return the lines, in Chinese for a Chinese locale, else in English
     */
    public String text(Locale locale) {
        String unit = spec.unit().text(locale);
        String heading = Label.isChinese(locale)
                ? "按" + unit + "：人数，此后每" + unit + "的活跃人数（* 截至目前，? 历史不足）"
                : "by " + unit + ": users, then users active each " + unit + " after (* so far, ? history too short)";
        return heading + (rows.isEmpty() ? "" : "\n" + this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetentionTable that
                && spec.equals(that.spec)
                && cohorts.equals(that.cohorts)
                && asOf.equals(that.asOf)
                && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(spec, cohorts, asOf, rows);
    }

    /** {@return the rows, one line each: name, size, users active 1, 2, 3 … periods later} */
    @Override
    public String toString() {
        return rows.stream().map(RetentionRow::toString).collect(Collectors.joining("\n"));
    }
}
