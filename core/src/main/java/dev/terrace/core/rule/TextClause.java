package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.pattern.LinearPattern;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** What can be said about a text. Every rule is unknown where it is missing. */
public final class TextClause {

    private final Operand<String> operand;

    TextClause(Operand<String> operand) {
        this.operand = requireNonNull(operand, "operand");
    }

    /**
     * The same text without regard to upper and lower case.
     *
     * @return the clause
     */
    public TextClause ignoringCase() {
        return new TextClause(new Operand.Folded(operand));
    }

    /**
     * The text is this one.
     *
     * @param text the text
     * @return the rule
     */
    public Rule is(String text) {
        return new Rule.Compare<>(
                operand, Comparison.EQUAL, new Operand.Constant<>(operand.kind(), inCaseOfOperand(text)));
    }

    /**
     * The text is one of these.
     *
     * @param texts the texts that count; at least one
     * @return the rule
     */
    public Rule in(String... texts) {
        Set<String> values = new LinkedHashSet<>();
        Arrays.stream(texts).map(this::inCaseOfOperand).forEach(values::add);
        return new Rule.In<>(operand, values);
    }

    /**
     * The text has this part.
     *
     * @param part the text to look for; not empty
     * @return the rule
     */
    public Rule contains(String part) {
        return new Rule.Text(operand, TextMatch.CONTAINS, inCaseOfOperand(part));
    }

    /**
     * The text starts with this part.
     *
     * @param prefix the text to look for; not empty
     * @return the rule
     */
    public Rule startsWith(String prefix) {
        return new Rule.Text(operand, TextMatch.STARTS_WITH, inCaseOfOperand(prefix));
    }

    /**
     * The text ends with this part.
     *
     * @param suffix the text to look for; not empty
     * @return the rule
     */
    public Rule endsWith(String suffix) {
        return new Rule.Text(operand, TextMatch.ENDS_WITH, inCaseOfOperand(suffix));
    }

    /**
     * The text has a part that matches a regular expression of the linear-time subset; {@code ^} and {@code $} tie it to
     * the ends, {@code (?i)} at its start disregards case.
     *
     * @param expression the expression, as {@link LinearPattern} reads it
     * @return the rule
     */
    public Rule matches(String expression) {
        return new Rule.Text(operand, TextMatch.MATCHES, expression);
    }

    private String inCaseOfOperand(String text) {
        return operand instanceof Operand.Folded ? Operand.Folded.fold(text) : text;
    }
}
