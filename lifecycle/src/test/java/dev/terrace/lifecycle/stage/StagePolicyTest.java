package dev.terrace.lifecycle.stage;

import static dev.terrace.lifecycle.Facts.noonOf;
import static dev.terrace.lifecycle.Facts.startOf;
import static dev.terrace.lifecycle.Facts.visitsAt;
import static dev.terrace.lifecycle.Facts.visitsOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.lifecycle.Facts;
import dev.terrace.lifecycle.activity.Activity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagePolicyTest {

    private static final StagePolicy POLICY = StagePolicy.withDefaults();
    private static final History TWO_VISITS = visitsOn("2026-01-01", "2026-01-03");

    @Nested
    class TheStage {

        /** The worked numbers of the class comment. */
        @ParameterizedTest
        @CsvSource({
            "2026-01-01T12:00:00Z, NEVER_ACTIVE",
            "2026-01-01T12:00:00.000000001Z, NEW",
            "2026-01-14T23:59:59Z, NEW",
            "2026-01-15T00:00:00Z, ACTIVE",
            "2026-01-16T23:59:59Z, ACTIVE",
            "2026-01-17T00:00:00Z, AT_RISK",
            "2026-02-01T23:59:59Z, AT_RISK",
            "2026-02-02T00:00:00Z, SILENT",
            "2026-04-02T23:59:59Z, SILENT",
            "2026-04-03T00:00:00Z, LOST",
            "2036-04-03T00:00:00Z, LOST",
        })
        void changesAtTheStartOfLocalDays(Instant asOf, Stage stage) {
            assertThat(POLICY.stageOf(TWO_VISITS, asOf).stage()).contains(stage);
        }

        @Test
        void isReturnedAfterALongAbsence() {
            History history = visitsOn("2026-01-01", "2026-01-31");

            assertThat(stage(history, "2026-01-31T13:00:00Z")).isEqualTo(Stage.RETURNED);
            assertThat(stage(history, "2026-02-13T23:00:00Z")).isEqualTo(Stage.RETURNED);
        }

        @Test
        void isNotReturnedAfterAnAbsenceADayShorter() {
            assertThat(stage(visitsOn("2026-01-01", "2026-01-30"), "2026-01-30T13:00:00Z"))
                    .isEqualTo(Stage.ACTIVE);
        }

        @Test
        void movesBothWays() {
            History history = visitsOn("2026-01-01", "2026-05-01", "2026-05-10");

            assertThat(stage(history, "2026-02-15T00:00:00Z")).isEqualTo(Stage.SILENT);
            assertThat(stage(history, "2026-04-15T00:00:00Z")).isEqualTo(Stage.LOST);
            assertThat(stage(history, "2026-05-02T00:00:00Z")).isEqualTo(Stage.RETURNED);
            assertThat(stage(history, "2026-05-16T00:00:00Z")).isEqualTo(Stage.ACTIVE);
            assertThat(stage(history, "2026-06-01T00:00:00Z")).isEqualTo(Stage.AT_RISK);
        }

        @Test
        void isNeverActiveForAUserWithoutEvents() {
            Staged staged = POLICY.stageOf(History.empty(), startOf("2026-01-01"));

            assertThat(staged.stage()).contains(Stage.NEVER_ACTIVE);
            assertThat(staged.since()).isEmpty();
            assertThat(staged.lastActivity()).isEmpty();
            assertThat(staged.daysSinceLastActivity()).isEmpty();
            assertThat(staged.nextChangeAt()).isEmpty();
            assertThat(staged.reasons()).isEmpty();
            assertThat(staged.text(Locale.ENGLISH)).isEqualTo("Never active");
        }

        @Test
        void isNeverActiveIfOnlyOtherEventsHappened() {
            History pings = History.of(List.of(Event.of("ping", noonOf("2026-01-01"))));
            StagePolicy visits =
                    StagePolicy.builder().activity(Activity.of("visit")).build();

            assertThat(visits.stageOf(pings, startOf("2026-01-02")).stage()).contains(Stage.NEVER_ACTIVE);
        }

        /** A model that counts stretches of 24 hours would see no whole day between the two. */
        @Test
        void countsLocalDaysAndNotStretchesOf24Hours() {
            StagePolicy daily = StagePolicy.builder().atRiskAfter(1).build();
            History late = visitsAt("2026-01-05T23:59:00Z");

            assertThat(daily.stageOf(late, Instant.parse("2026-01-05T23:59:59Z"))
                            .stage())
                    .contains(Stage.NEW);
            assertThat(daily.stageOf(late, Instant.parse("2026-01-06T00:01:00Z"))
                            .stage())
                    .contains(Stage.AT_RISK);
        }

        @Test
        void dependsOnTheZoneThatIsGiven() {
            StagePolicy shanghai = POLICY.toBuilder()
                    .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                    .build();
            Instant asOf = Instant.parse("2026-01-16T16:00:00Z");

            assertThat(POLICY.stageOf(TWO_VISITS, asOf).stage()).contains(Stage.ACTIVE);
            assertThat(shanghai.stageOf(TWO_VISITS, asOf).stage()).contains(Stage.AT_RISK);
        }

        @Test
        void changesInHindsightWhenALateEventArrives() {
            Instant asOf = startOf("2026-02-15");
            History withLateEvent = Facts.union(TWO_VISITS, visitsOn("2026-02-10"));

            assertThat(POLICY.stageOf(TWO_VISITS, asOf).stage()).contains(Stage.SILENT);
            assertThat(POLICY.stageOf(withLateEvent, asOf).stage()).contains(Stage.RETURNED);
        }

        @Test
        void sumsToThePopulation() {
            List<History> population = List.of(
                    History.empty(),
                    TWO_VISITS,
                    visitsOn("2026-03-30"),
                    visitsOn("2025-01-01"),
                    visitsOn("2027-01-01"));
            var counts = population.stream()
                    .map(history -> POLICY.stageOf(history, startOf("2026-04-01")))
                    .collect(Collectors.groupingBy(staged -> staged.stage().orElseThrow(), Collectors.counting()));

            assertThat(counts)
                    .containsOnly(
                            Map.entry(Stage.NEVER_ACTIVE, 2L),
                            Map.entry(Stage.SILENT, 1L),
                            Map.entry(Stage.NEW, 1L),
                            Map.entry(Stage.LOST, 1L));
        }

        private Stage stage(History history, String asOf) {
            return POLICY.stageOf(history, Instant.parse(asOf)).stage().orElseThrow();
        }
    }

    @Nested
    class Since {

        @Test
        void isTheActivityThatStartedIt() {
            Staged staged = POLICY.stageOf(TWO_VISITS, startOf("2026-01-10"));

            assertThat(staged.since()).contains(noonOf("2026-01-01"));
        }

        @Test
        void isTheStartOfTheDayOnWhichALimitWasReached() {
            Staged staged = POLICY.stageOf(TWO_VISITS, startOf("2026-03-01"));

            assertThat(staged.since()).contains(startOf("2026-02-02"));
        }

        @Test
        void startsAnewAfterAnInterruption() {
            History history = visitsOn("2025-06-01", "2025-06-10", "2025-06-25", "2025-07-01");

            assertThat(POLICY.stageOf(history, startOf("2025-07-05")).stage()).contains(Stage.ACTIVE);
            assertThat(POLICY.stageOf(history, startOf("2025-07-05")).since()).contains(noonOf("2025-06-25"));
        }
    }

    @Nested
    class NextChange {

        @ParameterizedTest
        @CsvSource({
            "2026-01-10, 2026-01-15",
            "2026-01-15, 2026-01-17",
            "2026-01-17, 2026-02-02",
            "2026-02-02, 2026-04-03",
        })
        void isWhenTheStageChangesIfNothingHappens(String asOf, String next) {
            assertThat(POLICY.stageOf(TWO_VISITS, startOf(asOf)).nextChangeAt()).contains(startOf(next));
        }

        @Test
        void neverComesForALostUser() {
            assertThat(POLICY.stageOf(TWO_VISITS, startOf("2027-01-01")).nextChangeAt())
                    .isEmpty();
        }
    }

    @Nested
    class Reasons {

        @Test
        void nameTheLimitThatDecided() {
            Staged staged = POLICY.stageOf(TWO_VISITS, startOf("2026-02-12"));

            assertThat(staged.daysSinceLastActivity()).hasValue(40);
            assertThat(staged.lastActivity()).contains(noonOf("2026-01-03"));
            assertThat(staged.reasons())
                    .containsExactly(
                            new StageReason(Threshold.SILENT_AFTER, 40, 30),
                            new StageReason(Threshold.LOST_AFTER, 40, 90));
        }

        @Test
        void readInEnglish() {
            assertThat(POLICY.stageOf(TWO_VISITS, startOf("2026-02-12")).text(Locale.ENGLISH))
                    .isEqualTo("Silent since 2026-02-02: last activity 40 days ago reaches 30 (Silent);"
                            + " last activity 40 days ago is below 90 (Lost)");
        }

        @Test
        void readInChinese() {
            assertThat(POLICY.stageOf(TWO_VISITS, startOf("2026-02-12")).text(Locale.CHINESE))
                    .isEqualTo("沉默，自 2026-02-02 起：距最近活跃 40 天，已满 30 天（沉默）；距最近活跃 40 天，未满 90 天（流失）");
        }

        @Test
        void ofAReturnNameTheReturnFirst() {
            Staged staged = POLICY.stageOf(visitsOn("2025-10-01", "2026-01-03"), startOf("2026-01-04"));

            assertThat(staged.text(Locale.ENGLISH))
                    .isEqualTo("Returned since 2026-01-03: return 1 day ago is below 14 (Returned);"
                            + " first activity 95 days ago reaches 14 (New);"
                            + " last activity 1 day ago is below 14 (At risk)");
        }

        @Test
        void showEveryStageInBothLanguages() {
            assertThat(Arrays.stream(Stage.values()).map(Stage::label))
                    .allSatisfy(label -> assertThat(label.english()).isNotEqualTo(label.chinese()))
                    .doesNotHaveDuplicates();
        }
    }

    @Nested
    class AnIncompleteHistory {

        private final Instant cutoff = startOf("2026-01-01");

        @Test
        void doesNotProveThatAUserIsNew() {
            Staged staged = POLICY.stageOf(visitsOn("2026-03-01").withCompleteSince(cutoff), startOf("2026-03-05"));

            assertThat(staged.stage()).isEmpty();
            assertThat(staged.possible()).containsExactly(Stage.NEW, Stage.RETURNED);
            assertThat(staged.is(Stage.NEW)).isEqualTo(Truth.UNKNOWN);
            assertThat(staged.is(Stage.ACTIVE)).isEqualTo(Truth.FALSE);
            assertThat(staged.since()).isEmpty();
            assertThat(staged.reasons()).isEmpty();
        }

        @Test
        void doesNotProveThatAUserWasNeverActive() {
            Staged staged = POLICY.stageOf(History.empty().withCompleteSince(cutoff), startOf("2026-06-01"));

            assertThat(staged.possible()).containsExactly(Stage.NEVER_ACTIVE, Stage.LOST);
            assertThat(staged.daysSinceLastActivity()).isEmpty();
        }

        @Test
        void decidesWhereItsCompletePartDoes() {
            Staged staged = POLICY.stageOf(visitsOn("2026-03-01").withCompleteSince(cutoff), startOf("2026-04-01"));

            assertThat(staged.stage()).contains(Stage.SILENT);
            assertThat(staged.is(Stage.SILENT)).isEqualTo(Truth.TRUE);
            assertThat(staged.since()).contains(startOf("2026-03-31"));
        }

        @Test
        void decidesThatALostUserIsLostButNotSinceWhen() {
            Staged staged = POLICY.stageOf(visitsOn("2025-06-01").withCompleteSince(cutoff), startOf("2026-06-01"));

            assertThat(staged.stage()).contains(Stage.LOST);
            assertThat(staged.since()).isEmpty();
            assertThat(staged.text(Locale.ENGLISH)).isEqualTo("Lost: last activity 365 days ago reaches 90 (Lost)");
        }

        @Test
        void doesNotTellSinceWhenIfActivityOfTheSameDayMayBeMissing() {
            StagePolicy daily = StagePolicy.builder()
                    .atRiskAfter(1)
                    .silentAfter(2)
                    .newFor(1)
                    .returnedFor(1)
                    .build();
            History history = visitsOn("2026-03-01", "2026-03-08", "2026-03-09");
            Instant asOf = Instant.parse("2026-03-09T18:00:00Z");
            Staged staged = daily.stageOf(history.withCompleteSince(Instant.parse("2026-03-09T11:00:00Z")), asOf);

            assertThat(daily.stageOf(history, asOf).since()).contains(noonOf("2026-03-09"));
            assertThat(staged.stage()).contains(Stage.ACTIVE);
            assertThat(staged.since()).isEmpty();
        }

        @Test
        void saysInWordsWhatItLeavesOpen() {
            Staged staged = POLICY.stageOf(visitsOn("2026-03-01").withCompleteSince(cutoff), startOf("2026-03-05"));

            assertThat(staged).hasToString("NEW|RETURNED");
            assertThat(staged.text(Locale.ENGLISH))
                    .isEqualTo("Undecided (New, Returned): the history is not complete before 2026-01-01");
            assertThat(staged.text(Locale.CHINESE)).isEqualTo("未定（可能为：新用户、回流）：2026-01-01 之前的历史不完整");
        }

        @Test
        void mayBeCompleteOnlyAfterAsOf() {
            Staged staged = POLICY.stageOf(TWO_VISITS.withCompleteSince(startOf("2026-01-20")), noonOf("2026-01-18"));

            assertThat(staged.possible()).containsExactly(Stage.AT_RISK, Stage.ACTIVE);
            assertThat(staged.nextChangeAt()).contains(startOf("2026-01-20"));
        }
    }

    @Nested
    class ThePolicy {

        @Test
        void reportsAllProblemsTogether() {
            assertThatThrownBy(() -> StagePolicy.builder()
                            .newFor(0)
                            .atRiskAfter(30)
                            .silentAfter(30)
                            .lostAfter(20)
                            .returnedFor(36_501)
                            .build())
                    .hasMessageContaining("stage policy is not valid (4)")
                    .hasMessageContaining("silentAfter: must be more than atRiskAfter 30 but was 30 [NOT_ASCENDING]")
                    .asInstanceOf(InstanceOfAssertFactories.type(InvalidModelException.class))
                    .extracting(InvalidModelException::problems, InstanceOfAssertFactories.list(Problem.class))
                    .extracting(Problem::path)
                    .containsExactly("newFor", "returnedFor", "silentAfter", "lostAfter");
        }

        @Test
        void isAValue() {
            assertThat(POLICY.toBuilder().build()).isEqualTo(POLICY).hasSameHashCodeAs(POLICY);
            assertThat(POLICY.toBuilder().newFor(7).build()).isNotEqualTo(POLICY);
            assertThat(POLICY.activity()).isEqualTo(Activity.any());
            assertThat(POLICY.calendar()).isEqualTo(Calendar.utc());
            assertThat(POLICY.toString())
                    .contains("newFor=14, atRiskAfter=14, silentAfter=30, lostAfter=90, returnedFor=14");
        }

        @Test
        void survivesSerialisationWithItsConclusion() throws IOException, ClassNotFoundException {
            Staged staged = POLICY.stageOf(TWO_VISITS, startOf("2026-02-12"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(staged);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(staged).hasSameHashCodeAs(staged);
            }
            assertThat(staged.policy()).isEqualTo(POLICY);
            assertThat(staged.asOf()).isEqualTo(startOf("2026-02-12"));
        }

        @Test
        void ordersTheStagesByEngagement() {
            assertThat(Stage.layers().keys())
                    .containsExactly("never-active", "lost", "silent", "at-risk", "new", "returned", "active")
                    .containsExactlyElementsOf(
                            Stream.of(Stage.values()).map(Stage::key).toList());
            assertThat(Stage.layers().layer("lost").label()).isEqualTo(Stage.LOST.label());
        }
    }
}
