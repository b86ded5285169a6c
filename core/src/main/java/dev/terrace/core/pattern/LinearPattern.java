package dev.terrace.core.pattern;

import static java.util.Objects.requireNonNull;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in the subset that can be matched in linear time: a text of n characters takes at most n times
 * {@value #MAX_STATES} steps, never an exponential number. Worked example: {@code of("^VIP-\\d{4}$").find("VIP-2048")}
 * is true, and {@code find("my VIP-2048")} is false.
 *
 * <p>The subset, with the meaning that it has in {@link java.util.regex.Pattern} unless noted:
 *
 * <ul>
 *   <li>characters, and {@code .} for any but a line feed. A character is a Unicode code point: an emoji is one.
 *   <li>{@code \d \D \w \W \s \S} (ASCII), {@code \t \n \r}, {@code \}{@code uXXXX}, and a backslash before any
 *       punctuation
 *   <li>classes such as {@code [a-z_]} and {@code [^\d,]}, without nesting or intersection
 *   <li>groups {@code (…)} and {@code (?:…)}, which mean the same, since nothing is captured
 *   <li>alternatives {@code |}
 *   <li>quantifiers {@code *}, {@code +}, {@code ?}, {@code {m}}, {@code {m,}}, {@code {m,n}} with counts up to 100
 *   <li>{@code ^} and {@code $} for the very start and the very end of the text, also before a final line feed
 *   <li>{@code (?i)} at the start of the expression: upper and lower case are the same, in every language alike
 * </ul>
 *
 * <p>Everything else is refused when the pattern is built: look-around, back-references, named and atomic groups, lazy
 * and possessive quantifiers, Unicode properties, word boundaries, other flags.
 */
public final class LinearPattern implements Serializable {

    /** The largest number of characters in an expression. */
    public static final int MAX_LENGTH = 500;

    /** The largest number of states in the compiled expression; {@code a{50}} has 50 of them and one for the end. */
    public static final int MAX_STATES = 5_000;

    @Serial
    private static final long serialVersionUID = 1;

    private final String expression;
    // Never written: the proxy holds the expression, which is compiled again where it arrives.
    private final transient Machine machine;

    private LinearPattern(String expression, Machine machine) {
        this.expression = expression;
        this.machine = machine;
    }

    /**
     * Compiles an expression. Worked example: {@code of("colou?r").find("my colors")} is true.
     *
     * @param expression the regular expression; at most {@value #MAX_LENGTH} characters
     * @return the pattern
     * @throws IllegalArgumentException if the expression is not in the subset, is too long or has too many states; the
     *     message names the rule, the offending part and its index, as in {@code pattern must not use look-around but
     *     has '(?=' at 3 in 'abc(?=d)'}
     */
    public static LinearPattern of(String expression) {
        requireNonNull(expression, "expression");
        PatternParser.Parsed parsed = new PatternParser(expression).parse();
        Machine literal = Literal.from(parsed);
        return new LinearPattern(expression, literal == null ? Program.from(parsed) : literal);
    }

    /**
     * What is wrong with an expression, for a check that collects problems. Worked example: {@code problemWith("a|b")}
     * is empty, {@code problemWith("*")} is {@code pattern must have something to repeat but has '*' at 0 in '*'}.
     *
     * @param expression the regular expression
     * @return the message with which {@link #of} refuses the expression; empty if it is accepted
     */
    public static Optional<String> problemWith(String expression) {
        try {
            of(expression);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /**
     * Whether the pattern matches somewhere in the text. Worked example: {@code of("b+").find("abba")} is true. The
     * empty expression matches in every text.
     *
     * @param text the text to search
     * @return true if some part of the text, which may be empty, matches
     */
    public boolean find(String text) {
        return machine.find(requireNonNull(text, "text"));
    }

    /**
     * Whether the pattern matches the text as a whole. Worked example: {@code of("b+").matches("abba")} is false,
     * {@code matches("bb")} is true.
     *
     * @param text the text
     * @return true if the whole text matches
     */
    public boolean matches(String text) {
        return machine.matches(requireNonNull(text, "text"));
    }

    /**
     * The expression as it was given. Worked example: {@code of("(?i)vip").expression()} is {@code (?i)vip}.
     *
     * @return the expression
     */
    public String expression() {
        return expression;
    }

    /**
     * Compares the expressions, not what they match: {@code a|b} is not equal to {@code [ab]}.
     *
     * @param other the object to compare with
     * @return true if it is a pattern of the same expression
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinearPattern that && expression.equals(that.expression);
    }

    /** {@return the hash code of the expression} */
    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    /** {@return the expression} */
    @Override
    public String toString() {
        return expression;
    }

    @Serial
    private Object writeReplace() {
        return new Shipped(expression);
    }

    /** What travels instead of the pattern. */
    private record Shipped(String expression) implements Serializable {

        @Serial
        private Object readResolve() {
            return of(expression);
        }
    }
}
