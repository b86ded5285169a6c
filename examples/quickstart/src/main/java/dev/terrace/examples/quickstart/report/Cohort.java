package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.List;

/**
 * The customers whose first order was in the same month, and how many of them came back.
 *
 * @param month the month of the first order
 * @param size how many customers there are
 * @param cells the months since, in ascending order; months in the future are not listed
 */
public record Cohort(YearMonth month, long size, List<Cell> cells) {

    /** Copies the cells. */
    public Cohort {
        requireNonNull(month, "month");
        cells = List.copyOf(cells);
    }

    /**
     * One month of a cohort.
     *
     * @param period how many months after the first; 0 is the first month itself
     * @param retained how many customers of the cohort were active
     * @param complete whether the month was over on the day of the report
     */
    public record Cell(int period, long retained, boolean complete) {}
}
