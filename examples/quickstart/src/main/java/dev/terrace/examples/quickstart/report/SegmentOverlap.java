package dev.terrace.examples.quickstart.report;

import java.util.List;

/**
 * How many customers each two segments share.
 *
 * @param keys the segments, in the order of the catalogue
 * @param common a row and a column for each segment, both in this order; the diagonal holds the sizes
 */
public record SegmentOverlap(List<String> keys, List<List<Long>> common) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException unless there are as many rows and columns as segments
     */
    public SegmentOverlap {
        keys = List.copyOf(keys);
        common = common.stream().map(List::copyOf).toList();
        int size = keys.size();
        if (common.size() != size || common.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "common must have a row and a column for each of " + size + " segments but was " + common);
        }
    }

    /** How many customers are in both of two segments. */
    long both(int one, int other) {
        return common.get(one).get(other);
    }

    /** How many customers are in one of two segments, or in both. */
    long either(int one, int other) {
        return both(one, one) + both(other, other) - both(one, other);
    }
}
