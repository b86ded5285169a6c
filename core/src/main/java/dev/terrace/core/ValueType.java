package dev.terrace.core;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The types of value that an attribute can have. */
public enum ValueType {
    /** True or false: a {@link Boolean}. */
    BOOLEAN,
    /** A 64-bit integer: a {@link Long}. */
    LONG,
    /** A {@link BigDecimal} with a fixed number of decimals, whose digits fit 64 bits. */
    DECIMAL,
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
    /** A {@link Duration}. */
    DURATION,
    /** A {@link SemanticVersion}. */
    VERSION,
    /** A {@link Set} of strings; the empty set is a value, not a missing one. */
    STRING_SET;

    /**
     * Whether values of this type can be compared by size.
     *
     * @return true for everything but sets
     */
    public boolean isOrdered() {
        return this != STRING_SET;
    }

    /**
     * Whether values of this type can be added up.
     *
     * @return true for 64-bit integers, decimals and doubles
     */
    public boolean isNumeric() {
        return this == LONG || this == DECIMAL || this == DOUBLE;
    }

    /**
     * Whether a value of this type is kept as one 64-bit word, in an order that is the order of the values.
     *
     * @return true for booleans, numbers, enumerations and dates
     */
    public boolean isWord() {
        return switch (this) {
            case BOOLEAN, LONG, DECIMAL, DOUBLE, ENUMERATION, DATE -> true;
            case STRING, INSTANT, DURATION, VERSION, STRING_SET -> false;
        };
    }

    /** Whether a value is kept with a sketch beside it. */
    boolean isSketched() {
        return this == STRING || this == STRING_SET;
    }

    /** Whether a value has the Java type of this one. */
    boolean hasTypeOf(Object value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Boolean;
            case LONG -> value instanceof Long;
            case DECIMAL -> value instanceof BigDecimal;
            case DOUBLE -> value instanceof Double;
            case STRING, ENUMERATION -> value instanceof String;
            case DATE -> value instanceof LocalDate;
            case INSTANT -> value instanceof Instant;
            case DURATION -> value instanceof Duration;
            case VERSION -> value instanceof SemanticVersion;
            case STRING_SET -> value instanceof Set<?>;
        };
    }
}
