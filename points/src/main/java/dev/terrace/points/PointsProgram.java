package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Money;
import dev.terrace.core.Problems;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.level.LevelReview;
import dev.terrace.points.redeem.Redemption;
import dev.terrace.points.redeem.RedemptionRule;
import java.io.Serializable;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a points program (积分体系): what an order earns, how long points live, what they may pay for, what a
 * refund takes back, which levels growth leads to.
 *
 * <p>Build it once and keep it; it is immutable and thread-safe. {@link #decide} turns a command into events or a
 * refusal; it changes nothing itself and always gives the same answer to the same arguments. Every decision that
 * changes something first books what has expired, so that it makes no difference whether and when expiry is swept.
 */
public final class PointsProgram implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Far from the ends of time, so that every delay and expiry can be reckoned from it. */
    private static final Interval KNOWN_TIME =
            Interval.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("+10000-01-01T00:00:00Z"));

    private final String currency;
    private final EarningRate earning;
    private final @Nullable EarningRate growth;
    private final @Nullable RedemptionRule redemption;
    private final Expiry expiry;
    private final Period availableAfter;
    private final @Nullable LevelPlan levels;
    private final Clawback clawback;
    private final Calendar calendar;

    private PointsProgram(Builder settings, EarningRate earning) {
        this.currency = settings.currency;
        this.earning = earning;
        this.growth = settings.growth;
        this.redemption = settings.redemption;
        this.expiry = settings.expiry;
        this.availableAfter = settings.availableAfter;
        this.levels = settings.levels;
        this.clawback = settings.clawback;
        this.calendar = settings.calendar;
    }

    /**
     * Starts a program in which points never expire, are available at once and cannot be redeemed, without growth and
     * levels, in the UTC calendar, with claw-back into debt.
     *
     * @param currency the ISO 4217 code of the money that earns points and is discounted
     * @return a builder that still needs an earning rate
     */
    public static Builder builder(String currency) {
        return new Builder(currency);
    }

    /**
     * Starts a program from this one.
     *
     * @return a builder with this program's settings
     */
    public Builder toBuilder() {
        Builder builder = new Builder(currency);
        builder.earning = earning;
        builder.growth = growth;
        builder.redemption = redemption;
        builder.expiry = expiry;
        builder.availableAfter = availableAfter;
        builder.levels = levels;
        builder.clawback = clawback;
        builder.calendar = calendar;
        return builder;
    }

    /**
     * Decides a command.
     *
     * @param account the account as of its last event
     * @param command what is asked
     * @param now when it is asked
     * @return accepted with the events to append, refused with the reason, or a duplicate with the events of the first
     *     time
     * @throws IllegalArgumentException if {@code now} is not in the years 1 to 9999, in UTC
     */
    public Decision decide(Account account, Command command, Instant now) {
        return deciding(account, command, now).decide();
    }

    /**
     * What a redemption would do if it were carried out now. A quote is the decision that is not stored.
     *
     * @param account the account as of its last event
     * @param command the redemption
     * @param now when it is asked
     * @return points, discount and what limits them, with the decision
     * @throws IllegalArgumentException if {@code now} is not in the years 1 to 9999, in UTC
     */
    public RedemptionQuote quote(Account account, Command.Redeem command, Instant now) {
        Deciding deciding = deciding(account, command, now);
        Decision decision = deciding.decide();
        @Nullable
        Redemption found = deciding.redemption()
                .or(() -> decision instanceof Decision.Duplicate duplicate
                        ? originalRedemption(duplicate)
                        : Optional.empty())
                .orElse(null);
        return new RedemptionQuote(decision, currency, found);
    }

    /**
     * Where a member stands. Changes nothing: the command {@link Command.ReviewLevel} does.
     *
     * @param account the member's account
     * @param asOf the first instant that is not known yet; growth at or after it does not count
     * @return the level held, the level earned and what is missing to the next
     * @throws IllegalStateException if the program has no levels
     */
    public LevelReview review(Account account, Instant asOf) {
        requireNonNull(account, "account");
        requireNonNull(asOf, "asOf");
        LevelPlan plan = plan("a review");
        return account.level()
                .map(held -> plan.review(held, account.growth(), asOf, calendar))
                .orElseGet(() -> plan.review(account.growth(), asOf, calendar));
    }

    /**
     * The level that a member holds, which multiplies what orders earn.
     *
     * @param account the member's account
     * @return the level of the last change; the lowest if there was none or the plan does not know its key any more
     * @throws IllegalStateException if the program has no levels
     */
    public Level levelOf(Account account) {
        requireNonNull(account, "account");
        LevelPlan plan = plan("a level");
        return account.level().map(plan::levelOrLowest).orElse(plan.lowest());
    }

    private LevelPlan plan(String what) {
        if (levels == null) {
            throw new IllegalStateException(what + " needs a level plan but the program has none");
        }
        return levels;
    }

    /**
     * The money that earns points and is discounted.
     *
     * @return the ISO 4217 code
     */
    public String currency() {
        return currency;
    }

    /**
     * What an order earns.
     *
     * @return the earning rate
     */
    public EarningRate earning() {
        return earning;
    }

    /**
     * What an order adds to the growth value.
     *
     * @return the rate; empty if there is no growth
     */
    public Optional<EarningRate> growth() {
        return Optional.ofNullable(growth);
    }

    /**
     * What points may pay for.
     *
     * @return the rule; empty if points cannot be redeemed
     */
    public Optional<RedemptionRule> redemption() {
        return Optional.ofNullable(redemption);
    }

    /**
     * How long points live.
     *
     * @return the expiry
     */
    public Expiry expiry() {
        return expiry;
    }

    /**
     * How long after earning points become available.
     *
     * @return a calendar amount; zero for at once
     */
    public Period availableAfter() {
        return availableAfter;
    }

    /**
     * The levels that growth leads to.
     *
     * @return the plan; empty if there are none
     */
    public Optional<LevelPlan> levels() {
        return Optional.ofNullable(levels);
    }

    /**
     * What happens if a refund takes back more points than there are.
     *
     * @return the policy
     */
    public Clawback clawback() {
        return clawback;
    }

    /**
     * What the days and months of expiry, availability and levels mean.
     *
     * @return the calendar
     */
    public Calendar calendar() {
        return calendar;
    }

    private Deciding deciding(Account account, Command command, Instant now) {
        requireNonNull(account, "account");
        requireNonNull(command, "command");
        requireNonNull(now, "now");
        if (!KNOWN_TIME.contains(now)) {
            throw new IllegalArgumentException("now must be in " + KNOWN_TIME + " but was " + now);
        }
        return new Deciding(this, account, command, now);
    }

    private static Optional<Redemption> originalRedemption(Decision.Duplicate duplicate) {
        return duplicate.original().stream()
                .map(PointsEvent::change)
                .filter(Change.Redeemed.class::isInstance)
                .map(change -> ((Change.Redeemed) change).redemption())
                .findFirst();
    }

    /** Collects the settings of a program. Not thread-safe. */
    public static final class Builder {

        private static final int MAX_MONTHS = 1200;
        private static final int MAX_DAYS = 36_600;

        private final String currency;
        private @Nullable EarningRate earning;
        private @Nullable EarningRate growth;
        private @Nullable RedemptionRule redemption;
        private Expiry expiry = Expiry.never();
        private Period availableAfter = Period.ZERO;
        private @Nullable LevelPlan levels;
        private Clawback clawback = Clawback.DEBT;
        private Calendar calendar = Calendar.utc();

        private Builder(String currency) {
            this.currency = requireNonNull(currency, "currency");
        }

        /**
         * Sets what an order earns; required.
         *
         * @param rate points for the amount paid
         * @return this builder
         */
        public Builder earning(EarningRate rate) {
            this.earning = requireNonNull(rate, "earning");
            return this;
        }

        /**
         * Sets what an order adds to the growth value; without it there is none. Levels do not multiply growth.
         *
         * @param rate growth for the amount paid
         * @return this builder
         */
        public Builder growth(EarningRate rate) {
            this.growth = requireNonNull(rate, "growth");
            return this;
        }

        /**
         * Sets what points may pay for; without it they cannot be redeemed.
         *
         * @param rule worth and limits
         * @return this builder
         */
        public Builder redemption(RedemptionRule rule) {
            this.redemption = requireNonNull(rule, "redemption");
            return this;
        }

        /**
         * Sets how long points live; the default is for ever.
         *
         * @param expiry the expiry
         * @return this builder
         */
        public Builder expiry(Expiry expiry) {
            this.expiry = requireNonNull(expiry, "expiry");
            return this;
        }

        /**
         * Sets how long after earning points become available, to the same local time; the default is at once.
         *
         * @param delay years, months and days; not negative, at most 1200 months and 36,600 days
         * @return this builder
         */
        public Builder availableAfter(Period delay) {
            this.availableAfter = requireNonNull(delay, "availableAfter");
            return this;
        }

        /**
         * Sets the levels; without them every member's multiplier is 1.
         *
         * @param plan the level plan
         * @return this builder
         */
        public Builder levels(LevelPlan plan) {
            this.levels = requireNonNull(plan, "levels");
            return this;
        }

        /**
         * Sets what happens if a refund takes back more points than there are; the default is a debt.
         *
         * @param policy debt or floor
         * @return this builder
         */
        public Builder clawback(Clawback policy) {
            this.clawback = requireNonNull(policy, "clawback");
            return this;
        }

        /**
         * Sets what days and months mean; the default is UTC.
         *
         * @param calendar the calendar
         * @return this builder
         */
        public Builder calendar(Calendar calendar) {
            this.calendar = requireNonNull(calendar, "calendar");
            return this;
        }

        /**
         * Builds the program.
         *
         * @return the program
         * @throws InvalidModelException listing everything that is wrong: an unknown currency, no earning rate, rates,
         *     limits or an expiry out of range, a negative delay or one of more than 1200 months or 36,600 days, levels without growth
         */
        public PointsProgram build() {
            Problems problems = new Problems();
            checkCurrency(problems);
            checkParts(problems);
            problems.unless(
                    !availableAfter.isNegative(),
                    "NEGATIVE_DELAY",
                    "availableAfter",
                    "must not be negative but was " + availableAfter);
            problems.unless(
                    Math.abs(availableAfter.toTotalMonths()) <= MAX_MONTHS
                            && Math.abs(availableAfter.get(ChronoUnit.DAYS)) <= MAX_DAYS,
                    "INVALID_DELAY",
                    "availableAfter",
                    "must be at most " + MAX_MONTHS + " months and " + MAX_DAYS + " days but was " + availableAfter);
            problems.unless(
                    levels == null || growth != null,
                    "LEVELS_WITHOUT_GROWTH",
                    "levels",
                    "levels need a growth rate but there was none");
            if (earning == null) {
                problems.add("NO_EARNING", "earning", "an earning rate is required but there was none");
            }
            problems.throwIfAny("points program");
            return new PointsProgram(this, requireNonNull(earning));
        }

        private void checkCurrency(Problems problems) {
            try {
                Money.ofMinor(0, currency);
            } catch (IllegalArgumentException e) {
                problems.add("UNKNOWN_CURRENCY", "currency", "must be an ISO 4217 code but was '" + currency + "'");
            }
        }

        private void checkParts(Problems problems) {
            if (earning != null) {
                earning.check(problems, "earning");
            }
            if (growth != null) {
                growth.check(problems, "growth");
            }
            if (redemption != null) {
                redemption.check(problems, "redemption");
            }
            expiry.check(problems, "expiry");
        }
    }
}
