package dev.terrace.core.segment;

import dev.terrace.core.rule.Evaluation;
import dev.terrace.core.rule.Explanation;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;

/** Whether a user belongs to a segment, and why. */
public final class Membership implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Segment segment;
    private final Truth truth;
    private final Evaluation evaluation;

    Membership(Segment segment, Evaluation evaluation) {
        this.segment = segment;
        this.truth = evaluation.truthOf(segment.rule());
        this.evaluation = evaluation;
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
     * Why. The tree is built when asked for, so that a plain answer does not pay for it.
     *
     * @return the explanation; its truth is {@link #truth}
     */
    public Explanation explanation() {
        return evaluation.explain(segment.rule());
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
