package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.time.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Writes rules as sentences. Meant for static import.
 *
 * <pre>{@code
 * Rule rule = all(
 *         attr(AGE).between(18L, 35L),
 *         attr(CITY).in("上海", "北京"),
 *         did("purchase").atLeast(3).within(days(30)),
 *         not(did("complaint").ever()));
 * }</pre>
 */
public final class Rules {

    private Rules() {}

    /**
     * Starts a rule about an attribute whose values have an order. In a condition on events it is a property of the event.
     *
     * @param attribute the attribute
     * @param <T> its type
     * @return what can be said about it
     */
    public static <T extends Comparable<?>> ValueClause<T> attr(Attribute<T> attribute) {
        return new ValueClause<>(new Operand.Attr<>(attribute));
    }

    /**
     * Starts a rule about the text of an attribute.
     *
     * @param attribute the attribute
     * @return what can be said about it
     */
    public static TextClause text(Attribute<String> attribute) {
        return new TextClause(new Operand.Attr<>(attribute));
    }

    /**
     * Starts a rule about a set of texts, such as tags.
     *
     * @param attribute the attribute
     * @return what can be said about it
     */
    public static SetClause set(Attribute<Set<String>> attribute) {
        return new SetClause(new Operand.Attr<>(attribute));
    }

    /**
     * The user carries a tag; the same as {@code set(tags).anyOf(tag)}.
     *
     * @param tags the attribute that holds the tags
     * @param tag the tag to look for
     * @return the rule
     */
    public static Rule tagged(Attribute<Set<String>> tags, String tag) {
        return set(tags).anyOf(tag);
    }

    /**
     * Starts a rule about events of one type.
     *
     * @param event the event type
     * @return what can be said about them
     */
    public static EventClause did(String event) {
        return new EventClause(event, Occurrences.ANY);
    }

    /**
     * Starts a rule about events of one type.
     *
     * @param event the event type
     * @return what can be said about them
     */
    public static EventClause did(EventType event) {
        return did(event.name());
    }

    /**
     * Starts a rule about events that happened one after the other. One event fills one step; events of the same instant
     * count in any order.
     *
     * @param steps the steps in order; at least one
     * @return the clause, to be completed by a window
     */
    public static SequenceClause sequence(EventClause... steps) {
        return new SequenceClause(Arrays.stream(steps).map(EventClause::step).toList(), null, List.of());
    }

    /**
     * The user is in another segment of the same catalogue.
     *
     * @param key the segment's key
     * @return the rule
     */
    public static Rule inSegment(String key) {
        return new Rule.InSegment(key);
    }

    /**
     * Whether a value is there: an attribute is not missing, an average has events. Never unknown for an attribute.
     *
     * @param value what to look for
     * @return the rule
     */
    public static Rule known(ValueClause<?> value) {
        return new Rule.Present(value.operand());
    }

    /**
     * Whether an attribute has a value. Never unknown.
     *
     * @param attribute the attribute
     * @return the rule
     */
    public static Rule known(Attribute<?> attribute) {
        return new Rule.Present(new Operand.Attr<>(attribute));
    }

    /**
     * Whether a value is not there; the same as {@code not(known(value))}.
     *
     * @param value what to look for
     * @return the rule
     */
    public static Rule missing(ValueClause<?> value) {
        return not(known(value));
    }

    /**
     * Whether an attribute has no value. Never unknown.
     *
     * @param attribute the attribute
     * @return the rule
     */
    public static Rule missing(Attribute<?> attribute) {
        return not(known(attribute));
    }

    /**
     * The local days that have passed since a day; negative before it.
     *
     * @param time an attribute or figure that is an instant, whose local day counts, or a date
     * @return what can be said about the number
     */
    public static ValueClause<Long> daysSince(ValueClause<? extends Temporal> time) {
        return new ValueClause<>(new Operand.Days(Operand.Days.Direction.SINCE, time.operand()));
    }

    /**
     * The local days to go until a day; negative after it.
     *
     * @param time an attribute or figure that is an instant, whose local day counts, or a date
     * @return what can be said about the number
     */
    public static ValueClause<Long> daysUntil(ValueClause<? extends Temporal> time) {
        return new ValueClause<>(new Operand.Days(Operand.Days.Direction.UNTIL, time.operand()));
    }

    /**
     * The exact time that has passed since an instant; negative before it.
     *
     * @param instant an attribute or figure that is an instant
     * @return what can be said about the duration
     */
    public static ValueClause<Duration> timeSince(ValueClause<Instant> instant) {
        return new ValueClause<>(new Operand.Elapsed(instant.operand()));
    }

    /**
     * The local days to the next anniversary of a date, 0 on the day itself. An anniversary of 29 February is 28 February
     * in other years.
     *
     * @param date an attribute or figure that is a date, such as a birthday
     * @return what can be said about the number
     */
    public static ValueClause<Long> daysToAnniversary(ValueClause<LocalDate> date) {
        return new ValueClause<>(new Operand.DaysToAnniversary(date.operand()));
    }

    /**
     * An anniversary falls into the current local day, week or month: a birthday this month.
     *
     * @param date an attribute or figure that is a date
     * @param unit day, week or month
     * @return the rule
     */
    public static Rule anniversary(ValueClause<LocalDate> date, Bucket unit) {
        return new Rule.Anniversary(date.operand(), unit);
    }

    /**
     * One number divided by another, as a double; missing where the other is 0.
     *
     * @param numerator a number
     * @param denominator a number
     * @return what can be said about the quotient
     */
    public static ValueClause<Double> quotient(
            ValueClause<? extends Number> numerator, ValueClause<? extends Number> denominator) {
        return new ValueClause<>(new Operand.Quotient(numerator.operand(), denominator.operand()));
    }

    /**
     * The remainder of a division, never negative.
     *
     * @param number the number to divide
     * @param divisor what to divide by; positive
     * @return what can be said about the remainder
     */
    public static ValueClause<Long> modulo(ValueClause<Long> number, long divisor) {
        return new ValueClause<>(new Operand.Modulo(number.operand(), divisor));
    }

    /**
     * A weighted score: the sum of the weights of the rules that are true.
     *
     * @param terms the rules with their weights
     * @return what can be said about the score
     */
    public static ValueClause<Long> score(Operand.Score.Term... terms) {
        return new ValueClause<>(new Operand.Score(Arrays.asList(terms)));
    }

    /**
     * A rule with its weight in a {@link #score}.
     *
     * @param weight what is added if the rule is true; may be negative
     * @param rule the rule
     * @return the term
     */
    public static Operand.Score.Term weight(long weight, Rule rule) {
        return new Operand.Score.Term(weight, rule);
    }

    /**
     * The user is in the first so many of 10,000 buckets: {@code share("new-home", USER_ID, 2_500)} is a quarter of all
     * users. A larger share holds everybody of a smaller one.
     *
     * @param salt what tells this division from others; keep it when the segment is renamed
     * @param id the attribute that identifies a user; a text or an integer
     * @param buckets how many buckets count; 0 to 10,000
     * @return the rule
     */
    public static Rule share(String salt, Attribute<?> id, long buckets) {
        return bucket(salt, id).lessThan(buckets);
    }

    /**
     * One of 10,000 buckets, 0 to 9,999, that a user is in by the hash of an id.
     *
     * @param salt what tells this division from others; keep it when the segment is renamed
     * @param id the attribute that identifies a user; a text or an integer
     * @return what can be said about the bucket
     */
    public static ValueClause<Long> bucket(String salt, Attribute<?> id) {
        return new ValueClause<>(new Operand.Bucketed(id, salt, 1));
    }

    /**
     * True if every part is; true without parts.
     *
     * @param parts the rules to combine
     * @return the rule
     */
    public static Rule all(Rule... parts) {
        return new Rule.All(Arrays.asList(parts));
    }

    /**
     * True if some part is; false without parts.
     *
     * @param parts the rules to combine
     * @return the rule
     */
    public static Rule any(Rule... parts) {
        return new Rule.Any(Arrays.asList(parts));
    }

    /**
     * True if at least so many parts are.
     *
     * @param count how many; 1 to the number of parts
     * @param parts the rules to count
     * @return the rule
     */
    public static Rule atLeast(int count, Rule... parts) {
        return new Rule.AtLeast(count, Arrays.asList(parts));
    }

    /**
     * True if the part is false; unknown if the part is unknown.
     *
     * @param part the rule to negate
     * @return the rule
     */
    public static Rule not(Rule part) {
        return new Rule.Not(part);
    }
}
