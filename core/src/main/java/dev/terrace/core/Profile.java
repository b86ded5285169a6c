package dev.terrace.core;

/**
 * What is known about a user: values for some of a schema's attributes, checked when the profile is made.
 *
 * <p>A missing value is missing: it is not null, not empty and not zero.
 */
public final class Profile extends Values {

    private static final long serialVersionUID = 1L;

    private final Schema schema;

    /** Takes cells over; nobody writes to them any more. */
    Profile(Schema schema, Cells cells) {
        super(cells);
        this.schema = schema;
    }

    /** The profile that others show. */
    Profile(Schema schema, Values same) {
        super(same);
        this.schema = schema;
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
        return new Builder(schema, Cells.empty(schema.layout()));
    }

    /**
     * Starts a profile from this one.
     *
     * @return a builder with this profile's values
     */
    public Builder toBuilder() {
        return new Builder(schema, cells());
    }

    /**
     * The vocabulary of this profile.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that && schema.equals(that.schema) && hasSameValues(that);
    }

    @Override
    public int hashCode() {
        return hashOfValues();
    }

    /** {@return the known values by name} */
    @Override
    public String toString() {
        return "Profile" + textOfValues();
    }

    /** Collects the values of a profile. Not thread-safe. */
    public static final class Builder {

        private final Schema schema;
        private final Cells cells;

        private Builder(Schema schema, Cells cells) {
            this.schema = schema;
            this.cells = cells;
        }

        /**
         * Sets a value; a later value replaces an earlier one.
         *
         * @param attribute an attribute of the schema
         * @param value its value
         * @param <T> the value's type
         * @return this builder
         * @throws IllegalArgumentException if the schema does not declare the attribute, or the value is not allowed:
         *     outside an enumeration's domain, not finite, or with too many decimals
         */
        public <T> Builder set(Attribute<T> attribute, T value) {
            cells.set(attribute, value);
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
            cells.clear(attribute);
            return this;
        }

        /**
         * Builds the profile.
         *
         * @return the profile
         */
        public Profile build() {
            return new Profile(schema, cells.copy());
        }
    }
}
