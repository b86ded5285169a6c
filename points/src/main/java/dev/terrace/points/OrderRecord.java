package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account remembers of an order, so that it earns once, is discounted once and is refunded as it was booked.
 *
 * @param lot the lot that it earned; 0 if it has not earned
 * @param redeemed the points that it took, which may be none; null if it has not redeemed
 * @param restored whether a refund gave back what it took
 * @param claim the version of the event by which a refund took back what it earned; 0 if none has
 */
record OrderRecord(long lot, @Nullable ImmutableList<Allocation> redeemed, boolean restored, long claim)
        implements Serializable {

    static OrderRecord none() {
        return new OrderRecord(0, null, false, 0);
    }

    boolean hasEarned() {
        return lot != 0;
    }

    boolean hasRedeemed() {
        return redeemed != null;
    }

    boolean refunded() {
        return restored || claimed();
    }

    boolean claimed() {
        return claim != 0;
    }

    OrderRecord earning(long newLot) {
        return new OrderRecord(newLot, redeemed, restored, claim);
    }

    OrderRecord redeeming(List<Allocation> allocations) {
        return new OrderRecord(lot, ImmutableList.copyOf(allocations), restored, claim);
    }

    OrderRecord restoring() {
        return new OrderRecord(lot, redeemed, true, claim);
    }

    OrderRecord claiming(long newClaim) {
        return new OrderRecord(lot, redeemed, restored, newClaim);
    }
}
