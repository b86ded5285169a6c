package dev.terrace.examples.quickstart.input;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Collects purchase rows in columns and makes an {@link OrderLog} of them. The rows of the same customer and order
 * id whose amounts are not negative are one order: at the earliest instant of its rows, with the sum of their amounts. A
 * row with a negative amount is a refund of its own. Rows from an instant on are not known: they are counted only. Not
 * thread-safe.
 */
final class OrderLogBuilder {

    /** The decimals that amounts come with: they are counted in 1/10000. */
    static final int DECIMALS = 4;

    private final Currency currency;
    private final long endMicro;
    private final IdDictionary customers = new IdDictionary();
    private final PurchaseRows rows = new PurchaseRows();
    private int roundedOrders;
    private long rowsAfter;

    /**
     * An empty builder.
     *
     * @param currency the currency of the amounts; its decimals say what a minor unit is
     * @param end the first instant that is not known; null if everything is
     * @throws IllegalArgumentException if the currency has no minor unit, or more decimals than amounts have
     */
    OrderLogBuilder(Currency currency, @Nullable Instant end) {
        int decimals = currency.getDefaultFractionDigits();
        if (decimals < 0 || decimals > DECIMALS) {
            throw new IllegalArgumentException(
                    "currency must have 0 to " + DECIMALS + " decimals but " + currency + " has " + decimals);
        }
        this.currency = currency;
        this.endMicro = end == null ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, end);
    }

    /**
     * Adds a customer to the population; adding one again changes nothing.
     *
     * @param id the customer's id
     * @return the customer's code for {@link #add}
     */
    int customer(CharSequence id) {
        return customers.codeOf(id);
    }

    /**
     * Adds a row, or counts it if it is not known yet.
     *
     * @param customer the customer's code
     * @param orderId the id of the order that the row belongs to, or the empty text if it is an order of its own
     * @param epochMicro when, in microseconds since 1970
     * @param amount how much, in 1/10000 of the currency
     */
    void add(int customer, CharSequence orderId, long epochMicro, long amount) {
        if (epochMicro < endMicro) {
            rows.add(customer, orderId, epochMicro, amount);
        } else {
            rowsAfter++;
        }
    }

    /**
     * Makes the log.
     *
     * @return the log
     * @throws InputException if the amounts of an order, or of all orders, do not fit 64 bits
     */
    OrderLog build() {
        CustomerRanks ranks = CustomerRanks.of(customers);
        OrderGrouping grouping = new OrderGrouping(rows, currency.getDefaultFractionDigits());
        try {
            OrderLog log = grouping.group(ranks);
            roundedOrders = grouping.roundedOrders();
            return log;
        } catch (ArithmeticException e) {
            throw new InputException("amounts must not add up to more than 64 bits hold", e);
        }
    }

    /** How many rows were not known yet. */
    long rowsAfter() {
        return rowsAfter;
    }

    /** How many order totals had more decimals than the currency; 0 before the log is built. */
    int roundedOrders() {
        return roundedOrders;
    }
}
