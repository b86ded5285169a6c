package dev.terrace.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Calendar;
import dev.terrace.lifecycle.Facts;
import dev.terrace.lifecycle.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageProperties {

    private static final Instant DAY_0 = Instant.parse("2026-03-02T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theStageIsWhatTheDefinitionSays(long seed) {
        Case random = Case.of(seed);

        assertThat(random.staged().stage()).contains(random.naiveStage(random.asOf));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sinceIsTheEarliestInstantFromWhichSteppingFindsNoOtherStage(long seed) {
        Case random = Case.of(seed);

        assertThat(random.staged().since()).isEqualTo(random.naiveSince());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nextChangeIsTheFirstDayOnWhichSteppingFindsAnotherStage(long seed) {
        Case random = Case.of(seed);

        assertThat(random.staged().nextChangeAt()).isEqualTo(random.naiveNextChange());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDecisiveReasonAgreesWithTheStage(long seed) {
        Case random = Case.of(seed);
        Staged staged = random.staged();
        Stage stage = staged.stage().orElseThrow();

        if (stage == Stage.NEVER_ACTIVE) {
            assertThat(staged.reasons()).isEmpty();
            return;
        }
        StageReason decisive = staged.reasons().get(0);
        assertThat(decisive.threshold().stage()).isEqualTo(stage == Stage.ACTIVE ? Stage.AT_RISK : stage);
        assertThat(decisive.isReached()).isEqualTo(stage.compareTo(Stage.AT_RISK) <= 0);
        assertThat(decisive.limit()).isEqualTo(random.policy.days(decisive.threshold()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTheInputChangesNothing(long seed) {
        Case random = Case.of(seed);
        History shuffled = History.of(Facts.shuffled(random.events, new SplittableRandom(seed)));

        assertThat(random.policy.stageOf(shuffled, random.asOf)).isEqualTo(random.staged());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatHappensAtOrAfterAsOfIsNotKnown(long seed) {
        Case random = Case.of(seed);
        History before = History.of(random.events.stream()
                .filter(event -> event.at().isBefore(random.asOf))
                .toList());

        assertThat(random.policy.stageOf(before, random.asOf)).isEqualTo(random.staged());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shiftingEverythingByWholeWeeksShiftsTheAnswer(long seed) {
        Case random = Case.of(seed);
        StagePolicy utc = random.policy.toBuilder().calendar(Calendar.utc()).build();
        Duration weeks = Duration.ofDays(7L * (1 + seed % 60));
        Staged before = utc.stageOf(History.of(random.events), random.asOf);
        Staged after = utc.stageOf(Facts.shifted(History.of(random.events), weeks), random.asOf.plus(weeks));

        assertThat(after.stage()).isEqualTo(before.stage());
        assertThat(after.since()).isEqualTo(before.since().map(at -> at.plus(weeks)));
        assertThat(after.nextChangeAt()).isEqualTo(before.nextChangeAt().map(at -> at.plus(weeks)));
        assertThat(after.reasons()).isEqualTo(before.reasons());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIncompleteHistoryAllowsJustTheStagesOfItsCompletions(long seed) {
        Incomplete random = Incomplete.of(seed);
        Staged staged = random.policy.stageOf(random.history, random.asOf);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        random.completions()
                .forEach(each -> stages.add(
                        random.policy.stageOf(each, random.asOf).stage().orElseThrow()));

        assertThat(staged.possible()).containsExactlyElementsOf(stages);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sinceOverAnIncompleteHistoryIsThatOfEveryCompletion(long seed) {
        Incomplete random = Incomplete.of(seed);

        random.policy
                .stageOf(random.history, random.asOf)
                .since()
                .ifPresent(since -> assertThat(random.completions())
                        .allSatisfy(each -> assertThat(
                                        random.policy.stageOf(each, random.asOf).since())
                                .contains(since)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overAnIncompleteHistoryNothingChangesBeforeTheNextChange(long seed) {
        Incomplete random = Incomplete.of(seed);
        Staged now = random.policy.stageOf(random.history, random.asOf);
        Instant next = now.nextChangeAt().orElse(random.asOf.plus(Duration.ofDays(60)));

        assertThat(next).isAfter(random.asOf);
        for (Instant t = random.asOf; t.isBefore(next); t = t.plus(Duration.ofHours(6))) {
            History sameFacts = History.of(random.known).withCompleteSince(random.history.completeSince());
            assertThat(random.policy.stageOf(sameFacts, t).possible()).isEqualTo(now.possible());
        }
        if (now.stage().isPresent() && now.nextChangeAt().isPresent() && !next.equals(random.history.completeSince())) {
            assertThat(random.policy.stageOf(random.history, next).possible()).isNotEqualTo(now.possible());
        }
    }

    private static StagePolicy.Builder randomPolicy(SplittableRandom random, int scale) {
        int atRiskAfter = 1 + random.nextInt(scale);
        int silentAfter = atRiskAfter + 1 + random.nextInt(scale);
        return StagePolicy.builder()
                .atRiskAfter(atRiskAfter)
                .silentAfter(silentAfter)
                .lostAfter(silentAfter + 1 + random.nextInt(scale))
                .newFor(1 + random.nextInt(2 * scale))
                .returnedFor(1 + random.nextInt(2 * scale));
    }

    /** A complete history with the definition of stages, followed literally. */
    private record Case(StagePolicy policy, List<Event> events, Instant asOf) {

        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Calendar calendar = Facts.randomCalendar(random);
            StagePolicy policy = randomPolicy(random, 8)
                    .calendar(calendar)
                    .activity(random.nextBoolean() ? Activity.any() : Activity.of("visit"))
                    .build();
            Instant asOf = Facts.randomInstant(random);
            Instant rounded = calendar.startOf(calendar.dayOf(asOf));
            return new Case(policy, Facts.randomEvents(random), random.nextBoolean() ? asOf : rounded);
        }

        Staged staged() {
            return policy.stageOf(History.of(events), asOf);
        }

        private Stage naiveStage(Instant at) {
            return naiveStage(at, at);
        }

        private Stage naiveStage(Instant at, Instant knownBefore) {
            long today = policy.calendar().dayOf(at).toEpochDay();
            List<Long> days = new ArrayList<>(new TreeSet<>(events.stream()
                    .filter(event -> event.at().isBefore(knownBefore))
                    .filter(policy.activity()::counts)
                    .map(event -> policy.calendar().dayOf(event.at()).toEpochDay())
                    .toList()));
            if (days.isEmpty()) {
                return Stage.NEVER_ACTIVE;
            }
            long gap = today - days.get(days.size() - 1);
            if (gap >= policy.days(Threshold.LOST_AFTER)) {
                return Stage.LOST;
            }
            if (gap >= policy.days(Threshold.SILENT_AFTER)) {
                return Stage.SILENT;
            }
            if (gap >= policy.days(Threshold.AT_RISK_AFTER)) {
                return Stage.AT_RISK;
            }
            if (today - days.get(0) < policy.days(Threshold.NEW_FOR)) {
                return Stage.NEW;
            }
            for (int i = 1; i < days.size(); i++) {
                boolean absence = days.get(i) - days.get(i - 1) >= policy.days(Threshold.SILENT_AFTER);
                if (absence && today - days.get(i) < policy.days(Threshold.RETURNED_FOR)) {
                    return Stage.RETURNED;
                }
            }
            return Stage.ACTIVE;
        }

        /** Looks at every start of a day and just after every event. */
        Optional<Instant> naiveSince() {
            Stage now = naiveStage(asOf);
            if (now == Stage.NEVER_ACTIVE) {
                return Optional.empty();
            }
            TreeSet<Instant> steps =
                    new TreeSet<>(events.stream().map(Event::at).toList());
            LocalDate today = policy.calendar().dayOf(asOf);
            for (int back = 0; back < 80; back++) {
                steps.add(policy.calendar().startOf(today.minusDays(back)));
            }
            Instant since = asOf;
            for (Instant step : steps.headSet(asOf, true).descendingSet()) {
                if (step.isBefore(asOf) && naiveStage(step.plusNanos(1)) != now) {
                    return Optional.of(since);
                }
                since = step;
                if (naiveStage(step) != now) {
                    return Optional.of(since);
                }
            }
            throw new AssertionError("nobody was active 80 days ago");
        }

        Optional<Instant> naiveNextChange() {
            Stage now = naiveStage(asOf);
            LocalDate today = policy.calendar().dayOf(asOf);
            for (int ahead = 1; ahead < 80; ahead++) {
                Instant day = policy.calendar().startOf(today.plusDays(ahead));
                if (naiveStage(day, asOf) != now) {
                    return Optional.of(day);
                }
            }
            return Optional.empty();
        }
    }

    /** Ten days of UTC, some of them known, and every way to complete them. */
    private record Incomplete(StagePolicy policy, List<Event> known, History history, Instant asOf) {

        private static final int TODAY = 9;
        private static final int LONG_AGO = -50;

        static Incomplete of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            StagePolicy policy = randomPolicy(random, 3).build();
            List<Event> known = new ArrayList<>();
            int rarity = 2 + random.nextInt(6);
            for (int day = 0; day <= TODAY; day++) {
                if (random.nextInt(rarity) == 0) {
                    known.add(Facts.visit(at(day, 12)));
                }
            }
            Instant completeSince = at(random.nextInt(TODAY + 2), random.nextBoolean() ? 0 : 15);
            return new Incomplete(
                    policy,
                    known,
                    History.of(known).withCompleteSince(completeSince),
                    at(TODAY, random.nextInt(13, 24)));
        }

        private static Instant at(int day, int hour) {
            return DAY_0.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
        }

        List<History> completions() {
            List<Event> missing = new ArrayList<>();
            missing.add(Facts.visit(at(LONG_AGO, 0)));
            for (int day = 0; day <= TODAY && at(day, 0).isBefore(history.completeSince()); day++) {
                missing.add(Facts.visit(at(day, 0)));
            }
            List<History> completions = new ArrayList<>();
            for (int chosen = 0; chosen < 1 << missing.size(); chosen++) {
                List<Event> events = new ArrayList<>(known);
                for (int i = 0; i < missing.size(); i++) {
                    if ((chosen >> i & 1) == 1) {
                        events.add(missing.get(i));
                    }
                }
                completions.add(History.of(events));
            }
            return completions;
        }
    }
}
