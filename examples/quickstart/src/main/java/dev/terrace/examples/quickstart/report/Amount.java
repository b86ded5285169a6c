package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;

/**
 * An amount for programs and for people; the currency is the one of the report.
 *
 * @param minor the amount in minor units: 1999
 * @param decimal the same amount in major units: {@code 19.99}
 */
public record Amount(long minor, String decimal) {

    /** Checks that the decimal is given. */
    public Amount {
        requireNonNull(decimal, "decimal");
    }

    /**
     * An amount of money without its currency.
     *
     * @param money the amount
     * @return the same amount
     */
    public static Amount of(Money money) {
        return new Amount(money.minorUnits(), money.toDecimal().toPlainString());
    }
}
