package dev.terrace.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary of a product: which attributes its users have and which events they can do.
 *
 * <p>Profiles are checked against it when they are made, rules when their catalogue is built.
 */
public final class Schema implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ImmutableMap<String, Attribute<?>> attributes;
    private final ImmutableMap<String, Integer> slots;
    private final ImmutableSortedSet<String> events;

    private Schema(Map<String, Attribute<?>> attributes, Set<String> events) {
        this.attributes = ImmutableMap.copyOf(attributes);
        this.events = ImmutableSortedSet.copyOf(events);
        ImmutableMap.Builder<String, Integer> slotOf = ImmutableMap.builder();
        List<String> names = this.attributes.keySet().asList();
        for (int i = 0; i < names.size(); i++) {
            slotOf.put(names.get(i), i);
        }
        this.slots = slotOf.buildOrThrow();
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
        return attributes.values();
    }

    /**
     * The attribute of a name.
     *
     * @param name the name to look up
     * @return the attribute, or empty if the schema has none of that name
     */
    public Optional<Attribute<?>> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * Whether an attribute, with just this type and domain, belongs to the schema.
     *
     * @param attribute the attribute
     * @return true if it was declared
     */
    public boolean has(Attribute<?> attribute) {
        return attribute(attribute.name()).filter(attribute::equals).isPresent();
    }

    /**
     * The event types, sorted.
     *
     * @return all event types
     */
    public Set<String> events() {
        return events;
    }

    int size() {
        return attributes.size();
    }

    int slotOf(Attribute<?> attribute) {
        @Nullable Integer slot = has(attribute) ? slots.get(attribute.name()) : null;
        if (slot == null) {
            throw new IllegalArgumentException("attribute '" + attribute.name() + "' of type " + attribute.type()
                    + " must be declared in the schema, which has " + attributes.keySet());
        }
        return slot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that
                && attributes.values().asList().equals(that.attributes.values().asList())
                && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode() * 31 + events.hashCode();
    }

    /** {@return the attribute and event names} */
    @Override
    public String toString() {
        return "Schema" + attributes.keySet() + events;
    }

    /** Collects the vocabulary of a schema. Not thread-safe. */
    public static final class Builder {

        private final List<Attribute<?>> attributes = new ArrayList<>();
        private final Set<String> events = new TreeSet<>();

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
         * Declares an event type; declaring one twice changes nothing.
         *
         * @param type the event type; not blank
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder event(String type) {
            events.add(Event.requireType(type));
            return this;
        }

        /**
         * Builds the schema.
         *
         * @return the schema
         * @throws InvalidModelException listing every attribute name that is declared twice
         */
        public Schema build() {
            Problems problems = new Problems();
            Map<String, Attribute<?>> byName = new LinkedHashMap<>();
            for (Attribute<?> attribute : attributes) {
                @Nullable Attribute<?> earlier = byName.putIfAbsent(attribute.name(), attribute);
                problems.unless(
                        earlier == null,
                        "DUPLICATE_ATTRIBUTE",
                        "attributes/" + attribute.name(),
                        "an attribute name must be declared once but was declared again");
            }
            problems.throwIfAny("schema");
            return new Schema(byName, events);
        }
    }
}
