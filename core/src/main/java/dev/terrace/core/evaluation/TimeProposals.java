package dev.terrace.core.evaluation;

import dev.terrace.core.internal.Ranges;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Proposes dates and instants for a test of the time between them and now, the nearest first. */
final class TimeProposals {

    /** Further away than any calendar reaches. */
    private static final long MOST_DAYS = 10_000_000;

    private final Facts facts;
    private final FoundTest test;

    TimeProposals(Facts facts, FoundTest test) {
        this.facts = facts;
        this.test = test;
    }

    /**
     * Dates at another distance, in either direction.
     *
     * @param reader reads the distance in days
     * @param now the date or instant now; null if it is missing
     * @param missing what to count from then
     */
    Set<Object> near(Reader reader, @Nullable Object now, Object missing) {
        Set<Object> times = new LinkedHashSet<>();
        if (test instanceof FoundTest.OfWord ofWord) {
            Found found = new Found();
            long distance = reader.read(facts, found) == Reading.KNOWN ? found.low() : 0;
            Object from = now == null ? missing : now;
            turns(ofWord.ranges(), distance).forEach(days -> {
                times.add(plusDays(from, days));
                times.add(plusDays(from, -days));
            });
        } else if (test instanceof FoundTest.OfReference ofReference && missing instanceof Instant asOf) {
            for (Object sample : ofReference.samples()) {
                if (sample instanceof Duration passed && Math.abs(passed.toDays()) < MOST_DAYS) {
                    times.add(asOf.minus(passed));
                }
            }
        }
        return times;
    }

    /** How many days more or less turn the test; one more where the day of now is not that of the calendar. */
    private static LongStream turns(Ranges ranges, long distance) {
        return LongStream.of(
                        more(distance, ranges.nextTurnAbove(distance)), more(distance, ranges.nextTurnBelow(distance)))
                .filter(days -> Math.abs(days) < MOST_DAYS)
                .flatMap(days -> LongStream.of(days, days + 1, days - 1));
    }

    private static long more(long distance, OptionalLong turn) {
        return turn.isPresent() && Math.abs(turn.getAsLong() / 2 - distance / 2) < MOST_DAYS
                ? turn.getAsLong() - distance
                : 0;
    }

    private static Object plusDays(Object time, long days) {
        if (time instanceof Instant instant) {
            long seconds = instant.getEpochSecond();
            boolean far = Math.abs(seconds / Duration.ofDays(1).toSeconds()) > MOST_DAYS;
            return far ? instant : instant.plus(Duration.ofDays(days));
        }
        LocalDate date = (LocalDate) time;
        return Math.abs(date.toEpochDay()) > MOST_DAYS ? date : date.plusDays(days);
    }

    /** Today, near enough. */
    static LocalDate today(Instant asOf) {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }
}
