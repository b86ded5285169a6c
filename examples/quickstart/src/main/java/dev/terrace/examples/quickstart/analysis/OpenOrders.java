package dev.terrace.examples.quickstart.analysis;

import java.util.HashMap;
import java.util.Map;

/** What is left of one customer's orders after refunds. */
final class OpenOrders {

    private final Map<String, Long> leftMinor = new HashMap<>();

    /** Notes an order. */
    void bought(String orderId, long minor) {
        leftMinor.put(orderId, minor);
    }

    /**
     * Takes a refund off its order.
     *
     * @param orderId the order that it names
     * @param minor the refund, negative
     * @return whether the order is known and nothing of it is left
     */
    boolean isRefundedBy(String orderId, long minor) {
        Long left = leftMinor.computeIfPresent(orderId, (id, before) -> Math.addExact(before, minor));
        return left != null && left <= 0;
    }
}
