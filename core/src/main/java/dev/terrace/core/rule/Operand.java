package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Kind;
import dev.terrace.core.Label;
import dev.terrace.core.internal.SaltedHash;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something with a value that a rule compares: an attribute, a constant, a figure computed from events.
 *
 * <p>Operands are immutable trees of records and equal if their trees are. Write them with {@link Rules}. The value of an
 * operand can be missing, or be known within bounds only; a comparison that the bounds do not settle is unknown.
 *
 * @param <T> the Java type of the value
 */
public sealed interface Operand<T> extends Serializable {

    /**
     * What the value looks like. Only operands of the same kind can be compared.
     *
     * @return the kind
     */
    Kind<T> kind();

    /**
     * Hands this operand to the method for its kind, so that the compiler checks that every kind is handled.
     *
     * @param visitor what to do with each kind of operand
     * @param <R> the result's type
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * The events that the value is made of.
     *
     * @return which events; empty for an operand that is not a figure of events
     */
    default Optional<Occurrences> occurrences() {
        return Optional.empty();
    }

    /**
     * The word that names this kind of operand where rules are data, such as {@code sum}.
     *
     * @return the word
     */
    default String key() {
        return accept(OperandKeys.INSTANCE);
    }

    /**
     * The operand in words, such as {@code sum of amount of purchase in the last 30 days}.
     *
     * @return the words in both languages
     */
    default Label label() {
        return accept(Wording.BY_NAME);
    }

    /**
     * A value of this operand in words: with its unit, and as the attribute that it is of labels it.
     *
     * @param value a value
     * @return the words in both languages
     */
    default Label labelOf(T value) {
        return kind().labelOf(value);
    }

    /**
     * A value that stands in the rule.
     *
     * @param kind what the value looks like
     * @param value the value; whether it is allowed is checked with the model
     * @param <T> its type
     */
    record Constant<T>(Kind<T> kind, T value) implements Operand<T> {
        /** Checks that both are given; the value is kept in its {@linkplain Kind#canonical one form}. */
        public Constant {
            requireNonNull(kind, "kind");
            value = kind.canonical(requireNonNull(value, "value"));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /**
     * The value of an attribute of the user, or, in a condition on events, of a property of the event.
     *
     * @param attribute the attribute
     * @param <T> its type
     */
    record Attr<T>(Attribute<T> attribute) implements Operand<T> {
        /** Checks that the attribute is given. */
        public Attr {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public Label labelOf(T value) {
            return attribute.labelOf(value);
        }

        @Override
        public Kind<T> kind() {
            return attribute.kind();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.attribute(this);
        }
    }

    /**
     * How many events there are; 0 if there is none.
     *
     * @param events which events
     */
    record Count(Occurrences events) implements Operand<Long> {
        /** Checks the components. */
        public Count {
            requireNonNull(events, "events");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }
    }

    /**
     * How many different values a property has; 0 without events. An event that lacks the property leaves it open by one.
     *
     * @param events which events
     * @param property the property
     */
    record Distinct(Occurrences events, Attribute<?> property) implements Operand<Long> {
        /** Checks the components. */
        public Distinct {
            requireNonNull(events, "events");
            requireNonNull(property, "property");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.distinct(this);
        }
    }

    /**
     * The sum of a numeric property; 0 without events. Unknown if an event lacks the property, or if the sum does not
     * fit 64 bits.
     *
     * @param events which events
     * @param property the property; a number
     * @param <T> its type
     */
    record Sum<T>(Occurrences events, Attribute<T> property) implements Operand<T> {
        /** Checks the components. */
        public Sum {
            requireNonNull(events, "events");
            requireNonNull(property, "property");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Kind<T> kind() {
            return property.kind();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /**
     * The mean of a numeric property, as a double. Missing without events, unknown if an event lacks the property.
     *
     * @param events which events
     * @param property the property; a number
     */
    record Average(Occurrences events, Attribute<?> property) implements Operand<Double> {
        /** Checks the components. */
        public Average {
            requireNonNull(events, "events");
            requireNonNull(property, "property");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Kind<Double> kind() {
            return Kind.ofDouble().withUnit(property.kind().unit());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.average(this);
        }
    }

    /**
     * The value of a property in one of the events. Missing without events, unknown if an event lacks the property.
     *
     * @param choice which of the events
     * @param events which events
     * @param property the property
     * @param <T> its type
     */
    record Pick<T>(Choice choice, Occurrences events, Attribute<T> property) implements Operand<T> {
        /** Which of the events. */
        public enum Choice {
            /** The oldest. */
            FIRST,
            /** The latest. */
            LAST,
            /** The one with the smallest value. */
            SMALLEST,
            /** The one with the largest value. */
            LARGEST
        }

        /** Checks the components. */
        public Pick {
            requireNonNull(choice, "choice");
            requireNonNull(events, "events");
            requireNonNull(property, "property");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Label labelOf(T value) {
            return property.labelOf(value);
        }

        @Override
        public Kind<T> kind() {
            return property.kind();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pick(this);
        }
    }

    /**
     * When the first or last of the events happened. Missing without events.
     *
     * @param end which of the events
     * @param events which events
     */
    record Occurred(End end, Occurrences events) implements Operand<Instant> {
        /** Which of the events. */
        public enum End {
            /** The oldest. */
            FIRST,
            /** The latest. */
            LAST
        }

        /** Checks the components. */
        public Occurred {
            requireNonNull(end, "end");
            requireNonNull(events, "events");
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events);
        }

        @Override
        public Kind<Instant> kind() {
            return Kind.ofInstant();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.occurred(this);
        }
    }

    /**
     * In how many of the last whole days, weeks or months the event was done: 0 to {@code periods}.
     *
     * @param event the event type
     * @param where a rule over the event's properties
     * @param unit day, week or month
     * @param periods how many whole periods before the current one; 1 to {@link dev.terrace.core.time.Window#MAX_COUNT}
     */
    record ActivePeriods(String event, Rule where, Bucket unit, int periods) implements Operand<Long> {
        /** Checks the components. */
        public ActivePeriods {
            requireNonNull(event, "event");
            requireNonNull(where, "where");
            requireNonNull(unit, "unit");
            Window.previous(periods, unit);
        }

        /**
         * The events that are looked at.
         *
         * @return those of the last whole periods
         */
        public Occurrences events() {
            return new Occurrences(event, where, Window.previous(periods, unit));
        }

        @Override
        public Optional<Occurrences> occurrences() {
            return Optional.of(events());
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activePeriods(this);
        }
    }

    /**
     * One number divided by another, as a double: the nearest one for integers and decimals. Missing where the denominator
     * is 0.
     *
     * @param numerator a number
     * @param denominator a number
     */
    record Quotient(Operand<?> numerator, Operand<?> denominator) implements Operand<Double> {
        /** Checks the components. */
        public Quotient {
            requireNonNull(numerator, "numerator");
            requireNonNull(denominator, "denominator");
        }

        @Override
        public Kind<Double> kind() {
            return Kind.ofDouble();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quotient(this);
        }
    }

    /**
     * A value, or another one where it is missing. What is not known, such as an average over a history that is too short,
     * stays unknown: it is not missing.
     *
     * @param of the operand
     * @param value what stands in for a missing value; whether it is allowed is checked with the model
     * @param <T> its type
     */
    record OrValue<T>(Operand<T> of, T value) implements Operand<T> {
        /** Checks the components; the value is kept in its {@linkplain Kind#canonical one form}. */
        public OrValue {
            requireNonNull(of, "of");
            value = of.kind().canonical(requireNonNull(value, "value"));
        }

        @Override
        public Label labelOf(T value) {
            return of.labelOf(value);
        }

        @Override
        public Kind<T> kind() {
            return of.kind();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.orValue(this);
        }
    }

    /**
     * The remainder of a division, never negative: -1 modulo 10 is 9.
     *
     * @param of the number to divide
     * @param divisor what to divide by; whether it is positive is checked with the model
     */
    record Modulo(Operand<Long> of, long divisor) implements Operand<Long> {
        /** Checks the components. */
        public Modulo {
            requireNonNull(of, "of");
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.modulo(this);
        }
    }

    /**
     * How many texts a set holds.
     *
     * @param of the set
     */
    record Size(Operand<Set<String>> of) implements Operand<Long> {
        /** Checks the components. */
        public Size {
            requireNonNull(of, "of");
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.size(this);
        }
    }

    /**
     * A text without regard to upper and lower case: every letter in lower case, by the rules of Unicode and of no
     * particular language.
     *
     * @param of the text
     */
    record Folded(Operand<String> of) implements Operand<String> {
        /** Checks the components. */
        public Folded {
            requireNonNull(of, "of");
        }

        /**
         * A text in lower case. Worked values: {@code Straße} and {@code STRASSE} both become {@code strasse}, {@code IO} is
         * {@code io} in every country, {@code ΟΔΟΣ} is {@code οδοσ} also where its last letter ends a word. Folding again
         * changes nothing.
         *
         * @param text the text
         * @return the text in lower case
         */
        public static String fold(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT)
                    .replace('ς', 'σ');
        }

        @Override
        public Kind<String> kind() {
            return Kind.ofString();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.folded(this);
        }
    }

    /**
     * The number of local days since or until a day: 0 on the day itself, negative on the other side of it.
     *
     * @param direction since or until
     * @param of an instant, whose local day counts, or a date
     */
    record Days(Direction direction, Operand<?> of) implements Operand<Long> {
        /** Which way to count. */
        public enum Direction {
            /** Days that have passed. */
            SINCE,
            /** Days to go. */
            UNTIL
        }

        /** Checks the components. */
        public Days {
            requireNonNull(direction, "direction");
            requireNonNull(of, "of");
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.days(this);
        }
    }

    /**
     * The exact time from an instant to {@code asOf}; negative if it is still to come.
     *
     * @param since the instant
     */
    record Elapsed(Operand<Instant> since) implements Operand<Duration> {
        /** Checks the components. */
        public Elapsed {
            requireNonNull(since, "since");
        }

        @Override
        public Kind<Duration> kind() {
            return Kind.ofDuration();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elapsed(this);
        }
    }

    /**
     * The number of local days to the next anniversary of a date: 0 on the anniversary, at most 365. An anniversary of 29
     * February is 28 February in other years.
     *
     * @param of the date, such as a birthday
     */
    record DaysToAnniversary(Operand<LocalDate> of) implements Operand<Long> {
        /** Checks the components. */
        public DaysToAnniversary {
            requireNonNull(of, "of");
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.daysToAnniversary(this);
        }
    }

    /**
     * A weighted score: the sum of the weights of the rules that are true. Rules that are unknown leave it open by their
     * weights.
     *
     * @param terms the rules with their weights, in order
     */
    record Score(List<Term> terms) implements Operand<Long> {
        /**
         * A rule with its weight.
         *
         * @param weight what is added if the rule is true; may be negative
         * @param rule the rule
         */
        public record Term(long weight, Rule rule) implements Serializable {
            /** Checks that the rule is given. */
            public Term {
                requireNonNull(rule, "rule");
            }
        }

        /** Checks the components. */
        public Score {
            terms = ImmutableList.copyOf(terms);
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.score(this);
        }
    }

    /**
     * One of 10,000 buckets, 0 to 9,999, that a user is in by the hash of an id. The same id, salt and hash version give the
     * same bucket everywhere and forever; another salt shuffles all users anew.
     *
     * @param id the attribute that identifies a user; a text or an integer
     * @param salt what tells this division from others; it stands in the rule, so that renaming a segment moves nobody
     * @param hashVersion which hash: 1 is the first 8 bytes of SHA-256 of {@code salt + ":" + id} in UTF-8, as an unsigned number,
     *     modulo 10,000
     */
    record Bucketed(Attribute<?> id, String salt, int hashVersion) implements Operand<Long> {
        /** How many buckets there are. */
        public static final int BUCKETS = SaltedHash.BUCKETS;

        /** Checks the components. */
        public Bucketed {
            requireNonNull(id, "id");
            requireNonNull(salt, "salt");
        }

        @Override
        public Kind<Long> kind() {
            return Kind.ofLong();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bucketed(this);
        }
    }

    /**
     * What to do with each kind of operand.
     *
     * @param <R> the result's type
     */
    interface Visitor<R> {
        /**
         * Handles a constant.
         *
         * @param operand the operand
         * @param <T> its type
         * @return the result
         */
        <T> R constant(Constant<T> operand);

        /**
         * Handles an attribute.
         *
         * @param operand the operand
         * @param <T> its type
         * @return the result
         */
        <T> R attribute(Attr<T> operand);

        /**
         * Handles a count of events.
         *
         * @param operand the operand
         * @return the result
         */
        R count(Count operand);

        /**
         * Handles a count of different values.
         *
         * @param operand the operand
         * @return the result
         */
        R distinct(Distinct operand);

        /**
         * Handles a sum.
         *
         * @param operand the operand
         * @param <T> its type
         * @return the result
         */
        <T> R sum(Sum<T> operand);

        /**
         * Handles a mean.
         *
         * @param operand the operand
         * @return the result
         */
        R average(Average operand);

        /**
         * Handles a property of one event.
         *
         * @param operand the operand
         * @param <T> its type
         * @return the result
         */
        <T> R pick(Pick<T> operand);

        /**
         * Handles the time of one event.
         *
         * @param operand the operand
         * @return the result
         */
        R occurred(Occurred operand);

        /**
         * Handles a count of active periods.
         *
         * @param operand the operand
         * @return the result
         */
        R activePeriods(ActivePeriods operand);

        /**
         * Handles a quotient.
         *
         * @param operand the operand
         * @return the result
         */
        R quotient(Quotient operand);

        /**
         * Handles a value that stands in for a missing one.
         *
         * @param operand the operand
         * @param <T> its type
         * @return the result
         */
        <T> R orValue(OrValue<T> operand);

        /**
         * Handles a remainder.
         *
         * @param operand the operand
         * @return the result
         */
        R modulo(Modulo operand);

        /**
         * Handles the size of a set.
         *
         * @param operand the operand
         * @return the result
         */
        R size(Size operand);

        /**
         * Handles a text without regard to case.
         *
         * @param operand the operand
         * @return the result
         */
        R folded(Folded operand);

        /**
         * Handles a number of days.
         *
         * @param operand the operand
         * @return the result
         */
        R days(Days operand);

        /**
         * Handles a time that has passed.
         *
         * @param operand the operand
         * @return the result
         */
        R elapsed(Elapsed operand);

        /**
         * Handles the days to an anniversary.
         *
         * @param operand the operand
         * @return the result
         */
        R daysToAnniversary(DaysToAnniversary operand);

        /**
         * Handles a weighted score.
         *
         * @param operand the operand
         * @return the result
         */
        R score(Score operand);

        /**
         * Handles a bucket.
         *
         * @param operand the operand
         * @return the result
         */
        R bucketed(Bucketed operand);
    }
}
