package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.User;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.JoinedRoster;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who would enter and leave a segment if its rule were edited: the same users at the same instant under two catalogues.
 * Immutable.
 *
 * <p>Impacts on disjoint parts of a population {@link #merge} to the impact on the whole. Users are kept as bitmaps: 10
 * million of them take at most 5 megabytes beside their ids. Worked numbers: of ann who stays in, bob who leaves and cat who
 * stays out, {@code membersBefore()} has 2 users, {@code exited()} is {bob}, and {@code net()} is -1.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Impact<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String segmentKey;
    private final Instant asOf;
    private final Audience<U> before;
    private final Audience<U> after;
    private final Audience<U> unknownBefore;
    private final Audience<U> unknownAfter;

    private Impact(
            String segmentKey,
            Instant asOf,
            Audience<U> before,
            Audience<U> after,
            Audience<U> unknownBefore,
            Audience<U> unknownAfter) {
        this.segmentKey = segmentKey;
        this.asOf = requireNonNull(asOf, "asOf");
        this.before = before;
        this.after = after;
        this.unknownBefore = unknownBefore;
        this.unknownAfter = unknownAfter;
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
     * @return the impact; empty audiences for no users
     * @throws IllegalArgumentException if a catalogue lacks the segment
     */
    public static <U extends Comparable<? super U>> Impact<U> of(
            String segmentKey, SegmentCatalog before, SegmentCatalog after, Map<U, User> users, Instant asOf) {
        before.segment(segmentKey);
        after.segment(segmentKey);
        Roster<U> roster = Roster.of(users.keySet());
        Truth[] were = truths(segmentKey, before, roster, users, asOf);
        Truth[] are = truths(segmentKey, after, roster, users, asOf);
        return new Impact<>(
                segmentKey,
                asOf,
                with(Truth.TRUE, were, roster),
                with(Truth.TRUE, are, roster),
                with(Truth.UNKNOWN, were, roster),
                with(Truth.UNKNOWN, are, roster));
    }

    private static <U extends Comparable<? super U>> Truth[] truths(
            String key, SegmentCatalog catalog, Roster<U> roster, Map<U, User> users, Instant asOf) {
        return roster.ids().stream()
                .map(id -> catalog.truthOf(key, requireNonNull(users.get(id)), asOf))
                .toArray(Truth[]::new);
    }

    private static <U extends Comparable<? super U>> Audience<U> with(Truth truth, Truth[] truths, Roster<U> roster) {
        return Audience.ofRows(roster, IntStream.range(0, truths.length).filter(row -> truths[row] == truth));
    }

    /**
     * Previews an edit on a population.
     *
     * @param segmentKey the segment to look at; in both catalogues
     * @param before the catalogue as it is
     * @param after the catalogue as it would be
     * @param population the facts
     * @param asOf the first instant that is not known yet
     * @param <U> the host's type of user id, in its natural order
     * @return the impact; the same as on the users one by one
     * @throws IllegalArgumentException if a catalogue lacks the segment, or the population has another schema that lacks an
     *     attribute or event type of a rule
     */
    public static <U extends Comparable<? super U>> Impact<U> of(
            String segmentKey, SegmentCatalog before, SegmentCatalog after, Population<U> population, Instant asOf) {
        after.segment(segmentKey);
        Audiences<U> were = before.evaluate(Set.of(segmentKey), population, asOf);
        Audiences<U> are = after.evaluate(Set.of(segmentKey), population, asOf);
        return new Impact<>(
                segmentKey,
                asOf,
                were.of(segmentKey),
                are.of(segmentKey),
                were.unknown(segmentKey),
                are.unknown(segmentKey));
    }

    /**
     * The impact on two disjoint parts of a population.
     *
     * @param other the impact on the other part, of the same segment
     * @return the impact on both
     * @throws IllegalArgumentException if it is about another segment or instant, or a user is in both parts
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
        JoinedRoster<U> both = JoinedRoster.of(before.roster(), other.before.roster());
        return new Impact<>(
                segmentKey,
                asOf,
                both.join(before, other.before),
                both.join(after, other.after),
                both.join(unknownBefore, other.unknownBefore),
                both.join(unknownAfter, other.unknownAfter));
    }

    /**
     * The segment.
     *
     * @return its key
     */
    public String segmentKey() {
        return segmentKey;
    }

    /**
     * When the users were looked at.
     *
     * @return the first instant that was not known yet
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * How many users were looked at, those who stay out included.
     *
     * @return the number of users
     */
    public long population() {
        return before.roster().size();
    }

    /**
     * Who is in it.
     *
     * @return the members under the catalogue as it is
     */
    public Audience<U> membersBefore() {
        return before;
    }

    /**
     * Who would be in it.
     *
     * @return the members under the catalogue as it would be
     */
    public Audience<U> membersAfter() {
        return after;
    }

    /**
     * Who would be in it and is not.
     *
     * @return the users, those included of whom it is unknown now
     */
    public Audience<U> entered() {
        return after.andNot(before);
    }

    /**
     * Who is in it and would not be.
     *
     * @return the users, those included of whom it would be unknown
     */
    public Audience<U> exited() {
        return before.andNot(after);
    }

    /**
     * Who is in it and would be.
     *
     * @return the users
     */
    public Audience<U> stayed() {
        return before.and(after);
    }

    /**
     * Of whom it is unknown now.
     *
     * @return the users
     */
    public Audience<U> unknownBefore() {
        return unknownBefore;
    }

    /**
     * Of whom it would be unknown.
     *
     * @return the users
     */
    public Audience<U> unknownAfter() {
        return unknownAfter;
    }

    /**
     * How many members the segment would gain or lose.
     *
     * @return entered minus exited
     */
    public long net() {
        return (long) after.size() - before.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Impact<?> that
                && segmentKey.equals(that.segmentKey)
                && asOf.equals(that.asOf)
                && before.equals(that.before)
                && after.equals(that.after)
                && unknownBefore.equals(that.unknownBefore)
                && unknownAfter.equals(that.unknownAfter);
    }

    @Override
    public int hashCode() {
        return (segmentKey.hashCode() * 31 + before.hashCode()) * 31 + after.hashCode();
    }

    /** {@return how many users the segment has and would have, and how many come and go} */
    @Override
    public String toString() {
        return segmentKey + ": " + before.size() + " -> " + after.size() + " of " + population() + " (+"
                + after.andNotSize(before) + ", -" + before.andNotSize(after) + "; unknown " + unknownBefore.size()
                + " -> " + unknownAfter.size() + ")";
    }
}
