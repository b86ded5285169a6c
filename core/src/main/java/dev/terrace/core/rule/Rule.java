package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.time.Window;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question about one user with the answer true, false or unknown.
 *
 * <p>Rules are immutable trees of records and equal if their trees are. Write them with {@link Rules}. Leaves over a
 * missing attribute are unknown; {@link #orElse} states another answer.
 */
public sealed interface Rule extends Serializable {

    /**
     * Hands this node to the method for its kind, so that the compiler checks that every kind is handled.
     *
     * @param visitor what to do with each kind of node
     * @param <R> the result's type
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * The rules that this one is made of.
     *
     * @return the parts, in order; empty for a leaf
     */
    default List<Rule> parts() {
        return List.of();
    }

    /**
     * The rule in words, such as {@code age is at least 18}.
     *
     * @return the words in both languages
     */
    Label label();

    /**
     * This rule with an answer for the unknown.
     *
     * @param whenUnknown what to answer if the facts do not tell
     * @return a rule that is never unknown
     */
    default Rule orElse(boolean whenUnknown) {
        return new OrElse(this, whenUnknown);
    }

    /**
     * Compares an attribute with a value.
     *
     * @param attribute the attribute
     * @param comparison how to compare
     * @param value the value on the right
     * @param <T> the attribute's type
     */
    record Compare<T>(Attribute<T> attribute, Comparison comparison, T value) implements Rule {
        /** Checks that every component is given. */
        public Compare {
            requireNonNull(attribute, "attribute");
            requireNonNull(comparison, "comparison");
            value = attribute.canonical(requireNonNull(value, "value"));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }

        @Override
        public Label label() {
            Label words = comparison.ofValue();
            return Label.of(
                    attribute + " " + words.english() + " " + value, attribute + " " + words.chinese() + " " + value);
        }
    }

    /**
     * Whether an attribute lies between two values, both included.
     *
     * @param attribute the attribute
     * @param low the smallest value that counts
     * @param high the largest value that counts
     * @param <T> the attribute's type
     */
    record Between<T>(Attribute<T> attribute, T low, T high) implements Rule {
        /** Checks that every component is given. */
        public Between {
            requireNonNull(attribute, "attribute");
            low = attribute.canonical(requireNonNull(low, "low"));
            high = attribute.canonical(requireNonNull(high, "high"));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }

        @Override
        public Label label() {
            return Label.of(
                    attribute + " is between " + low + " and " + high, attribute + " 在 " + low + " 到 " + high + " 之间");
        }
    }

    /**
     * Whether an attribute has one of some values.
     *
     * @param attribute the attribute
     * @param values the values that count; kept in their natural order
     * @param <T> the attribute's type
     */
    record In<T>(Attribute<T> attribute, Set<T> values) implements Rule {
        /** Copies the values in their natural order; whether they are allowed is checked with the model. */
        public In {
            Stream<T> canonical = values.stream().map(attribute::canonical);
            values = (attribute.type().isOrdered() ? canonical.sorted() : canonical)
                    .collect(ImmutableSet.toImmutableSet());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }

        @Override
        public Label label() {
            return Label.of(attribute + " is one of " + values, attribute + " 属于 " + values);
        }
    }

    /**
     * Matches a text attribute.
     *
     * @param attribute the attribute
     * @param match how to match
     * @param operand the text to look for; not empty
     */
    record Text(Attribute<String> attribute, TextMatch match, String operand) implements Rule {
        /** Checks that every component is given. */
        public Text {
            requireNonNull(attribute, "attribute");
            requireNonNull(match, "match");
            requireNonNull(operand, "operand");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }

        @Override
        public Label label() {
            String quoted = "'" + operand + "'";
            return Label.of(
                    attribute + " " + match.label().english() + " " + quoted,
                    attribute + " " + match.label().chinese() + " " + quoted);
        }
    }

    /**
     * Whether a set attribute holds some texts.
     *
     * @param attribute the attribute
     * @param quantity whether one of them is enough or all are needed
     * @param values the texts; kept in ascending order
     */
    record Holds(Attribute<Set<String>> attribute, Quantity quantity, Set<String> values) implements Rule {

        /** How many of the texts must be held. */
        public enum Quantity {
            /** At least one. */
            ANY("any of", "任一"),
            /** Every one. */
            ALL("all of", "全部");

            private final Label label;

            Quantity(String english, String chinese) {
                this.label = Label.of(english, chinese);
            }
        }

        /** Copies the values in ascending order. */
        public Holds {
            requireNonNull(attribute, "attribute");
            requireNonNull(quantity, "quantity");
            values = ImmutableSortedSet.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holds(this);
        }

        @Override
        public Label label() {
            return Label.of(
                    attribute + " holds " + quantity.label.english() + " " + values,
                    attribute + " 含有 " + values + " " + quantity.label.chinese());
        }
    }

    /**
     * Whether an attribute has a value at all. Never unknown.
     *
     * @param attribute the attribute
     */
    record Present(Attribute<?> attribute) implements Rule {
        /** Checks that the attribute is given. */
        public Present {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }

        @Override
        public Label label() {
            return Label.of(attribute + " is known", attribute + " 已知");
        }
    }

    /**
     * How often an event was done in a window. Over a complete history it is never unknown: no event is a count of 0.
     *
     * @param event the event type
     * @param window which stretch of time before {@code asOf}
     * @param comparison how to compare the count
     * @param limit what the count is compared with; not negative
     */
    record Count(String event, Window window, Comparison comparison, long limit) implements Rule {
        /** Checks that every component is given. */
        public Count {
            requireNonNull(event, "event");
            requireNonNull(window, "window");
            requireNonNull(comparison, "comparison");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }

        @Override
        public Label label() {
            String times = limit == 1 ? " time " : " times ";
            return Label.of(
                    "did " + event + " " + comparison.ofCount().english() + " " + limit + times
                            + window.text(Locale.ENGLISH),
                    window.text(Locale.CHINESE) + " " + event + " 次数"
                            + comparison.ofCount().chinese() + " " + limit);
        }
    }

    /**
     * True if every part is. Without parts it is true.
     *
     * @param parts the rules to combine
     */
    record All(List<Rule> parts) implements Rule {
        /** Copies the parts. */
        public All {
            parts = ImmutableList.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }

        @Override
        public Label label() {
            return joined(parts, Label.of("all of", "全部满足"));
        }
    }

    /**
     * True if some part is. Without parts it is false.
     *
     * @param parts the rules to combine
     */
    record Any(List<Rule> parts) implements Rule {
        /** Copies the parts. */
        public Any {
            parts = ImmutableList.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }

        @Override
        public Label label() {
            return joined(parts, Label.of("any of", "满足任一"));
        }
    }

    /**
     * True if its part is false, unknown if its part is unknown.
     *
     * @param part the rule to negate
     */
    record Not(Rule part) implements Rule {
        /** Checks that the part is given. */
        public Not {
            requireNonNull(part, "part");
        }

        @Override
        public List<Rule> parts() {
            return List.of(part);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }

        @Override
        public Label label() {
            return joined(parts(), Label.of("not", "非"));
        }
    }

    /**
     * Its part's answer, or a stated one where that is unknown.
     *
     * @param part the rule
     * @param whenUnknown the answer for the unknown
     */
    record OrElse(Rule part, boolean whenUnknown) implements Rule {
        /** Checks that the part is given. */
        public OrElse {
            requireNonNull(part, "part");
        }

        @Override
        public List<Rule> parts() {
            return List.of(part);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.orElse(this);
        }

        @Override
        public Label label() {
            return Label.of(
                    part.label().english() + " (if unknown: " + (whenUnknown ? "yes" : "no") + ")",
                    part.label().chinese() + "（未知时：" + (whenUnknown ? "是" : "否") + "）");
        }
    }

    private static Label joined(List<Rule> parts, Label head) {
        List<String> english =
                parts.stream().map(part -> part.label().english()).toList();
        List<String> chinese =
                parts.stream().map(part -> part.label().chinese()).toList();
        return Label.of(
                head.english() + " (" + String.join("; ", english) + ")",
                head.chinese() + "（" + String.join("；", chinese) + "）");
    }

    /**
     * What to do with each kind of node.
     *
     * @param <R> the result's type
     */
    interface Visitor<R> {
        /**
         * Handles a comparison.
         *
         * @param rule the node
         * @param <T> the attribute's type
         * @return the result
         */
        <T> R compare(Compare<T> rule);

        /**
         * Handles a range.
         *
         * @param rule the node
         * @param <T> the attribute's type
         * @return the result
         */
        <T> R between(Between<T> rule);

        /**
         * Handles a set of values.
         *
         * @param rule the node
         * @param <T> the attribute's type
         * @return the result
         */
        <T> R in(In<T> rule);

        /**
         * Handles a text match.
         *
         * @param rule the node
         * @return the result
         */
        R text(Text rule);

        /**
         * Handles a match of a set attribute.
         *
         * @param rule the node
         * @return the result
         */
        R holds(Holds rule);

        /**
         * Handles a test for presence.
         *
         * @param rule the node
         * @return the result
         */
        R present(Present rule);

        /**
         * Handles an event count.
         *
         * @param rule the node
         * @return the result
         */
        R count(Count rule);

        /**
         * Handles a conjunction.
         *
         * @param rule the node
         * @return the result
         */
        R all(All rule);

        /**
         * Handles a disjunction.
         *
         * @param rule the node
         * @return the result
         */
        R any(Any rule);

        /**
         * Handles a negation.
         *
         * @param rule the node
         * @return the result
         */
        R not(Not rule);

        /**
         * Handles a stated answer for the unknown.
         *
         * @param rule the node
         * @return the result
         */
        R orElse(OrElse rule);
    }
}
