package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.time.Instant;

/** What can be said about events of one type. */
public final class EventClause {

    private final String event;
    private final Rule where;

    EventClause(String event, Rule where) {
        this.event = requireNonNull(event, "event");
        this.where = requireNonNull(where, "where");
    }

    /**
     * Only events whose properties meet a condition; several conditions must all be met.
     *
     * @param condition a rule over the event's properties
     * @return the clause
     */
    public EventClause where(Rule condition) {
        return new EventClause(event, where.equals(Occurrences.ANY) ? condition : Rules.all(where, condition));
    }

    /**
     * At least once, at any time.
     *
     * @return the rule
     */
    public Rule ever() {
        return atLeast(1).ever();
    }

    /**
     * At least once in a window.
     *
     * @param window which stretch of time before {@code asOf}
     * @return the rule
     */
    public Rule within(Window window) {
        return atLeast(1).within(window);
    }

    /**
     * This often or more.
     *
     * @param times the smallest count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause atLeast(long times) {
        return new CountClause(this, Comparison.AT_LEAST, times);
    }

    /**
     * More often than this.
     *
     * @param times the largest count that does not hold; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause moreThan(long times) {
        return new CountClause(this, Comparison.GREATER_THAN, times);
    }

    /**
     * This often or less; a user who never did it counts.
     *
     * @param times the largest count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause atMost(long times) {
        return new CountClause(this, Comparison.AT_MOST, times);
    }

    /**
     * Less often than this; a user who never did it counts.
     *
     * @param times the smallest count that does not hold; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause fewerThan(long times) {
        return new CountClause(this, Comparison.LESS_THAN, times);
    }

    /**
     * Just this often; {@code exactly(0)} holds for a user who never did it.
     *
     * @param times the only count that holds; not negative
     * @return the clause, to be completed by a window
     */
    public CountClause exactly(long times) {
        return new CountClause(this, Comparison.EQUAL, times);
    }

    /**
     * In at least some of the last whole days, weeks or months: regularly.
     *
     * @param periods the smallest number of periods that holds
     * @param of how many periods to look back
     * @param unit day, week or month
     * @return the rule
     */
    public Rule inAtLeast(int periods, int of, Bucket unit) {
        return activePeriods(of, unit).atLeast((long) periods);
    }

    /**
     * Stopped: did it in an earlier window, and not in the one that follows it.
     *
     * @param earlier the window before {@code since}
     * @param since the window in which it was not done
     * @return the rule
     */
    public Rule stopped(Window earlier, Window since) {
        return Rules.all(within(earlier.before(since)), exactly(0).within(since));
    }

    /**
     * Restarted: did it in the first of three adjoining windows, not in the second, and again in the third.
     *
     * @param earlier the window before the pause
     * @param pause the window in which it was not done
     * @param since the window in which it was done again
     * @return the rule
     */
    public Rule restarted(Window earlier, Window pause, Window since) {
        Window paused = pause.before(since);
        return Rules.all(within(earlier.before(paused)), exactly(0).within(paused), within(since));
    }

    /**
     * Each such event records a change of a value, and the condition says which values are meant: they held all through a
     * window.
     *
     * @param window for how long
     * @return the rule; unknown where no change up to its start is known
     */
    public Rule heldThrough(Window window) {
        return new Rule.Held(in(window));
    }

    /**
     * How often, as a number to compare.
     *
     * @param window which stretch of time before {@code asOf}
     * @return what can be said about the count
     */
    public ValueClause<Long> count(Window window) {
        return new ValueClause<>(new Operand.Count(in(window)));
    }

    /**
     * In how many of the last whole days, weeks or months.
     *
     * @param periods how many periods to look back
     * @param unit day, week or month
     * @return what can be said about the number
     */
    public ValueClause<Long> activePeriods(int periods, Bucket unit) {
        return new ValueClause<>(new Operand.ActivePeriods(event, where, unit, periods));
    }

    /**
     * How many different values a property has.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @return what can be said about the number
     */
    public ValueClause<Long> distinct(Attribute<?> property, Window window) {
        return new ValueClause<>(new Operand.Distinct(in(window), property));
    }

    /**
     * The sum of a numeric property; 0 without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @param <T> its type
     * @return what can be said about the sum
     */
    public <T extends Number> ValueClause<T> sum(Attribute<T> property, Window window) {
        return new ValueClause<>(new Operand.Sum<>(in(window), property));
    }

    /**
     * The mean of a numeric property; missing without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @return what can be said about the mean
     */
    public ValueClause<Double> average(Attribute<? extends Number> property, Window window) {
        return new ValueClause<>(new Operand.Average(in(window), property));
    }

    /**
     * The smallest value of a property; missing without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @param <T> its type
     * @return what can be said about the value
     */
    public <T extends Comparable<?>> ValueClause<T> smallest(Attribute<T> property, Window window) {
        return pick(Operand.Pick.Choice.SMALLEST, property, window);
    }

    /**
     * The largest value of a property; missing without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @param <T> its type
     * @return what can be said about the value
     */
    public <T extends Comparable<?>> ValueClause<T> largest(Attribute<T> property, Window window) {
        return pick(Operand.Pick.Choice.LARGEST, property, window);
    }

    /**
     * A property of the first such event; missing without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @param <T> its type
     * @return what can be said about the value
     */
    public <T extends Comparable<?>> ValueClause<T> first(Attribute<T> property, Window window) {
        return pick(Operand.Pick.Choice.FIRST, property, window);
    }

    /**
     * A property of the last such event; missing without events.
     *
     * @param property the property
     * @param window which stretch of time before {@code asOf}
     * @param <T> its type
     * @return what can be said about the value
     */
    public <T extends Comparable<?>> ValueClause<T> last(Attribute<T> property, Window window) {
        return pick(Operand.Pick.Choice.LAST, property, window);
    }

    /**
     * When it was first done; missing if it was not.
     *
     * @param window which stretch of time before {@code asOf}
     * @return what can be said about the instant
     */
    public ValueClause<Instant> firstTime(Window window) {
        return new ValueClause<>(new Operand.Occurred(Operand.Occurred.End.FIRST, in(window)));
    }

    /**
     * When it was last done; missing if it was not.
     *
     * @param window which stretch of time before {@code asOf}
     * @return what can be said about the instant
     */
    public ValueClause<Instant> lastTime(Window window) {
        return new ValueClause<>(new Operand.Occurred(Operand.Occurred.End.LAST, in(window)));
    }

    private <T> ValueClause<T> pick(Operand.Pick.Choice choice, Attribute<T> property, Window window) {
        return new ValueClause<>(new Operand.Pick<>(choice, in(window), property));
    }

    Rule.Sequence.Step step() {
        return new Rule.Sequence.Step(event, where);
    }

    Occurrences in(Window window) {
        return new Occurrences(event, where, window);
    }
}
