package dev.terrace.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** The kinds of value that an attribute can have. */
public enum ValueType {
    /** True or false. */
    BOOLEAN(Boolean.class),
    /** A 64-bit integer. */
    LONG(Long.class),
    /** A finite double. */
    DOUBLE(Double.class),
    /** Text; the empty text is a value, not a missing one. */
    STRING(String.class),
    /** One text of a fixed, ordered domain. */
    ENUMERATION(String.class),
    /** A local date without zone. */
    DATE(LocalDate.class),
    /** An instant. */
    INSTANT(Instant.class),
    /** A set of texts; the empty set is a value, not a missing one. */
    STRING_SET(Set.class);

    private final Class<?> javaType;

    ValueType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /**
     * The Java type of a value.
     *
     * @return the class that values are instances of
     */
    public Class<?> javaType() {
        return javaType;
    }
}
