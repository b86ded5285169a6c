package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * An amount of money in the minor units of its currency: 19.99 CNY is 1999 fen. Arithmetic is exact; overflow and mixed
 * currencies are refused.
 *
 * @param minorUnits the amount in cents, fen, yen; may be negative
 * @param currency the ISO 4217 code, such as {@code CNY}
 */
public record Money(long minorUnits, String currency) implements Serializable {

    /**
     * Checks the currency.
     *
     * @throws IllegalArgumentException if the code is not an ISO 4217 code
     */
    public Money {
        requireNonNull(currency, "currency");
        decimalsOf(currency);
    }

    /**
     * An amount from minor units.
     *
     * @param minorUnits the amount in cents, fen, yen
     * @param currency the ISO 4217 code
     * @return the amount
     * @throws IllegalArgumentException if the code is not an ISO 4217 code
     */
    public static Money ofMinor(long minorUnits, String currency) {
        return new Money(minorUnits, currency);
    }

    /**
     * An amount from its text.
     *
     * @param amount a decimal with no more decimals than the currency has, such as {@code 19.99}
     * @param currency the ISO 4217 code
     * @return the amount
     * @throws IllegalArgumentException if the text is no such decimal or the code is not an ISO 4217 code
     */
    public static Money parse(String amount, String currency) {
        int decimals = decimalsOf(currency);
        try {
            return new Money(new BigDecimal(amount).movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "amount of " + currency + " must have at most " + decimals + " decimals and fit 64 bits but was '"
                            + amount + "'",
                    e);
        }
    }

    /**
     * The sum.
     *
     * @param other an amount in the same currency
     * @return this plus the other
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit 64 bits
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return exactly(BigInteger.valueOf(minorUnits).add(BigInteger.valueOf(other.minorUnits)), this + " + " + other);
    }

    /**
     * The difference.
     *
     * @param other an amount in the same currency
     * @return this minus the other
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit 64 bits
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return exactly(
                BigInteger.valueOf(minorUnits).subtract(BigInteger.valueOf(other.minorUnits)), this + " - " + other);
    }

    private Money exactly(BigInteger result, String what) {
        if (result.bitLength() >= Long.SIZE) {
            throw new ArithmeticException("amounts must fit 64 bits but do not: " + what);
        }
        return new Money(result.longValueExact(), currency);
    }

    /**
     * The amount in major units, with the currency's decimals.
     *
     * @return the decimal, such as 19.99
     */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, decimalsOf(currency));
    }

    /** {@return the amount as {@code 19.99 CNY}} */
    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currencies must be equal but were " + currency + " and " + other.currency);
        }
    }

    private static int decimalsOf(String currency) {
        try {
            // Pseudo currencies such as XAU have no minor unit and report -1.
            return Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code but was '" + currency + "'", e);
        }
    }
}
