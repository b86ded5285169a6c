package dev.terrace.core.evaluation;

import dev.terrace.core.EventTable;
import dev.terrace.core.time.Interval;

/** Which events of each user lie in an interval. */
final class WindowOfEvents {

    private final EventTable events;
    private final long startTime;
    private final long endTime;

    WindowOfEvents(EventTable events, Interval interval) {
        this.events = events;
        this.startTime = events.timeOf(interval.start());
        this.endTime = events.timeOf(interval.end());
    }

    EventTable events() {
        return events;
    }

    /** The position of a user's first event in the interval; where it would stand if there is none. */
    int first(int user) {
        return events.firstAtOrAfter(startTime, events.start(user), events.start(user + 1));
    }

    /** The position after a user's last event in the interval. */
    int end(int user, int first) {
        return events.firstAtOrAfter(endTime, first, events.start(user + 1));
    }
}
