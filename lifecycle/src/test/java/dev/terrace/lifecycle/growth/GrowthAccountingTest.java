package dev.terrace.lifecycle.growth;

import static dev.terrace.lifecycle.Facts.startOf;
import static dev.terrace.lifecycle.Facts.visitsAt;
import static dev.terrace.lifecycle.Facts.visitsOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.Facts;
import dev.terrace.lifecycle.activity.Activity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrowthAccountingTest {

    private static final GrowthAccounting DAILY = GrowthAccounting.by(Bucket.DAY);
    private static final Calendar PACIFIC = Calendar.of(ZoneId.of("US/Pacific"));

    private static Interval range(String start, String end) {
        return Interval.of(startOf(start), startOf(end));
    }

    private static List<Long> figures(GrowthSeries series, ToLongFunction<GrowthPeriod> figure) {
        return series.periods().stream().mapToLong(figure).boxed().toList();
    }

    /** Expected figures from the public test suite of PostHog, lifecycle by day. */
    @Nested
    class ByDay {

        private final List<History> people = List.of(
                visitsOn("2020-01-11", "2020-01-12", "2020-01-13", "2020-01-15", "2020-01-17", "2020-01-19"),
                visitsOn("2020-01-09", "2020-01-12"),
                visitsOn("2020-01-12"),
                visitsOn("2020-01-15"));
        private final GrowthSeries series =
                DAILY.measure(people, range("2020-01-09", "2020-01-20"), startOf("2020-02-01"));

        @Test
        void newcomersAreNewOnce() {
            assertThat(figures(series, GrowthPeriod::newUsers))
                    .containsExactly(1L, 0L, 1L, 1L, 0L, 0L, 1L, 0L, 0L, 0L, 0L);
        }

        @Test
        void whoWasActiveTheDayBeforeIsKept() {
            assertThat(figures(series, GrowthPeriod::kept)).containsExactly(0L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L);
        }

        @Test
        void whoWasActiveEarlierReturned() {
            assertThat(figures(series, GrowthPeriod::returned))
                    .containsExactly(0L, 0L, 0L, 1L, 0L, 0L, 1L, 0L, 1L, 0L, 1L);
        }

        @Test
        void whoIsMissedForTheFirstDayLapsed() {
            assertThat(figures(series, GrowthPeriod::lapsed))
                    .containsExactly(0L, 1L, 0L, 0L, 2L, 1L, 0L, 2L, 0L, 1L, 0L);
        }

        @Test
        void whoWasActiveOnTheLastDayLapsesOnTheNext() {
            GrowthSeries next = DAILY.measure(people, range("2020-01-20", "2020-01-21"), startOf("2020-02-01"));

            assertThat(figures(next, GrowthPeriod::lapsed)).containsExactly(1L);
            assertThat(figures(next, GrowthPeriod::active)).containsExactly(0L);
        }

        @Test
        void newComesFromTheWholeHistoryAndNotFromTheRange() {
            GrowthSeries later = DAILY.measure(people, range("2020-01-12", "2020-01-16"), startOf("2020-02-01"));

            assertThat(later.periods())
                    .containsExactlyElementsOf(series.periods().subList(3, 7));
        }
    }

    /** Expected figures from the public test suite of PostHog, lifecycle by week. */
    @Nested
    class ByWeek {

        private final List<History> people = List.of(
                visitsOn("2020-02-01", "2020-02-05", "2020-02-10", "2020-02-15", "2020-02-27", "2020-03-02"),
                visitsOn("2020-02-11", "2020-02-18"),
                visitsOn("2020-02-12"),
                visitsOn("2020-02-27"));

        @ParameterizedTest
        @EnumSource(names = {"SUNDAY", "MONDAY"})
        void theWeekStartIsAnArgument(DayOfWeek weekStart) {
            GrowthSeries series = GrowthAccounting.by(Bucket.WEEK)
                    .withCalendar(Calendar.utc().withWeekStart(weekStart))
                    .measure(people, range("2020-02-05", "2020-03-10"), startOf("2020-04-01"));

            assertThat(figures(series, GrowthPeriod::newUsers)).containsExactly(0L, 2L, 0L, 1L, 0L, 0L);
            assertThat(figures(series, GrowthPeriod::kept)).containsExactly(1L, 1L, 1L, 0L, 1L, 0L);
            assertThat(figures(series, GrowthPeriod::returned)).containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
            assertThat(figures(series, GrowthPeriod::lapsed)).containsExactly(0L, 0L, 2L, 1L, 1L, 1L);
            assertThat(series.periods().get(0).name())
                    .isEqualTo(weekStart == DayOfWeek.SUNDAY ? "2020-02-02" : "2020-02-03");
        }
    }

    @Nested
    class TheZone {

        private final List<History> lateAndEarly = List.of(visitsAt("2020-01-11T23:00:00Z", "2020-01-12T01:00:00Z"));
        private final Interval range =
                Interval.of(Instant.parse("2020-01-11T12:00:00Z"), Instant.parse("2020-01-12T12:00:00Z"));

        @Test
        void ofUtcSeesTwoDays() {
            GrowthSeries series = DAILY.measure(lateAndEarly, range, startOf("2020-02-01"));

            assertThat(figures(series, GrowthPeriod::kept)).containsExactly(0L, 1L);
        }

        @Test
        void ofThePacificSeesOneDay() {
            GrowthSeries series = DAILY.withCalendar(PACIFIC).measure(lateAndEarly, range, startOf("2020-02-01"));

            assertThat(figures(series, GrowthPeriod::kept)).containsExactly(0L, 0L);
            assertThat(figures(series, GrowthPeriod::newUsers)).containsExactly(1L, 0L);
        }

        @Test
        void mayChangeItsClock() {
            History history = visitsAt("2025-03-09T23:30:00Z", "2025-03-10T06:30:00Z");
            Interval range = Interval.of(Instant.parse("2025-03-08T08:00:00Z"), Instant.parse("2025-03-12T07:00:00Z"));
            GrowthSeries series = DAILY.withCalendar(PACIFIC).measure(List.of(history), range, startOf("2025-04-01"));

            assertThat(series.periods())
                    .extracting(GrowthPeriod::name)
                    .containsExactly("2025-03-08", "2025-03-09", "2025-03-10", "2025-03-11");
            assertThat(figures(series, GrowthPeriod::newUsers)).containsExactly(0L, 1L, 0L, 0L);
            assertThat(figures(series, GrowthPeriod::lapsed)).containsExactly(0L, 0L, 1L, 0L);
        }
    }

    @Nested
    class AsOf {

        private final List<History> people = List.of(visitsOn("2026-01-01", "2026-01-02", "2026-01-03"));

        @Test
        void marksThePeriodThatHasNotEnded() {
            GrowthSeries series = DAILY.measure(
                    people,
                    range("2026-01-01", "2026-01-10"),
                    startOf("2026-01-03").plus(Duration.ofHours(1)));

            assertThat(series.periods()).extracting(GrowthPeriod::isComplete).containsExactly(true, true, false);
            assertThat(series.periods().get(2).text(Locale.ENGLISH))
                    .isEqualTo("2026-01-03: 0 active = 0 new + 0 kept + 0 returned; 1 lapsed (so far)");
            assertThat(series.periods().get(2).text(Locale.CHINESE))
                    .isEqualTo("2026-01-03：活跃 0 = 新增 0 + 留存 0 + 回流 0；流失 1（截至目前）");
        }

        @Test
        void leavesOutPeriodsThatHaveNotBegun() {
            GrowthSeries series = DAILY.measure(people, range("2026-01-01", "2026-01-10"), startOf("2026-01-03"));

            assertThat(series.periods()).hasSize(2).allMatch(GrowthPeriod::isComplete);
        }

        @Test
        void beforeTheRangeLeavesNothing() {
            assertThat(DAILY.measure(people, range("2026-01-05", "2026-01-10"), startOf("2026-01-05"))
                            .periods())
                    .isEmpty();
            assertThat(DAILY.measure(people, range("2026-01-05", "2026-01-05"), startOf("2026-02-05"))
                            .periods())
                    .isEmpty();
        }
    }

    @Nested
    class AShortHistory {

        private final GrowthSeries series = DAILY.measure(
                List.of(visitsOn("2026-01-03", "2026-01-04", "2026-01-06").withCompleteSince(startOf("2026-01-02"))),
                range("2026-01-02", "2026-01-07"),
                startOf("2026-02-01"));

        @Test
        void saysThatItIsShorterThanTheRange() {
            assertThat(figures(series, GrowthPeriod::uncovered)).containsExactly(1L, 0L, 0L, 0L, 0L);
            assertThat(series.periods())
                    .extracting(GrowthPeriod::isCertain)
                    .containsExactly(false, false, true, true, true);
            assertThat(series.periods().get(0).text(Locale.ENGLISH)).endsWith("0 lapsed; 1 histories too short");
        }

        @Test
        void makesNobodyNew() {
            assertThat(figures(series, GrowthPeriod::newUsers)).containsOnly(0L);
            assertThat(figures(series, GrowthPeriod::unknown)).containsExactly(0L, 1L, 0L, 0L, 0L);
            assertThat(series.periods().get(1).text(Locale.CHINESE)).contains("+ 未知 1；");
        }

        @Test
        void stillTellsWhoWasKeptAndWhoReturned() {
            assertThat(figures(series, GrowthPeriod::kept)).containsExactly(0L, 0L, 1L, 0L, 0L);
            assertThat(figures(series, GrowthPeriod::returned)).containsExactly(0L, 0L, 0L, 0L, 1L);
        }
    }

    @Test
    void onlyTheActivityCounts() {
        History pingThenVisit =
                Facts.union(History.of(List.of(Event.of("ping", startOf("2026-01-01")))), visitsOn("2026-01-03"));
        GrowthSeries series = DAILY.withActivity(Activity.of("visit"))
                .measure(List.of(pingThenVisit), range("2026-01-01", "2026-01-04"), startOf("2026-02-01"));

        assertThat(figures(series, GrowthPeriod::newUsers)).containsExactly(0L, 0L, 1L);
    }

    @Test
    void aLateEventChangesThePastWhenMeasuredAgain() {
        Interval range = range("2026-01-01", "2026-01-04");
        History onTime = visitsOn("2026-01-01", "2026-01-03");
        History withLateEvent = Facts.union(onTime, visitsOn("2026-01-02"));

        assertThat(figures(DAILY.measure(List.of(onTime), range, startOf("2026-02-01")), GrowthPeriod::returned))
                .containsExactly(0L, 0L, 1L);
        assertThat(figures(DAILY.measure(List.of(withLateEvent), range, startOf("2026-02-01")), GrowthPeriod::kept))
                .containsExactly(0L, 1L, 1L);
    }

    @Test
    void ratesKeepTheirSupportAndAreUndefinedOverNobody() {
        GrowthPeriod period = new GrowthPeriod(0, "1970-01", true, 7, 6, 3, 2, 0, 0);
        GrowthPeriod empty = new GrowthPeriod(0, "1970-01", true, 0, 0, 0, 0, 0, 0);

        assertThat(period.active()).isEqualTo(11);
        assertThat(period.quickRatio()).isEqualTo(Ratio.of(8, 4));
        assertThat(period.retention()).isEqualTo(Ratio.of(3, 7));
        assertThat(empty.quickRatio().value()).isEmpty();
        assertThat(empty.retention().value()).isEmpty();
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new GrowthPeriod(0, "1970-01", true, 2, 0, 3, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kept must be at most previous 2 but was 3 (1970-01)");
        assertThatThrownBy(() -> new GrowthPeriod(0, "1970-01", true, 2, -1, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be negative but were new -1");
    }

    @Test
    void seriesOfDifferentQuestionsDoNotMerge() {
        GrowthSeries january = DAILY.measure(List.of(), range("2026-01-01", "2026-02-01"), startOf("2026-03-01"));
        GrowthSeries february = DAILY.measure(List.of(), range("2026-02-01", "2026-03-01"), startOf("2026-03-01"));

        assertThatThrownBy(() -> january.merge(february))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have the same model, range and asOf");
    }

    @Test
    void anAbsurdRangeIsRefused() {
        assertThatThrownBy(() -> DAILY.measure(List.of(), range("1600-01-01", "2026-01-01"), startOf("2026-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("range must span at most 100000 periods but spanned 155595 (day)");
    }

    @Test
    void theSeriesNamesItsQuestion() {
        Interval range = range("2026-01-01", "2026-01-03");
        GrowthSeries series = DAILY.measure(List.of(visitsOn("2026-01-01")), range, startOf("2026-03-01"));

        assertThat(series.model()).isEqualTo(DAILY);
        assertThat(series.range()).isEqualTo(range);
        assertThat(series.asOf()).isEqualTo(startOf("2026-03-01"));
        assertThat(series)
                .hasToString("2026-01-01: 1 active = 1 new + 0 kept + 0 returned; 0 lapsed\n"
                        + "2026-01-02: 0 active = 0 new + 0 kept + 0 returned; 1 lapsed");
        assertThat(series.periods().get(0).number()).isEqualTo(20454);
    }
}
