package dev.terrace.core.evaluation;

import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The time that a value stands for: a moment, or a local day.
 *
 * @param first its first instant
 * @param last its last instant, the same for a moment
 */
record Stretch(Instant first, Instant last) {

    static Stretch of(Instant moment) {
        return new Stretch(moment, moment);
    }

    static Stretch of(LocalDate day, Calendar calendar) {
        Instant last = day.equals(LocalDate.MAX)
                ? Instant.MAX
                : calendar.startOf(day.plusDays(1)).minusNanos(1);
        return new Stretch(calendar.startOf(day), last);
    }

    /** Whether some instant lies in both. */
    boolean overlaps(Interval interval) {
        return !interval.isEmpty() && first.isBefore(interval.end()) && !last.isBefore(interval.start());
    }

    /** The earliest instant after {@code asOf} at which time alone may change whether this overlaps a window; never late. */
    Instant nextChange(MovingWindow window, Instant asOf) {
        Interval now = window.window().resolve(asOf, window.calendar());
        Instant next = now.end().isAfter(first) ? window.whenMayReturn(first, asOf) : window.whenEndPasses(first, asOf);
        next = Selection.earliest(
                next,
                now.start().isAfter(last) ? window.whenMayReturn(last, asOf) : window.whenStartPasses(last, asOf));
        return first.equals(last) ? next : Selection.earliest(next, nextEmptyOrNot(window, now, asOf));
    }

    /** An empty window can stand inside a day: a fixed one that has not begun, which opens, and may empty by a jump back. */
    private static Instant nextEmptyOrNot(MovingWindow window, Interval now, Instant asOf) {
        return now.isEmpty() ? window.whenOpens(asOf) : window.whenMayReturn(now.start(), asOf);
    }
}
