package dev.terrace.lifecycle.retention;

import static dev.terrace.lifecycle.Facts.noonOf;
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
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetentionSpecTest {

    private static final RetentionSpec DAILY = RetentionSpec.by(Bucket.DAY);
    private static final RetentionSpec MONTHLY = RetentionSpec.by(Bucket.MONTH);
    private static final List<History> NOVEMBER_AND_DECEMBER = List.of(
            visitsOn("2021-11-03", "2021-12-20"),
            visitsOn("2021-11-30"),
            visitsOn("2021-12-01"),
            visitsOn("2021-12-31"));

    private static Interval range(String start, String end) {
        return Interval.of(startOf(start), startOf(end));
    }

    private static List<List<Long>> counts(RetentionTable table) {
        return table.rows().stream()
                .map(row -> row.cells().stream()
                        .map(cell -> cell.retained().numerator())
                        .toList())
                .toList();
    }

    /** Expected counts from the public test suite of PostHog, retention by day; day 0 is 2020-06-10. */
    @Test
    void recurringCohortsCountEveryActivePeriod() {
        List<History> people = List.of(
                visitsOn("2020-06-10", "2020-06-11", "2020-06-12", "2020-06-15", "2020-06-15", "2020-06-16"),
                visitsOn("2020-06-11", "2020-06-12", "2020-06-13", "2020-06-16"));
        RetentionTable table = DAILY.withMode(CohortMode.RECURRING)
                .measure(people, range("2020-06-10", "2020-06-17"), startOf("2020-06-17"));

        assertThat(counts(table))
                .containsExactly(
                        List.of(1L, 1L, 1L, 0L, 0L, 1L, 1L),
                        List.of(2L, 2L, 1L, 0L, 1L, 2L),
                        List.of(2L, 1L, 0L, 1L, 2L),
                        List.of(1L, 0L, 0L, 1L),
                        List.of(0L, 0L, 0L),
                        List.of(1L, 1L),
                        List.of(2L));
    }

    @Test
    void firstTimeCohortsCountAUserOnce() {
        RetentionTable table = DAILY.measure(
                List.of(visitsOn("2020-06-10", "2020-06-11", "2020-06-13"), visitsOn("2020-06-11", "2020-06-12")),
                range("2020-06-10", "2020-06-13"),
                startOf("2020-06-14"));

        assertThat(counts(table)).containsExactly(List.of(1L, 1L, 0L, 1L), List.of(1L, 1L, 0L), List.of(0L, 0L));
    }

    @Test
    void theFirstTimeIsThatOfTheWholeHistoryAndNotOfTheRange() {
        RetentionTable table = DAILY.measure(
                List.of(visitsOn("2020-06-01", "2020-06-10")),
                range("2020-06-10", "2020-06-11"),
                startOf("2020-06-14"));

        assertThat(table.rows().get(0).size()).isZero();
    }

    @Test
    void aCellThatCannotBeKnownYetIsMissing() {
        RetentionTable table =
                MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-01-01"), startOf("2022-01-01"));

        assertThat(counts(table)).containsExactly(List.of(2L, 1L), List.of(2L));
        assertThat(table.rows()).extracting(RetentionRow::name).containsExactly("2021-11", "2021-12");
        assertThat(table.rows().get(1).cell(1)).isEmpty();
        assertThat(table).hasToString("2021-11: 2 1\n2021-12: 2");
    }

    @Test
    void aCellThatHasBegunButNotEndedIsMarked() {
        RetentionTable table =
                MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-01-01"), noonOf("2021-12-25"));

        assertThat(table).hasToString("2021-11: 2 1*\n2021-12: 1*");
        assertThat(table.rows().get(0).isComplete()).isTrue();
        assertThat(table.rows().get(1).isComplete()).isFalse();
        assertThat(table.rows().get(0).cell(1))
                .hasValueSatisfying(cell -> assertThat(cell).hasToString("1/2*"));
    }

    @Test
    void cohortsThatHaveNotBegunAreLeftOut() {
        assertThat(MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-06-01"), startOf("2021-12-01"))
                        .rows())
                .extracting(RetentionRow::name)
                .containsExactly("2021-11");
        assertThat(MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-06-01"), startOf("2021-11-01"))
                        .rows())
                .isEmpty();
    }

    @Test
    void cohortsAreFollowedBeyondTheirRange() {
        RetentionTable table =
                MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2021-12-01"), startOf("2022-03-01"));

        assertThat(counts(table)).containsExactly(List.of(2L, 1L, 0L, 0L));
    }

    @Test
    void onlyCohortsOldEnoughCountInADenominator() {
        RetentionTable table =
                MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-01-01"), startOf("2022-01-10"));

        assertThat(table).hasToString("2021-11: 2 1 0*\n2021-12: 2 0*");
        assertThat(table.overall(0)).isEqualTo(Ratio.of(4, 4));
        assertThat(table.overall(1)).isEqualTo(Ratio.of(1, 2));
        assertThat(table.overall(2).isDefined()).isFalse();
    }

    @Test
    void aTinyCohortKeepsItsCount() {
        RetentionTable table = MONTHLY.measure(
                List.of(visitsOn("2021-11-03", "2021-12-20")),
                range("2021-11-01", "2021-12-01"),
                startOf("2022-01-01"));

        assertThat(table.rows().get(0).cell(1)).contains(new RetentionCell(Ratio.of(1, 1), true));
    }

    @Test
    void anEmptyCohortIsUndefinedAndNotZero() {
        RetentionTable table =
                MONTHLY.measure(List.of(History.empty()), range("2021-11-01", "2021-12-01"), startOf("2022-01-01"));

        assertThat(table.rows().get(0).cell(1))
                .hasValueSatisfying(cell -> assertThat(cell.retained().value()).isEmpty());
    }

    /** Retention over stretches of 24 hours would put both visits into period 0. */
    @Test
    void periodsAreLocalDaysAndNotStretchesOf24Hours() {
        List<History> night = List.of(visitsAt("2026-01-01T23:00:00Z", "2026-01-02T01:00:00Z"));

        assertThat(counts(DAILY.measure(night, range("2026-01-01", "2026-01-02"), startOf("2026-01-03"))))
                .containsExactly(List.of(1L, 1L));
        assertThat(counts(DAILY.withCalendar(Calendar.of(ZoneId.of("America/Los_Angeles")))
                        .measure(
                                night,
                                Interval.of(
                                        noonOf("2026-01-01"),
                                        noonOf("2026-01-01").plusNanos(1)),
                                noonOf("2026-01-03"))))
                .containsExactly(List.of(1L, 0L, 0L));
    }

    @Test
    void onlyTheActivityCounts() {
        History pingThenVisit =
                Facts.union(History.of(List.of(Event.of("ping", startOf("2021-11-01")))), visitsOn("2021-12-20"));

        assertThat(MONTHLY.withActivity(Activity.of("visit"))
                        .measure(List.of(pingThenVisit), range("2021-11-01", "2022-01-01"), startOf("2022-01-01")))
                .hasToString("2021-11: 0 0\n2021-12: 1");
    }

    @Nested
    class AShortHistory {

        private final History sinceDecember =
                visitsOn("2021-12-20", "2022-01-20").withCompleteSince(noonOf("2021-12-10"));
        private final Interval cohorts = range("2021-11-01", "2022-02-01");

        @Test
        void isNotPutIntoAFirstTimeCohort() {
            assertThat(MONTHLY.measure(List.of(sinceDecember), cohorts, startOf("2022-02-01")))
                    .hasToString("2021-11: 0 0 0 ?1\n2021-12: 0 0 ?1\n2022-01: 0");
        }

        @Test
        void isFollowedFromWhereItIsKnownInRecurringCohorts() {
            assertThat(MONTHLY.withMode(CohortMode.RECURRING)
                            .measure(List.of(sinceDecember), cohorts, startOf("2022-02-01")))
                    .hasToString("2021-11: 0 0 0 ?1\n2021-12: 1 1 ?1\n2022-01: 1");
        }

        @Test
        void withoutActivityMayStillBelongToAnOldCohort() {
            assertThat(MONTHLY.measure(
                            List.of(History.empty().withCompleteSince(noonOf("2021-12-10"))),
                            cohorts,
                            startOf("2022-02-01")))
                    .hasToString("2021-11: 0 0 0 ?1\n2021-12: 0 0 ?1\n2022-01: 0");
        }

        @Test
        void isNoRiddleIfItIsKnownToHaveStartedBefore() {
            History old = visitsOn("2021-05-01", "2021-12-20").withCompleteSince(startOf("2021-12-01"));

            assertThat(MONTHLY.measure(List.of(old), cohorts, startOf("2022-02-01"))
                            .rows())
                    .allMatch(row -> row.unknown() == 0 && row.size() == 0);
        }
    }

    @Test
    void tablesOfDifferentQuestionsDoNotMerge() {
        RetentionTable first = MONTHLY.measure(List.of(), range("2021-11-01", "2022-01-01"), startOf("2022-01-01"));
        RetentionTable second = MONTHLY.withMode(CohortMode.RECURRING)
                .measure(List.of(), range("2021-11-01", "2022-01-01"), startOf("2022-01-01"));

        assertThatThrownBy(() -> first.merge(second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have the same specification, cohorts and asOf");
    }

    @Test
    void aPeriodBeforeTheCohortIsRefused() {
        RetentionTable table =
                MONTHLY.measure(NOVEMBER_AND_DECEMBER, range("2021-11-01", "2022-01-01"), startOf("2022-01-01"));

        assertThatThrownBy(() -> table.overall(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must not be negative but was -1");
        assertThatThrownBy(() -> table.rows().get(0).cell(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must not be negative but was -1 (2021-11)");
        RetentionTable withoutRows =
                MONTHLY.measure(List.of(), range("2021-11-01", "2021-11-01"), startOf("2022-01-01"));
        assertThatThrownBy(() -> withoutRows.overall(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAbsurdTableIsRefused() {
        assertThatThrownBy(() -> DAILY.measure(List.of(), range("2006-01-01", "2026-01-01"), startOf("2026-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must give at most 10000000 cells but gave 26685165 (7305 cohorts)");
    }

    @Test
    void theTableNamesItsQuestion() {
        Interval cohorts = range("2021-11-01", "2022-01-01");
        RetentionTable table = MONTHLY.measure(NOVEMBER_AND_DECEMBER, cohorts, startOf("2022-01-01"));

        assertThat(table.spec()).isEqualTo(MONTHLY);
        assertThat(table.cohorts()).isEqualTo(cohorts);
        assertThat(table.asOf()).isEqualTo(startOf("2022-01-01"));
        assertThat(table.rows().get(0).cohort()).isEqualTo(51 * 12 + 10);
    }
}
