package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Whether a user counts as a member of a segment under a {@link MembershipPolicy}, and since when. The host stores it and
 * hands it in again.
 *
 * @param member whether the user counts as a member
 * @param since when that began; for somebody who never was a member, when that was first looked at
 * @param entries how often the user has become a member so far
 * @param reason why the last look ended so
 */
public record Standing(boolean member, Instant since, int entries, Reason reason) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if {@code entries} is negative, or 0 for a member
     */
    public Standing {
        requireNonNull(since, "since");
        requireNonNull(reason, "reason");
        if (entries < (member ? 1 : 0)) {
            throw new IllegalArgumentException("entries must be at least " + (member ? 1 : 0) + " but were " + entries);
        }
    }

    /** Why a look at a membership ended as it did. */
    public enum Reason {
        /** The rule for entering is true. */
        ENTERED,
        /** The rule for staying is false. */
        LEFT,
        /** A member for whom the rule for staying is not false. */
        STAYED_IN,
        /** No member, and the rule for entering is not true. */
        STAYED_OUT,
        /** The rule for staying is false, but the member has not been in for the minimum dwell. */
        HELD_BY_DWELL,
        /** The rule for entering is true, but the user left too recently. */
        BARRED_BY_COOL_DOWN,
        /** The rule for entering is true, but the user has entered as often as is allowed. */
        BARRED_BY_LIMIT
    }
}
