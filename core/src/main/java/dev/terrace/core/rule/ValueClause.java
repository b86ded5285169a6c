package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Window;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What can be said about a value that has an order: an attribute, a sum, a number of days. Every rule is unknown where
 * the value is missing.
 *
 * @param <T> the value's type
 */
public final class ValueClause<T> {

    private final Operand<T> operand;

    ValueClause(Operand<T> operand) {
        this.operand = requireNonNull(operand, "operand");
    }

    /**
     * What the clause is about, as data.
     *
     * @return the operand
     */
    public Operand<T> operand() {
        return operand;
    }

    /**
     * The value, or another one where it is missing: {@code attr(AGE).orElse(0L).atLeast(18L)} is false for a user of
     * unknown age.
     *
     * @param value what stands in for a missing value
     * @return what can be said about it
     */
    public ValueClause<T> orElse(T value) {
        return new ValueClause<>(new Operand.OrValue<>(operand, value));
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
     * The value is smaller; for times, before.
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
     * The value is larger; for times, after.
     *
     * @param value the largest value that does not count
     * @return the rule
     */
    public Rule greaterThan(T value) {
        return compare(Comparison.GREATER_THAN, value);
    }

    /**
     * The value is the same as another one.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule is(ValueClause<T> other) {
        return compare(Comparison.EQUAL, other);
    }

    /**
     * The value differs from another one; the same as {@code not(is(other))}.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule isNot(ValueClause<T> other) {
        return Rules.not(is(other));
    }

    /**
     * The value is smaller than another one.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule lessThan(ValueClause<T> other) {
        return compare(Comparison.LESS_THAN, other);
    }

    /**
     * The value is at most another one.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule atMost(ValueClause<T> other) {
        return compare(Comparison.AT_MOST, other);
    }

    /**
     * The value is at least another one.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule atLeast(ValueClause<T> other) {
        return compare(Comparison.AT_LEAST, other);
    }

    /**
     * The value is larger than another one.
     *
     * @param other what to compare with, of the same kind
     * @return the rule
     */
    public Rule greaterThan(ValueClause<T> other) {
        return compare(Comparison.GREATER_THAN, other);
    }

    /**
     * The value lies between two others, both included.
     *
     * @param low the smallest value that counts
     * @param high the largest value that counts
     * @return the rule
     */
    public Rule between(T low, T high) {
        return new Rule.Between<>(operand, low, high);
    }

    /**
     * The value is one of these.
     *
     * @param values the values that count; at least one
     * @return the rule
     */
    public Rule in(Collection<T> values) {
        return new Rule.In<>(operand, new LinkedHashSet<>(values));
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
    public Rule notIn(Collection<T> values) {
        return Rules.not(in(values));
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

    /**
     * The value lies in a window: {@code attr(REGISTERED).within(current(MONTH))}. Only for instants and dates: a check
     * reports anything else. A date lies in a window if its local day overlaps it; what is at or after {@code asOf} lies in
     * none.
     *
     * @param window the stretch of time
     * @return the rule
     */
    public Rule within(Window window) {
        return new Rule.Within(operand, window);
    }

    private Rule compare(Comparison comparison, T value) {
        return new Rule.Compare<>(operand, comparison, new Operand.Constant<>(operand.kind(), value));
    }

    private Rule compare(Comparison comparison, ValueClause<T> other) {
        return new Rule.Compare<>(operand, comparison, other.operand);
    }
}
