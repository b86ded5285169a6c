package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that a user did, at an instant, with the properties that were recorded.
 *
 * <p>Properties are checked when they are set. A property that is not set is missing, which is not the same as empty or
 * zero; {@link #value} gives those that are there.
 */
public final class Event extends Values {

    private static final long serialVersionUID = 1L;

    /** By time, then type, then content, so that no order of the input shows. */
    static final Comparator<Event> IN_TIME_ORDER =
            Comparator.comparing(Event::at).thenComparing(Event::type).thenComparing(ValuesOrder.BY_CONTENT);

    private final EventType eventType;
    private final Instant at;

    private Event(EventType eventType, Instant at, Cells cells) {
        super(cells);
        this.eventType = eventType;
        this.at = at;
    }

    /**
     * An event without properties.
     *
     * @param type what was done, such as {@code purchase}; not blank
     * @param at when
     * @return the event
     * @throws IllegalArgumentException if the type is blank
     */
    public static Event of(String type, Instant at) {
        return of(EventType.of(type), at);
    }

    /**
     * An event, to be completed by {@link #with its properties}.
     *
     * @param type what was done
     * @param at when
     * @return the event; all of its properties are missing
     */
    public static Event of(EventType type, Instant at) {
        return new Event(type, requireNonNull(at, "at"), Cells.empty(type.layout()));
    }

    /** An event of cells that nobody writes to any more. */
    static Event of(EventType type, Instant at, Cells cells) {
        return new Event(type, at, cells);
    }

    /**
     * This event with a property.
     *
     * @param property a property of its type
     * @param value its value
     * @param <T> the value's type
     * @return the event with the value
     * @throws IllegalArgumentException if its type does not declare the property, or the value is not allowed
     */
    public <T> Event with(Attribute<T> property, T value) {
        Cells cells = cells();
        cells.set(property, value);
        return new Event(eventType, at, cells);
    }

    /**
     * What was done.
     *
     * @return the name of the event type
     */
    public String type() {
        return eventType.name();
    }

    /**
     * What was done, with the properties that it can have.
     *
     * @return the event type
     */
    public EventType eventType() {
        return eventType;
    }

    @Override
    public boolean isOfEvent() {
        return true;
    }

    /**
     * When it was done.
     *
     * @return the instant
     */
    public Instant at() {
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Event that
                        && type().equals(that.type())
                        && at.equals(that.at)
                        && hasSameValues(that));
    }

    @Override
    public int hashCode() {
        return (type().hashCode() * 31 + at.hashCode()) * 31 + hashOfValues();
    }

    /** {@return the event as {@code type@instant}, with its properties if it has any} */
    @Override
    public String toString() {
        return type() + "@" + at + (eventType.properties().isEmpty() ? "" : textOfValues());
    }
}
