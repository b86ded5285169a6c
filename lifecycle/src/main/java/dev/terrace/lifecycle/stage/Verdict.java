package dev.terrace.lifecycle.stage;

/**
 * The stage that follows from one presence.
 *
 * @param stage the stage
 * @param sinceDay the day on which it began
 * @param sinceActivity whether it began with the first activity of that day; else with the day
 * @param nextDay the day at whose start it ends if nothing happens, or {@link #NEVER_CHANGES}
 */
record Verdict(Stage stage, long sinceDay, boolean sinceActivity, long nextDay) {

    static final long NEVER_CHANGES = Long.MAX_VALUE;

    boolean beganLike(Verdict other) {
        return sinceDay == other.sinceDay && sinceActivity == other.sinceActivity;
    }
}
