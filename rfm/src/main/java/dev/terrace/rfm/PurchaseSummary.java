package dev.terrace.rfm;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that RFM needs to know about one customer's purchases. Immutable, and small whatever the number of purchases.
 *
 * <p>Summaries of parts {@link #merge} to the summary of the whole, in any order and split in any way, so that a log
 * of purchases folds in one line: {@code summaries.merge(customer, PurchaseSummary.of(purchase),
 * PurchaseSummary::merge)}. A summary keeps no order ids and cannot notice an order that is added twice; only
 * {@link #of(Collection)} can.
 *
 * <p>Worked numbers: orders of 1000 on 1 May and 500 on 3 May and a refund of 200 on 9 May make 2 orders, the last on 3
 * May, 1 refund and a total of 1300.
 */
public final class PurchaseSummary implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final PurchaseSummary EMPTY = new PurchaseSummary(0, 0, 0, 0, null, null, null);

    private final long orders;
    private final long refunds;

    /** Paid and refunded apart: each only grows in size, so that overflow does not depend on the order either. */
    private final long paidMinor;

    /** Zero or negative. */
    private final long refundedMinor;

    private final @Nullable Instant firstOrder;
    private final @Nullable Instant lastOrder;
    private final @Nullable Instant latest;

    private PurchaseSummary(
            long orders,
            long refunds,
            long paidMinor,
            long refundedMinor,
            @Nullable Instant firstOrder,
            @Nullable Instant lastOrder,
            @Nullable Instant latest) {
        this.orders = orders;
        this.refunds = refunds;
        this.paidMinor = paidMinor;
        this.refundedMinor = refundedMinor;
        this.firstOrder = firstOrder;
        this.lastOrder = lastOrder;
        this.latest = latest;
    }

    /**
     * The summary of no purchases.
     *
     * @return the empty summary
     */
    public static PurchaseSummary empty() {
        return EMPTY;
    }

    /**
     * The summary of one purchase.
     *
     * @param at when the order was placed, or refunded
     * @param amountMinor how much was paid, in minor units; negative for a refund
     * @return the summary
     */
    public static PurchaseSummary of(Instant at, long amountMinor) {
        requireNonNull(at, "at");
        return amountMinor < 0
                ? new PurchaseSummary(0, 1, 0, amountMinor, null, null, at)
                : new PurchaseSummary(1, 0, amountMinor, 0, at, at, at);
    }

    /**
     * The summary of one purchase.
     *
     * @param purchase the purchase
     * @return the summary
     */
    public static PurchaseSummary of(Purchase purchase) {
        return of(purchase.at(), purchase.amountMinor());
    }

    /**
     * The summary of a customer's purchases.
     *
     * @param purchases the purchases, in any order; their ids distinct
     * @return the summary; empty if there are none
     * @throws IllegalArgumentException if an id is used twice
     * @throws ArithmeticException if a count, the money paid or the money refunded does not fit 64 bits
     */
    public static PurchaseSummary of(Collection<Purchase> purchases) {
        Set<String> ids = new HashSet<>();
        PurchaseSummary summary = EMPTY;
        for (Purchase purchase : purchases) {
            if (!ids.add(purchase.orderId())) {
                throw new IllegalArgumentException(
                        "a purchase must be given once but '" + purchase.orderId() + "' was given again: " + purchase);
            }
            summary = summary.plus(purchase);
        }
        return summary;
    }

    /**
     * This summary and one more purchase.
     *
     * @param purchase the purchase; not one that the summary holds already
     * @return the summary of both
     * @throws ArithmeticException if a count, the money paid or the money refunded does not fit 64 bits
     */
    public PurchaseSummary plus(Purchase purchase) {
        return merge(of(purchase));
    }

    /**
     * This summary and one more purchase.
     *
     * @param at when the order was placed, or refunded
     * @param amountMinor how much was paid, in minor units; negative for a refund
     * @return the summary of both
     * @throws ArithmeticException if a count, the money paid or the money refunded does not fit 64 bits
     */
    public PurchaseSummary plus(Instant at, long amountMinor) {
        return merge(of(at, amountMinor));
    }

    /**
     * The summary of two disjoint parts of a customer's purchases.
     *
     * @param other the other part
     * @return the summary of both, whichever comes first
     * @throws ArithmeticException if a count, the money paid or the money refunded does not fit 64 bits
     */
    public PurchaseSummary merge(PurchaseSummary other) {
        return new PurchaseSummary(
                sum("orders", orders, other.orders),
                sum("refunds", refunds, other.refunds),
                sum("money paid", paidMinor, other.paidMinor),
                sum("money refunded", refundedMinor, other.refundedMinor),
                earlier(firstOrder, other.firstOrder),
                later(lastOrder, other.lastOrder),
                later(latest, other.latest));
    }

    /**
     * How many orders there are; refunds are none.
     *
     * @return the number of orders
     */
    public long orders() {
        return orders;
    }

    /**
     * How many refunds there are.
     *
     * @return the number of refunds
     */
    public long refunds() {
        return refunds;
    }

    /**
     * When the first order was placed.
     *
     * @return the instant, or empty if there is no order
     */
    public Optional<Instant> firstOrder() {
        return Optional.ofNullable(firstOrder);
    }

    /**
     * When the last order was placed; a later refund does not move it.
     *
     * @return the instant, or empty if there is no order
     */
    public Optional<Instant> lastOrder() {
        return Optional.ofNullable(lastOrder);
    }

    /**
     * When the latest purchase happened, be it an order or a refund: what a summary knows, it knows up to here.
     *
     * @return the instant, or empty if there is no purchase
     */
    public Optional<Instant> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * The money paid less the money refunded.
     *
     * @return minor units; negative if more was refunded than paid
     */
    public long totalMinor() {
        return paidMinor + refundedMinor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseSummary that
                && orders == that.orders
                && refunds == that.refunds
                && paidMinor == that.paidMinor
                && refundedMinor == that.refundedMinor
                && Objects.equals(firstOrder, that.firstOrder)
                && Objects.equals(lastOrder, that.lastOrder)
                && Objects.equals(latest, that.latest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(orders, refunds, paidMinor, refundedMinor, firstOrder, lastOrder, latest);
    }

    /** {@return orders, refunds, total and the instants of the first and last order} */
    @Override
    public String toString() {
        return "PurchaseSummary{orders=" + orders + ", refunds=" + refunds + ", totalMinor=" + totalMinor()
                + ", firstOrder=" + firstOrder + ", lastOrder=" + lastOrder + "}";
    }

    private static long sum(String what, long left, long right) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException e) {
            throw new ArithmeticException(what + " must fit 64 bits but was " + left + " + " + right);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    private static @Nullable Instant later(@Nullable Instant left, @Nullable Instant right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isAfter(right) ? left : right;
    }
}
