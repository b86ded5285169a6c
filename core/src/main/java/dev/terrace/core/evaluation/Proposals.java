package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proposes values of a kind for which a test has a wanted outcome, the nearest first. */
final class Proposals<T> {

    private static final int MOST = 6;

    private final Kind<T> kind;
    private final FoundTest test;
    private final Truth wanted;

    Proposals(Kind<T> kind, FoundTest test, Truth wanted) {
        this.kind = kind;
        this.test = test;
        this.wanted = wanted;
    }

    /** Values near the present one; null if there is none. */
    Set<T> near(@Nullable T now) {
        Set<T> values = new LinkedHashSet<>();
        if (test instanceof FoundTest.OfWord ofWord) {
            words(ofWord.ranges(), now).forEach(word -> values.add(kind.fromWord(word)));
        } else if (test instanceof FoundTest.OfReference ofReference) {
            references(ofReference, now).forEach(value -> {
                if (Truth.of(ofReference.condition().test(value)) == wanted) {
                    values.add(value);
                }
            });
        }
        return values;
    }

    private Set<Long> words(Ranges ranges, @Nullable T now) {
        Ranges good = (wanted == Truth.TRUE ? ranges : ranges.complement()).and(allowed());
        Set<Long> words = new LinkedHashSet<>();
        long from = now == null ? 0 : kind.toWord(now);
        if (now == null && good.contains(0)) {
            words.add(0L);
        }
        addFrom(words, good, good.nextTurnAbove(from), 1);
        addFrom(words, good, good.nextTurnBelow(from), -1);
        for (long bound : good.bounds()) {
            if (words.size() < MOST && !isEndOfType(bound)) {
                words.add(bound);
            }
        }
        return nearestFirst(words, from);
    }

    /** The largest and smallest numbers of a type stand for "without limit": nobody wants them. */
    private boolean isEndOfType(long word) {
        long[] ends = allowed().bounds();
        boolean few = kind.type() == ValueType.BOOLEAN || kind.type() == ValueType.ENUMERATION;
        return !few && (word == ends[0] || word == ends[1]);
    }

    private static Set<Long> nearestFirst(Set<Long> words, long from) {
        List<Long> sorted = new ArrayList<>(words);
        sorted.sort((a, b) -> Long.compareUnsigned(distance(a, from), distance(b, from)));
        return new LinkedHashSet<>(sorted);
    }

    /** How far two words are apart, as an unsigned number. */
    private static long distance(long one, long other) {
        return one < other ? other - one : one - other;
    }

    /** A turn and its neighbour: the neighbour serves where the turn itself is excluded elsewhere. */
    private static void addFrom(Set<Long> words, Ranges good, OptionalLong turn, int step) {
        if (turn.isPresent() && good.contains(turn.getAsLong())) {
            words.add(turn.getAsLong());
            if (good.contains(turn.getAsLong() + step)) {
                words.add(turn.getAsLong() + step);
            }
        }
    }

    private Ranges allowed() {
        return switch (kind.type()) {
            case BOOLEAN -> Ranges.between(0, 1);
            case ENUMERATION -> Ranges.between(0, kind.domain().size() - 1);
            case DOUBLE ->
                Ranges.between(
                        Kind.ofDouble().toWord(-Double.MAX_VALUE),
                        Kind.ofDouble().toWord(Double.MAX_VALUE));
            case DATE -> Ranges.between(-DAYS, DAYS);
            default -> Ranges.every();
        };
    }

    /** Days from 1970 that every calendar knows. */
    private static final long DAYS = 30_000_000;

    @SuppressWarnings("unchecked") // samples of a test of this kind are values of it
    private Set<T> references(FoundTest.OfReference ofReference, @Nullable T now) {
        if (kind.type() == ValueType.STRING_SET) {
            return (Set<T>) sets(ofReference, (Set<?>) now);
        }
        Set<T> values = new LinkedHashSet<>();
        ofReference.samples().forEach(sample -> values.add((T) sample));
        return values;
    }

    /** The present texts with those that are looked for, or without them, one by one and all together. */
    private static Set<Set<String>> sets(FoundTest.OfReference ofReference, @Nullable Set<?> now) {
        Set<?> present = now == null ? Set.of() : now;
        Set<Set<String>> sets = new LinkedHashSet<>();
        for (Object sample : ofReference.samples()) {
            Set<?> sought = (Set<?>) sample;
            sought.forEach(text -> sets.add(LeafPlans.with(present, Set.of(text))));
            sets.add(LeafPlans.with(present, sought));
            sought.forEach(text -> sets.add(without(present, Set.of(text))));
            sets.add(without(present, sought));
        }
        return sets;
    }

    private static Set<String> without(Set<?> texts, Set<?> fewer) {
        Set<String> rest = new TreeSet<>();
        texts.forEach(text -> rest.add((String) text));
        rest.removeAll(fewer);
        return rest;
    }
}
