package dev.terrace.lifecycle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.Facts;
import dev.terrace.lifecycle.activity.Activity;
import dev.terrace.lifecycle.growth.GrowthAccounting;
import dev.terrace.lifecycle.growth.GrowthPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionProperties {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyCellIsWhatTheDefinitionSays(long seed) {
        Case random = Case.of(seed);

        assertThat(random.measure(random.histories)).hasToString(random.naiveTable());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void periodZeroIsTheCohort(long seed) {
        Case random = Case.of(seed);

        assertThat(random.measure(random.histories).rows()).allSatisfy(row -> {
            assertThat(row.cells().get(0).retained()).isEqualTo(Ratio.of(row.size(), row.size()));
            assertThat(row.cells())
                    .allSatisfy(
                            cell -> assertThat(cell.retained().denominator()).isEqualTo(row.size()));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void firstTimeCohortsAreTheNewUsersOfGrowthAccounting(long seed) {
        Case random = Case.of(seed);
        List<GrowthPeriod> periods = GrowthAccounting.by(random.spec.unit())
                .withCalendar(random.spec.calendar())
                .withActivity(random.spec.activity())
                .measure(random.histories, random.cohorts, random.asOf)
                .periods();
        RetentionTable firstTime =
                random.spec.withMode(CohortMode.FIRST_TIME).measure(random.histories, random.cohorts, random.asOf);

        assertThat(firstTime.rows())
                .extracting(RetentionRow::size)
                .isEqualTo(periods.stream().map(GrowthPeriod::newUsers).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void recurringCohortsAreTheActiveUsersOfGrowthAccounting(long seed) {
        Case random = Case.of(seed);
        List<GrowthPeriod> periods = GrowthAccounting.by(random.spec.unit())
                .withCalendar(random.spec.calendar())
                .withActivity(random.spec.activity())
                .measure(random.histories, random.cohorts, random.asOf)
                .periods();
        List<RetentionRow> rows = random.spec
                .withMode(CohortMode.RECURRING)
                .measure(random.histories, random.cohorts, random.asOf)
                .rows();

        assertThat(rows)
                .extracting(RetentionRow::size)
                .isEqualTo(periods.stream().map(GrowthPeriod::active).toList());
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i - 1).cell(1).orElseThrow().retained())
                    .isEqualTo(periods.get(i).retention());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfUsersChangesNothing(long seed) {
        Case random = Case.of(seed);
        List<History> shuffled = Facts.shuffled(random.histories, new SplittableRandom(seed));

        assertThat(random.measure(shuffled)).isEqualTo(random.measure(random.histories));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsAddUpToTheWhole(long seed) {
        Case random = Case.of(seed);
        int cut = new SplittableRandom(seed).nextInt(random.histories.size() + 1);
        RetentionTable left = random.measure(random.histories.subList(0, cut));
        RetentionTable right = random.measure(random.histories.subList(cut, random.histories.size()));

        assertThat(left.merge(right))
                .isEqualTo(random.measure(random.histories))
                .isEqualTo(right.merge(left))
                .hasSameHashCodeAs(right.merge(left));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shiftingEverythingByWholeWeeksShiftsTheCohorts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RetentionSpec weekly = RetentionSpec.by(Bucket.WEEK);
        List<History> histories = Facts.completeHistories(random);
        Interval cohorts = Facts.randomRange(random);
        int weeks = 1 + random.nextInt(100);
        Duration by = Duration.ofDays(7L * weeks);
        Instant asOf = cohorts.end().plus(Duration.ofDays(10));

        List<RetentionRow> before = weekly.measure(histories, cohorts, asOf).rows();
        List<RetentionRow> after = weekly.measure(
                        histories.stream()
                                .map(history -> Facts.shifted(history, by))
                                .toList(),
                        Interval.of(cohorts.start().plus(by), cohorts.end().plus(by)),
                        asOf.plus(by))
                .rows();

        assertThat(after).extracting(RetentionRow::cells).isEqualTo(cells(before));
        assertThat(after)
                .extracting(RetentionRow::cohort)
                .isEqualTo(before.stream().map(row -> row.cohort() + weeks).toList());
    }

    private static List<List<RetentionCell>> cells(List<RetentionRow> rows) {
        return rows.stream().map(RetentionRow::cells).toList();
    }

    /** The definition of retention, followed literally for each cohort, period and user. */
    private record Case(RetentionSpec spec, List<History> histories, Interval cohorts, Instant asOf) {

        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            RetentionSpec spec = RetentionSpec.by(Facts.randomUnit(random))
                    .withCalendar(Facts.randomCalendar(random))
                    .withActivity(random.nextBoolean() ? Activity.any() : Activity.of("visit"))
                    .withMode(random.nextBoolean() ? CohortMode.FIRST_TIME : CohortMode.RECURRING);
            return new Case(
                    spec, Facts.randomHistories(random), Facts.randomRange(random), Facts.randomInstant(random));
        }

        RetentionTable measure(List<History> some) {
            return spec.measure(some, cohorts, asOf);
        }

        String naiveTable() {
            List<String> rows = new ArrayList<>();
            long first = spec.calendar().bucketOf(spec.unit(), cohorts.start());
            for (long cohort = first; startOf(cohort).isBefore(cohorts.end()); cohort++) {
                if (!cohorts.isEmpty() && startOf(cohort).isBefore(asOf)) {
                    rows.add(naiveRow(cohort));
                }
            }
            return String.join("\n", rows);
        }

        private String naiveRow(long cohort) {
            StringBuilder row = new StringBuilder(spec.calendar().nameOf(spec.unit(), cohort)).append(':');
            for (long period = cohort; startOf(period).isBefore(asOf); period++) {
                long retained = 0;
                for (History history : histories) {
                    TreeSet<Long> active = activePeriods(history);
                    retained += belongs(history, active, cohort) && active.contains(period) ? 1 : 0;
                }
                row.append(' ').append(retained).append(startOf(period + 1).isAfter(asOf) ? "*" : "");
            }
            long unknown = histories.stream()
                    .filter(history -> isUnknown(history, activePeriods(history), cohort))
                    .count();
            return row.append(unknown == 0 ? "" : " ?" + unknown).toString();
        }

        private boolean belongs(History history, TreeSet<Long> active, long cohort) {
            return switch (spec.mode()) {
                case FIRST_TIME ->
                    history.completeSince().equals(Instant.MIN) && !active.isEmpty() && active.first() == cohort;
                case RECURRING -> active.contains(cohort);
            };
        }

        private boolean isUnknown(History history, TreeSet<Long> active, long cohort) {
            boolean mayLackActivity = startOf(cohort).isBefore(history.completeSince());
            boolean complete = history.completeSince().equals(Instant.MIN);
            return switch (spec.mode()) {
                case FIRST_TIME -> {
                    boolean firstKnownHere = !active.isEmpty() && active.first() == cohort;
                    boolean startedBefore = !active.isEmpty() && active.first() < cohort;
                    yield !complete && !startedBefore && (firstKnownHere || mayLackActivity);
                }
                case RECURRING -> mayLackActivity;
            };
        }

        private TreeSet<Long> activePeriods(History history) {
            TreeSet<Long> numbers = new TreeSet<>();
            for (Event event : history.events()) {
                if (event.at().isBefore(asOf) && spec.activity().counts(event)) {
                    numbers.add(spec.calendar().bucketOf(spec.unit(), event.at()));
                }
            }
            return numbers;
        }

        private Instant startOf(long number) {
            return spec.calendar().intervalOf(spec.unit(), number).start();
        }
    }
}
