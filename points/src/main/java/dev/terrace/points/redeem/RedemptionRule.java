package dev.terrace.points.redeem;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;
import dev.terrace.core.Problems;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a point is worth and how many an order may take.
 *
 * <p>The points are the least of what is wanted, what is available and what the share cap lets in, rounded down to
 * whole steps, and nothing if that is under the minimum. The discount is the points times their worth, rounded down to
 * the minor unit; points that would add nothing to it are not taken unless the customer asked for that exact number.
 * Worked number: at 3.00 per 2 points in steps of 2, a balance of 5 uses 4 points, worth 6.00.
 *
 * <p>A rule is plain data: {@link #check} says what is wrong with it, and a program is only built with a rule that has
 * nothing wrong.
 *
 * @param worth minor units of money for each point, such as 1/1 for a fen; positive
 * @param minimum the least number of points that may be used; positive
 * @param step points are used in multiples of this; positive
 * @param shareCap the largest share of the order's total that points may pay; in (0, 1]
 */
public record RedemptionRule(Ratio worth, long minimum, long step, Ratio shareCap) implements Serializable {

    /** Checks that every component is given. */
    public RedemptionRule {
        requireNonNull(worth, "worth");
        requireNonNull(shareCap, "shareCap");
    }

    /**
     * A rule without limits but the order's total: any number of points, up to the whole order.
     *
     * @param worth minor units of money for each point, such as 1/1 for a fen
     * @return the rule
     */
    public static RedemptionRule of(Ratio worth) {
        return new RedemptionRule(worth, 1, 1, Ratio.of(1, 1));
    }

    /**
     * This rule with another minimum.
     *
     * @param points the least number of points that may be used
     * @return the new rule
     */
    public RedemptionRule withMinimum(long points) {
        return new RedemptionRule(worth, points, step, shareCap);
    }

    /**
     * This rule with another step.
     *
     * @param points points are used in multiples of this
     * @return the new rule
     */
    public RedemptionRule withStep(long points) {
        return new RedemptionRule(worth, minimum, points, shareCap);
    }

    /**
     * This rule with another share cap.
     *
     * @param share the largest share of the order's total that points may pay
     * @return the new rule
     */
    public RedemptionRule withShareCap(Ratio share) {
        return new RedemptionRule(worth, minimum, step, share);
    }

    /**
     * What an order takes.
     *
     * @param total the order's total before the discount; not negative
     * @param available the points available; not negative
     * @param wanted how many the customer wants to use
     * @return the points and the discount, with the limits that bound them
     * @throws ArithmeticException if the rule is one that {@link #check} refuses
     */
    public Redemption apply(Money total, long available, Wanted wanted) {
        Money cap = Money.ofMinor(shareCap.times(total.minorUnits(), RoundingMode.DOWN), total.currency());
        Limited limited = wanted.mode() == Wanted.Mode.EXACTLY
                ? exactly(wanted.points(), available, cap)
                : atMost(wanted.points(), available, cap);
        Money discount = Money.ofMinor(discountOf(limited.points), total.currency());
        return new Redemption(total, wanted, available, cap, limited.points, discount, limited.limits);
    }

    /**
     * Adds what is wrong with this rule to the problems of a model.
     *
     * @param problems where to add
     * @param path where in the model the rule stands
     */
    public void check(Problems problems, String path) {
        problems.unless(
                worth.isDefined() && worth.numerator() > 0,
                "INVALID_WORTH",
                path + "/worth",
                "the worth of a point must be positive and defined but was " + worth);
        problems.unless(minimum >= 1, "INVALID_MINIMUM", path + "/minimum", "must be at least 1 but was " + minimum);
        problems.unless(step >= 1, "INVALID_STEP", path + "/step", "a step must be at least 1 but was " + step);
        problems.unless(
                shareCap.isDefined() && shareCap.numerator() > 0 && shareCap.numerator() <= shareCap.denominator(),
                "INVALID_SHARE",
                path + "/shareCap",
                "a share must be in (0, 1] but was " + shareCap);
    }

    private Limited atMost(long wanted, long available, Money cap) {
        Limited limited = new Limited(wanted);
        limited.least(available, RedemptionLimit.BALANCE);
        limited.least(mostWorth(cap.minorUnits()), RedemptionLimit.SHARE_CAP);
        limited.lower(limited.points - limited.points % step, RedemptionLimit.STEP);
        limited.lower(cheapest(limited.points), RedemptionLimit.WORTH);
        if (limited.points < minimum) {
            limited.lower(0, RedemptionLimit.MINIMUM);
        }
        return limited;
    }

    private Limited exactly(long wanted, long available, Money cap) {
        boolean withinCap = wanted <= mostWorth(cap.minorUnits());
        Limited limited = new Limited(wanted);
        limited.require(wanted <= available, RedemptionLimit.BALANCE);
        limited.require(withinCap, RedemptionLimit.SHARE_CAP);
        limited.require(wanted % step == 0, RedemptionLimit.STEP);
        limited.require(!withinCap || discountOf(wanted) > 0, RedemptionLimit.WORTH);
        limited.require(wanted >= minimum, RedemptionLimit.MINIMUM);
        return limited;
    }

    private long discountOf(long points) {
        return worth.times(points, RoundingMode.DOWN);
    }

    /** The most points whose exact worth, before any rounding, is within an amount. */
    private long mostWorth(long minorUnits) {
        try {
            return worth.dividing(minorUnits, RoundingMode.DOWN);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE; // more points than there can be: no limit
        }
    }

    /** The fewest points, in whole steps and not under the minimum, that buy what these points buy. */
    private long cheapest(long points) {
        long discount = discountOf(points);
        if (discount == 0) {
            return 0;
        }
        if (points < minimum) {
            return points;
        }
        long needed = Math.max(worth.dividing(discount, RoundingMode.UP), minimum);
        long incomplete = needed % step;
        return incomplete == 0 ? needed : needed - incomplete + step;
    }

    /** A number of points on its way through the limits. Lives inside one call. */
    private static final class Limited {

        private long points;
        private final List<RedemptionLimit> limits = new ArrayList<>();

        Limited(long wanted) {
            points = wanted;
            limits.add(RedemptionLimit.WANTED);
        }

        /** Of several bounds, only the tightest is the reason. */
        void least(long bound, RedemptionLimit limit) {
            if (bound < points) {
                points = bound;
                limits.clear();
                limits.add(limit);
            }
        }

        void lower(long to, RedemptionLimit limit) {
            if (to < points) {
                points = to;
                limits.add(limit);
            }
        }

        /** An exact number is used whole or not at all, for every limit that stands in its way. */
        void require(boolean met, RedemptionLimit limit) {
            if (!met) {
                points = 0;
                limits.remove(RedemptionLimit.WANTED);
                limits.add(limit);
            }
        }
    }
}
