package dev.terrace.core.segment;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A user's memberships of every segment of a catalogue. */
public final class Memberships implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SegmentCatalog catalog;
    private final Evaluation evaluation;

    Memberships(SegmentCatalog catalog, Evaluation evaluation) {
        this.catalog = catalog;
        this.evaluation = evaluation;
    }

    /**
     * The membership of one segment.
     *
     * @param segmentKey the segment's key
     * @return the membership
     * @throws IllegalArgumentException if the catalogue has no such segment
     */
    public Membership of(String segmentKey) {
        return new Membership(catalog.segment(segmentKey), evaluation, catalog);
    }

    /**
     * Every membership, in the catalogue's order.
     *
     * @return one per segment
     */
    public Collection<Membership> all() {
        return catalog.segments().stream()
                .map(segment -> new Membership(segment, evaluation, catalog))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The keys of the segments with an answer, in the catalogue's order.
     *
     * @param truth which answer to look for
     * @return the keys; empty if there is none
     */
    public List<String> keys(Truth truth) {
        return catalog.segments().stream()
                .map(Segment::key)
                .filter(key -> evaluation.truthOf(key) == truth)
                .toList();
    }

    /**
     * What changed since an earlier evaluation of the same user, segment by segment, with the causes.
     *
     * <p>Every segment is returned, also those whose answer is the same. For a feed of who came and went, keep the changes
     * whose {@link MembershipChange#move} is {@code ENTERED} or {@code EXITED}.
     *
     * @param before the earlier memberships
     * @return one change for each segment of either catalogue, those of this one first
     * @throws IllegalArgumentException if {@code before} is later than this, or about another user: if the catalogue has an
     *     attribute that identifies users, both profiles have a value of it, and the values differ
     */
    public List<MembershipChange> since(Memberships before) {
        return MembershipDiff.between(before, this);
    }

    /**
     * The catalogue that was evaluated.
     *
     * @return the catalogue
     */
    public SegmentCatalog catalog() {
        return catalog;
    }

    /**
     * The facts.
     *
     * @return the user
     */
    public User user() {
        return evaluation.user();
    }

    /**
     * The first instant that is not known yet.
     *
     * @return the instant
     */
    public Instant asOf() {
        return evaluation.asOf();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Memberships that && catalog.equals(that.catalog) && evaluation.equals(that.evaluation);
    }

    @Override
    public int hashCode() {
        return evaluation.hashCode();
    }

    /** {@return the memberships} */
    @Override
    public String toString() {
        return all().toString();
    }
}
