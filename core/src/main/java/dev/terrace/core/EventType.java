package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Something that users can do, with the properties that are recorded each time: a {@code purchase} with its
 * {@code amount} and {@code category}.
 *
 * <p>Two event types are equal if their names and properties are; what people call them is not part of that.
 */
public final class EventType implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Layout layout;
    private final Label label;

    private EventType(String name, Layout layout, Label label) {
        this.name = name;
        this.layout = layout;
        this.label = label;
    }

    /**
     * An event type.
     *
     * @param name what is done, such as {@code purchase}; not blank
     * @param properties what is recorded each time; names distinct
     * @return the event type
     * @throws IllegalArgumentException if the name is blank
     * @throws InvalidModelException if names of properties repeat
     */
    public static EventType of(String name, Attribute<?>... properties) {
        return of(name, Arrays.asList(properties));
    }

    /**
     * An event type.
     *
     * @param name what is done, such as {@code purchase}; not blank
     * @param properties what is recorded each time; names distinct
     * @return the event type
     * @throws IllegalArgumentException if the name is blank
     * @throws InvalidModelException if names of properties repeat
     */
    public static EventType of(String name, List<Attribute<?>> properties) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("event type must not be blank but was '" + name + "'");
        }
        Problems problems = new Problems();
        Layout layout = Layout.of("properties", properties, problems);
        problems.throwIfAny("event type " + name);
        return new EventType(name, layout, Label.of(name));
    }

    /**
     * This event type with what people call it, which is what explanations show.
     *
     * @param label its name in both languages
     * @return the event type with the label
     */
    public EventType withLabel(Label label) {
        return new EventType(name, layout, requireNonNull(label, "label"));
    }

    /**
     * What people call it.
     *
     * @return the label; its name if none was given
     */
    public Label label() {
        return label;
    }

    /**
     * What is done.
     *
     * @return the name; not blank
     */
    public String name() {
        return name;
    }

    /**
     * What is recorded each time.
     *
     * @return the properties, in the order declared; empty if there is none
     */
    public List<Attribute<?>> properties() {
        return layout.attributes();
    }

    /**
     * In which place an event of this type keeps the value of which property.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof EventType that && name.equals(that.name) && layout.equals(that.layout));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name;
    }
}
