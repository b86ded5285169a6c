package dev.terrace.core.sample;

/** A double as a long of the same order. */
final class SortableDouble {

    private SortableDouble() {}

    static long of(double score, Object id) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("score must be a number but was NaN (user '" + id + "')");
        }
        long bits = Double.doubleToLongBits(score + 0.0); // -0.0 becomes 0.0
        return bits ^ (bits >> (Long.SIZE - 1) & Long.MAX_VALUE);
    }
}
