package dev.terrace.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarProperties {

    /** Zones with clock changes at midnight, at one minute past it, by half an hour, and with a skipped day. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Asia/Shanghai",
            "US/Pacific",
            "Asia/Beirut",
            "America/Havana",
            "America/New_York",
            "America/Toronto",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo");

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyInstantBelongsToExactlyOneDay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = calendar(random);
        Instant instant = instant(random);
        LocalDate day = calendar.dayOf(instant);
        assertThat(calendar.startOf(day)).isBeforeOrEqualTo(instant);
        assertThat(calendar.startOf(day.plusDays(1))).isAfter(instant);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bucketsTileTime(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = calendar(random);
        Instant instant = instant(random);
        for (Bucket unit : Bucket.values()) {
            long number = calendar.bucketOf(unit, instant);
            assertThat(calendar.intervalOf(unit, number).contains(instant)).isTrue();
            assertThat(calendar.intervalOf(unit, number).end())
                    .isEqualTo(calendar.intervalOf(unit, number + 1).start());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aWindowNeverReachesPastAsOf(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = calendar(random);
        Instant asOf = instant(random);
        Interval around = Interval.of(asOf.minusSeconds(random.nextInt(1000)), asOf.plusSeconds(random.nextInt(1000)));
        for (Window window : List.of(
                Window.ever(),
                Window.days(1 + random.nextInt(400)),
                Window.months(1 + random.nextInt(24)),
                Window.current(Bucket.WEEK),
                Window.previous(1 + random.nextInt(5), Bucket.MONTH),
                Window.absolute(around))) {
            assertThat(window.resolve(asOf, calendar).end()).isBeforeOrEqualTo(asOf);
        }
    }

    private static Calendar calendar(SplittableRandom random) {
        return new Calendar(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                LocalTime.MIDNIGHT.plusMinutes(random.nextBoolean() ? 0 : random.nextInt(24 * 60)),
                DayOfWeek.of(1 + random.nextInt(7)));
    }

    private static Instant instant(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(
                Instant.parse("1985-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2030-01-01T00:00:00Z").getEpochSecond()));
    }
}
