package dev.terrace.lifecycle.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.Facts;
import dev.terrace.lifecycle.activity.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrowthProperties {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFigureIsWhatTheDefinitionSays(long seed) {
        Case random = Case.of(seed);

        assertThat(random.measure(random.histories).periods()).isEqualTo(random.naivePeriods());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theIdentitiesHold(long seed) {
        Case random = Case.of(seed);
        List<GrowthPeriod> periods = random.measure(random.histories).periods();

        for (int i = 0; i < periods.size(); i++) {
            GrowthPeriod period = periods.get(i);
            assertThat(period.active())
                    .isEqualTo(period.newUsers() + period.kept() + period.returned() + period.unknown());
            if (i > 0) {
                assertThat(period.previous()).isEqualTo(periods.get(i - 1).active());
                assertThat(period.lapsed()).isEqualTo(periods.get(i - 1).active() - period.kept());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overCompleteHistoriesNothingIsUnknown(long seed) {
        Case random = Case.of(seed);
        List<History> complete = Facts.completeHistories(new SplittableRandom(seed));

        assertThat(random.measure(complete).periods()).allMatch(GrowthPeriod::isCertain);
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
        GrowthSeries left = random.measure(random.histories.subList(0, cut));
        GrowthSeries right = random.measure(random.histories.subList(cut, random.histories.size()));

        assertThat(left.merge(right))
                .isEqualTo(random.measure(random.histories))
                .isEqualTo(right.merge(left))
                .hasSameHashCodeAs(right.merge(left));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twoIdsOfOneUserAreTheUnionOfTheirEvents(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case one = Case.of(seed);
        History left = History.of(Facts.randomEvents(random));
        History right = History.of(Facts.randomEvents(random));
        GrowthSeries union = one.measure(List.of(Facts.union(left, right)));
        GrowthSeries separate = one.measure(List.of(left, right));

        for (int i = 0; i < union.periods().size(); i++) {
            assertThat(union.periods().get(i).active())
                    .isEqualTo(Math.min(1, separate.periods().get(i).active()));
        }
        assertThat(union.periods().stream().mapToLong(GrowthPeriod::newUsers).sum())
                .isLessThanOrEqualTo(1);
        assertThat(union).isEqualTo(one.measure(List.of(Facts.union(right, left))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shiftingEverythingByWholeWeeksShiftsTheSeries(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GrowthAccounting weekly = GrowthAccounting.by(Bucket.WEEK);
        List<History> histories = Facts.completeHistories(random);
        Interval range = Facts.randomRange(random);
        int weeks = 1 + random.nextInt(100);
        Duration by = Duration.ofDays(7L * weeks);
        Instant asOf = range.end().plus(Duration.ofDays(3));

        List<GrowthPeriod> before = weekly.measure(histories, range, asOf).periods();
        List<GrowthPeriod> after = weekly.measure(
                        histories.stream()
                                .map(history -> Facts.shifted(history, by))
                                .toList(),
                        Interval.of(range.start().plus(by), range.end().plus(by)),
                        asOf.plus(by))
                .periods();

        assertThat(after)
                .isEqualTo(before.stream()
                        .map(period -> new GrowthPeriod(
                                period.number() + weeks,
                                Calendar.utc().nameOf(Bucket.WEEK, period.number() + weeks),
                                period.isComplete(),
                                period.previous(),
                                period.newUsers(),
                                period.kept(),
                                period.returned(),
                                period.unknown(),
                                period.uncovered()))
                        .toList());
    }

    /** The definition of growth accounting, followed literally for each user and period. */
    private record Case(GrowthAccounting model, List<History> histories, Interval range, Instant asOf) {

        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            GrowthAccounting model = GrowthAccounting.by(Facts.randomUnit(random))
                    .withCalendar(Facts.randomCalendar(random))
                    .withActivity(random.nextBoolean() ? Activity.any() : Activity.of("visit"));
            return new Case(
                    model, Facts.randomHistories(random), Facts.randomRange(random), Facts.randomInstant(random));
        }

        GrowthSeries measure(List<History> some) {
            return model.measure(some, range, asOf);
        }

        List<GrowthPeriod> naivePeriods() {
            List<GrowthPeriod> periods = new ArrayList<>();
            long first = model.calendar().bucketOf(model.unit(), range.start());
            for (long number = first; startOf(number).isBefore(range.end()); number++) {
                if (!range.isEmpty() && startOf(number).isBefore(asOf)) {
                    periods.add(naivePeriod(number));
                }
            }
            return periods;
        }

        private GrowthPeriod naivePeriod(long number) {
            long previous = 0;
            long newUsers = 0;
            long kept = 0;
            long returned = 0;
            long unknown = 0;
            long uncovered = 0;
            for (History history : histories) {
                Set<Long> active = activePeriods(history);
                boolean complete = history.completeSince().equals(Instant.MIN);
                boolean covered = !history.completeSince().isAfter(startOf(number - 1));
                boolean knownEarlier = active.stream().anyMatch(each -> each < number);
                previous += active.contains(number - 1) ? 1 : 0;
                uncovered += covered ? 0 : 1;
                if (!active.contains(number)) {
                    continue;
                }
                if (active.contains(number - 1)) {
                    kept++;
                } else if (knownEarlier && covered) {
                    returned++;
                } else if (!knownEarlier && complete) {
                    newUsers++;
                } else {
                    unknown++;
                }
            }
            return new GrowthPeriod(
                    number,
                    model.calendar().nameOf(model.unit(), number),
                    !startOf(number + 1).isAfter(asOf),
                    previous,
                    newUsers,
                    kept,
                    returned,
                    unknown,
                    uncovered);
        }

        private Set<Long> activePeriods(History history) {
            Set<Long> numbers = new HashSet<>();
            for (Event event : history.events()) {
                if (event.at().isBefore(asOf) && model.activity().counts(event)) {
                    numbers.add(model.calendar().bucketOf(model.unit(), event.at()));
                }
            }
            return numbers;
        }

        private Instant startOf(long number) {
            return model.calendar().intervalOf(model.unit(), number).start();
        }
    }
}
