package dev.terrace.core.analysis;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Comparison;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ranges of an ordered subject.
 *
 * <p>Values that are kept as words are compared as words, and their ranges are written as {@code [low, high)}, so that
 * more than 17 is at least 18. Other values are taken to be dense: more than one text and less than the next is possible.
 *
 * @param ranges the values in the set; within {@code possible}
 * @param possible the values that the subject can have
 */
record OrderedValues(ImmutableRangeSet<Comparable<?>> ranges, Range<Comparable<?>> possible) implements ValueSet {

    /** The values that compare so with one value. */
    static <T> OrderedValues of(Kind<T> kind, Comparison comparison, T value, Range<Comparable<?>> possible) {
        Comparable<?> point = point(kind, value);
        Range<Comparable<?>> range = switch (comparison) {
            case EQUAL -> Range.singleton(point);
            case LESS_THAN -> Range.lessThan(point);
            case AT_MOST -> Range.atMost(point);
            case AT_LEAST -> Range.atLeast(point);
            case GREATER_THAN -> Range.greaterThan(point);
        };
        return of(range, possible);
    }

    /** The values from one to another. */
    static <T> OrderedValues between(Kind<T> kind, T low, T high, Range<Comparable<?>> possible) {
        return kind.compare(low, high) <= 0
                ? of(Range.closed(point(kind, low), point(kind, high)), possible)
                : new OrderedValues(ImmutableRangeSet.of(), possible);
    }

    /** Some values. */
    static <T> OrderedValues in(Kind<T> kind, Collection<T> values, Range<Comparable<?>> possible) {
        return of(values.stream().distinct().map(value -> Range.singleton(point(kind, value))), possible);
    }

    /** The texts that start with one. */
    static OrderedValues startingWith(String prefix, Range<Comparable<?>> possible) {
        int last = prefix.length() - 1;
        while (last >= 0 && prefix.charAt(last) == Character.MAX_VALUE) {
            last--;
        }
        Range<Comparable<?>> range = last < 0
                ? Range.atLeast(prefix)
                : Range.closedOpen(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
        return of(range, possible);
    }

    /** Some words. */
    static OrderedValues words(Range<Comparable<?>> possible, Long... words) {
        return in(Kind.ofLong(), List.of(words), possible);
    }

    /** The words from one to another. */
    static Range<Comparable<?>> wordRange(long low, long high) {
        return inOneForm(Range.closed(low, high));
    }

    private static OrderedValues of(Range<Comparable<?>> range, Range<Comparable<?>> possible) {
        return of(Stream.of(range), possible);
    }

    /** The ranges do not overlap. */
    private static OrderedValues of(Stream<Range<Comparable<?>>> ranges, Range<Comparable<?>> possible) {
        ImmutableRangeSet<Comparable<?>> set = ranges.map(OrderedValues::inOneForm)
                .collect(Collectors.collectingAndThen(Collectors.toList(), OrderedValues::joined));
        return new OrderedValues(set.subRangeSet(possible), possible);
    }

    private static ImmutableRangeSet<Comparable<?>> joined(Iterable<Range<Comparable<?>>> ranges) {
        return ImmutableRangeSet.<Comparable<?>>builder().addAll(ranges).build();
    }

    private static <T> Comparable<?> point(Kind<T> kind, T value) {
        return kind.type().isWord() ? (Comparable<?>) kind.toWord(value) : (Comparable<?>) value;
    }

    /** Ranges of words have many forms, of which one is kept. */
    @SuppressWarnings("unchecked") // a range with a Long at one end is one of Longs
    private static Range<Comparable<?>> inOneForm(Range<? extends Comparable<?>> range) {
        boolean ofWords = range.hasLowerBound()
                ? range.lowerEndpoint() instanceof Long
                : range.hasUpperBound() && range.upperEndpoint() instanceof Long;
        Range<?> kept = ofWords ? ((Range<Long>) range).canonical(DiscreteDomain.longs()) : range;
        return (Range<Comparable<?>>) kept;
    }

    @Override
    public OrderedValues complement() {
        return new OrderedValues(ranges.complement().subRangeSet(possible), possible);
    }

    @Override
    public boolean isNone() {
        return ranges.isEmpty();
    }

    @Override
    public boolean isEvery() {
        return ranges.encloses(possible);
    }

    @Override
    public boolean isWithin(ValueSet other) {
        return ((OrderedValues) other).ranges.enclosesAll(ranges);
    }

    @Override
    public boolean isDisjointFrom(List<ValueSet> others) {
        return !others.isEmpty() && and(common(others)).isNone();
    }

    /** The values that are in all of some sets of one subject. By halves, so that thousands of sets take no long time. */
    static OrderedValues common(List<? extends ValueSet> sets) {
        int size = sets.size();
        return size == 1
                ? (OrderedValues) sets.get(0)
                : common(sets.subList(0, size / 2)).and(common(sets.subList(size / 2, size)));
    }

    private OrderedValues and(OrderedValues other) {
        if (other.size() < size()) {
            return other.and(this);
        }
        return new OrderedValues(
                ranges.asRanges().stream()
                        .flatMap(range -> other.ranges.subRangeSet(range).asRanges().stream())
                        .collect(Collectors.collectingAndThen(Collectors.toList(), OrderedValues::joined)),
                possible);
    }

    /** The values of the set and all larger ones; the set is not empty. */
    OrderedValues withoutUpperLimit() {
        Range<Comparable<?>> span = ranges.span();
        return of(
                span.hasLowerBound() ? Range.downTo(span.lowerEndpoint(), span.lowerBoundType()) : Range.all(),
                possible);
    }

    /** The values of the set and all smaller ones; the set is not empty. */
    OrderedValues withoutLowerLimit() {
        Range<Comparable<?>> span = ranges.span();
        return of(
                span.hasUpperBound() ? Range.upTo(span.upperEndpoint(), span.upperBoundType()) : Range.all(), possible);
    }

    /** Whether the set has no gap. */
    boolean isOneRange() {
        return ranges.asRanges().size() == 1;
    }

    /** Whether the set is the words from 0 to some word. */
    boolean startsAtZero() {
        return isOneRange()
                && ranges.contains(0L)
                && ranges.span().lowerEndpoint().equals(0L);
    }

    @Override
    public int size() {
        return ranges.asRanges().size() + 1;
    }

    /** {@return the ranges, such as {@code [[0..2500)]}} */
    @Override
    public String toString() {
        return ranges.toString();
    }
}
