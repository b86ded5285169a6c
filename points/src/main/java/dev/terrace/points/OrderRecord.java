package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * What an account remembers of an order, so that it earns once, is discounted once and is refunded as it was booked.
 *
 * @param lot the lot that it earned; 0 if it has not earned
 * @param redeemed the points that it took; empty if none
 * @param refunded whether it was refunded
 */
record OrderRecord(long lot, ImmutableList<Allocation> redeemed, boolean refunded) implements Serializable {

    static OrderRecord none() {
        return new OrderRecord(0, ImmutableList.of(), false);
    }

    boolean hasEarned() {
        return lot != 0;
    }

    boolean hasRedeemed() {
        return !redeemed.isEmpty();
    }

    OrderRecord earning(long newLot) {
        return new OrderRecord(newLot, redeemed, refunded);
    }

    OrderRecord redeeming(List<Allocation> allocations) {
        return new OrderRecord(lot, ImmutableList.copyOf(allocations), refunded);
    }

    OrderRecord refund() {
        return new OrderRecord(lot, redeemed, true);
    }
}
