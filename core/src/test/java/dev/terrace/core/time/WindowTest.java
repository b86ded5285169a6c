package dev.terrace.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z"); // a Wednesday

    static Stream<Arguments> windows() {
        Interval february = Interval.of(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
        return Stream.of(
                Arguments.of(
                        Window.rolling(Duration.ofHours(36)),
                        "2026-03-17T00:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last 36 hours",
                        "最近 36 小时内"),
                Arguments.of(
                        Window.rolling(Duration.ofMinutes(90)),
                        "2026-03-18T10:30:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last 1 hour 30 minutes",
                        "最近 1 小时 30 分钟内"),
                Arguments.of(
                        Window.previous(1, Bucket.MONTH),
                        "2026-02-01T00:00:00Z",
                        "2026-03-01T00:00:00Z",
                        "in the whole month before this month",
                        "此前 1 个完整月"),
                Arguments.of(
                        Window.days(1), "2026-03-17T12:00:00Z", "2026-03-18T12:00:00Z", "in the last day", "最近 1 天内"),
                Arguments.of(
                        Window.days(30),
                        "2026-02-16T12:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last 30 days",
                        "最近 30 天内"),
                Arguments.of(
                        Window.months(12),
                        "2025-03-18T12:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last 12 months",
                        "最近 12 个月内"),
                Arguments.of(
                        Window.current(Bucket.DAY),
                        "2026-03-18T00:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in this day",
                        "本日"),
                Arguments.of(
                        Window.current(Bucket.WEEK),
                        "2026-03-16T00:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in this week",
                        "本周"),
                Arguments.of(
                        Window.previous(2, Bucket.MONTH),
                        "2026-01-01T00:00:00Z",
                        "2026-03-01T00:00:00Z",
                        "in the 2 whole months before this month",
                        "此前 2 个完整月"),
                Arguments.of(
                        Window.rolling(Duration.ofHours(1)),
                        "2026-03-18T11:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last hour",
                        "最近 1 小时内"),
                Arguments.of(
                        Window.months(1),
                        "2026-02-18T12:00:00Z",
                        "2026-03-18T12:00:00Z",
                        "in the last month",
                        "最近 1 个月内"),
                Arguments.of(
                        Window.previous(3, Bucket.WEEK),
                        "2026-02-23T00:00:00Z",
                        "2026-03-16T00:00:00Z",
                        "in the 3 whole weeks before this week",
                        "此前 3 个完整周"),
                Arguments.of(
                        Window.days(60).before(Window.days(30)),
                        "2025-12-18T12:00:00Z",
                        "2026-02-16T12:00:00Z",
                        "in the 60 days before the last 30 days",
                        "最近 30 天之前的 60 天内"),
                Arguments.of(
                        Window.previous(2, Bucket.WEEK).before(Window.current(Bucket.WEEK)),
                        "2026-03-02T00:00:00Z",
                        "2026-03-16T00:00:00Z",
                        "in the 2 whole weeks before this week",
                        "本周之前的 2 个完整周"),
                Arguments.of(
                        Window.rolling(Duration.ofHours(2))
                                .before(Window.days(1).before(Window.current(Bucket.DAY))),
                        "2026-03-16T22:00:00Z",
                        "2026-03-17T00:00:00Z",
                        "in the 2 hours before the day before this day",
                        "本日之前的 1 天之前的 2 小时内"),
                Arguments.of(
                        Window.absolute(february).before(Window.days(20)),
                        "2026-02-01T00:00:00Z",
                        "2026-02-26T12:00:00Z",
                        "in " + february + " before the last 20 days",
                        "最近 20 天之前的 " + february + " 内"),
                Arguments.of(
                        Window.absolute(february),
                        "2026-02-01T00:00:00Z",
                        "2026-03-01T00:00:00Z",
                        "in " + february,
                        february + " 内"));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void aWindowIsAStretchOfTimeBeforeAsOf(Window window, Instant start, Instant end, String english, String chinese) {
        assertThat(window.resolve(AS_OF, Calendar.utc())).isEqualTo(Interval.of(start, end));
        assertThat(window.text(Locale.ENGLISH)).isEqualTo(english);
        assertThat(window.text(Locale.CHINESE)).isEqualTo(chinese);
    }

    @Test
    void allTimeEndsAtAsOf() {
        Interval ever = Window.ever().resolve(AS_OF, Calendar.utc());
        assertThat(ever).isEqualTo(Interval.of(Instant.MIN, AS_OF));
        assertThat(Window.ever().text(Locale.ENGLISH)).isEqualTo("ever");
        assertThat(Window.ever().text(Locale.CHINESE)).isEqualTo("历史上");
    }

    @Test
    void aFixedWindowIsCutOffAtAsOf() {
        Interval march = Interval.of(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(Window.absolute(march).resolve(AS_OF, Calendar.utc()).end()).isEqualTo(AS_OF);
    }

    @Test
    void localDaysAreNotTwentyFourHoursWhereTheClockChanges() {
        Calendar pacific = Calendar.of(ZoneId.of("US/Pacific"));
        Instant monday = Instant.parse("2025-03-10T07:00:00Z"); // midnight after the 23-hour Sunday
        assertThat(Window.days(1).resolve(monday, pacific).start()).isEqualTo(Instant.parse("2025-03-09T08:00:00Z"));
        assertThat(Window.rolling(Duration.ofHours(24)).resolve(monday, pacific).start())
                .isEqualTo(Instant.parse("2025-03-09T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 36_601})
    void aWindowHasALengthUpToACentury(int length) {
        assertThatThrownBy(() -> Window.days(length)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Window.months(length)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Window.rolling(Duration.ofDays(length)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("window length must be positive and at most 36600 days but was PT");
        assertThatThrownBy(() -> Window.previous(length, Bucket.DAY))
                .hasMessage("window must cover 1 to 36600 days but was " + length);
    }

    @Test
    void allTimeCanBeBeforeAWindow() {
        assertThat(Window.ever().before(Window.days(30)).resolve(AS_OF, Calendar.utc()))
                .isEqualTo(Interval.of(Instant.MIN, Instant.parse("2026-02-16T12:00:00Z")));
    }

    @Test
    void nothingCanBeBeforeAllTime() {
        Window unlimited = Window.ever().before(Window.days(30));
        assertThat(unlimited.isUnlimited()).isTrue();
        assertThat(Window.days(30).isUnlimited()).isFalse();
        assertThat(Window.days(30).before(Window.days(30)).isUnlimited()).isFalse();
        assertThatThrownBy(() -> Window.days(1).before(Window.ever()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a window must not be before 'ever', which starts before all time");
        assertThatThrownBy(() -> Window.days(1).before(unlimited)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Window.days(1).before(Window.absolute(Interval.of(Instant.MIN, AS_OF))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWindowOfWholeMonthsBeforeAnotherLeavesAGap() {
        Window pause = Window.months(2).before(Window.days(7));
        Interval earlier = Window.previous(1, Bucket.MONTH).before(pause).resolve(AS_OF, Calendar.utc());
        Interval paused = pause.resolve(AS_OF, Calendar.utc());
        assertThat(paused)
                .isEqualTo(Interval.of(Instant.parse("2026-01-11T12:00:00Z"), Instant.parse("2026-03-11T12:00:00Z")));
        // Whole months end where a month starts, not where the pause does.
        assertThat(earlier)
                .isEqualTo(Interval.of(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")));
    }
}
