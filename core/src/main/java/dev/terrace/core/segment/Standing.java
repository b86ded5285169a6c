package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
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
        ENTERED("entered", "进入"),
        /** The rule for staying is false. */
        LEFT("left", "离开"),
        /** A member for whom the rule for staying is not false. */
        STAYED_IN("stayed in", "仍在其中"),
        /** No member, and the rule for entering is not true. */
        STAYED_OUT("stayed out", "仍不在其中"),
        /** The rule for staying is false, but the member has not been in for the minimum dwell. */
        HELD_BY_DWELL("held by the minimum dwell", "因最短停留时间保留"),
        /** The rule for entering is true, but the user left too recently. */
        BARRED_BY_COOL_DOWN("barred by the cool-down", "因冷却期不能进入"),
        /** The rule for entering is true, but the user has entered as often as is allowed. */
        BARRED_BY_LIMIT("barred by the limit of entries", "因进入次数上限不能进入");

        private final Label label;

        Reason(String english, String chinese) {
            this.label = Label.of(english, chinese);
        }

        /**
         * The reason in words.
         *
         * @return the words in both languages
         */
        public Label label() {
            return label;
        }

        boolean isMove() {
            return this == ENTERED || this == LEFT;
        }
    }
}
