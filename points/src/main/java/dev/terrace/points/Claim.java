package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refund could not take back from the order's own lot, and what stands in for it. The points of the lot that are
 * elsewhere are as many as all substitutes together; whenever one of them comes back, a substitute is released. So
 * nothing is ever in hand in a claimed lot.
 *
 * @param id the version of the event that made it
 * @param lot the lot of the refunded order
 * @param elsewhere what was taken from other lots, in the order taken
 * @param repaid what repaid the debt of this claim, in the order repaid
 * @param debt what is still owed
 * @param forgiven what was forgiven
 */
record Claim(
        long id,
        long lot,
        ImmutableList<Allocation> elsewhere,
        ImmutableList<Allocation> repaid,
        long debt,
        long forgiven)
        implements Serializable {

    Claim {
        requireNonNull(elsewhere, "elsewhere");
        requireNonNull(repaid, "repaid");
        if (debt < 0 || forgiven < 0) {
            throw new IllegalArgumentException("a claim on lot " + lot
                    + " must not release more than it holds but left " + debt + " owed and " + forgiven + " forgiven");
        }
    }

    /** What is released for points that came back: what stands in last goes first. */
    Change.Exchanged release(String orderId, long points) {
        long pardoned = Math.min(points, forgiven);
        long cancelled = Math.min(points - pardoned, debt);
        List<Allocation> repayments = last(repaid, points - pardoned - cancelled);
        List<Allocation> taken = last(elsewhere, points - pardoned - cancelled - Allocation.sum(repayments));
        return new Change.Exchanged(orderId, points, taken, repayments, cancelled, pardoned);
    }

    Claim after(Change.Exchanged released) {
        return new Claim(
                id,
                lot,
                without(elsewhere, released.to()),
                without(repaid, released.repaid()),
                debt - released.debt(),
                forgiven - released.forgiven());
    }

    Claim repay(Allocation allocation) {
        return new Claim(
                id,
                lot,
                elsewhere,
                ImmutableList.<Allocation>builder()
                        .addAll(repaid)
                        .add(allocation)
                        .build(),
                debt - allocation.points(),
                forgiven);
    }

    private static List<Allocation> last(ImmutableList<Allocation> allocations, long points) {
        List<Allocation> last = new ArrayList<>();
        long missing = points;
        for (Allocation allocation : allocations.reverse()) {
            long part = Math.min(missing, allocation.points());
            if (part > 0) {
                last.add(new Allocation(allocation.lot(), part));
                missing -= part;
            }
        }
        return last;
    }

    private static ImmutableList<Allocation> without(ImmutableList<Allocation> held, List<Allocation> released) {
        List<Allocation> left = new ArrayList<>(held);
        for (Allocation release : released) {
            remove(left, release);
        }
        return ImmutableList.copyOf(left);
    }

    private static void remove(List<Allocation> held, Allocation release) {
        long missing = release.points();
        for (int i = held.size() - 1; i >= 0 && missing > 0; i--) {
            Allocation at = held.get(i);
            if (at.lot() == release.lot()) {
                long part = Math.min(missing, at.points());
                missing -= part;
                if (part == at.points()) {
                    held.remove(i);
                } else {
                    held.set(i, new Allocation(at.lot(), at.points() - part));
                }
            }
        }
        if (missing > 0) {
            throw new IllegalArgumentException("a claim must release what it took but released " + release.points()
                    + " points of lot " + release.lot() + ", " + missing + " more than it took there");
        }
    }
}
