package dev.terrace.lifecycle.growth;

import com.google.common.collect.ImmutableList;
import dev.terrace.lifecycle.internal.PeriodGrid;
import dev.terrace.lifecycle.internal.PeriodReader;
import java.time.Instant;

/** Counts one user after the other. Period 0 of the grid precedes the range. Not thread-safe. */
final class GrowthTally {

    private final PeriodGrid grid;
    private final long[] newUsers;
    private final long[] kept;
    private final long[] returned;
    private final long[] unknown;

    /** How many histories have this as the last period that they do not cover. */
    private final long[] lastUncovered;

    private long activeBeforeRange;

    GrowthTally(PeriodGrid grid) {
        this.grid = grid;
        this.newUsers = new long[grid.size()];
        this.kept = new long[grid.size()];
        this.returned = new long[grid.size()];
        this.unknown = new long[grid.size()];
        this.lastUncovered = new long[grid.size()];
    }

    void add(PeriodReader user, Instant completeSince) {
        // A period is covered if nothing is missing from the start of the period before it on.
        int lastUncoveredPeriod = Math.min(grid.firstFrom(completeSince), grid.size() - 1);
        lastUncovered[lastUncoveredPeriod]++;
        for (int i = 0; i < user.size(); i++) {
            int period = user.period(i);
            if (period == 0) {
                activeBeforeRange++;
            } else if (i > 0 && user.period(i - 1) == period - 1) {
                kept[period]++;
            } else if (i == 0 && !user.activeEarlier()) {
                count(completeSince.equals(Instant.MIN) ? newUsers : unknown, period);
            } else {
                count(period > lastUncoveredPeriod ? returned : unknown, period);
            }
        }
    }

    private static void count(long[] counts, int period) {
        counts[period]++;
    }

    ImmutableList<GrowthPeriod> periods(Instant asOf) {
        long[] uncovered = uncovered();
        ImmutableList.Builder<GrowthPeriod> periods = ImmutableList.builder();
        long previous = activeBeforeRange;
        for (int i = 1; i < grid.size(); i++) {
            GrowthPeriod period = new GrowthPeriod(
                    grid.numberOf(i),
                    grid.nameOf(i),
                    grid.isOver(i, asOf),
                    previous,
                    newUsers[i],
                    kept[i],
                    returned[i],
                    unknown[i],
                    uncovered[i]);
            periods.add(period);
            previous = period.active();
        }
        return periods.build();
    }

    private long[] uncovered() {
        long[] uncovered = lastUncovered.clone();
        for (int i = uncovered.length - 2; i >= 0; i--) {
            uncovered[i] += uncovered[i + 1];
        }
        return uncovered;
    }
}
