package dev.terrace.lifecycle.internal;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.lifecycle.activity.Activity;
import java.time.Instant;
import java.util.List;

/**
 * Reads from one history after the other in which periods of a grid the user was active. One walk over the sorted
 * events, without allocation. Not thread-safe.
 */
public final class PeriodReader {

    private final PeriodGrid grid;
    private final Activity activity;
    private final Instant end;
    private final int[] periods;
    private int size;
    private boolean activeEarlier;

    /**
     * A reader.
     *
     * @param grid the periods to look at
     * @param activity which events count
     * @param asOf the first instant that is not known yet
     */
    public PeriodReader(PeriodGrid grid, Activity activity, Instant asOf) {
        this.grid = grid;
        this.activity = activity;
        Instant gridEnd = grid.startOf(grid.size());
        this.end = asOf.isBefore(gridEnd) ? asOf : gridEnd;
        this.periods = new int[grid.size()];
    }

    /**
     * Reads a history; what was read before is forgotten.
     *
     * @param history what one user did
     */
    public void read(History history) {
        size = 0;
        activeEarlier = false;
        List<Event> events = history.events();
        Instant start = grid.startOf(0);
        int current = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (!event.at().isBefore(end)) {
                return;
            }
            if (!activity.counts(event)) {
                continue;
            }
            if (event.at().isBefore(start)) {
                activeEarlier = true;
                continue;
            }
            current = grid.periodOf(event.at(), current);
            if (size == 0 || periods[size - 1] != current) {
                periods[size++] = current;
            }
        }
    }

    /**
     * In how many periods the user was active.
     *
     * @return the number of periods
     */
    public int size() {
        return size;
    }

    /**
     * One of the periods in which the user was active.
     *
     * @param index from 0 for the first
     * @return the period; ascending with the index
     */
    public int period(int index) {
        return periods[index];
    }

    /**
     * Whether the user was active before the grid starts.
     *
     * @return true if an event that counts is older
     */
    public boolean activeEarlier() {
        return activeEarlier;
    }
}
