package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** What can be said about a set of texts, such as tags. Every rule is unknown where it is missing; the empty set is known. */
public final class SetClause {

    private final Operand<Set<String>> operand;

    SetClause(Operand<Set<String>> operand) {
        this.operand = requireNonNull(operand, "operand");
    }

    /**
     * The set holds at least one of these.
     *
     * @param values the texts; at least one
     * @return the rule
     */
    public Rule anyOf(String... values) {
        return holds(Rule.Holds.Quantity.ANY, values);
    }

    /**
     * The set holds every one of these.
     *
     * @param values the texts; at least one
     * @return the rule
     */
    public Rule allOf(String... values) {
        return holds(Rule.Holds.Quantity.ALL, values);
    }

    /**
     * The set holds none of these; the same as {@code not(anyOf(values))}.
     *
     * @param values the texts; at least one
     * @return the rule
     */
    public Rule noneOf(String... values) {
        return Rules.not(anyOf(values));
    }

    /**
     * How many texts the set holds.
     *
     * @return what can be said about the number
     */
    public ValueClause<Long> size() {
        return new ValueClause<>(new Operand.Size(operand));
    }

    private Rule holds(Rule.Holds.Quantity quantity, String... values) {
        return new Rule.Holds(operand, quantity, new LinkedHashSet<>(Arrays.asList(values)));
    }
}
