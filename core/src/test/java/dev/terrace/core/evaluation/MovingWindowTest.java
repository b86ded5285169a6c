package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MovingWindowTest {

    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z"); // a Wednesday

    private static MovingWindow utc(Window window) {
        return new MovingWindow(window, Calendar.utc());
    }

    @Nested
    class Dropping {

        static Stream<Arguments> drops() {
            return Stream.of(
                    // A window holds the instant at its start, and drops it a nanosecond later.
                    arguments(Window.days(30), "2026-03-01T12:00:00Z", "2026-03-31T12:00:00.000000001Z"),
                    arguments(
                            Window.rolling(Duration.ofHours(1)),
                            "2026-03-18T11:30:00Z",
                            "2026-03-18T12:30:00.000000001Z"),
                    arguments(Window.months(1), "2026-02-20T00:00:00Z", "2026-03-20T00:00:00.000000001Z"),
                    arguments(Window.current(Bucket.DAY), "2026-03-18T05:00:00Z", "2026-03-19T00:00:00Z"),
                    arguments(Window.current(Bucket.WEEK), "2026-03-18T05:00:00Z", "2026-03-23T00:00:00Z"),
                    arguments(Window.current(Bucket.MONTH), "2026-03-18T05:00:00Z", "2026-04-01T00:00:00Z"),
                    arguments(Window.previous(1, Bucket.MONTH), "2026-02-10T00:00:00Z", "2026-04-01T00:00:00Z"),
                    arguments(Window.previous(2, Bucket.DAY), "2026-03-17T00:00:00Z", "2026-03-20T00:00:00Z"),
                    arguments(
                            Window.days(60).before(Window.days(30)),
                            "2026-02-16T11:00:00Z",
                            "2026-05-17T11:00:00.000000001Z"),
                    arguments(
                            Window.days(1).before(Window.current(Bucket.DAY)),
                            "2026-03-17T09:00:00Z",
                            "2026-03-19T00:00:00Z"));
        }

        @ParameterizedTest
        @MethodSource("drops")
        void happensWhenTheStartPasses(Window window, Instant watched, Instant expected) {
            assertThat(utc(window).whenStartPasses(watched, AS_OF)).isEqualTo(expected);
        }

        @Test
        void neverHappensWhereTheStartStandsStill() {
            Interval march = Interval.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(utc(Window.ever()).whenStartPasses(AS_OF.minusSeconds(1), AS_OF))
                    .isEqualTo(Instant.MAX);
            assertThat(utc(Window.absolute(march)).whenStartPasses(AS_OF, AS_OF))
                    .isEqualTo(Instant.MAX);
        }
    }

    @Nested
    class TakingUp {

        static Stream<Arguments> entries() {
            return Stream.of(
                    arguments(Window.days(30), "2026-03-20T00:00:00Z", "2026-03-20T00:00:00.000000001Z"),
                    arguments(Window.ever(), "2026-03-20T00:00:00Z", "2026-03-20T00:00:00.000000001Z"),
                    arguments(Window.previous(1, Bucket.MONTH), "2026-03-10T00:00:00Z", "2026-04-01T00:00:00Z"),
                    arguments(Window.previous(1, Bucket.DAY), "2026-03-18T23:00:00Z", "2026-03-19T00:00:00Z"),
                    arguments(
                            Window.days(60).before(Window.days(30)),
                            "2026-02-17T00:00:00Z",
                            "2026-03-19T00:00:00.000000001Z"));
        }

        @ParameterizedTest
        @MethodSource("entries")
        void happensWhenTheEndPasses(Window window, Instant watched, Instant expected) {
            assertThat(utc(window).whenEndPasses(watched, AS_OF)).isEqualTo(expected);
        }

        @Test
        void neverHappensBeyondAFixedEnd() {
            Interval march = Interval.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
            MovingWindow window = utc(Window.absolute(march));
            assertThat(window.whenEndPasses(Instant.parse("2026-04-01T00:00:00Z"), AS_OF))
                    .isEqualTo(Instant.MAX);
            assertThat(window.whenEndPasses(Instant.parse("2026-03-31T23:59:59Z"), AS_OF))
                    .isEqualTo(Instant.parse("2026-03-31T23:59:59.000000001Z"));
        }
    }

    @Nested
    class Opening {

        @Test
        void happensANanosecondAfterTheStart() {
            Instant midnight = Instant.parse("2026-03-18T00:00:00Z");
            assertThat(utc(Window.current(Bucket.DAY)).whenOpens(midnight)).isEqualTo(midnight.plusNanos(1));
            Interval april = Interval.of(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(utc(Window.absolute(april)).whenOpens(AS_OF))
                    .isEqualTo(april.start().plusNanos(1));
        }

        @Test
        void ofAWindowBeforeAnotherWaitsForTheOther() {
            // On the first of a month, the month before this day is empty, until the next day.
            MovingWindow month = utc(Window.current(Bucket.MONTH).before(Window.current(Bucket.DAY)));
            Instant first = Instant.parse("2026-03-01T08:00:00Z");
            assertThat(month.window().resolve(first, Calendar.utc()).isEmpty()).isTrue();
            assertThat(month.whenOpens(first)).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
            assertThat(month.whenOpens(AS_OF)).isEqualTo(AS_OF.plusNanos(1));
            MovingWindow day = utc(Window.current(Bucket.DAY).before(Window.rolling(Duration.ofHours(6))));
            Instant morning = Instant.parse("2026-03-18T06:00:00Z");
            assertThat(day.whenOpens(morning)).isEqualTo(morning.plusNanos(1));
            Interval april = Interval.of(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
            assertThat(utc(Window.absolute(april).before(Window.rolling(Duration.ofHours(6))))
                            .whenOpens(AS_OF))
                    .isEqualTo(Instant.parse("2026-04-01T06:00:00.000000001Z"));
            assertThat(utc(Window.absolute(Interval.of(AS_OF, AS_OF)).before(Window.days(1)))
                            .whenOpens(AS_OF))
                    .isEqualTo(Instant.MAX);
        }

        @Test
        void neverHappensToAnEmptyInterval() {
            assertThat(utc(Window.absolute(Interval.of(AS_OF, AS_OF))).whenOpens(AS_OF))
                    .isEqualTo(Instant.MAX);
        }
    }

    @Nested
    class Jumps {

        @Test
        void ofAMonthBackAreAtTheEndOfLongMonths() {
            // From 28 March on, a month back is on 28 February, and jumps back to midnight each night.
            MovingWindow month = utc(Window.months(1));
            Instant watched = Instant.parse("2026-02-28T12:00:00Z");
            Instant jump = month.whenStartPasses(watched, AS_OF);
            assertThat(jump).isEqualTo(Instant.parse("2026-03-28T00:00:00Z"));
            assertThat(month.whenStartPasses(watched, jump)).isEqualTo(Instant.parse("2026-03-28T12:00:00.000000001Z"));
            Instant back = Instant.parse("2026-03-29T00:00:00Z");
            assertThat(month.window().resolve(back, Calendar.utc()).contains(watched))
                    .isTrue();
            assertThat(month.whenStartPasses(watched, back)).isEqualTo(Instant.parse("2026-03-29T12:00:00.000000001Z"));
        }

        @Test
        void ofADayBackAreWhereTheClockIsSetBack() {
            // In New York 01:00 to 02:00 of 1 November 2026 is passed twice: from 05:00Z, and again from 06:00Z.
            MovingWindow day = new MovingWindow(Window.days(1), Calendar.of(ZoneId.of("America/New_York")));
            Instant watched = Instant.parse("2026-10-31T05:30:00Z");
            Instant after = Instant.parse("2026-11-01T05:00:00Z");
            assertThat(day.whenStartPasses(watched, after)).isEqualTo(Instant.parse("2026-11-01T05:30:00.000000001Z"));
            Instant again = Instant.parse("2026-11-01T06:00:00Z");
            assertThat(day.window().resolve(again, day.calendar()).contains(watched))
                    .isTrue();
            assertThat(day.whenStartPasses(watched, again)).isEqualTo(Instant.parse("2026-11-01T06:30:00.000000001Z"));
        }
    }

    @Nested
    class NeverLate {

        private static final List<ZoneId> ZONES = Stream.of(
                        "UTC",
                        "America/New_York",
                        "Asia/Shanghai",
                        "Australia/Lord_Howe",
                        "America/Santiago",
                        "Africa/Cairo")
                .map(ZoneId::of)
                .toList();

        private static final List<Bucket> UNITS = List.of(Bucket.DAY, Bucket.WEEK, Bucket.MONTH);

        static LongStream seeds() {
            return LongStream.range(0, 500);
        }

        private static Window window(SplittableRandom random, int nesting) {
            return switch (random.nextInt(nesting > 0 ? 7 : 5)) {
                case 0 -> Window.days(random.nextInt(1, 40));
                case 1 -> Window.months(random.nextInt(1, 14));
                case 2 -> Window.current(UNITS.get(random.nextInt(UNITS.size())));
                case 3 -> Window.previous(random.nextInt(1, 4), UNITS.get(random.nextInt(UNITS.size())));
                case 4 -> Window.rolling(Duration.ofMinutes(random.nextInt(1, 60_000)));
                default -> window(random, nesting - 1).before(window(random, nesting - 1));
            };
        }

        private static Instant instant(SplittableRandom random) {
            // The ends of months and the clock changes of spring and autumn, and a leap day.
            long days = switch (random.nextInt(3)) {
                case 0 -> random.nextLong(60);
                case 1 -> random.nextLong(210, 330);
                default -> random.nextLong(780, 800);
            };
            return Instant.parse("2026-01-20T00:00:00Z").plus(Duration.ofHours(days * 24 + random.nextLong(24)));
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void isAnAnswer(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Calendar calendar = Calendar.of(ZONES.get(random.nextInt(ZONES.size())))
                    .withDayStart(LocalTime.of(random.nextInt(5), 0));
            MovingWindow window = new MovingWindow(window(random, 2), calendar);
            Instant after = instant(random);
            Interval now = window.window().resolve(after, calendar);
            Instant inside = now.start().plusSeconds(random.nextLong(-3 * 3_600, 36 * 3_600));
            assertNotLate(
                    window.whenStartPasses(inside, after),
                    after,
                    asOf -> window.window().resolve(asOf, calendar).start().isAfter(inside),
                    now.start().isAfter(inside));
            Instant ahead = now.end().plusSeconds(random.nextLong(-3 * 3_600, 36 * 3_600));
            assertNotLate(
                    window.whenEndPasses(ahead, after),
                    after,
                    asOf -> window.window().resolve(asOf, calendar).end().isAfter(ahead),
                    now.end().isAfter(ahead));
        }

        /** Looks at every half hour, and a nanosecond beside it, up to the answer. */
        private void assertNotLate(Instant answer, Instant after, Predicate<Instant> condition, boolean before) {
            assertThat(answer).isAfter(after);
            Instant end = after.plus(Duration.ofDays(90));
            for (Instant asOf = after.plus(Duration.ofMinutes(30));
                    asOf.isBefore(answer) && asOf.isBefore(end);
                    asOf = asOf.plus(Duration.ofMinutes(30))) {
                assertThat(condition.test(asOf)).as("%s of %s", asOf, answer).isEqualTo(before);
                assertThat(condition.test(asOf.minusNanos(1)))
                        .as("just before %s of %s", asOf, answer)
                        .isEqualTo(before);
            }
        }
    }

    /** Samoa went from 29 to 31 December 2011. */
    @Test
    void theDayBeforeOpensWithTheNextDayWhereAZoneSkippedIt() {
        MovingWindow yesterday =
                new MovingWindow(Window.previous(1, Bucket.DAY), Calendar.of(ZoneId.of("Pacific/Apia")));
        assertThat(yesterday.whenOpens(Instant.parse("2011-12-31T00:00:00Z")))
                .isEqualTo(Instant.parse("2011-12-31T10:00:00Z"));
    }
}
