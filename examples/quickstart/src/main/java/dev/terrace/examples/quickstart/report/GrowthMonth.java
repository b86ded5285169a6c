package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;

/**
 * Growth accounting of a month: {@code active = newUsers + kept + returned}, and {@code lapsed} are the active ones of the
 * month before that were not kept.
 *
 * @param month the month
 * @param active how many customers were active
 * @param newUsers how many of them for the first time ever; {@code new} in JSON
 * @param kept how many of them were also active in the month before
 * @param returned how many of them had been active before, but not in the month before
 * @param lapsed how many were active in the month before and not in this one
 * @param complete whether the month was over on the day of the report
 */
public record GrowthMonth(
        YearMonth month,
        long active,
        @JsonProperty("new") long newUsers,
        long kept,
        long returned,
        long lapsed,
        boolean complete) {

    /** Checks that the month is given. */
    public GrowthMonth {
        requireNonNull(month, "month");
    }
}
