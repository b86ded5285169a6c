package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContingencyTableProperties {

    /** A user with a row and a column; without a column if it is empty. */
    private record Counted(String row, String column) {}

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shufflingSplittingAndMergingChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Counted> users = users(random);
        ContingencyTable whole = table(users);
        List<Counted> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled, new Random(seed));
        int first = random.nextInt(users.size() + 1);
        int second = first + random.nextInt(users.size() - first + 1);
        List<Counted> a = shuffled.subList(0, first);
        List<Counted> b = shuffled.subList(first, second);
        List<Counted> c = shuffled.subList(second, users.size());
        assertThat(table(a).merge(table(b)).merge(table(c)))
                .isEqualTo(whole)
                .isEqualTo(table(a).merge(table(b).merge(table(c))))
                .isEqualTo(table(c).merge(table(b)).merge(table(a)))
                .hasSameHashCodeAs(whole)
                .hasToString(whole.toString());
        assertThat(table(shuffled).chiSquare()).isEqualTo(whole.chiSquare());
        assertThat(table(shuffled).cramersV()).isEqualTo(whole.cramersV());
        assertThat(table(shuffled).stabilityIndex("r0", "r1", 0.5)).isEqualTo(whole.stabilityIndex("r0", "r1", 0.5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatArrivesEqualsWhatWasSentAndCanBeFilledFurther(long seed) {
        ContingencyTable table = table(users(new SplittableRandom(seed)));
        ContingencyTable arrived = (ContingencyTable) Shipped.copyOf(table);
        assertThat(arrived).isEqualTo(table);
        assertThat(arrived.add("r9", "c9").addMissing("r9", 2))
                .isEqualTo(table.add("r9", "c9").addMissing("r9", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chiSquareIsTheSumOfSquaredDeviationsFromIndependence(long seed) {
        List<Counted> users = users(new SplittableRandom(seed));
        ContingencyTable table = table(users);
        List<Counted> known =
                users.stream().filter(user -> !user.column().isEmpty()).toList();
        List<String> rows = known.stream().map(Counted::row).distinct().toList();
        List<String> columns = known.stream().map(Counted::column).distinct().toList();
        int degrees = Math.max(0, rows.size() - 1) * Math.max(0, columns.size() - 1);
        assertThat(table.degreesOfFreedom()).isEqualTo(degrees);
        assertThat(table.chiSquare().isPresent()).isEqualTo(degrees > 0);
        assertThat(table.cramersV().isPresent()).isEqualTo(degrees > 0);
        if (degrees == 0) {
            return;
        }
        double sum = 0;
        double smallest = Double.MAX_VALUE;
        for (String row : rows) {
            for (String column : columns) {
                double expected = (double) count(known, row, null) * count(known, null, column) / known.size();
                double deviation = count(known, row, column) - expected;
                sum += deviation * deviation / expected;
                smallest = Math.min(smallest, expected);
            }
        }
        TestResult test = table.chiSquare().orElseThrow();
        assertThat(test.statistic()).isCloseTo(sum, within(1e-9));
        assertThat(table.cramersV().orElseThrow())
                .isBetween(0.0, 1.0)
                .isCloseTo(Math.sqrt(sum / known.size() / (Math.min(rows.size(), columns.size()) - 1)), within(1e-9));
        assertThat(table.isLowSupport(smallest * 0.999)).isFalse();
        assertThat(table.isLowSupport(smallest * 1.001)).isTrue();
        if (degrees % 2 == 0) {
            assertThat(test.pValue()).isCloseTo(tailOfEvenDegrees(sum, degrees), within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theStabilityIndexIsNotNegativeDoesNotDependOnTheOrderAndIsZeroForOneDistribution(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable table = table(users(random));
        double prior = random.nextInt(3) * 0.5;
        table.stabilityIndex("r0", "r1", prior).ifPresent(index -> {
            assertThat(index).isNotNegative();
            assertThat(table.stabilityIndex("r1", "r0", prior).orElseThrow()).isCloseTo(index, within(1e-12));
        });
        if (table.known("r0") > 0) {
            assertThat(table.stabilityIndex("r0", "r0", prior)).hasValue(0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharesOfARowAddUpToOne(long seed) {
        ContingencyTable table = table(users(new SplittableRandom(seed)));
        for (String row : table.rows()) {
            assertThat(table.columns().stream()
                            .mapToLong(
                                    column -> table.share(row, column).ratio().numerator())
                            .sum())
                    .isEqualTo(table.known(row));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePlanThatWasKeptIsNeverInDoubt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ContingencyTable table = new ContingencyTable();
        Map<String, Double> plan = new HashMap<>();
        int groups = 2 + random.nextInt(4);
        for (int group = 0; group < groups; group++) {
            long size = 1L + random.nextInt(1_000);
            table.add("experiment", "group " + group, size);
            plan.put("group " + group, size * 0.37);
        }
        TestResult test = table.chiSquareOfPlan("experiment", plan).orElseThrow();
        assertThat(test.statistic()).isCloseTo(0, within(1e-9));
        assertThat(test.pValue()).isCloseTo(1, within(1e-4));
    }

    /** Of 2k degrees of freedom: e^(-x/2) times the first k terms of the series of e^(x/2). */
    private static double tailOfEvenDegrees(double x, int degrees) {
        double term = 1;
        double sum = 1;
        for (int i = 1; i < degrees / 2; i++) {
            term *= x / 2 / i;
            sum += term;
        }
        return Math.exp(-x / 2) * sum;
    }

    private static long count(List<Counted> users, String row, String column) {
        return users.stream()
                .filter(user -> row == null || user.row().equals(row))
                .filter(user -> column == null || user.column().equals(column))
                .count();
    }

    private static ContingencyTable table(List<Counted> users) {
        ContingencyTable table = new ContingencyTable();
        for (Counted user : users) {
            if (user.column().isEmpty()) {
                table.addMissing(user.row(), 1);
            } else {
                table.add(user.row(), user.column());
            }
        }
        return table;
    }

    private static List<Counted> users(SplittableRandom random) {
        int rows = 1 + random.nextInt(5);
        int columns = 1 + random.nextInt(5);
        List<Counted> users = new ArrayList<>();
        for (int i = random.nextInt(120); i > 0; i--) {
            users.add(new Counted(
                    "r" + random.nextInt(rows), random.nextInt(8) == 0 ? "" : "c" + random.nextInt(columns)));
        }
        return users;
    }
}
