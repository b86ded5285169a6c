package dev.terrace.lifecycle.stage;

/**
 * What matters of a user's active days, as epoch days.
 *
 * @param first the first active day; {@link #LONG_AGO} if it lies before everything that is looked at
 * @param last the last active day; {@link #NEVER_DAY} if there is none
 * @param resumed the day that ended the last gap of at least {@code atRiskAfter} days, or the first day if there was no
 *     such gap
 * @param returned the day that ended the last gap of at least {@code silentAfter} days; {@link #NEVER_DAY} if there was
 *     no such gap
 */
record Presence(long first, long last, long resumed, long returned) {

    /** Before every day that a calendar knows, with room to add and subtract. */
    static final long LONG_AGO = -1_000_000_000_000L;

    /** Stands for "no such day"; so long ago that adding days to it changes no comparison. */
    static final long NEVER_DAY = 2 * LONG_AGO;

    private static final Presence NEVER = until(NEVER_DAY);

    /** Somebody who was last active on a day long enough ago, so that the days before it do not matter. */
    static Presence until(long last) {
        return new Presence(last, last, last, NEVER_DAY);
    }

    static Presence of(long[] ascending, StagePolicy policy) {
        int size = ascending.length;
        if (size == 0) {
            return NEVER;
        }
        int resumed = endOfLastGap(ascending, policy.days(Threshold.AT_RISK_AFTER));
        int returned = endOfLastGap(ascending, policy.days(Threshold.SILENT_AFTER));
        return new Presence(
                ascending[0], ascending[size - 1], ascending[resumed], returned == 0 ? NEVER_DAY : ascending[returned]);
    }

    /** 0 if there is no such gap. */
    private static int endOfLastGap(long[] days, int atLeast) {
        int index = days.length - 1;
        while (index > 0 && days[index] - days[index - 1] < atLeast) {
            index--;
        }
        return index;
    }

    boolean isNever() {
        return last == NEVER_DAY;
    }

    Verdict verdict(StagePolicy policy, long today) {
        if (isNever()) {
            return new Verdict(Stage.NEVER_ACTIVE, NEVER_DAY, false, Verdict.NEVER_CHANGES);
        }
        long lostFrom = last + policy.days(Threshold.LOST_AFTER);
        long silentFrom = last + policy.days(Threshold.SILENT_AFTER);
        long atRiskFrom = last + policy.days(Threshold.AT_RISK_AFTER);
        if (today >= lostFrom) {
            return new Verdict(Stage.LOST, lostFrom, false, Verdict.NEVER_CHANGES);
        }
        if (today >= silentFrom) {
            return new Verdict(Stage.SILENT, silentFrom, false, lostFrom);
        }
        if (today >= atRiskFrom) {
            return new Verdict(Stage.AT_RISK, atRiskFrom, false, silentFrom);
        }
        return verdictWhileHere(policy, today, atRiskFrom);
    }

    /** Since the user resumed, the stage was new, then returned, then active, each possibly for no time at all. */
    private Verdict verdictWhileHere(StagePolicy policy, long today, long atRiskFrom) {
        long newUntil = first + policy.days(Threshold.NEW_FOR);
        long returnedUntil = returned + policy.days(Threshold.RETURNED_FOR);
        if (today < newUntil) {
            return new Verdict(Stage.NEW, resumed, true, Math.min(newUntil, atRiskFrom));
        }
        if (today < returnedUntil) {
            return new Verdict(
                    Stage.RETURNED,
                    Math.max(resumed, newUntil),
                    resumed >= newUntil,
                    Math.min(returnedUntil, atRiskFrom));
        }
        long others = Math.max(newUntil, returnedUntil);
        return new Verdict(Stage.ACTIVE, Math.max(resumed, others), resumed >= others, atRiskFrom);
    }
}
