package dev.terrace.rfm;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * One order of a customer, or a refund.
 *
 * <p>A whole order is one purchase, however many lines it has. An amount of 0, such as a free sample, is an order too. A
 * negative amount is a refund: it lowers the money spent, but it is no order and no sign of life.
 *
 * <p>Amounts carry no currency: all purchases that are scored together must be in the same one.
 *
 * @param orderId what identifies the order; for a refund, the refund
 * @param at when it was placed or refunded
 * @param amountMinor how much was paid, in minor units such as cents or fen; negative for a refund
 */
public record Purchase(String orderId, Instant at, long amountMinor) implements Serializable {

    /** Checks that every component is given. */
    public Purchase {
        requireNonNull(orderId, "orderId");
        requireNonNull(at, "at");
    }

    /**
     * An order or a refund.
     *
     * @param orderId what identifies it
     * @param at when it was placed or refunded
     * @param amountMinor how much was paid, in minor units; negative for a refund
     * @return the purchase
     */
    public static Purchase of(String orderId, Instant at, long amountMinor) {
        return new Purchase(orderId, at, amountMinor);
    }

    /**
     * Whether money went back.
     *
     * @return true if the amount is negative
     */
    public boolean isRefund() {
        return amountMinor < 0;
    }
}
