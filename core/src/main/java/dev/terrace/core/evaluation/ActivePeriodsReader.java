package dev.terrace.core.evaluation;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;

/** Counts the periods in which something was done; over a history that is too short, from below. */
final class ActivePeriodsReader extends EventReader {

    private final Bucket unit;
    private final int periods;
    private final Calendar calendar;

    ActivePeriodsReader(Selection selection, Bucket unit, int periods, Calendar calendar) {
        super(selection);
        this.unit = unit;
        this.periods = periods;
        this.calendar = calendar;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Interval interval = selection().interval(asOf);
        List<Event> events = selection().inWindow(history, interval);
        long certain = periods(events, asOf, Truth.TRUE);
        long possible = history.isCompleteOver(interval) ? periods(events, asOf, Truth.UNKNOWN) : periods;
        return out.between(certain, possible);
    }

    /** In how many periods an event is accepted at least so certainly. The events are in time order. */
    private long periods(List<Event> events, Instant asOf, Truth atLeast) {
        long count = 0;
        Instant nextPeriod = Instant.MIN;
        for (Event event : events) {
            if (!event.at().isBefore(nextPeriod)
                    && selection().accepts(event, asOf).compareTo(atLeast) >= 0) {
                count++;
                nextPeriod = calendar.intervalOf(unit, calendar.bucketOf(unit, event.at()))
                        .end();
            }
        }
        return count;
    }
}
