package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a user: values for some of a schema's attributes, checked when the profile is made.
 *
 * <p>A missing value is missing: it is not null, not empty and not zero.
 */
public final class Profile implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Schema schema;

    @SuppressWarnings("serial") // every attribute value is serialisable
    private final @Nullable Object[] values;

    private Profile(Schema schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * A profile about which nothing is known.
     *
     * @param schema the vocabulary
     * @return the empty profile
     */
    public static Profile empty(Schema schema) {
        return builder(schema).build();
    }

    /**
     * Starts a profile.
     *
     * @param schema the vocabulary
     * @return an empty builder
     */
    public static Builder builder(Schema schema) {
        return new Builder(schema, new Object[schema.size()]);
    }

    /**
     * Starts a profile from this one.
     *
     * @return a builder with this profile's values
     */
    public Builder toBuilder() {
        return new Builder(schema, values.clone());
    }

    /**
     * The vocabulary of this profile.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * The value of an attribute.
     *
     * @param attribute an attribute of the schema
     * @param <T> the value's type
     * @return the value, or empty if it is missing
     * @throws IllegalArgumentException if the schema does not declare the attribute
     */
    public <T> Optional<T> value(Attribute<T> attribute) {
        @SuppressWarnings("unchecked") // set() stored a T for this attribute
        @Nullable
        T value = (T) values[schema.slotOf(attribute)];
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that && schema.equals(that.schema) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** {@return the known values by name} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Profile{");
        for (Attribute<?> attribute : schema.attributes()) {
            value(attribute)
                    .ifPresent(value -> text.append(text.length() > 8 ? ", " : "")
                            .append(attribute)
                            .append('=')
                            .append(value));
        }
        return text.append('}').toString();
    }

    /** Collects the values of a profile. Not thread-safe. */
    public static final class Builder {

        private final Schema schema;
        private final @Nullable Object[] values;

        private Builder(Schema schema, @Nullable Object[] values) {
            this.schema = schema;
            this.values = values;
        }

        /**
         * Sets a value; a later value replaces an earlier one.
         *
         * @param attribute an attribute of the schema
         * @param value its value
         * @param <T> the value's type
         * @return this builder
         * @throws IllegalArgumentException if the schema does not declare the attribute, or the value is not allowed:
         *     outside an enumeration's domain, or not finite
         */
        public <T> Builder set(Attribute<T> attribute, T value) {
            requireNonNull(value, "value");
            values[schema.slotOf(attribute)] = attribute.freeze(value);
            return this;
        }

        /**
         * Takes a value away: it is missing then.
         *
         * @param attribute an attribute of the schema
         * @return this builder
         * @throws IllegalArgumentException if the schema does not declare the attribute
         */
        public Builder clear(Attribute<?> attribute) {
            values[schema.slotOf(attribute)] = null;
            return this;
        }

        /**
         * Builds the profile.
         *
         * @return the profile
         */
        public Profile build() {
            return new Profile(schema, values.clone());
        }
    }
}
