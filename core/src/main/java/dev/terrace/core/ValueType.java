package dev.terrace.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The kinds of value that an attribute can have. */
public enum ValueType {
    /** True or false: a {@link Boolean}. */
    BOOLEAN,
    /** A 64-bit integer: a {@link Long}. */
    LONG,
    /** A finite {@link Double}. */
    DOUBLE,
    /** A {@link String}; the empty text is a value, not a missing one. */
    STRING,
    /** One {@link String} of a fixed, ordered domain. */
    ENUMERATION,
    /** A {@link LocalDate}, without zone. */
    DATE,
    /** An {@link Instant}. */
    INSTANT,
    /** A {@link Set} of strings; the empty set is a value, not a missing one. */
    STRING_SET;

    /**
     * Whether values of this kind can be compared by size.
     *
     * @return true for everything but sets
     */
    public boolean isOrdered() {
        return this != STRING_SET;
    }

    /** Whether a value has the Java type of this kind. */
    boolean hasTypeOf(Object value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Boolean;
            case LONG -> value instanceof Long;
            case DOUBLE -> value instanceof Double;
            case STRING, ENUMERATION -> value instanceof String;
            case DATE -> value instanceof LocalDate;
            case INSTANT -> value instanceof Instant;
            case STRING_SET -> value instanceof Set<?>;
        };
    }
}
