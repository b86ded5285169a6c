package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.terrace.core.Kind;
import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about one user with the answer true, false or unknown.
 *
 * <p>Rules are immutable trees of records and equal if their trees are. Write them with {@link Rules}. Leaves over a
 * missing value are unknown; {@link #orElse} states another answer.
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
    default Label label() {
        return accept(Wording.BY_NAME);
    }

    /**
     * The rule in words, with event types as a schema labels them.
     *
     * @param schema the vocabulary
     * @return the words in both languages
     */
    default Label label(Schema schema) {
        return accept(Wording.of(schema));
    }

    /**
     * What stands above the words of this rule's parts, with event types as a schema labels them: {@code all of the
     * following} for a rule made of parts, the whole rule for a leaf. The rules that a score weighs are parts too.
     *
     * @param schema the vocabulary
     * @return the words in both languages
     */
    default Label heading(Schema schema) {
        return accept(Wording.of(schema).asHeading());
    }

    /**
     * What a leaf asks of its value, such as {@code is at least 18}.
     *
     * @return the words in both languages; empty for a rule made of parts
     */
    default Label expected() {
        return accept(Expectation.BY_NAME);
    }

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
     * Compares two operands.
     *
     * @param left the operand on the left
     * @param comparison how to compare
     * @param right the operand on the right, of the same kind; often a constant
     * @param <T> the type of both
     */
    record Compare<T>(Operand<T> left, Comparison comparison, Operand<T> right) implements Rule {
        /** Checks the components. */
        public Compare {
            requireNonNull(left, "left");
            requireNonNull(comparison, "comparison");
            requireNonNull(right, "right");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /**
     * Whether an operand lies between two values, both included.
     *
     * @param operand the operand
     * @param low the smallest value that counts
     * @param high the largest value that counts
     * @param <T> the operand's type
     */
    record Between<T>(Operand<T> operand, T low, T high) implements Rule {
        /** Checks the components. */
        public Between {
            requireNonNull(operand, "operand");
            low = operand.kind().canonical(requireNonNull(low, "low"));
            high = operand.kind().canonical(requireNonNull(high, "high"));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /**
     * Whether an operand has one of some values.
     *
     * @param operand the operand
     * @param values the values that count; kept in their natural order
     * @param <T> the operand's type
     */
    record In<T>(Operand<T> operand, Set<T> values) implements Rule {
        /** Copies the values in their natural order; whether they are allowed is checked with the model. */
        public In {
            Kind<T> kind = operand.kind();
            boolean sortable = kind.type().isOrdered()
                    && values.stream().allMatch(value -> kind.problemWith(value).isEmpty());
            Stream<T> canonical = values.stream().map(kind::canonical);
            values = (sortable ? canonical.sorted() : canonical).collect(ImmutableSet.toImmutableSet());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    /**
     * Matches a text.
     *
     * @param operand the text to search
     * @param match how to match
     * @param sought the text or pattern to look for; not empty
     */
    record Text(Operand<String> operand, TextMatch match, String sought) implements Rule {
        /** Checks the components. */
        public Text {
            requireNonNull(operand, "operand");
            requireNonNull(match, "match");
            requireNonNull(sought, "sought");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * Whether a set holds some texts.
     *
     * @param operand the set
     * @param quantity whether one of the texts is enough or all are needed
     * @param values the texts; kept in ascending order
     */
    record Holds(Operand<Set<String>> operand, Quantity quantity, Set<String> values) implements Rule {

        /** How many of the texts must be held. */
        public enum Quantity {
            /** At least one. */
            ANY,
            /** Every one. */
            ALL
        }

        /** Checks the components. */
        public Holds {
            requireNonNull(operand, "operand");
            requireNonNull(quantity, "quantity");
            values = ImmutableSortedSet.copyOf(values);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.holds(this);
        }
    }

    /**
     * Whether an operand has a value at all. Never unknown, but for a figure over a history that is too short.
     *
     * @param operand the operand
     */
    record Present(Operand<?> operand) implements Rule {
        /** Checks the components. */
        public Present {
            requireNonNull(operand, "operand");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }
    }

    /**
     * Whether an anniversary of a date falls into the current local day, week or month. An anniversary of 29 February is 28
     * February in other years.
     *
     * @param operand the date, such as a birthday
     * @param unit day, week or month
     */
    record Anniversary(Operand<LocalDate> operand, Bucket unit) implements Rule {
        /** Checks the components. */
        public Anniversary {
            requireNonNull(operand, "operand");
            requireNonNull(unit, "unit");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.anniversary(this);
        }
    }

    /**
     * Whether an instant or a date lies in a window. An instant does if the window's interval contains it. A date does if its
     * local day overlaps the interval, so that the day in which a window starts belongs to it. What is at or after
     * {@code asOf} lies in no window, nor does a date after today. Worked number: as of Wednesday 2026-03-18T12:00Z,
     * {@code current(WEEK)} in UTC holds the dates 2026-03-16 to 2026-03-18.
     *
     * @param operand the instant or date
     * @param window the stretch of time
     */
    record Within(Operand<?> operand, Window window) implements Rule {
        /** Checks the components. */
        public Within {
            requireNonNull(operand, "operand");
            requireNonNull(window, "window");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.within(this);
        }
    }

    /**
     * Whether events of some types happened one after the other. One event fills one step; events of the same instant count
     * in any order.
     *
     * @param steps the steps in order; at least one
     * @param window the stretch of time that all steps lie in
     * @param within the longest time from the first step to the last; null for no limit
     * @param without none of these may happen after one step and before the next
     */
    record Sequence(
            List<Step> steps, Window window, @Nullable Duration within, List<Step> without) implements Rule {

        /**
         * One event of a sequence.
         *
         * @param event the event type
         * @param where a rule over its properties; {@code all()} for no condition
         */
        public record Step(String event, Rule where) implements Serializable {
            /** Checks that both are given. */
            public Step {
                requireNonNull(event, "event");
                requireNonNull(where, "where");
            }
        }

        /** Checks the components. */
        public Sequence {
            steps = ImmutableList.copyOf(steps);
            requireNonNull(window, "window");
            without = ImmutableList.copyOf(without);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sequence(this);
        }
    }

    /**
     * Whether a value held through a window, where each change of it is an event: the last change at or before the
     * window's start met the condition, and so did every change inside. Unknown where no change up to the start is known,
     * unless a change inside did not meet the condition.
     *
     * @param changes the events that record a change, with the condition on the new value, and the window
     */
    record Held(Occurrences changes) implements Rule {
        /** Checks the components. */
        public Held {
            requireNonNull(changes, "changes");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.held(this);
        }
    }

    /**
     * Whether the user is in another segment of the catalogue.
     *
     * @param key the segment's key
     */
    record InSegment(String key) implements Rule {
        /** Checks the components. */
        public InSegment {
            requireNonNull(key, "key");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSegment(this);
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
    }

    /**
     * True if at least so many parts are.
     *
     * @param count how many parts must be true; whether it can be reached is checked with the model
     * @param parts the rules to count
     */
    record AtLeast(int count, List<Rule> parts) implements Rule {
        /** Copies the parts. */
        public AtLeast {
            parts = ImmutableList.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.atLeast(this);
        }
    }

    /**
     * True if its part is false, unknown if its part is unknown.
     *
     * @param part the rule to negate
     */
    record Not(Rule part) implements Rule {
        /** Checks the components. */
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
    }

    /**
     * Its part's answer, or a stated one where that is unknown.
     *
     * @param part the rule
     * @param whenUnknown the answer for the unknown
     */
    record OrElse(Rule part, boolean whenUnknown) implements Rule {
        /** Checks the components. */
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
         * @param <T> the operand's type
         * @return the result
         */
        <T> R compare(Compare<T> rule);

        /**
         * Handles a range.
         *
         * @param rule the node
         * @param <T> the operand's type
         * @return the result
         */
        <T> R between(Between<T> rule);

        /**
         * Handles a set of values.
         *
         * @param rule the node
         * @param <T> the operand's type
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
         * Handles a match of a set.
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
         * Handles an anniversary.
         *
         * @param rule the node
         * @return the result
         */
        R anniversary(Anniversary rule);

        /**
         * Handles a window that a time lies in.
         *
         * @param rule the node
         * @return the result
         */
        R within(Within rule);

        /**
         * Handles a sequence of events.
         *
         * @param rule the node
         * @return the result
         */
        R sequence(Sequence rule);

        /**
         * Handles a value that held.
         *
         * @param rule the node
         * @return the result
         */
        R held(Held rule);

        /**
         * Handles a reference to a segment.
         *
         * @param rule the node
         * @return the result
         */
        R inSegment(InSegment rule);

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
         * Handles a count of parts.
         *
         * @param rule the node
         * @return the result
         */
        R atLeast(AtLeast rule);

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
