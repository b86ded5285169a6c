package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

/**
 * How much was looked at.
 *
 * @param customers the customers, with an order or without
 * @param customersWithOrders those with at least one order
 * @param orders the orders
 * @param refunds the refunds
 * @param rejectedRows the rows of the input that could not be used
 * @param afterAsOf the good rows of the input on the day of the report or later, which were not counted
 * @param revenue paid minus refunded
 */
public record Totals(
        long customers,
        long customersWithOrders,
        long orders,
        long refunds,
        long rejectedRows,
        long afterAsOf,
        Amount revenue) {

    /** Checks that the revenue is given. */
    public Totals {
        requireNonNull(revenue, "revenue");
    }
}
