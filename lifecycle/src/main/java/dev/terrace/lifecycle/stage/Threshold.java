package dev.terrace.lifecycle.stage;

import dev.terrace.core.Label;

/** A limit in days of a {@link StagePolicy}: what is measured, and which stage begins or ends there. */
public enum Threshold {
    /** The days since the last activity from which on a user is lost. */
    LOST_AFTER(Stage.LOST, "last activity", "最近活跃"),
    /** The days since the last activity from which on a user is silent. */
    SILENT_AFTER(Stage.SILENT, "last activity", "最近活跃"),
    /** The days since the last activity from which on a user is at risk. */
    AT_RISK_AFTER(Stage.AT_RISK, "last activity", "最近活跃"),
    /** The days since the first activity up to which a user is new. */
    NEW_FOR(Stage.NEW, "first activity", "首次活跃"),
    /** The days since the end of a long absence up to which a user counts as returned. */
    RETURNED_FOR(Stage.RETURNED, "return", "回流");

    private final Stage stage;
    private final String english;
    private final String chinese;

    Threshold(Stage stage, String english, String chinese) {
        this.stage = stage;
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * The stage that the limit is about.
     *
     * @return the stage that begins there ({@code ...AFTER}) or ends there ({@code ...FOR})
     */
    public Stage stage() {
        return stage;
    }

    /**
     * From what the days are counted.
     *
     * @return the name of it in both languages
     */
    public Label measured() {
        return Label.of(english, chinese);
    }
}
