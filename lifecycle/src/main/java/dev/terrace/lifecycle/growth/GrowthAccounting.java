package dev.terrace.lifecycle.growth;

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
 * Accounts for the active users of each day, week or month.
 *
 * <p>A user who was active in a period is
 *
 * <ul>
 *   <li>new (新增) if the first activity of their whole history lies in it, also when the history is older than the range
 *       that is looked at;
 *   <li>kept (留存) if they were also active in the period just before;
 *   <li>returned (回流) if they were active before, but not in the period just before;
 *   <li>unknown if their history does not reach back far enough to tell.
 * </ul>
 *
 * <p>A user who was active in the period just before, but not in this one, lapsed (流失). Worked numbers by day: active
 * on 1, 2 and 4 January is new on the 1st, kept on the 2nd, lapsed on the 3rd, returned on the 4th, lapsed on the 5th.
 *
 * @param unit day, week or month
 * @param calendar what days, weeks and months mean
 * @param activity which events count
 */
public record GrowthAccounting(Bucket unit, Calendar calendar, Activity activity) implements Serializable {

    /** Checks that every component is given. */
    public GrowthAccounting {
        requireNonNull(unit, "unit");
        requireNonNull(calendar, "calendar");
        requireNonNull(activity, "activity");
    }

    /**
     * Accounting of any activity, in the calendar of UTC.
     *
     * @param unit day, week or month
     * @return the model
     */
    public static GrowthAccounting by(Bucket unit) {
        return new GrowthAccounting(unit, Calendar.utc(), Activity.any());
    }

    /**
     * This model with another calendar.
     *
     * @param calendar what days, weeks and months mean
     * @return the new model
     */
    public GrowthAccounting withCalendar(Calendar calendar) {
        return new GrowthAccounting(unit, calendar, activity);
    }

    /**
     * This model with another activity.
     *
     * @param activity which events count
     * @return the new model
     */
    public GrowthAccounting withActivity(Activity activity) {
        return new GrowthAccounting(unit, calendar, activity);
    }

    /**
     * Measures a population, or a part of one.
     *
     * @param histories what each user did, whole histories and each user once; the order does not matter
     * @param range which periods to account for: every one that has a part in it
     * @param asOf the first instant that is not known yet; periods that start at or after it are left out
     * @return the series; without periods if the range is empty or has not begun
     * @throws IllegalArgumentException if the range spans more than 100,000 periods
     */
    public GrowthSeries measure(Iterable<History> histories, Interval range, Instant asOf) {
        if (range.isEmpty()) {
            return GrowthSeries.empty(this, range, asOf);
        }
        long first = calendar.bucketOf(unit, range.start());
        long last = PeriodGrid.lastBegun(calendar, unit, range.before(asOf).end());
        if (last < first) {
            return GrowthSeries.empty(this, range, asOf);
        }
        PeriodGrid grid = PeriodGrid.of(calendar, unit, first - 1, last);
        PeriodReader reader = new PeriodReader(grid, activity, asOf);
        GrowthTally tally = new GrowthTally(grid);
        for (History history : histories) {
            reader.read(history);
            tally.add(reader, history.completeSince());
        }
        return new GrowthSeries(this, range, asOf, tally.periods(asOf));
    }
}
