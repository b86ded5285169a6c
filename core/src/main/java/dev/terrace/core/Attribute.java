package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A typed name for something known about a user or an event: {@code age}, {@code city}, {@code points.level}, the
 * {@code amount} of a purchase.
 *
 * <p>Attributes are values: two with the same name and {@linkplain Kind kind} are equal; what people call an attribute
 * and whether it is sensitive is not part of that. Values are checked when a profile or an event is made, so that rules
 * meet no type error.
 *
 * @param <T> the Java type of its values
 */
public final class Attribute<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Kind<T> kind;
    private final Label label;
    private final boolean sensitive;

    /** What people call the values that have a name of their own. */
    private final ImmutableMap<T, Label> valueLabels;

    private Attribute(String name, Kind<T> kind, Label label, boolean sensitive, ImmutableMap<T, Label> valueLabels) {
        this.name = name;
        this.kind = kind;
        this.label = label;
        this.sensitive = sensitive;
        this.valueLabels = valueLabels;
    }

    /**
     * An attribute of any kind.
     *
     * @param name its name; not blank
     * @param kind what its values look like
     * @param <T> the Java type of its values
     * @return the attribute, labelled by its name
     * @throws IllegalArgumentException if the name is blank
     */
    public static <T> Attribute<T> of(String name, Kind<T> kind) {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        if (name.isBlank()) {
            throw new IllegalArgumentException("attribute name must not be blank but was '" + name + "'");
        }
        return new Attribute<>(name, kind, Label.of(name), false, ImmutableMap.of());
    }

    /**
     * A yes/no attribute.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Boolean> ofBoolean(String name) {
        return of(name, Kind.ofBoolean());
    }

    /**
     * An attribute of 64-bit integers.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Long> ofLong(String name) {
        return of(name, Kind.ofLong());
    }

    /**
     * An attribute of decimals, such as a price. Decimals are exact.
     *
     * @param name its name; not blank
     * @param decimals how many digits stand after the point; 0 to {@link Kind#MAX_DECIMALS}
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank or {@code decimals} is out of range
     */
    public static Attribute<BigDecimal> ofDecimal(String name, int decimals) {
        return of(name, Kind.ofDecimal(decimals));
    }

    /**
     * An attribute of finite doubles.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Double> ofDouble(String name) {
        return of(name, Kind.ofDouble());
    }

    /**
     * An attribute of free text.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<String> ofString(String name) {
        return of(name, Kind.ofString());
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
        try {
            return of(name, Kind.ofEnumeration(domain));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (" + name + ")", e);
        }
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
        return of(name, Kind.ofDate());
    }

    /**
     * An attribute of instants, such as the time of registration.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Instant> ofInstant(String name) {
        return of(name, Kind.ofInstant());
    }

    /**
     * An attribute of durations, such as the time spent on a page.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Duration> ofDuration(String name) {
        return of(name, Kind.ofDuration());
    }

    /**
     * An attribute of semantic versions, such as the version of an installed app.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<SemanticVersion> ofVersion(String name) {
        return of(name, Kind.ofVersion());
    }

    /**
     * An attribute of sets of texts, such as tags.
     *
     * @param name its name; not blank
     * @return the attribute
     * @throws IllegalArgumentException if the name is blank
     */
    public static Attribute<Set<String>> ofStringSet(String name) {
        return of(name, Kind.ofStringSet());
    }

    /**
     * This attribute in a unit. Numbers of different units cannot be compared.
     *
     * @param unit the unit, such as {@code CNY} or {@code kg}
     * @return the attribute in the unit
     * @throws IllegalArgumentException if its values are no numbers
     */
    public Attribute<T> withUnit(String unit) {
        return new Attribute<>(name, kind.withUnit(unit), label, sensitive, valueLabels);
    }

    /**
     * This attribute with what people call it, which is what rules and explanations show.
     *
     * @param label its name in both languages
     * @return the attribute with the label
     */
    public Attribute<T> withLabel(Label label) {
        return new Attribute<>(name, kind, requireNonNull(label, "label"), sensitive, valueLabels);
    }

    /**
     * This attribute with what people call some of its values, such as those of an enumeration. Values without a label read
     * as they are.
     *
     * @param labels the names in both languages, by value; they replace those given before
     * @return the attribute with the labels
     * @throws IllegalArgumentException if one of the values is not allowed
     */
    public Attribute<T> withValueLabels(Map<T, Label> labels) {
        labels.keySet().forEach(this::freeze);
        return new Attribute<>(name, kind, label, sensitive, ImmutableMap.copyOf(labels));
    }

    /**
     * A value in words, which is what rules and explanations show: its label, or the value {@linkplain Kind#labelOf with
     * its unit}.
     *
     * @param value a value
     * @return the words in both languages
     */
    public Label labelOf(T value) {
        @Nullable Label own = valueLabels.get(value);
        return own == null ? kind.labelOf(value) : own;
    }

    /**
     * This attribute marked as sensitive: explanations withhold its values in their text.
     *
     * @return the attribute with the mark
     */
    public Attribute<T> asSensitive() {
        return new Attribute<>(name, kind, label, true, valueLabels);
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
     * What its values look like.
     *
     * @return the kind
     */
    public Kind<T> kind() {
        return kind;
    }

    /**
     * The type of its values.
     *
     * @return the value type
     */
    public ValueType type() {
        return kind.type();
    }

    /**
     * The allowed values of an enumeration, in ascending order.
     *
     * @return the domain; empty for every other type
     */
    public List<String> domain() {
        return kind.domain();
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
     * Whether its values are withheld in explanations for people.
     *
     * @return true if it is marked as sensitive
     */
    public boolean isSensitive() {
        return sensitive;
    }

    /**
     * What is wrong with a value for this attribute.
     *
     * @param value the value to check
     * @return the rule and the value, or empty if the value is allowed
     */
    public Optional<String> problemWith(Object value) {
        return kind.problemWith(value).map(problem -> "'" + name + "' " + problem);
    }

    /** A checked, unchangeable form of a value. */
    T freeze(T value) {
        check(value);
        return kind.canonicalOfAllowed(value);
    }

    /** The word of a checked value of a word type. */
    long word(T value) {
        check(value);
        return kind.wordOfAllowed(value);
    }

    private void check(T value) {
        if (!kind.allows(requireNonNull(value, "value"))) {
            throw new IllegalArgumentException(problemWith(value).orElseThrow());
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Attribute<?> that && name.equals(that.name) && kind.equals(that.kind));
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
