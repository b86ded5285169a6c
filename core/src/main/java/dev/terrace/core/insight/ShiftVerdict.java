package dev.terrace.core.insight;

import dev.terrace.core.Label;

/** How far a distribution has moved, by the bounds that {@link Shift} was given. */
public enum ShiftVerdict {
    /** As good as not at all: the stability index is below the lower bound. */
    STABLE(Label.of("stable", "稳定")),
    /** A little, worth watching: the index is between the bounds, both included. */
    WATCH(Label.of("slight shift", "略有偏移")),
    /** Far: the index is above the upper bound. */
    SHIFTED(Label.of("shift", "明显偏移")),
    /** There is no index: a population without known users, a set, or an empty category without a prior. */
    UNDEFINED(Label.of("cannot be said", "无法判断"));

    private final Label label;

    ShiftVerdict(Label label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return the words in both languages
     */
    public Label label() {
        return label;
    }
}
