package dev.terrace.lifecycle.retention;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Ratio;
import dev.terrace.lifecycle.internal.PeriodGrid;
import dev.terrace.lifecycle.internal.PeriodReader;
import java.time.Instant;

/** Counts one user after the other. The first periods of the grid are the cohorts. Not thread-safe. */
final class RetentionTally {

    private static final long MAX_CELLS = 10_000_000;

    private final CohortMode mode;
    private final PeriodGrid grid;

    /** By cohort, by periods after it; the first cell is the size. */
    private final long[][] retained;

    private final long[] unknown;

    RetentionTally(CohortMode mode, PeriodGrid grid, int cohorts) {
        long cells = (2L * grid.size() - cohorts + 1) * cohorts / 2;
        if (cells > MAX_CELLS) {
            throw new IllegalArgumentException("cohorts and periods up to asOf must give at most " + MAX_CELLS
                    + " cells but gave " + cells + " (" + cohorts + " cohorts)");
        }
        this.mode = mode;
        this.grid = grid;
        this.retained = new long[cohorts][];
        for (int cohort = 0; cohort < cohorts; cohort++) {
            retained[cohort] = new long[grid.size() - cohort];
        }
        this.unknown = new long[cohorts];
    }

    void add(PeriodReader user, Instant completeSince) {
        boolean complete = completeSince.equals(Instant.MIN);
        switch (mode) {
            case FIRST_TIME -> {
                if (complete) {
                    addToFirstCohort(user);
                } else {
                    addUnknownFirst(user, grid.firstFrom(completeSince));
                }
            }
            case RECURRING -> {
                addToEveryCohort(user);
                if (!complete) {
                    addUnknown(0, grid.firstFrom(completeSince));
                }
            }
        }
    }

    private void addToFirstCohort(PeriodReader user) {
        if (user.size() > 0 && !user.activeEarlier() && user.period(0) < retained.length) {
            follow(user, 0);
        }
    }

    private void addToEveryCohort(PeriodReader user) {
        for (int i = 0; i < user.size() && user.period(i) < retained.length; i++) {
            follow(user, i);
        }
    }

    private void follow(PeriodReader user, int from) {
        int cohort = user.period(from);
        for (int i = from; i < user.size(); i++) {
            retained[cohort][user.period(i) - cohort]++;
        }
    }

    /** The first activity is the first known one or a missing one before it, in a period that starts uncovered. */
    private void addUnknownFirst(PeriodReader user, int firstCovered) {
        if (user.activeEarlier()) {
            return;
        }
        if (user.size() == 0) {
            addUnknown(0, firstCovered);
            return;
        }
        int firstKnown = user.period(0);
        addUnknown(0, Math.min(firstCovered, firstKnown));
        addUnknown(firstKnown, firstKnown + 1);
    }

    private void addUnknown(int from, int to) {
        for (int cohort = from; cohort < Math.min(to, unknown.length); cohort++) {
            unknown[cohort]++;
        }
    }

    ImmutableList<RetentionRow> rows(Instant asOf) {
        ImmutableList.Builder<RetentionRow> rows = ImmutableList.builder();
        for (int cohort = 0; cohort < retained.length; cohort++) {
            rows.add(
                    new RetentionRow(grid.numberOf(cohort), grid.nameOf(cohort), cells(cohort, asOf), unknown[cohort]));
        }
        return rows.build();
    }

    private ImmutableList<RetentionCell> cells(int cohort, Instant asOf) {
        ImmutableList.Builder<RetentionCell> cells = ImmutableList.builder();
        long[] counts = retained[cohort];
        for (int k = 0; k < counts.length; k++) {
            cells.add(new RetentionCell(Ratio.of(counts[k], counts[0]), grid.isOver(cohort + k, asOf)));
        }
        return cells.build();
    }
}
