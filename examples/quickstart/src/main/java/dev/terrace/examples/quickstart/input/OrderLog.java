package dev.terrace.examples.quickstart.input;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The orders of a population in columns: customers sorted by id, and per customer the orders and refunds in time order.
 *
 * <p>Customers and orders are numbered from 0. The orders of customer {@code c} are {@code firstOrder(c)} to
 * {@code endOrder(c) - 1}; a customer without orders belongs to the population and has none. Customer ids are sorted as
 * numbers if every id is an integer that fits a long, else by their UTF-16 units. What happened at the same instant
 * is sorted: orders before refunds, then by order id (given ids by code point, those without one first), then by amount. So the log depends on the facts only,
 * not on the order in which they came.
 *
 * <p>Worked number: customer 7 bought for 12.50 on 1 May and sent goods for 5.00 back on 3 May. The log holds amounts
 * 1250 and -500, {@link #purchases()} is 1 and {@link #refunds()} is 1.
 */
public final class OrderLog {

    private static final long MICROS = 1_000_000;

    private final String[] customerIds;
    private final int[] offsets;
    private final long[] epochMicros;
    private final long[] amounts;
    private final OrderIds ids;
    private final Totals totals;

    OrderLog(String[] customerIds, int[] offsets, long[] epochMicros, long[] amounts, OrderIds ids) {
        this.customerIds = customerIds;
        this.offsets = offsets;
        this.epochMicros = epochMicros;
        this.amounts = amounts;
        this.ids = ids;
        this.totals = Totals.of(epochMicros, amounts);
    }

    /** {@return the number of customers, with or without orders} */
    public int customers() {
        return customerIds.length;
    }

    /** {@return the number of orders, refunds included} */
    public int orders() {
        return epochMicros.length;
    }

    /**
     * The id of a customer.
     *
     * @param customer the customer's index
     * @return the id as it was given
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public String customerId(int customer) {
        return customerIds[customer];
    }

    /**
     * The first order of a customer.
     *
     * @param customer the customer's index
     * @return the index of the earliest order; equal to {@link #endOrder} if there is none
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int firstOrder(int customer) {
        return offsets[Objects.checkIndex(customer, customers())];
    }

    /**
     * The end of a customer's orders.
     *
     * @param customer the customer's index
     * @return the index after the latest order
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int endOrder(int customer) {
        return offsets[customer + 1];
    }

    /**
     * The customer of an order.
     *
     * @param order the order's index
     * @return the customer's index; found by binary search
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public int customerOf(int order) {
        Objects.checkIndex(order, orders());
        int low = 0;
        int high = customers() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (offsets[middle + 1] <= order) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * When an order was placed.
     *
     * @param order the order's index
     * @return the instant, exact to the microsecond
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public Instant at(int order) {
        return instant(epochMicros[order]);
    }

    /**
     * The amount of an order.
     *
     * @param order the order's index
     * @return the amount in minor units; negative for a refund
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public long amountMinor(int order) {
        return amounts[order];
    }

    /**
     * Whether an order is a refund.
     *
     * @param order the order's index
     * @return true if its amount is negative; an amount of 0 is a purchase
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public boolean isRefund(int order) {
        return amounts[order] < 0;
    }

    /**
     * The id of an order, or of the order that a refund names. One without an id gets {@code <customer>-<n>}, where n is its place among the customer's
     * orders, from 1. If a customer has both orders with and without ids, n counts on from the highest number that a
     * given id of this form uses up, so that the ids of a customer stay distinct.
     *
     * @param order the order's index
     * @return the id; distinct among the orders of one customer, refunds aside
     * @throws IndexOutOfBoundsException if there is no such order
     */
    public String orderId(int order) {
        return ids.given(order).orElseGet(() -> {
            int customer = customerOf(order);
            return customerIds[customer] + "-" + (ids.numberedFrom(customer) + order - offsets[customer] + 1);
        });
    }

    /** {@return the number of orders that are not refunds} */
    public int purchases() {
        return orders() - totals.refunds;
    }

    /** {@return the number of refunds} */
    public int refunds() {
        return totals.refunds;
    }

    /** {@return the instant of the first purchase of all, or empty if there is none} */
    public Optional<Instant> firstPurchaseAt() {
        return purchases() == 0 ? Optional.empty() : Optional.of(instant(totals.firstPurchase));
    }

    /** {@return the instant of the last purchase of all, or empty if there is none} */
    public Optional<Instant> lastPurchaseAt() {
        return purchases() == 0 ? Optional.empty() : Optional.of(instant(totals.lastPurchase));
    }

    /** {@return the instant of the last order or refund of all, or empty if there is none} */
    public Optional<Instant> lastAt() {
        return orders() == 0 ? Optional.empty() : Optional.of(instant(totals.last));
    }

    private static Instant instant(long epochMicro) {
        return Instant.ofEpochSecond(Math.floorDiv(epochMicro, MICROS), Math.floorMod(epochMicro, MICROS) * 1000);
    }

    /** {@return the number of customers and orders} */
    @Override
    public String toString() {
        return "OrderLog[" + customers() + " customers, " + orders() + " orders]";
    }

    /** Sums that do not fit 64 bits are refused here, so that nobody need fear them later. */
    private record Totals(int refunds, long firstPurchase, long lastPurchase, long last) {

        static Totals of(long[] epochMicros, long[] amounts) {
            int refunds = 0;
            long firstPurchase = Long.MAX_VALUE;
            long lastPurchase = Long.MIN_VALUE;
            long last = Long.MIN_VALUE;
            long purchased = 0;
            long refunded = 0;
            for (int i = 0; i < amounts.length; i++) {
                last = Math.max(last, epochMicros[i]);
                if (amounts[i] < 0) {
                    refunds++;
                    refunded = Math.addExact(refunded, amounts[i]);
                } else {
                    purchased = Math.addExact(purchased, amounts[i]);
                    firstPurchase = Math.min(firstPurchase, epochMicros[i]);
                    lastPurchase = Math.max(lastPurchase, epochMicros[i]);
                }
            }
            return new Totals(refunds, firstPurchase, lastPurchase, last);
        }
    }
}
