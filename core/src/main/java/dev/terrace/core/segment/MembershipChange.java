package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.util.List;

/**
 * How a user's membership of one segment differs between two evaluations.
 *
 * <p>The causes are found by going from the facts before to the facts after in a fixed order, one difference at a time:
 * rule (with what it refers to, and the calendar), lists by hand, time, attributes, events, completeness of the history.
 * Each step at which the answer changes is a cause.
 *
 * @param segmentKey the segment
 * @param before the answer before; false where there was no such segment
 * @param after the answer after; false where there is no such segment any more
 * @param causes what changed the answer, in the order above; empty if it is the same
 */
public record MembershipChange(String segmentKey, Truth before, Truth after, List<Cause> causes)
        implements Serializable {

    /** Copies the causes. */
    public MembershipChange {
        requireNonNull(segmentKey, "segmentKey");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        causes = ImmutableList.copyOf(causes);
    }

    /** Which way a user went. */
    public enum Move {
        /** Is a member and was none. */
        ENTERED,
        /** Was a member and is none. */
        EXITED,
        /** Was a member and is one. */
        STAYED_IN,
        /** Was no member and is none. */
        STAYED_OUT
    }

    /**
     * Which way the user went. Who is unknown is no member.
     *
     * @return the move
     */
    public Move move() {
        if (before == Truth.TRUE) {
            return after == Truth.TRUE ? Move.STAYED_IN : Move.EXITED;
        }
        return after == Truth.TRUE ? Move.ENTERED : Move.STAYED_OUT;
    }
}
