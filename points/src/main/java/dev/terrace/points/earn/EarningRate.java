package dev.terrace.points.earn;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;
import dev.terrace.core.Problems;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.math.RoundingMode;

/**
 * How many points an amount of money earns.
 *
 * <p>Two steps, each rounded once: the base is the amount times the rate, the points are the base times the multiplier
 * of the member's level. Both round down unless the rate says otherwise. Worked number: 19.99 at 1 point per 100 minor
 * units is a base of 19; with a multiplier of 3/2 that is 28.5, so 28 points.
 *
 * <p>A rate is plain data: {@link #check} says what is wrong with it, and a program is only built with a rate that has
 * nothing wrong.
 *
 * @param pointsPerMinorUnit the rate, such as 1/100 for a point per yuan; positive
 * @param wholeStep only whole steps of so many minor units count; 1 counts everything; positive
 * @param baseRounding how the base becomes a whole number
 * @param multiplierRounding how the base times a multiplier becomes a whole number
 */
public record EarningRate(
        Ratio pointsPerMinorUnit, long wholeStep, RoundingMode baseRounding, RoundingMode multiplierRounding)
        implements Serializable {

    /** Checks that every component is given. */
    public EarningRate {
        requireNonNull(pointsPerMinorUnit, "pointsPerMinorUnit");
        requireNonNull(baseRounding, "baseRounding");
        requireNonNull(multiplierRounding, "multiplierRounding");
    }

    /**
     * A rate on the whole amount, rounded down.
     *
     * @param pointsPerMinorUnit points for each cent, fen or yen, such as 1/100 for a point per yuan
     * @return the rate
     */
    public static EarningRate of(Ratio pointsPerMinorUnit) {
        return new EarningRate(pointsPerMinorUnit, 1, RoundingMode.DOWN, RoundingMode.DOWN);
    }

    /**
     * A rate that counts whole steps only. Worked number: 10 points for each whole 2.00 is 30 points on 7.00.
     *
     * @param points points for each whole step
     * @param wholeStep the step in minor units, such as 200 for 2.00
     * @return the rate
     * @throws IllegalArgumentException if an argument is negative
     */
    public static EarningRate perWhole(long points, long wholeStep) {
        return new EarningRate(Ratio.of(points, wholeStep), wholeStep, RoundingMode.DOWN, RoundingMode.DOWN);
    }

    /**
     * This rate with another rounding of the base.
     *
     * @param rounding how the base becomes a whole number
     * @return the new rate
     */
    public EarningRate withBaseRounding(RoundingMode rounding) {
        return new EarningRate(pointsPerMinorUnit, wholeStep, rounding, multiplierRounding);
    }

    /**
     * This rate with another rounding after the multiplier.
     *
     * @param rounding how the base times a multiplier becomes a whole number
     * @return the new rate
     */
    public EarningRate withMultiplierRounding(RoundingMode rounding) {
        return new EarningRate(pointsPerMinorUnit, wholeStep, baseRounding, rounding);
    }

    /**
     * What an amount earns.
     *
     * @param basis the amount that earns; not negative
     * @param multiplier the factor of the member's level; 1/1 for none
     * @return the points, with the steps that lead to them
     * @throws IllegalArgumentException if the amount is negative
     * @throws ArithmeticException if the points do not fit 64 bits, or the rate is one that {@link #check} refuses
     */
    public Earning earn(Money basis, Ratio multiplier) {
        if (basis.minorUnits() < 0) {
            throw new IllegalArgumentException("an amount that earns must not be negative but was " + basis);
        }
        long counted = basis.minorUnits() - basis.minorUnits() % wholeStep;
        long base = pointsPerMinorUnit.times(counted, baseRounding);
        return new Earning(basis, base, multiplier, multiplier.times(base, multiplierRounding));
    }

    /**
     * Adds what is wrong with this rate to the problems of a model.
     *
     * @param problems where to add
     * @param path where in the model the rate stands
     */
    public void check(Problems problems, String path) {
        problems.unless(
                pointsPerMinorUnit.isDefined() && pointsPerMinorUnit.numerator() > 0,
                "INVALID_RATE",
                path + "/pointsPerMinorUnit",
                "a rate must be positive and defined but was " + pointsPerMinorUnit);
        problems.unless(
                wholeStep >= 1, "INVALID_STEP", path + "/wholeStep", "a step must be at least 1 but was " + wholeStep);
        checkRounding(problems, path + "/baseRounding", baseRounding);
        checkRounding(problems, path + "/multiplierRounding", multiplierRounding);
    }

    private static void checkRounding(Problems problems, String path, RoundingMode rounding) {
        problems.unless(
                rounding != RoundingMode.UNNECESSARY,
                "INVALID_ROUNDING",
                path,
                "a rounding must give every amount a whole number but was " + rounding);
    }
}
