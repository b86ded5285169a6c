package dev.terrace.core;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one type in a history, oldest first, to be read by position. Their properties of word types can be read
 * without the events.
 */
public abstract sealed class Timeline implements Serializable permits RecordedTimeline, TableTimeline {

    private static final long serialVersionUID = 1L;

    Timeline() {}

    /** A timeline of events that are in time order. */
    static Timeline of(List<Event> events) {
        return new RecordedTimeline(events.toArray(Event[]::new));
    }

    /**
     * The layout of all events.
     *
     * @return the layout; null if events differ in it, or there are none: then only {@link #get} reads them
     */
    public abstract @Nullable Layout layout();

    /**
     * Whether an event has a value for a property; only with a common {@link #layout}.
     *
     * @param position the event's position
     * @param index the property's {@linkplain Layout#indexOf index}
     * @return true if it is not missing
     */
    public abstract boolean has(int position, int index);

    /**
     * Whether an event has a value for a property, as a number to reckon with; only with a common {@link #layout}.
     *
     * @param position the event's position
     * @param index the property's {@linkplain Layout#indexOf index}
     * @return 1 if it is there, 0 if it is missing
     */
    public abstract int presence(int position, int index);

    /**
     * Whether every event has a value for a property; only with a common {@link #layout}.
     *
     * @param index the property's {@linkplain Layout#indexOf index}
     * @return true if it is missing nowhere, so that {@link #has} need not be asked
     */
    public abstract boolean isComplete(int index);

    /**
     * The value of a property of a word type; only with a common {@link #layout}.
     *
     * @param position the event's position
     * @param place the property's {@linkplain Layout#placeOf place}
     * @return the word; 0 if the value is missing
     */
    public abstract long word(int position, int place);

    /**
     * A lower bound of the values of a property of a word type; only with a common {@link #layout}.
     *
     * @param place the property's {@linkplain Layout#placeOf place}
     * @return a number that no {@link #word} is less than
     */
    public abstract long least(int place);

    /**
     * An upper bound of the values of a property of a word type; only with a common {@link #layout}.
     *
     * @param place the property's {@linkplain Layout#placeOf place}
     * @return a number that no {@link #word} is greater than
     */
    public abstract long greatest(int place);

    /**
     * Copies the values of a property of a word type; only with a common {@link #layout}.
     *
     * @param place the property's {@linkplain Layout#placeOf place}
     * @param from the position of the first event
     * @param into where the words go, from its start on; 0 for a missing value
     * @param length of how many events
     * @throws IndexOutOfBoundsException if there are not so many events, or not so many words fit in
     */
    public abstract void copyWords(int place, int from, long[] into, int length);

    /**
     * How many events there are.
     *
     * @return the number; 0 if there is none
     */
    public abstract int size();

    /**
     * An event.
     *
     * @param position 0 for the oldest
     * @return the event
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public abstract Event get(int position);

    /**
     * The events at some positions.
     *
     * @param from the first position
     * @param to the position after the last; not before {@code from}
     * @return the events, oldest first
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public abstract List<Event> events(int from, int to);

    /**
     * Where the events from an instant on begin.
     *
     * @param instant the instant
     * @return the position of the first event at or after it; {@link #size} if there is none
     */
    public abstract int firstAtOrAfter(Instant instant);
}
