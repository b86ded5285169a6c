package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * An exact ratio of two counts: a rate that keeps its support, or a factor that is rounded only where it is applied.
 *
 * <p>The parts are kept as given: 1/2 and 50/100 have the same value but are not equal, since 100 users are more
 * support than 2. A ratio over 0 is undefined: its {@link #value} is empty, never 0, NaN or infinite.
 *
 * @param numerator the part; not negative
 * @param denominator the whole; not negative
 */
public record Ratio(long numerator, long denominator) implements Serializable {

    private static final int MAX_DECIMALS = 18;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /**
     * Checks that neither part is negative.
     *
     * @throws IllegalArgumentException if a part is negative
     */
    public Ratio {
        if (numerator < 0 || denominator < 0) {
            throw new IllegalArgumentException(
                    "ratio parts must not be negative but were " + numerator + "/" + denominator);
        }
    }

    /**
     * A ratio from its parts.
     *
     * @param numerator the part; not negative
     * @param denominator the whole; not negative
     * @return the ratio
     * @throws IllegalArgumentException if a part is negative
     */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(numerator, denominator);
    }

    /**
     * A ratio from its text: {@code "3/2"}, {@code "1.5"} (which is 15/10) or {@code "2"}.
     *
     * @param text a fraction or a decimal with at most 18 decimals
     * @return the ratio, exactly
     * @throws IllegalArgumentException if the text is neither, is negative or does not fit
     */
    public static Ratio parse(String text) {
        requireNonNull(text, "text");
        try {
            int slash = text.indexOf('/');
            if (slash >= 0) {
                return of(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
            }
            BigDecimal decimal = new BigDecimal(text);
            int decimals = Math.max(decimal.scale(), 0);
            if (decimals > MAX_DECIMALS) {
                throw new ArithmeticException("more than " + MAX_DECIMALS + " decimals");
            }
            BigDecimal whole = BigDecimal.TEN.pow(decimals);
            return of(decimal.multiply(whole).longValueExact(), whole.longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "ratio must read like 3/2 or 1.5 and fit 64 bits but was '" + text + "'", e);
        }
    }

    /**
     * Whether the ratio has a value.
     *
     * @return true unless the denominator is 0
     */
    public boolean isDefined() {
        return denominator != 0;
    }

    /**
     * The quotient as a double, also for parts that a double cannot hold. Worked number: 1/4 is 0.25.
     *
     * @return numerator divided by denominator; empty if the denominator is 0
     */
    public OptionalDouble value() {
        return isDefined() ? OptionalDouble.of(quotient()) : OptionalDouble.empty();
    }

    private double quotient() {
        boolean exactAsDoubles = Math.max(numerator, denominator) <= EXACT_IN_DOUBLE;
        return exactAsDoubles
                ? (double) numerator / denominator
                : BigDecimal.valueOf(numerator)
                        .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
                        .doubleValue();
    }

    /**
     * An amount times this ratio, computed exactly and rounded once. Worked number: 1999 × 1/100 rounded down is 19.
     *
     * @param amount the amount
     * @param rounding how the exact result becomes a whole number
     * @return the rounded product
     * @throws ArithmeticException if the ratio is undefined, the result does not fit 64 bits, or rounding is needed
     *     under {@link RoundingMode#UNNECESSARY}
     */
    public long times(long amount, RoundingMode rounding) {
        return scale(amount, numerator, denominator, rounding);
    }

    /**
     * An amount divided by this ratio, computed exactly and rounded once. Worked number: 10000 ÷ 3/2 rounded down is
     * 6666.
     *
     * @param amount the amount
     * @param rounding how the exact result becomes a whole number
     * @return the rounded quotient
     * @throws ArithmeticException if the ratio is 0 or undefined, the result does not fit 64 bits, or rounding is
     *     needed under {@link RoundingMode#UNNECESSARY}
     */
    public long dividing(long amount, RoundingMode rounding) {
        if (!isDefined()) {
            throw new ArithmeticException("ratio " + this + " is undefined");
        }
        return scale(amount, denominator, numerator, rounding);
    }

    private long scale(long amount, long multiplier, long divisor, RoundingMode rounding) {
        if (divisor == 0) {
            throw new ArithmeticException("ratio " + this + " cannot scale " + amount + ": division by 0");
        }
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(multiplier));
        return new BigDecimal(product)
                .divide(BigDecimal.valueOf(divisor), 0, rounding)
                .longValueExact();
    }

    /**
     * Compares the values exactly; a ratio of larger support is no larger for it.
     *
     * @param other the ratio to compare with
     * @return negative, zero or positive as this value is less than, equal to or greater than the other
     * @throws ArithmeticException if either is undefined
     */
    public int compareValue(Ratio other) {
        if (!isDefined() || !other.isDefined()) {
            throw new ArithmeticException("cannot compare " + this + " with " + other + ": undefined");
        }
        BigInteger left = BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(other.denominator));
        return left.compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    /** {@return the ratio as {@code numerator/denominator}} */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
