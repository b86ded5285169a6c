package dev.terrace.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

    private static final Calendar SHANGHAI = Calendar.of(ZoneId.of("Asia/Shanghai"));
    private static final Calendar PACIFIC = Calendar.of(ZoneId.of("US/Pacific"));

    @Nested
    class Days {

        @ParameterizedTest
        @CsvSource({
            "2026-03-01T15:59:59Z, 2026-03-01",
            "2026-03-01T16:00:00Z, 2026-03-02",
        })
        void anInstantBelongsToTheLocalDayOfTheZone(Instant instant, LocalDate day) {
            assertThat(SHANGHAI.dayOf(instant)).isEqualTo(day);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-02T03:59:59Z, 2026-03-01",
            "2026-03-02T04:00:00Z, 2026-03-02",
        })
        void aBusinessDayMayStartAfterMidnight(Instant instant, LocalDate day) {
            Calendar calendar = Calendar.utc().withDayStart(LocalTime.of(4, 0));
            assertThat(calendar.dayOf(instant)).isEqualTo(day);
            assertThat(calendar.startOf(day)).isEqualTo(Instant.parse(day + "T04:00:00Z"));
        }

        @ParameterizedTest
        @CsvSource({"2025-03-09, 23", "2025-03-10, 24", "2025-11-02, 25"})
        void aDayLastsAsLongAsTheZoneSays(LocalDate day, long hours) {
            Duration length = Duration.between(PACIFIC.startOf(day), PACIFIC.startOf(day.plusDays(1)));
            assertThat(length).isEqualTo(Duration.ofHours(hours));
        }

        @Test
        void aSkippedMidnightStartsTheDayAfterTheGap() {
            Calendar beirut = Calendar.of(ZoneId.of("Asia/Beirut"));
            LocalDate day = LocalDate.of(2022, 3, 27);
            assertThat(beirut.startOf(day)).isEqualTo(Instant.parse("2022-03-26T22:00:00Z"));
            assertThat(beirut.dayOf(Instant.parse("2022-03-26T22:00:00Z"))).isEqualTo(day);
            assertThat(beirut.dayOf(Instant.parse("2022-03-26T21:59:59Z"))).isEqualTo(day.minusDays(1));
        }

        @ParameterizedTest
        @CsvSource({
            "America/New_York, 02:30, 2026-03-08, 2026-03-08T07:00:00Z", // 02:00 becomes 03:00
            "America/Toronto,  00:00, 1919-03-31, 1919-03-31T04:30:00Z", // 23:30 becomes 00:30
        })
        void aSkippedStartOfTheDayIsTheFirstInstantAfterTheGap(
                ZoneId zone, LocalTime dayStart, LocalDate day, Instant start) {
            assertThat(Calendar.of(zone).withDayStart(dayStart).startOf(day)).isEqualTo(start);
        }

        @Test
        void anInstantThatNoCalendarKnowsIsNamed() {
            assertThatThrownBy(() -> Calendar.utc().dayOf(Instant.MAX))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a calendar knows the years -99999 to 99999 but the instant was " + Instant.MAX);
            assertThatThrownBy(() -> Window.days(1).resolve(Instant.MIN, Calendar.utc()))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aRepeatedStartOfTheDayCountsOnce() {
            Calendar early = PACIFIC.withDayStart(LocalTime.of(1, 30));
            Instant secondPass = Instant.parse("2025-11-02T09:10:00Z"); // 01:10 local, for the second time
            assertThat(early.dayOf(secondPass)).isEqualTo(LocalDate.of(2025, 11, 2));
        }

        @Test
        void daysBetweenCountsLocalDaysNotHours() {
            Instant late = Instant.parse("2026-03-01T23:59:00Z");
            Instant early = Instant.parse("2026-03-02T00:01:00Z");
            assertThat(Calendar.utc().daysBetween(late, early)).isEqualTo(1);
            assertThat(Calendar.utc().daysBetween(early, late)).isEqualTo(-1);
            assertThat(SHANGHAI.daysBetween(late, early)).isZero();
        }

        @Test
        void goingBackAMonthEndsAtTheLastDayOfAShorterOne() {
            Instant endOfMarch = Instant.parse("2026-03-31T12:00:00Z");
            assertThat(Calendar.utc().minus(endOfMarch, Period.ofMonths(1)))
                    .isEqualTo(Instant.parse("2026-02-28T12:00:00Z"));
        }
    }

    @Nested
    class Buckets {

        @ParameterizedTest
        @CsvSource({
            "DAY, 1970-01-01, 0, 1970-01-01",
            "DAY, 1970-02-01, 31, 1970-02-01",
            "DAY, 1969-12-31, -1, 1969-12-31",
            "WEEK, 1970-01-01, 0, 1969-12-29",
            "WEEK, 1970-01-04, 0, 1969-12-29",
            "WEEK, 1970-01-05, 1, 1970-01-05",
            "WEEK, 1970-02-01, 4, 1970-01-26",
            "WEEK, 1969-12-28, -1, 1969-12-22",
            "MONTH, 1970-01-31, 0, 1970-01",
            "MONTH, 1997-03-15, 326, 1997-03",
            "MONTH, 1969-12-31, -1, 1969-12",
        })
        void aBucketHasAnEpochNumberAndAName(Bucket unit, LocalDate day, long number, String name) {
            Calendar utc = Calendar.utc();
            assertThat(utc.bucketOf(unit, utc.startOf(day))).isEqualTo(number);
            assertThat(utc.nameOf(unit, number)).isEqualTo(name);
        }

        @ParameterizedTest
        @CsvSource({"SUNDAY, 1969-12-28", "THURSDAY, 1970-01-01", "FRIDAY, 1969-12-26", "MONDAY, 1969-12-29"})
        void weekZeroHoldsTheEpochWhateverDayItStartsOn(DayOfWeek weekStart, LocalDate firstDay) {
            Calendar calendar = Calendar.utc().withWeekStart(weekStart);
            assertThat(calendar.bucketOf(Bucket.WEEK, Instant.EPOCH)).isZero();
            assertThat(calendar.firstDayOf(Bucket.WEEK, 0)).isEqualTo(firstDay);
        }

        @Test
        void theMonthAfterDecemberIsTheNextNumber() {
            long december = Calendar.utc().bucketOf(Bucket.MONTH, Instant.parse("1997-12-31T23:59:59Z"));
            long january = Calendar.utc().bucketOf(Bucket.MONTH, Instant.parse("1998-01-01T00:00:00Z"));
            assertThat(january).isEqualTo(december + 1);
        }

        @Test
        void aUnitHasAWordInBothLanguages() {
            assertThat(Bucket.MONTH).hasToString("month");
            assertThat(Bucket.MONTH.text(Locale.ENGLISH)).isEqualTo("month");
            assertThat(Bucket.MONTH.text(Locale.SIMPLIFIED_CHINESE)).isEqualTo("月");
        }
    }

    @Nested
    class Intervals {

        private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
        private final Instant end = Instant.parse("2026-02-01T00:00:00Z");

        @Test
        void theStartBelongsToAnIntervalAndTheEndDoesNot() {
            Interval january = Interval.of(start, end);
            assertThat(january.contains(start)).isTrue();
            assertThat(january.contains(end.minusNanos(1))).isTrue();
            assertThat(january.contains(end)).isFalse();
            assertThat(january.contains(start.minusNanos(1))).isFalse();
            assertThat(january).hasToString("[2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z)");
        }

        @Test
        void anEmptyIntervalContainsNothing() {
            Interval empty = Interval.of(start, start);
            assertThat(empty.isEmpty()).isTrue();
            assertThat(empty.contains(start)).isFalse();
        }

        @Test
        void anIntervalIsCutOffAtALimit() {
            Interval january = Interval.of(start, end);
            Instant middle = Instant.parse("2026-01-15T00:00:00Z");
            assertThat(january.before(middle)).isEqualTo(Interval.of(start, middle));
            assertThat(january.before(end)).isEqualTo(january);
            assertThat(january.before(start.minusSeconds(1)).isEmpty()).isTrue();
        }

        @Test
        void anEndBeforeTheStartIsRefused() {
            assertThatThrownBy(() -> Interval.of(end, start))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("interval end must not be before its start but was [2026-02-01T00:00:00Z,"
                            + " 2026-01-01T00:00:00Z)");
        }
    }
}
