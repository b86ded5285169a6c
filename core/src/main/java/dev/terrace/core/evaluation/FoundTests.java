package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the tests of leaves ready. */
final class FoundTests {

    /** Up to so many texts, comparing with each is faster than hashing. */
    private static final int FEW = 3;

    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration SHORTEST = Duration.ofSeconds(Long.MIN_VALUE);

    private FoundTests() {}

    static <T> FoundTest comparison(Kind<T> kind, Comparison comparison, T constant) {
        if (kind.type().isWord()) {
            return new FoundTest.OfWord(WordRanges.of(comparison, kind.toWord(constant)));
        }
        if (comparison == Comparison.EQUAL) {
            return new FoundTest.OfReference(constant::equals, oneOf(Set.of(constant)), around(constant));
        }
        @SuppressWarnings("unchecked") // a reader of this kind finds a T
        Predicate<Object> condition = value -> comparison.holds(kind.compare((T) value, constant));
        return new FoundTest.OfReference(condition, around(constant));
    }

    static <T> FoundTest between(Kind<T> kind, T low, T high) {
        if (kind.type().isWord()) {
            return new FoundTest.OfWord(Ranges.between(kind.toWord(low), kind.toWord(high)));
        }
        List<Object> samples = new ArrayList<>(around(low));
        samples.addAll(around(high));
        @SuppressWarnings("unchecked") // a reader of this kind finds a T
        Predicate<Object> condition = value -> kind.compare((T) value, low) >= 0 && kind.compare((T) value, high) <= 0;
        return new FoundTest.OfReference(condition, samples);
    }

    static <T> FoundTest in(Kind<T> kind, Set<T> values) {
        if (kind.type().isWord()) {
            return new FoundTest.OfWord(
                    Ranges.of(values.stream().mapToLong(kind::toWord).toArray()));
        }
        return new FoundTest.OfReference(among(values), oneOf(values), otherThan(values));
    }

    /** By their sketches, if they have any. */
    private static Sketched oneOf(Set<?> values) {
        Set<String> texts = new LinkedHashSet<>();
        for (Object value : values) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return texts.size() == values.size() ? Sketched.oneOf(texts) : Sketched.saysNothing();
    }

    private static Predicate<Object> among(Set<?> values) {
        if (values.size() > FEW) {
            return ImmutableSet.copyOf(values)::contains;
        }
        Object[] few = values.toArray();
        return value -> {
            for (Object one : few) {
                if (one.equals(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    static FoundTest text(Rule.Text rule) {
        Predicate<String> matching = rule.match().matching(rule.sought());
        return new FoundTest.OfReference(value -> matching.test((String) value), List.of(rule.sought()));
    }

    static FoundTest holds(Rule.Holds rule) {
        Set<String> wanted = rule.values();
        Predicate<Object> condition = switch (rule.quantity()) {
            case ANY -> holdsAny(wanted.toArray(String[]::new));
            case ALL -> holdsAll(wanted.toArray(String[]::new));
        };
        Sketched sketched = Sketched.holding(wanted, rule.quantity() == Rule.Holds.Quantity.ALL);
        return new FoundTest.OfReference(condition, sketched, List.of(ImmutableSet.copyOf(wanted)));
    }

    private static Predicate<Object> holdsAll(String[] wanted) {
        return value -> {
            Set<?> actual = (Set<?>) value;
            for (String one : wanted) {
                if (!actual.contains(one)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<Object> holdsAny(String[] wanted) {
        return value -> {
            Set<?> actual = (Set<?>) value;
            for (String one : wanted) {
                if (actual.contains(one)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** A value and its neighbours. */
    private static List<Object> around(Object value) {
        if (value instanceof Instant instant) {
            return List.of(
                    instant,
                    instant.equals(Instant.MAX) ? instant : instant.plusNanos(1),
                    instant.equals(Instant.MIN) ? instant : instant.minusNanos(1));
        }
        if (value instanceof Duration duration) {
            return List.of(
                    duration,
                    duration.equals(LONGEST) ? duration : duration.plusNanos(1),
                    duration.equals(SHORTEST) ? duration : duration.minusNanos(1));
        }
        if (value instanceof SemanticVersion version) {
            long next = version.patch() == Long.MAX_VALUE ? Long.MAX_VALUE : version.patch() + 1;
            return List.of(
                    version, SemanticVersion.of(version.major(), version.minor(), next), SemanticVersion.of(0, 0, 0));
        }
        // No text is near another one; what is asked for is the only one to propose.
        return List.of(value);
    }

    private static List<Object> otherThan(Set<?> values) {
        List<Object> samples = new ArrayList<>(values);
        values.forEach(value -> samples.addAll(around(value)));
        return samples;
    }
}
