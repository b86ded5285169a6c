package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A typed name for something known about a user: {@code age}, {@code city}, {@code points.level}.
 *
 * <p>Attributes are values: two with the same name, type and domain are equal. Values are checked when a profile is
 * made, so that rules meet no type error.
 *
 * @param <T> the Java type of its values
 */
public final class Attribute<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final ValueType type;

    @SuppressWarnings("serial") // an ImmutableList, which is serialisable
    private final List<String> domain;

    private Attribute(String name, ValueType type, List<String> domain) {
        requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("attribute name must not be blank but was '" + name + "'");
        }
        this.name = name;
        this.type = type;
        this.domain = domain;
    }

    /**
     * A yes/no attribute.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Boolean> ofBoolean(String name) {
        return new Attribute<>(name, ValueType.BOOLEAN, ImmutableList.of());
    }

    /**
     * An attribute of 64-bit integers.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Long> ofLong(String name) {
        return new Attribute<>(name, ValueType.LONG, ImmutableList.of());
    }

    /**
     * An attribute of finite doubles.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Double> ofDouble(String name) {
        return new Attribute<>(name, ValueType.DOUBLE, ImmutableList.of());
    }

    /**
     * An attribute of free text.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<String> ofString(String name) {
        return new Attribute<>(name, ValueType.STRING, ImmutableList.of());
    }

    /**
     * An attribute whose value is one text of a fixed domain. The order of the domain is the order of the values:
     * with {@code "bronze", "silver", "gold"}, gold is greater than silver.
     *
     * @param name its name; not blank
     * @param domain every allowed value, in ascending order; distinct, at least one
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank, the domain is empty or repeats a value
     */
    public static Attribute<String> ofEnumeration(String name, List<String> domain) {
        ImmutableList<String> values = ImmutableList.copyOf(domain);
        if (values.isEmpty() || new LinkedHashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException(
                    "domain must hold at least one value and each once but was " + values + " (" + name + ")");
        }
        return new Attribute<>(name, ValueType.ENUMERATION, values);
    }

    /**
     * An attribute whose value is one text of a fixed, ascending domain.
     *
     * @param name its name; not blank
     * @param domain every allowed value, in ascending order; distinct, at least one
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank, the domain is empty or repeats a value
     */
    public static Attribute<String> ofEnumeration(String name, String... domain) {
        return ofEnumeration(name, Arrays.asList(domain));
    }

    /**
     * An attribute of local dates, such as a birthday.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<LocalDate> ofDate(String name) {
        return new Attribute<>(name, ValueType.DATE, ImmutableList.of());
    }

    /**
     * An attribute of instants, such as the time of registration.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Instant> ofInstant(String name) {
        return new Attribute<>(name, ValueType.INSTANT, ImmutableList.of());
    }

    /**
     * An attribute of sets of texts, such as tags.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Set<String>> ofStringSet(String name) {
        return new Attribute<>(name, ValueType.STRING_SET, ImmutableList.of());
    }

    /**
     * The attribute's name.
     *
     * @return its name; not blank
     */
    public String name() {
        return name;
    }

    /**
     * The kind of its values.
     *
     * @return the value type
     */
    public ValueType type() {
        return type;
    }

    /**
     * The allowed values of an enumeration, in ascending order.
     *
     * @return the domain; empty for every other type
     */
    public List<String> domain() {
        return domain;
    }

    /**
     * What is wrong with a value for this attribute.
     *
     * @param value the value to check
     * @return the rule and the value, or empty if the value is allowed
     */
    public Optional<String> problemWith(Object value) {
        if (!type.hasTypeOf(value)) {
            return Optional.of("'" + name + "' takes a " + type + " but was "
                    + value.getClass().getSimpleName() + " " + value);
        }
        return switch (type) {
            case ENUMERATION ->
                domain.contains((String) value)
                        ? Optional.empty()
                        : Optional.of("'" + name + "' must be one of " + domain + " but was '" + value + "'");
            case DOUBLE ->
                Double.isFinite((Double) value)
                        ? Optional.empty()
                        : Optional.of("'" + name + "' must be finite but was " + value);
            case STRING_SET ->
                ((Set<?>) value).stream().allMatch(String.class::isInstance)
                        ? Optional.empty()
                        : Optional.of("'" + name + "' must hold texts only but was " + value);
            default -> Optional.empty();
        };
    }

    /**
     * Compares two values of this attribute: enumerations by the order of their domain, everything else naturally.
     *
     * @param left a value of this attribute
     * @param right a value of this attribute
     * @return negative, zero or positive as left is less than, equal to or greater than right
     * @throws IllegalArgumentException if a value is outside an enumeration's domain
     * @throws IllegalStateException if the attribute is a set, which has no order
     */
    public int compare(T left, T right) {
        if (type == ValueType.ENUMERATION) {
            return Integer.compare(rankOf(left), rankOf(right));
        }
        if (!type.isOrdered()) {
            throw new IllegalStateException("values of '" + name + "' are sets and have no order");
        }
        @SuppressWarnings("unchecked") // every other value type is comparable with itself
        Comparable<T> comparable = (Comparable<T>) canonical(left);
        return comparable.compareTo(canonical(right));
    }

    private int rankOf(T value) {
        int rank = domain.indexOf(value);
        if (rank < 0) {
            throw new IllegalArgumentException(problemWith(value).orElseThrow());
        }
        return rank;
    }

    /**
     * The one form of a value that may be written in two ways: -0.0 is 0.0.
     *
     * @param value a value of this attribute
     * @return the same value in its one form
     */
    @SuppressWarnings("unchecked") // T is Double
    public T canonical(T value) {
        return type == ValueType.DOUBLE && value instanceof Double number ? (T) (Double) (number + 0.0) : value;
    }

    /** A checked, unchangeable form of a value: sets are copied in a fixed order. */
    Object freeze(T value) {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (type != ValueType.STRING_SET) {
            return canonical(value);
        }
        @SuppressWarnings("unchecked") // checked above
        Set<String> texts = (Set<String>) value;
        return ImmutableSortedSet.copyOf(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attribute<?> that
                && name.equals(that.name)
                && type == that.type
                && domain.equals(that.domain);
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
