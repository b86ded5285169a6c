package dev.terrace.lifecycle.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The ways to complete a history that may lack activity up to a day, reduced to the extreme ones: every stage that any
 * completion leads to, one of these leads to as well.
 *
 * <p>Missing activity can do three things. It can lie so early that the first known activity is not the first, and that
 * a long absence precedes it. It can fill every gap up to the last missing day, so that there was no absence. And it can
 * lie after the last known activity: then what counts is the latest day it can have in each stage.
 */
final class Completions {

    private final StagePolicy policy;
    private final long[] known;
    private final long lastMissing;
    private final long today;

    Completions(StagePolicy policy, long[] known, long lastMissing, long today) {
        this.policy = policy;
        this.known = known;
        this.lastMissing = lastMissing;
        this.today = today;
    }

    List<Presence> presences() {
        List<Presence> all = new ArrayList<>();
        all.add(Presence.of(known, policy));
        all.add(Presence.of(withLongAgo(known), policy));
        all.add(withoutGaps());
        latestDays()
                .map(day -> Math.min(day, lastMissing))
                .filter(day -> known.length == 0 || day > known[known.length - 1])
                .forEach(day -> {
                    all.add(Presence.of(with(day), policy));
                    all.add(Presence.of(withLongAgo(with(day)), policy));
                });
        return all;
    }

    /** Today, and the latest day from which today is at risk, silent, lost. */
    private LongStream latestDays() {
        return LongStream.of(
                today,
                today - policy.days(Threshold.AT_RISK_AFTER),
                today - policy.days(Threshold.SILENT_AFTER),
                today - policy.days(Threshold.LOST_AFTER));
    }

    private long[] with(long laterDay) {
        long[] days = Arrays.copyOf(known, known.length + 1);
        days[known.length] = laterDay;
        return days;
    }

    private static long[] withLongAgo(long[] days) {
        long[] more = new long[days.length + 1];
        more[0] = Presence.LONG_AGO;
        System.arraycopy(days, 0, more, 1, days.length);
        return more;
    }

    /** Active on every day from long ago to the last missing day, then as known. */
    private Presence withoutGaps() {
        long[] rest = LongStream.concat(
                        LongStream.of(lastMissing), Arrays.stream(known).filter(day -> day > lastMissing))
                .toArray();
        Presence presence = Presence.of(rest, policy);
        return new Presence(
                Presence.LONG_AGO,
                presence.last(),
                presence.resumed() == lastMissing ? Presence.LONG_AGO : presence.resumed(),
                presence.returned());
    }
}
