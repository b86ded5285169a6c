package dev.terrace.core.rule;

import dev.terrace.core.Label;

/** How a value is compared with another. */
public enum Comparison {
    /** The same value. */
    EQUAL("is", "is", "exactly", "等于"),
    /** Strictly smaller. */
    LESS_THAN("lessThan", "is less than", "fewer than", "小于"),
    /** Smaller or the same. */
    AT_MOST("atMost", "is at most", "at most", "不超过"),
    /** Larger or the same. */
    AT_LEAST("atLeast", "is at least", "at least", "不少于"),
    /** Strictly larger. */
    GREATER_THAN("greaterThan", "is more than", "more than", "大于");

    private final String key;
    private final Label ofValue;
    private final Label ofCount;

    Comparison(String key, String ofValue, String ofCount, String chinese) {
        this.key = key;
        this.ofValue = Label.of(ofValue, chinese);
        this.ofCount = Label.of(ofCount, chinese);
    }

    /**
     * The word that names this comparison where rules are data, such as {@code atLeast}.
     *
     * @return the word
     */
    public String key() {
        return key;
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
     * The comparison seen from the other side: {@code a < b} is {@code b > a}.
     *
     * @return the comparison with left and right exchanged
     */
    public Comparison mirrored() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case LESS_THAN -> GREATER_THAN;
            case AT_MOST -> AT_LEAST;
            case AT_LEAST -> AT_MOST;
            case GREATER_THAN -> LESS_THAN;
        };
    }

    Label ofValue() {
        return ofValue;
    }

    Label ofCount() {
        return ofCount;
    }
}
