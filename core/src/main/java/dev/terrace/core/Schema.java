package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary of a product: which attributes its users have and which events they can do.
 *
 * <p>Profiles are checked against it when they are made, rules when their catalogue is built.
 */
public final class Schema implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layout layout;
    private final ImmutableSortedMap<String, EventType> eventTypes;

    private Schema(Layout layout, ImmutableSortedMap<String, EventType> eventTypes) {
        this.layout = layout;
        this.eventTypes = eventTypes;
    }

    /**
     * A schema of attributes without events.
     *
     * @param attributes the attributes; names distinct
     * @return the schema
     * @throws InvalidModelException if names repeat
     */
    public static Schema of(Attribute<?>... attributes) {
        return builder().attributes(Arrays.asList(attributes)).build();
    }

    /**
     * Starts a schema.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The attributes, in the order declared.
     *
     * @return all attributes
     */
    public Collection<Attribute<?>> attributes() {
        return layout.attributes();
    }

    /**
     * The attribute of a name.
     *
     * @param name the name to look up
     * @return the attribute, or empty if the schema has none of that name
     */
    public Optional<Attribute<?>> attribute(String name) {
        return layout.attribute(name);
    }

    /**
     * Whether an attribute, with just this kind, belongs to the schema.
     *
     * @param attribute the attribute
     * @return true if it was declared
     */
    public boolean has(Attribute<?> attribute) {
        return layout.has(attribute);
    }

    /**
     * In which place a profile keeps the value of which attribute.
     *
     * @return the layout
     */
    public Layout layout() {
        return layout;
    }

    /**
     * The names of the event types, sorted.
     *
     * @return all names
     */
    public Set<String> events() {
        return eventTypes.keySet();
    }

    /**
     * The event type of a name.
     *
     * @param name the name to look up
     * @return the event type, or empty if the schema has none of that name
     */
    public Optional<EventType> event(String name) {
        return Optional.ofNullable(eventTypes.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Schema that && layout.equals(that.layout) && eventTypes.equals(that.eventTypes));
    }

    @Override
    public int hashCode() {
        return layout.hashCode() * 31 + eventTypes.hashCode();
    }

    /** {@return the attribute and event names} */
    @Override
    public String toString() {
        return "Schema" + layout + eventTypes.keySet();
    }

    /** Collects the vocabulary of a schema. Not thread-safe. */
    public static final class Builder {

        private final List<Attribute<?>> attributes = new ArrayList<>();
        private final List<EventType> events = new ArrayList<>();

        private Builder() {}

        /**
         * Declares an attribute.
         *
         * @param attribute the attribute
         * @return this builder
         */
        public Builder attribute(Attribute<?> attribute) {
            attributes.add(attribute);
            return this;
        }

        /**
         * Declares attributes, such as those that another module publishes.
         *
         * @param more the attributes
         * @return this builder
         */
        public Builder attributes(Collection<? extends Attribute<?>> more) {
            attributes.addAll(more);
            return this;
        }

        /**
         * Declares an event type.
         *
         * @param type the event type; declaring the same one twice changes nothing
         * @return this builder
         */
        public Builder event(EventType type) {
            events.add(requireNonNull(type, "type"));
            return this;
        }

        /**
         * Declares an event type.
         *
         * @param name its name; not blank
         * @param properties what is recorded each time; names distinct
         * @return this builder
         * @throws IllegalArgumentException if the name is blank
         * @throws InvalidModelException if names of properties repeat
         */
        public Builder event(String name, Attribute<?>... properties) {
            return event(EventType.of(name, properties));
        }

        /**
         * Builds the schema.
         *
         * @return the schema
         * @throws InvalidModelException listing every attribute name that is declared twice, and every event type that
         *     is declared twice with different properties
         */
        public Schema build() {
            Problems problems = new Problems();
            Layout layout = Layout.of("attributes", attributes, problems);
            Map<String, EventType> byName = new TreeMap<>();
            for (EventType type : events) {
                @Nullable EventType earlier = byName.putIfAbsent(type.name(), type);
                problems.unless(
                        earlier == null || earlier.equals(type),
                        "DUPLICATE_EVENT",
                        "events/" + type.name(),
                        "an event type must be declared once but was declared again with other properties");
            }
            problems.throwIfAny("schema");
            return new Schema(layout, ImmutableSortedMap.copyOf(byName));
        }
    }
}
