package dev.terrace.lifecycle.retention;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.History;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.activity.Activity;
import dev.terrace.lifecycle.internal.PeriodGrid;
import dev.terrace.lifecycle.internal.PeriodReader;
import java.io.Serializable;
import java.time.Instant;

/**
 * Measures retention (留存): of the users who came in a period, how many were active 1, 2, 3 … periods later.
 *
 * <p>Periods are whole days, weeks or months of the calendar, not stretches of 24 hours: somebody who comes at 23:00 and
 * again at 01:00 has come back in the next day. Retention is classic ("n-day"): being active in just that period, not in
 * it or later. Worked numbers by month: u1 came in November and December, u2 in November only; as of 1 January the
 * November cohort has size 2 and cells 2/2 and 1/2.
 *
 * @param unit the unit of cohorts and periods: day, week or month
 * @param calendar what days, weeks and months mean
 * @param activity which events count, for coming and for coming back
 * @param mode to which cohorts a user belongs
 */
public record RetentionSpec(Bucket unit, Calendar calendar, Activity activity, CohortMode mode)
        implements Serializable {

    /** Checks that every component is given. */
    public RetentionSpec {
        requireNonNull(unit, "unit");
        requireNonNull(calendar, "calendar");
        requireNonNull(activity, "activity");
        requireNonNull(mode, "mode");
    }

    /**
     * Retention of any activity by first-time cohorts, in the calendar of UTC.
     *
     * @param unit day, week or month
     * @return the specification
     */
    public static RetentionSpec by(Bucket unit) {
        return new RetentionSpec(unit, Calendar.utc(), Activity.any(), CohortMode.FIRST_TIME);
    }

    /**
     * This specification with another calendar.
     *
     * @param calendar what days, weeks and months mean
     * @return the new specification
     */
    public RetentionSpec withCalendar(Calendar calendar) {
        return new RetentionSpec(unit, calendar, activity, mode);
    }

    /**
     * This specification with another activity.
     *
     * @param activity which events count, for coming and for coming back
     * @return the new specification
     */
    public RetentionSpec withActivity(Activity activity) {
        return new RetentionSpec(unit, calendar, activity, mode);
    }

    /**
     * This specification with another mode.
     *
     * @param mode to which cohorts a user belongs
     * @return the new specification
     */
    public RetentionSpec withMode(CohortMode mode) {
        return new RetentionSpec(unit, calendar, activity, mode);
    }

    /**
     * Measures a population, or a part of one.
     *
     * <p>A first-time cohort is linear in the events; a recurring one looks at every pair of periods in which the same
     * user was active.
     *
     * @param histories what each user did, whole histories and each user once; the order does not matter
     * @param cohorts which cohorts to look at: one for every period that has a part in this range
     * @param asOf the first instant that is not known yet; cohorts that start at or after it are left out, the others
     *     are followed up to it
     * @return the table; without rows if the range is empty or has not begun
     * @throws IllegalArgumentException if there are more than 100,000 periods up to {@code asOf} or more than 10,000,000
     *     cells
     */
    public RetentionTable measure(Iterable<History> histories, Interval cohorts, Instant asOf) {
        if (cohorts.isEmpty()) {
            return RetentionTable.empty(this, cohorts, asOf);
        }
        long first = calendar.bucketOf(unit, cohorts.start());
        long lastCohort =
                PeriodGrid.lastBegun(calendar, unit, cohorts.before(asOf).end());
        if (lastCohort < first) {
            return RetentionTable.empty(this, cohorts, asOf);
        }
        PeriodGrid grid = PeriodGrid.of(calendar, unit, first, PeriodGrid.lastBegun(calendar, unit, asOf));
        PeriodReader reader = new PeriodReader(grid, activity, asOf);
        RetentionTally tally = new RetentionTally(mode, grid, Math.toIntExact(lastCohort - first + 1));
        for (History history : histories) {
            reader.read(history);
            tally.add(reader, history.completeSince());
        }
        return new RetentionTable(this, cohorts, asOf, tally.rows(asOf));
    }
}
