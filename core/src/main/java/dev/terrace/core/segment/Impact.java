package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who would enter and leave a segment if its rule were edited: the same users at the same instant under two catalogues.
 *
 * <p>Impacts on disjoint parts of a population {@link #merge} to the impact on the whole.
 *
 * @param <U> the host's type of user id, in its natural order
 * @param segmentKey the segment
 * @param asOf the instant at which the users were looked at
 * @param population how many users were looked at, those who stay out included
 * @param entered who would be in it and is not
 * @param exited who is in it and would not be
 * @param stayed who is in it and would be
 * @param unknownBefore of whom it is unknown now
 * @param unknownAfter of whom it would be unknown
 */
public record Impact<U extends Comparable<? super U>>(
        String segmentKey,
        Instant asOf,
        long population,
        Set<U> entered,
        Set<U> exited,
        Set<U> stayed,
        Set<U> unknownBefore,
        Set<U> unknownAfter)
        implements Serializable {

    /**
     * Copies the users in their natural order.
     *
     * @throws IllegalArgumentException if more users are named than {@code population}
     */
    public Impact {
        requireNonNull(segmentKey, "segmentKey");
        requireNonNull(asOf, "asOf");
        entered = ImmutableSortedSet.copyOf(entered);
        exited = ImmutableSortedSet.copyOf(exited);
        stayed = ImmutableSortedSet.copyOf(stayed);
        unknownBefore = ImmutableSortedSet.copyOf(unknownBefore);
        unknownAfter = ImmutableSortedSet.copyOf(unknownAfter);
        int named = together(List.of(entered, exited, stayed, unknownBefore, unknownAfter))
                .size();
        if (population < named) {
            throw new IllegalArgumentException(
                    "population must be at least the " + named + " users named but was " + population);
        }
    }

    /**
     * Previews an edit.
     *
     * @param segmentKey the segment to look at; in both catalogues
     * @param before the catalogue as it is
     * @param after the catalogue as it would be
     * @param users the users by id
     * @param asOf the first instant that is not known yet
     * @param <U> the host's type of user id, in its natural order
     * @return the impact; empty sets for no users
     * @throws IllegalArgumentException if a catalogue lacks the segment
     */
    public static <U extends Comparable<? super U>> Impact<U> of(
            String segmentKey, SegmentCatalog before, SegmentCatalog after, Map<U, User> users, Instant asOf) {
        before.segment(segmentKey);
        after.segment(segmentKey);
        Set<U> entered = new TreeSet<>();
        Set<U> exited = new TreeSet<>();
        Set<U> stayed = new TreeSet<>();
        Set<U> unknownBefore = new TreeSet<>();
        Set<U> unknownAfter = new TreeSet<>();
        users.forEach((id, user) -> {
            Truth was = before.truthOf(segmentKey, user, asOf);
            Truth is = after.truthOf(segmentKey, user, asOf);
            addIf(was != Truth.TRUE && is == Truth.TRUE, entered, id);
            addIf(was == Truth.TRUE && is != Truth.TRUE, exited, id);
            addIf(was == Truth.TRUE && is == Truth.TRUE, stayed, id);
            addIf(was == Truth.UNKNOWN, unknownBefore, id);
            addIf(is == Truth.UNKNOWN, unknownAfter, id);
        });
        return new Impact<>(segmentKey, asOf, users.size(), entered, exited, stayed, unknownBefore, unknownAfter);
    }

    private static <U> void addIf(boolean condition, Set<U> users, U user) {
        if (condition) {
            users.add(user);
        }
    }

    /**
     * The impact on two disjoint parts of a population.
     *
     * @param other the impact on the other part, of the same segment
     * @return the impact on both
     * @throws IllegalArgumentException if it is about another segment or instant, or a user is seen to be in both parts; who
     *     stays out is counted only, and cannot be seen
     */
    public Impact<U> merge(Impact<U> other) {
        if (!segmentKey.equals(other.segmentKey)) {
            throw new IllegalArgumentException(
                    "impacts must be on one segment but were on '" + segmentKey + "' and '" + other.segmentKey + "'");
        }
        if (!asOf.equals(other.asOf)) {
            throw new IllegalArgumentException(
                    "impacts must be at one instant but were at " + asOf + " and " + other.asOf);
        }
        Set<U> both = users();
        both.retainAll(other.users());
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("parts must have no user in common but have " + both);
        }
        return new Impact<>(
                segmentKey,
                asOf,
                Math.addExact(population, other.population),
                union(entered, other.entered),
                union(exited, other.exited),
                union(stayed, other.stayed),
                union(unknownBefore, other.unknownBefore),
                union(unknownAfter, other.unknownAfter));
    }

    /** Everybody but those who are surely out before and after. */
    private Set<U> users() {
        return together(List.of(entered, exited, stayed, unknownBefore, unknownAfter));
    }

    private static <U extends Comparable<? super U>> Set<U> union(Set<U> one, Set<U> other) {
        return together(List.of(one, other));
    }

    private static <U extends Comparable<? super U>> Set<U> together(List<Set<U>> parts) {
        Set<U> union = new TreeSet<>();
        parts.forEach(union::addAll);
        return union;
    }

    /**
     * How many members the segment would gain or lose.
     *
     * @return entered minus exited
     */
    public long net() {
        return (long) entered.size() - exited.size();
    }
}
