package dev.terrace.core;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type in a history, oldest first, to be read by position.
 *
 * <p>Properties of word types are kept a second time in columns, so that a figure over many events reads memory in a row.
 */
public final class Timeline implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Timeline EMPTY = new Timeline(new Event[0]);

    private final Event[] events;

    /** The layout that all events share; null if they differ or there are none. */
    private final transient @Nullable Layout layout;

    /** For each place among the words, the words of all events; empty without a common layout. */
    private final transient long[][] columns;

    private Timeline(Event[] events) {
        this.events = events;
        this.layout = commonLayout(events);
        this.columns = new long[layout == null ? 0 : layout.words()][events.length];
        for (int position = 0; layout != null && position < events.length; position++) {
            long[] words = events[position].words();
            for (int place = 0; place < words.length; place++) {
                columns[place][position] = words[place];
            }
        }
    }

    private static @Nullable Layout commonLayout(Event[] events) {
        if (events.length == 0) {
            return null;
        }
        Layout first = events[0].layout();
        boolean common = Arrays.stream(events).allMatch(event -> event.layout().equals(first));
        return common ? first : null;
    }

    static Timeline empty() {
        return EMPTY;
    }

    /** A timeline of events that are in time order. */
    static Timeline of(List<Event> events) {
        return new Timeline(events.toArray(Event[]::new));
    }

    /**
     * The layout of all events.
     *
     * @return the layout; null if events differ in it, or there are none: then only {@link #get} reads them
     */
    public @Nullable Layout layout() {
        return layout;
    }

    /**
     * Whether an event has a value for a property; only with a common {@link #layout}.
     *
     * @param position the event's position
     * @param index the property's {@linkplain Layout#indexOf index}
     * @return true if it is not missing
     */
    public boolean has(int position, int index) {
        return (columns[index >>> 6][position] & (1L << index)) != 0;
    }

    /**
     * The value of a property of a word type; only with a common {@link #layout}.
     *
     * @param position the event's position
     * @param place the property's {@linkplain Layout#placeOf place}
     * @return the word; 0 if the value is missing
     */
    public long word(int position, int place) {
        return columns[place][position];
    }

    /**
     * How many events there are.
     *
     * @return the number; 0 if there is none
     */
    public int size() {
        return events.length;
    }

    /**
     * An event.
     *
     * @param position 0 for the oldest
     * @return the event
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public Event get(int position) {
        return events[position];
    }

    /**
     * The events at some positions.
     *
     * @param from the first position
     * @param to the position after the last; not before {@code from}
     * @return the events, oldest first
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public List<Event> events(int from, int to) {
        return Collections.unmodifiableList(Arrays.asList(events).subList(from, to));
    }

    /**
     * Where the events from an instant on begin.
     *
     * @param instant the instant
     * @return the position of the first event at or after it; {@link #size} if there is none
     */
    public int firstAtOrAfter(Instant instant) {
        int low = 0;
        int high = events.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events[middle].at().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Object readResolve() {
        return new Timeline(events);
    }
}
