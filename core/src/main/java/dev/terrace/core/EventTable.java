package dev.terrace.core;

import dev.terrace.core.internal.Packed;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;

/**
 * The events of one type of many users, in columns: those of one user stand together, oldest first. Immutable.
 *
 * <p>Times are whole ticks since the earliest one. A tick is as long as the times allow: a second, a millisecond, a
 * microsecond or a nanosecond.
 */
public final class EventTable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final EventType type;
    private final Table events;

    /** Where the events of each user start; and where those of the last one end. */
    private final int[] starts;

    private final Ticks ticks;

    /** Of each event, since the earliest. */
    private final Packed times;

    private final long earliest;

    private EventTable(EventType type, Table events, int[] starts, Ticks ticks, long earliest, Packed times) {
        this.type = type;
        this.events = events;
        this.starts = starts;
        this.ticks = ticks;
        this.earliest = earliest;
        this.times = times;
    }

    /**
     * Starts the events of a type.
     *
     * @param type what was done
     * @return an empty builder
     */
    static EventTableBuilder builder(EventType type) {
        return new EventTableBuilder(type);
    }

    /** Takes the arrays over; events are in the order of users and times. */
    static EventTable of(EventType type, Table events, int[] starts, Ticks ticks, long[] times) {
        long earliest = Arrays.stream(times).min().orElse(0);
        for (int i = 0; i < times.length; i++) {
            times[i] -= earliest;
        }
        return new EventTable(type, events, starts, ticks, earliest, Packed.of(times));
    }

    /**
     * What was done.
     *
     * @return the event type
     */
    public EventType type() {
        return type;
    }

    /**
     * The properties of the events.
     *
     * @return the table; its records are in the order of users, and of times for each user
     */
    public Table events() {
        return events;
    }

    /**
     * Where the events of a user start.
     *
     * @param user the user's position; the number of users for the end of the last one's events
     * @return the position of the first event; that of the next user's first one if there is none
     */
    public int start(int user) {
        return starts[user];
    }

    /**
     * The time of an instant as events have it: an event is before the instant if, and only if, its time is less.
     *
     * @param instant the instant
     * @return the time, since the earliest event; {@link Long#MIN_VALUE} or {@link Long#MAX_VALUE} if it is out of reach
     */
    public long timeOf(Instant instant) {
        return ticks.notBefore(instant, earliest);
    }

    /**
     * When an event happened.
     *
     * @param event its position
     * @return the time, since the earliest event
     */
    public long time(int event) {
        return times.get(event);
    }

    /**
     * Where the events from a time on begin among some that are in time order.
     *
     * @param time the time, as {@link #timeOf} gives it
     * @param from the first event
     * @param to the event after the last
     * @return the position of the first event at or after it; {@code to} if there is none
     */
    public int firstAtOrAfter(long time, int from, int to) {
        // Most windows begin before all events of a user or end after them.
        if (from == to || times.get(from) >= time) {
            return from;
        }
        if (times.get(to - 1) < time) {
            return to;
        }
        int low = from + 1;
        int high = to - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** An event of its own. */
    Event event(int position) {
        return Event.of(type, ticks.instant(times.get(position), earliest), events.cells(position));
    }

    /**
     * The memory of times, properties and starts.
     *
     * @return in bytes
     */
    public long bytes() {
        return times.bytes() + events.bytes() + (long) starts.length * Integer.BYTES;
    }

    /** {@return how many events there are of which type} */
    @Override
    public String toString() {
        return "EventTable[" + events.size() + " of " + type + "]";
    }
}
