package dev.terrace.core.rule;

import dev.terrace.core.Label;

/** How a value is compared with another. */
public enum Comparison {
    /** The same value. */
    EQUAL("is", "exactly", "等于"),
    /** Strictly smaller. */
    LESS_THAN("is less than", "fewer than", "小于"),
    /** Smaller or the same. */
    AT_MOST("is at most", "at most", "不超过"),
    /** Larger or the same. */
    AT_LEAST("is at least", "at least", "不少于"),
    /** Strictly larger. */
    GREATER_THAN("is more than", "more than", "大于");

    private final Label ofValue;
    private final Label ofCount;

    Comparison(String ofValue, String ofCount, String chinese) {
        this.ofValue = Label.of(ofValue, chinese);
        this.ofCount = Label.of(ofCount, chinese);
    }

    /**
     * Whether the comparison holds for the outcome of a {@code compareTo}.
     *
     * @param order negative, zero or positive as the left value is smaller, equal or larger
     * @return true if it holds
     */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case LESS_THAN -> order < 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case GREATER_THAN -> order > 0;
        };
    }

    /**
     * Whether the comparison holds for an exact count.
     *
     * @param count the count
     * @param limit what it is compared with
     * @return true or false, never unknown
     */
    Truth ofExactly(long count, long limit) {
        return Truth.of(holds(Long.compare(count, limit)));
    }

    /** Whether the comparison holds for every, for no, or for some of the counts from a lower bound up. */
    Truth ofAtLeast(long lowerBound, long limit) {
        return switch (this) {
            case AT_LEAST, GREATER_THAN -> holds(Long.compare(lowerBound, limit)) ? Truth.TRUE : Truth.UNKNOWN;
            case LESS_THAN, AT_MOST -> holds(Long.compare(lowerBound, limit)) ? Truth.UNKNOWN : Truth.FALSE;
            case EQUAL -> lowerBound > limit ? Truth.FALSE : Truth.UNKNOWN;
        };
    }

    Label ofValue() {
        return ofValue;
    }

    Label ofCount() {
        return ofCount;
    }
}
