package dev.terrace.core.segment;

/** Where a user of ordered layers went between two dates. */
public enum Direction {
    /** To a higher layer. */
    UP,
    /** Nowhere: the layer is the same. */
    SAME,
    /** To a lower layer. */
    DOWN;

    /** The direction from a rank to a rank. */
    static Direction between(int from, int to) {
        return from == to ? SAME : from < to ? UP : DOWN;
    }
}
