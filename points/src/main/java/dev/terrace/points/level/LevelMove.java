package dev.terrace.points.level;

import dev.terrace.core.Label;

/** What a review does to the level held. */
public enum LevelMove {
    /** The growth earns a higher level. */
    UP(Label.of("up", "升级")),
    /** The growth earns the level held. */
    KEPT(Label.of("kept", "保级")),
    /** The growth earns a lower level only. */
    DOWN(Label.of("down", "降级")),
    /** The plan does not know the level held any more: the one earned takes its place. */
    REPLACED(Label.of("replaced", "等级更替"));

    private final Label label;

    LevelMove(Label label) {
        this.label = label;
    }

    /**
     * What people call it.
     *
     * @return the label in both languages
     */
    public Label label() {
        return label;
    }
}
