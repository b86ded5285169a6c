package dev.terrace.lifecycle.stage;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Calendar;
import dev.terrace.lifecycle.activity.Activity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local days on which a user is known to have been active before {@code asOf}, as epoch days. */
final class ActiveDays {

    private final List<Event> events;
    private final Activity activity;
    private final Calendar calendar;
    private final int lastIndex;

    ActiveDays(History history, Instant asOf, Activity activity, Calendar calendar) {
        this.events = history.events();
        this.activity = activity;
        this.calendar = calendar;
        this.lastIndex = lastIndexBefore(asOf);
    }

    private int lastIndexBefore(Instant asOf) {
        int index = events.size() - 1;
        while (index >= 0 && (!events.get(index).at().isBefore(asOf) || !activity.counts(events.get(index)))) {
            index--;
        }
        return index;
    }

    /** When the user was last active. */
    @Nullable
    Instant lastInstant() {
        return lastIndex < 0 ? null : events.get(lastIndex).at();
    }

    /** The last day, or {@link Presence#NEVER_DAY}. */
    long last() {
        return lastIndex < 0 ? Presence.NEVER_DAY : dayOf(events.get(lastIndex));
    }

    /** Every day once, ascending. */
    long[] all() {
        long[] days = new long[lastIndex + 1];
        int size = 0;
        for (int i = 0; i <= lastIndex; i++) {
            Event event = events.get(i);
            if (activity.counts(event)) {
                long day = dayOf(event);
                if (size == 0 || days[size - 1] != day) {
                    days[size++] = day;
                }
            }
        }
        return Arrays.copyOf(days, size);
    }

    /** When the user was first active on or after a day; there is such an activity. */
    Instant firstFrom(Instant startOfDay) {
        for (int i = 0; i <= lastIndex; i++) {
            Event event = events.get(i);
            if (!event.at().isBefore(startOfDay) && activity.counts(event)) {
                return event.at();
            }
        }
        throw new IllegalStateException("activity must follow " + startOfDay + " but does not");
    }

    private long dayOf(Event event) {
        return calendar.dayOf(event.at()).toEpochDay();
    }
}
