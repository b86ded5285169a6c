package dev.terrace.core.segment;

import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.evaluation.Flip;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a user belongs to a segment, why, until when, and what would change it. */
public final class Membership implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Segment segment;
    private final Truth truth;
    private final Evaluation evaluation;
    private final SegmentCatalog catalog;

    Membership(Segment segment, Evaluation evaluation, SegmentCatalog catalog) {
        this.segment = segment;
        this.truth = evaluation.truthOf(segment.key());
        this.evaluation = evaluation;
        this.catalog = catalog;
    }

    /**
     * Which segment this is about.
     *
     * @return the segment
     */
    public Segment segment() {
        return segment;
    }

    /**
     * Whether the user belongs to it.
     *
     * @return true, false, or unknown where a value is missing that would decide
     */
    public Truth truth() {
        return truth;
    }

    /**
     * Why. The tree is built when asked for, so that a plain answer does not pay for it. Where a list by hand decides, the
     * text shows the user's own id and not those of others.
     *
     * @return the explanation; its truth is {@link #truth}
     */
    public Explanation explanation() {
        return catalog.withoutOthers(evaluation.explain(segment.key()));
    }

    /**
     * The earliest instant at which the membership can change without any new event, so that nobody need ask before.
     *
     * @return the instant, as {@link Evaluation#nextChangeAt} gives it; empty if it never changes by itself
     */
    public Optional<Instant> nextChangeAt() {
        return evaluation.nextChangeAt(segment.key());
    }

    /**
     * The smallest changes that would turn the membership, such as one more purchase before a date.
     *
     * @return alternatives, fewest changes first, as {@link Evaluation#toFlip} gives them; empty if none was found
     */
    public List<Flip> toFlip() {
        return evaluation.toFlip(segment.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Membership that && segment.equals(that.segment) && evaluation.equals(that.evaluation);
    }

    @Override
    public int hashCode() {
        return segment.hashCode() * 31 + evaluation.hashCode();
    }

    /** {@return segment and truth as {@code young-buyers: TRUE}} */
    @Override
    public String toString() {
        return segment.key() + ": " + truth;
    }
}
