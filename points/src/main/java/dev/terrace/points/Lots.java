package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lots of an account. All of them are kept, since a refund gives points back to the lot they came from; those with
 * points in hand stand in the order of consumption as well.
 *
 * @param all every lot by id
 * @param inHand the lots with points remaining, in the order of consumption
 * @param issued the points of all lots when they were earned, which bounds every other sum of points
 */
record Lots(OrderedMap<Long, Lot> all, OrderedMap<Lot.Place, Lot> inHand, long issued) implements Serializable {

    static Lots empty() {
        return new Lots(OrderedMap.empty(), OrderedMap.empty(), 0);
    }

    Lots with(Lot earned) {
        return new Lots(all, inHand, Math.addExact(issued, earned.original())).replace(earned);
    }

    /** These lots after points were taken or given back. */
    Lots change(List<Allocation> allocations, Use use) {
        Lots changed = this;
        for (Allocation allocation : allocations) {
            changed = changed.replace(use.apply(changed.lot(allocation.lot()), allocation.points()));
        }
        return changed;
    }

    Lot lot(long id) {
        @Nullable Lot lot = all.get(id);
        if (lot == null) {
            throw new IllegalArgumentException("lot must have been earned on this account but was " + id);
        }
        return lot;
    }

    /** What of each lot in hand expired by an instant. */
    ImmutableList<Allocation> expiredBy(Instant instant) {
        ImmutableList.Builder<Allocation> expired = ImmutableList.builder();
        for (Lot lot : inHand.values()) {
            if (!lot.expiredBy(instant)) {
                break; // lots stand in the order of expiry
            }
            expired.add(new Allocation(lot.id(), lot.remaining()));
        }
        return expired.build();
    }

    /** The lots whose points can be spent at an instant, in the order of consumption. */
    List<Lot> availableAt(Instant instant) {
        return inHand.values().stream()
                .filter(lot -> lot.usable().contains(instant))
                .toList();
    }

    /** The lots whose points cannot be spent yet, in the order of consumption. */
    List<Lot> pendingAt(Instant instant) {
        return inHand.values().stream().filter(lot -> lot.pendingAt(instant)).toList();
    }

    /** The lots that have not expired: those available first, each part in the order of consumption. */
    List<Lot> unexpiredAt(Instant instant) {
        List<Lot> lots = new ArrayList<>(availableAt(instant));
        lots.addAll(pendingAt(instant));
        return lots;
    }

    static long remaining(List<Lot> lots) {
        return lots.stream().mapToLong(Lot::remaining).sum();
    }

    /** Takes points from lots, one after the other, until there are enough or no more lots. */
    static ImmutableList<Allocation> take(List<Lot> lots, long points) {
        ImmutableList.Builder<Allocation> taken = ImmutableList.builder();
        long missing = points;
        for (Lot lot : lots) {
            long part = Math.min(missing, lot.remaining());
            if (part > 0) {
                taken.add(new Allocation(lot.id(), part));
                missing -= part;
            }
        }
        return taken.build();
    }

    private Lots replace(Lot lot) {
        return new Lots(
                all.with(lot.id(), lot),
                lot.remaining() > 0 ? inHand.with(lot.place(), lot) : inHand.without(lot.place()),
                issued);
    }

    /** What happens to points of a lot. */
    interface Use {
        Lot apply(Lot lot, long points);
    }
}
