package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What can be said about an attribute whose values have an order. Every rule is unknown where the attribute is missing.
 *
 * @param <T> the attribute's type
 */
public final class AttributeClause<T> {

    private final Attribute<T> attribute;

    AttributeClause(Attribute<T> attribute) {
        this.attribute = requireNonNull(attribute, "attribute");
    }

    /**
     * The value is this one.
     *
     * @param value the value
     * @return the rule
     */
    public Rule is(T value) {
        return compare(Comparison.EQUAL, value);
    }

    /**
     * The value is another one; the same as {@code not(is(value))}.
     *
     * @param value the value
     * @return the rule
     */
    public Rule isNot(T value) {
        return Rules.not(is(value));
    }

    /**
     * The value is smaller.
     *
     * @param value the smallest value that does not count
     * @return the rule
     */
    public Rule lessThan(T value) {
        return compare(Comparison.LESS_THAN, value);
    }

    /**
     * The value is smaller or the same.
     *
     * @param value the largest value that counts
     * @return the rule
     */
    public Rule atMost(T value) {
        return compare(Comparison.AT_MOST, value);
    }

    /**
     * The value is larger or the same. Enumerations compare by the order of their domain.
     *
     * @param value the smallest value that counts
     * @return the rule
     */
    public Rule atLeast(T value) {
        return compare(Comparison.AT_LEAST, value);
    }

    /**
     * The value is larger.
     *
     * @param value the largest value that does not count
     * @return the rule
     */
    public Rule greaterThan(T value) {
        return compare(Comparison.GREATER_THAN, value);
    }

    /**
     * The value lies between two others, both included.
     *
     * @param low the smallest value that counts
     * @param high the largest value that counts
     * @return the rule
     */
    public Rule between(T low, T high) {
        return new Rule.Between<>(attribute, low, high);
    }

    /**
     * The value is one of these.
     *
     * @param values the values that count; at least one
     * @return the rule
     */
    public Rule in(Collection<T> values) {
        return new Rule.In<>(attribute, new LinkedHashSet<>(values));
    }

    /**
     * The value is one of these.
     *
     * @param values the values that count; at least one
     * @return the rule
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the values
    public final Rule in(T... values) {
        return in(List.of(values));
    }

    /**
     * The value is none of these; always the same as {@code not(in(values))}.
     *
     * @param values the values that do not count; at least one
     * @return the rule
     */
    @SafeVarargs
    public final Rule notIn(T... values) {
        return Rules.not(in(values));
    }

    private Rule compare(Comparison comparison, T value) {
        return new Rule.Compare<>(attribute, comparison, value);
    }
}
