package dev.terrace.lifecycle.stage;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.History;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import dev.terrace.core.time.Calendar;
import dev.terrace.lifecycle.activity.Activity;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides in which stage a user stands, from what they did before {@code asOf}.
 *
 * <p>Days are local days of the calendar: the days since an activity are the day of {@code asOf} minus the day of the
 * activity, so that every boundary lies at the start of a local day. In this order:
 *
 * <ol>
 *   <li>no activity: {@link Stage#NEVER_ACTIVE};
 *   <li>last activity at least {@code lostAfter} days ago: {@link Stage#LOST}, at least {@code silentAfter}:
 *       {@link Stage#SILENT}, at least {@code atRiskAfter}: {@link Stage#AT_RISK};
 *   <li>first activity less than {@code newFor} days ago: {@link Stage#NEW};
 *   <li>the last absence of at least {@code silentAfter} days ended less than {@code returnedFor} days ago:
 *       {@link Stage#RETURNED};
 *   <li>otherwise {@link Stage#ACTIVE}.
 * </ol>
 *
 * <p>Worked numbers with the defaults, for activity on 1 and 3 January 2026 only: {@code NEW} from 1 January,
 * {@code ACTIVE} from 15 January (14 days after the first), {@code AT_RISK} from 17 January (14 days after the last),
 * {@code SILENT} from 2 February (30 days), {@code LOST} from 3 April (90 days).
 *
 * <p>A history that is not complete leaves room for activity before {@link History#completeSince}. The stage is then
 * decided only if all that could have happened there leads to the same one: a user whose first known activity may not
 * be the first is not called new, one without known activity is not called never active.
 */
public final class StagePolicy implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final StagePolicy DEFAULTS = builder().build();

    private final Activity activity;
    private final Calendar calendar;
    private final int newFor;
    private final int atRiskAfter;
    private final int silentAfter;
    private final int lostAfter;
    private final int returnedFor;

    private StagePolicy(Builder builder) {
        this.activity = builder.activity;
        this.calendar = builder.calendar;
        this.newFor = builder.newFor;
        this.atRiskAfter = builder.atRiskAfter;
        this.silentAfter = builder.silentAfter;
        this.lostAfter = builder.lostAfter;
        this.returnedFor = builder.returnedFor;
    }

    /**
     * The policy with every setting at its default: any event is activity, days of UTC, new for 14 days, at risk after
     * 14, silent after 30, lost after 90, returned for 14.
     *
     * <p>The numbers are a convention for products that people use weekly, not a law: a host that knows how long its
     * users usually stay away sets its own.
     *
     * @return the policy
     */
    public static StagePolicy withDefaults() {
        return DEFAULTS;
    }

    /**
     * Starts a policy.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a policy from this one.
     *
     * @return a builder with this policy's settings
     */
    public Builder toBuilder() {
        return new Builder()
                .activity(activity)
                .calendar(calendar)
                .newFor(newFor)
                .atRiskAfter(atRiskAfter)
                .silentAfter(silentAfter)
                .lostAfter(lostAfter)
                .returnedFor(returnedFor);
    }

    /**
     * Which events count.
     *
     * @return the activity
     */
    public Activity activity() {
        return activity;
    }

    /**
     * What a day means.
     *
     * @return the calendar
     */
    public Calendar calendar() {
        return calendar;
    }

    /**
     * A limit.
     *
     * @param threshold which one
     * @return the limit in days; at least 1
     */
    public int days(Threshold threshold) {
        return switch (threshold) {
            case LOST_AFTER -> lostAfter;
            case SILENT_AFTER -> silentAfter;
            case AT_RISK_AFTER -> atRiskAfter;
            case NEW_FOR -> newFor;
            case RETURNED_FOR -> returnedFor;
        };
    }

    /**
     * Decides the stage of a user.
     *
     * @param history what the user did; the order of its input does not matter
     * @param asOf the first instant that is not known yet
     * @return the stage with its reasons
     */
    public Staged stageOf(History history, Instant asOf) {
        ActiveDays known = new ActiveDays(history, asOf, activity, calendar);
        long today = epochDay(asOf);
        List<Presence> presences = presences(known, lastMissingDay(history, asOf), today);
        return new Staged(this, history.completeSince(), asOf, known, presences);
    }

    /** The presence that is known, then what else it may have been. */
    private List<Presence> presences(ActiveDays known, long lastMissing, long today) {
        long last = known.last();
        if (today - last >= atRiskAfter && last >= lastMissing) {
            return ImmutableList.of(Presence.until(last)); // the days before the last one do not matter
        }
        return lastMissing == Presence.NEVER_DAY
                ? ImmutableList.of(Presence.of(known.all(), this))
                : new Completions(this, known.all(), lastMissing, today).presences();
    }

    /** A history that is not complete at {@code asOf} may lack activity of that very day. */
    private long lastMissingDay(History history, Instant asOf) {
        Instant completeSince = history.completeSince();
        if (completeSince.equals(Instant.MIN)) {
            return Presence.NEVER_DAY;
        }
        return completeSince.isAfter(asOf) ? epochDay(asOf) : epochDay(completeSince.minusNanos(1));
    }

    long epochDay(Instant instant) {
        return calendar.dayOf(instant).toEpochDay();
    }

    Instant startOf(long epochDay) {
        return calendar.startOf(LocalDate.ofEpochDay(epochDay));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StagePolicy that
                && activity.equals(that.activity)
                && calendar.equals(that.calendar)
                && newFor == that.newFor
                && atRiskAfter == that.atRiskAfter
                && silentAfter == that.silentAfter
                && lostAfter == that.lostAfter
                && returnedFor == that.returnedFor;
    }

    @Override
    public int hashCode() {
        return Objects.hash(activity, calendar, newFor, atRiskAfter, silentAfter, lostAfter, returnedFor);
    }

    /** {@return the settings} */
    @Override
    public String toString() {
        return "StagePolicy{activity=" + activity + ", calendar=" + calendar + ", newFor=" + newFor + ", atRiskAfter="
                + atRiskAfter + ", silentAfter=" + silentAfter + ", lostAfter=" + lostAfter + ", returnedFor="
                + returnedFor + "}";
    }

    /** Collects the settings of a policy. Not thread-safe. */
    public static final class Builder {

        private static final int MAX_DAYS = 36_500;

        private Activity activity = Activity.any();
        private Calendar calendar = Calendar.utc();
        private int newFor = 14;
        private int atRiskAfter = 14;
        private int silentAfter = 30;
        private int lostAfter = 90;
        private int returnedFor = 14;

        private Builder() {}

        /**
         * Which events count; any if not set.
         *
         * @param activity the activity
         * @return this builder
         */
        public Builder activity(Activity activity) {
            this.activity = requireNonNull(activity, "activity");
            return this;
        }

        /**
         * What a day means; days of UTC if not set.
         *
         * @param calendar the calendar
         * @return this builder
         */
        public Builder calendar(Calendar calendar) {
            this.calendar = requireNonNull(calendar, "calendar");
            return this;
        }

        /**
         * How long a user is new; 14 days if not set.
         *
         * @param days the days since the first activity from which on the user is not new any more; in [1, 36500]
         * @return this builder
         */
        public Builder newFor(int days) {
            this.newFor = days;
            return this;
        }

        /**
         * From when on a user is at risk; 14 days if not set.
         *
         * @param days the days since the last activity; at least 1 and less than {@code silentAfter}
         * @return this builder
         */
        public Builder atRiskAfter(int days) {
            this.atRiskAfter = days;
            return this;
        }

        /**
         * From when on a user is silent, and how long an absence makes a return; 30 days if not set.
         *
         * @param days the days since the last activity; more than {@code atRiskAfter}, less than {@code lostAfter}
         * @return this builder
         */
        public Builder silentAfter(int days) {
            this.silentAfter = days;
            return this;
        }

        /**
         * From when on a user is lost; 90 days if not set.
         *
         * @param days the days since the last activity; more than {@code silentAfter} and at most 36500
         * @return this builder
         */
        public Builder lostAfter(int days) {
            this.lostAfter = days;
            return this;
        }

        /**
         * How long a user who came back counts as returned; 14 days if not set.
         *
         * @param days the days since the end of the absence from which on the user is not returned any more; in
         *     [1, 36500]
         * @return this builder
         */
        public Builder returnedFor(int days) {
            this.returnedFor = days;
            return this;
        }

        /**
         * Checks and builds the policy.
         *
         * @return the policy
         * @throws InvalidModelException listing every limit outside [1, 36500] ({@code OUT_OF_RANGE}) and every one
         *     that is not more than the one before it ({@code NOT_ASCENDING})
         */
        public StagePolicy build() {
            Problems problems = new Problems();
            checkRange(problems, "newFor", newFor);
            checkRange(problems, "atRiskAfter", atRiskAfter);
            checkRange(problems, "silentAfter", silentAfter);
            checkRange(problems, "lostAfter", lostAfter);
            checkRange(problems, "returnedFor", returnedFor);
            checkMore(problems, "silentAfter", silentAfter, "atRiskAfter", atRiskAfter);
            checkMore(problems, "lostAfter", lostAfter, "silentAfter", silentAfter);
            problems.throwIfAny("stage policy");
            return new StagePolicy(this);
        }

        private static void checkRange(Problems problems, String path, int days) {
            problems.unless(
                    days >= 1 && days <= MAX_DAYS,
                    "OUT_OF_RANGE",
                    path,
                    "must be in [1, " + MAX_DAYS + "] days but was " + days);
        }

        private static void checkMore(Problems problems, String path, int days, String before, int daysBefore) {
            problems.unless(
                    days > daysBefore,
                    "NOT_ASCENDING",
                    path,
                    "must be more than " + before + " " + daysBefore + " but was " + days);
        }
    }
}
