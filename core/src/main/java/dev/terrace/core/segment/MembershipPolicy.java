package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a membership follows its rule with less to and fro: it may be easier to stay than to enter (hysteresis), a member
 * stays for a minimum time, who left has to wait, and may come back only so often. A pure function of the standing before.
 *
 * <p>An unknown answer moves nobody. Worked values: entered on day 1 with a minimum dwell of 7 days, rule false on day 3:
 * still a member, {@code HELD_BY_DWELL}; false on day 8: {@code LEFT}.
 */
public final class MembershipPolicy implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String entering;
    private final String staying;
    private final Duration minimumDwell;
    private final Duration coolDown;
    private final int maxEntries;

    private MembershipPolicy(
            String entering, String staying, Duration minimumDwell, Duration coolDown, int maxEntries) {
        this.entering = entering;
        this.staying = staying;
        this.minimumDwell = minimumDwell;
        this.coolDown = coolDown;
        this.maxEntries = maxEntries;
    }

    /**
     * A policy that follows a segment as it is.
     *
     * @param segmentKey the key of the segment
     * @return the policy, without hysteresis, dwell, cool-down or limit
     */
    public static MembershipPolicy of(String segmentKey) {
        requireNonNull(segmentKey, "segmentKey");
        return new MembershipPolicy(segmentKey, segmentKey, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE);
    }

    /**
     * Hysteresis: members stay while they are in another segment, usually a wider one.
     *
     * @param segmentKey the key of the segment that members must not fall out of
     * @return the policy
     */
    public MembershipPolicy stayingWhile(String segmentKey) {
        requireNonNull(segmentKey, "segmentKey");
        return new MembershipPolicy(entering, segmentKey, minimumDwell, coolDown, maxEntries);
    }

    /**
     * Members stay at least so long.
     *
     * @param duration the time from entering; not negative
     * @return the policy
     * @throws IllegalArgumentException if it is negative
     */
    public MembershipPolicy withMinimumDwell(Duration duration) {
        return new MembershipPolicy(entering, staying, notNegative("minimum dwell", duration), coolDown, maxEntries);
    }

    /**
     * Who left has to wait so long before entering again.
     *
     * @param duration the time from leaving; not negative
     * @return the policy
     * @throws IllegalArgumentException if it is negative
     */
    public MembershipPolicy withCoolDown(Duration duration) {
        return new MembershipPolicy(entering, staying, minimumDwell, notNegative("cool-down", duration), maxEntries);
    }

    /**
     * A user may enter so often.
     *
     * @param entries the number, the first entry included; at least 1
     * @return the policy
     * @throws IllegalArgumentException if it is below 1
     */
    public MembershipPolicy withMaxEntries(int entries) {
        if (entries < 1) {
            throw new IllegalArgumentException("max entries must be at least 1 but were " + entries);
        }
        return new MembershipPolicy(entering, staying, minimumDwell, coolDown, entries);
    }

    private static Duration notNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must not be negative but was " + duration);
        }
        return duration;
    }

    /**
     * The standing that follows from the one before and the memberships now. Asking again at the same instant changes
     * nothing.
     *
     * @param before the standing so far; null for a user who was never looked at
     * @param now the memberships now
     * @return the standing now
     * @throws IllegalArgumentException if the catalogue lacks a segment of the policy, or {@code before} began later
     */
    public Standing next(@Nullable Standing before, Memberships now) {
        Instant asOf = now.asOf();
        if (before == null) {
            return next(new Standing(false, asOf, 0, Standing.Reason.STAYED_OUT), now);
        }
        if (before.since().isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "a standing must not begin after the memberships but began " + before.since() + " after " + asOf);
        }
        if (before.since().equals(asOf) && before.reason().isMove()) {
            return before;
        }
        return before.member() ? ofMember(before, now, asOf) : ofOutsider(before, now, asOf);
    }

    private Standing ofMember(Standing before, Memberships now, Instant asOf) {
        if (now.of(staying).truth() != Truth.FALSE) {
            return with(before, Standing.Reason.STAYED_IN);
        }
        return isWithin(minimumDwell, before, asOf)
                ? with(before, Standing.Reason.HELD_BY_DWELL)
                : new Standing(false, asOf, before.entries(), Standing.Reason.LEFT);
    }

    private Standing ofOutsider(Standing before, Memberships now, Instant asOf) {
        if (now.of(entering).truth() != Truth.TRUE) {
            return with(before, Standing.Reason.STAYED_OUT);
        }
        if (before.entries() >= maxEntries) {
            return with(before, Standing.Reason.BARRED_BY_LIMIT);
        }
        boolean cooling = before.entries() > 0 && isWithin(coolDown, before, asOf);
        return cooling
                ? with(before, Standing.Reason.BARRED_BY_COOL_DOWN)
                : new Standing(true, asOf, before.entries() + 1, Standing.Reason.ENTERED);
    }

    /** Compares durations, since an instant so much later need not exist. */
    private static boolean isWithin(Duration duration, Standing standing, Instant asOf) {
        return Duration.between(standing.since(), asOf).compareTo(duration) < 0;
    }

    private static Standing with(Standing before, Standing.Reason reason) {
        return new Standing(before.member(), before.since(), before.entries(), reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MembershipPolicy that
                && entering.equals(that.entering)
                && staying.equals(that.staying)
                && minimumDwell.equals(that.minimumDwell)
                && coolDown.equals(that.coolDown)
                && maxEntries == that.maxEntries;
    }

    @Override
    public int hashCode() {
        return Objects.hash(entering, staying, minimumDwell, coolDown, maxEntries);
    }

    /** {@return the segments and limits} */
    @Override
    public String toString() {
        return "MembershipPolicy[entering " + entering + ", staying while " + staying + ", dwell " + minimumDwell
                + ", cool-down " + coolDown + (maxEntries == Integer.MAX_VALUE ? "" : ", at most " + maxEntries) + "]";
    }
}
