package dev.terrace.points;

import java.io.Serializable;
import java.util.List;

/**
 * Points taken from one lot, or given back to it.
 *
 * @param lot the lot's id
 * @param points how many; positive
 */
public record Allocation(long lot, long points) implements Serializable {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Allocation {
        if (points < 1) {
            throw new IllegalArgumentException(
                    "allocated points must be at least 1 but were " + points + " (lot " + lot + ")");
        }
    }

    /** The points of several allocations, which the bound on all points ever issued keeps within 64 bits. */
    static long sum(List<Allocation> allocations) {
        long sum = 0;
        for (Allocation allocation : allocations) {
            sum = Math.addExact(sum, allocation.points);
        }
        return sum;
    }
}
