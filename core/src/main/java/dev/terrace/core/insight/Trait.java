package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import java.io.Serializable;
import java.util.Set;

/** What some users have in common (特征): a value, a range of values, or a text of a set. It is a rule that finds them. */
public sealed interface Trait extends Serializable {

    /**
     * What it is about.
     *
     * @return the attribute
     */
    Attribute<?> attribute();

    /**
     * Who has it. Unknown where the attribute is missing.
     *
     * @return the rule
     */
    Rule rule();

    /**
     * The trait in words, such as {@code age is between 18 and 24}.
     *
     * @return the words in both languages
     */
    default Label label() {
        return rule().label();
    }

    /**
     * The attribute is one value.
     *
     * @param attribute the attribute
     * @param value the value
     * @param <T> its type
     */
    record Value<T extends Comparable<?>>(Attribute<T> attribute, T value) implements Trait {

        /** Checks that both are given. */
        public Value {
            requireNonNull(attribute, "attribute");
            requireNonNull(value, "value");
        }

        @Override
        public Rule rule() {
            return Rules.attr(attribute).is(value);
        }

        /** {@return the attribute and the value, as {@code city = Xi'an}} */
        @Override
        public String toString() {
            return attribute + " = " + value;
        }
    }

    /**
     * The attribute is in a range.
     *
     * @param attribute the attribute
     * @param low the smallest value, included; a user has it
     * @param high the largest value, included; a user has it
     * @param <T> its type
     */
    record Range<T extends Comparable<?>>(Attribute<T> attribute, T low, T high) implements Trait {

        /** Checks that all are given. */
        public Range {
            requireNonNull(attribute, "attribute");
            requireNonNull(low, "low");
            requireNonNull(high, "high");
        }

        @Override
        public Rule rule() {
            return Rules.attr(attribute).between(low, high);
        }

        /** {@return the attribute and the closed range, as {@code age in [18, 24]}} */
        @Override
        public String toString() {
            return attribute + " in [" + low + ", " + high + "]";
        }
    }

    /**
     * The attribute is a set that holds a text.
     *
     * @param attribute the attribute
     * @param text the text, such as a tag
     */
    record Member(Attribute<Set<String>> attribute, String text) implements Trait {

        /** Checks that both are given. */
        public Member {
            requireNonNull(attribute, "attribute");
            requireNonNull(text, "text");
        }

        @Override
        public Rule rule() {
            return Rules.set(attribute).anyOf(text);
        }

        /** {@return the attribute and the text, as {@code tags has sport}} */
        @Override
        public String toString() {
            return attribute + " has " + text;
        }
    }
}
