package dev.terrace.rfm;

import static dev.terrace.rfm.Customers.AS_OF;
import static dev.terrace.rfm.Customers.customer;
import static dev.terrace.rfm.Customers.scoring;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RfmProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void quantileScoresAreThoseOfTheNaiveModel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int bins = 2 + random.nextInt(8);
        RfmTable<Integer> table = scoring(Binning.quantile(bins)).score(population(random, Long.MAX_VALUE), AS_OF);
        for (Dimension dimension : Dimension.values()) {
            List<BigInteger> sorted = values(table, dimension).stream().sorted().toList();
            List<BigInteger> scaledCuts = new ArrayList<>();
            for (int k = 1; k < bins; k++) {
                scaledCuts.add(quantileTimesBins(sorted, k, bins));
            }
            BigInteger scale = BigInteger.valueOf(bins);
            for (RfmScore score : table.scores().values()) {
                BigInteger scaled = BigInteger.valueOf(score.value(dimension)).multiply(scale);
                int below = (int) scaledCuts.stream()
                        .filter(cut -> cut.compareTo(scaled) < 0)
                        .count();
                assertThat(score.score(dimension)).isEqualTo(dimension == Dimension.RECENCY ? bins - below : below + 1);
            }
        }
    }

    /** The quantile k/bins of type 7, times the number of bins: walks from the first value to the position in steps. */
    private static BigInteger quantileTimesBins(List<BigInteger> sorted, int k, int bins) {
        BigInteger quantile = sorted.get(0).multiply(BigInteger.valueOf(bins));
        for (int step = 0; step < (sorted.size() - 1) * k; step++) {
            quantile = quantile.add(sorted.get(step / bins + 1).subtract(sorted.get(step / bins)));
        }
        return quantile;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void meanScoresAreThoseOfTheNaiveModel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RfmTable<Integer> table = scoring(Binning.mean()).score(population(random, Long.MAX_VALUE), AS_OF);
        for (Dimension dimension : Dimension.values()) {
            List<BigInteger> values = values(table, dimension);
            BigInteger sum = values.stream().reduce(BigInteger.ZERO, BigInteger::add);
            for (RfmScore score : table.scores().values()) {
                int comparison = BigInteger.valueOf(score.value(dimension))
                        .multiply(BigInteger.valueOf(values.size()))
                        .compareTo(sum);
                boolean better = dimension == Dimension.RECENCY ? comparison < 0 : comparison > 0;
                assertThat(score.score(dimension)).isEqualTo(better ? 2 : 1);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTheInputChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, PurchaseSummary> population = population(random, 1000);
        List<Integer> customers = new ArrayList<>(population.keySet());
        Collections.shuffle(customers, new Random(seed));
        Map<Integer, PurchaseSummary> shuffled = new LinkedHashMap<>();
        customers.forEach(customer -> shuffled.put(customer, population.get(customer)));
        for (RfmModel model : List.of(RfmModel.withDefaults(), RfmModel.eightClasses())) {
            RfmTable<Integer> table = model.score(population, AS_OF);
            RfmTable<Integer> again = model.score(shuffled, AS_OF);
            assertThat(again).isEqualTo(table);
            assertThat(again.counts()).isEqualTo(table.counts());
            assertThat(again.warnings()).isEqualTo(table.warnings());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countingMoneyInThousandthsChangesNoScore(long seed) {
        Map<Integer, PurchaseSummary> population = population(new SplittableRandom(seed), 1000);
        Map<Integer, PurchaseSummary> inThousandths = new LinkedHashMap<>();
        population.forEach((customer, summary) -> inThousandths.put(
                customer,
                summary.lastOrder().isEmpty()
                        ? summary
                        : customer(
                                summary.lastOrder().get().until(AS_OF, ChronoUnit.DAYS),
                                summary.orders(),
                                summary.totalMinor() * 1000)));
        for (RfmModel model : List.of(RfmModel.withDefaults(), RfmModel.eightClasses())) {
            assertThat(model.score(inThousandths, AS_OF).segments())
                    .isEqualTo(model.score(population, AS_OF).segments());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalValuesShareAScoreAndBetterValuesHaveNoLowerOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Binning binning = random.nextInt(4) == 0 ? Binning.mean() : Binning.quantile(2 + random.nextInt(8));
        RfmTable<Integer> table = scoring(binning).score(population(random, 1000), AS_OF);
        for (Dimension dimension : Dimension.values()) {
            BiPredicate<Long, Long> noWorse =
                    dimension == Dimension.RECENCY ? (left, right) -> left <= right : (left, right) -> left >= right;
            for (RfmScore left : table.scores().values()) {
                for (RfmScore right : table.scores().values()) {
                    if (noWorse.test(left.value(dimension), right.value(dimension))) {
                        assertThat(left.score(dimension)).isGreaterThanOrEqualTo(right.score(dimension));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everybodyIsScoredOnceOrListedAndCountsAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, PurchaseSummary> population = population(random, 1000);
        RfmTable<Integer> table = RfmModel.withDefaults().score(population, AS_OF);
        assertThat(table.scores().size() + table.unscored().size()).isEqualTo(population.size());
        population.forEach((customer, summary) -> {
            assertThat(table.of(customer).isPresent()).isEqualTo(summary.orders() > 0);
            assertThat(table.unscored().contains(customer)).isEqualTo(summary.orders() == 0);
        });
        assertThat(sum(table.counts())).isEqualTo(table.scores().size());
        for (Dimension dimension : Dimension.values()) {
            assertThat(sum(table.sizes(dimension))).isEqualTo(table.scores().size());
        }
        table.counts()
                .forEach((segment, count) -> assertThat(
                                table.segments().values().stream().filter(segment::equals))
                        .hasSize(count.intValue()));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The cuts that people see separate the same whole numbers as the exact ones. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void printedCutsTellTheTruth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Binning binning = random.nextBoolean() ? Binning.mean() : Binning.quantile(2 + random.nextInt(8));
        RfmTable<Integer> table = scoring(binning).score(population(random, Long.MAX_VALUE), AS_OF);
        for (Dimension dimension : Dimension.values()) {
            List<BigDecimal> points = table.cuts(dimension).orElseThrow().points();
            boolean equalIsAbove = binning.equals(Binning.mean()) && dimension == Dimension.RECENCY;
            for (RfmScore score : table.scores().values()) {
                BigDecimal value = BigDecimal.valueOf(score.value(dimension));
                int below = (int) points.stream()
                        .filter(point -> point.compareTo(value) < (equalIsAbove ? 1 : 0))
                        .count();
                assertThat(score.score(dimension))
                        .isEqualTo(dimension == Dimension.RECENCY ? binning.bins() - below : below + 1);
            }
        }
    }

    private static List<BigInteger> values(RfmTable<Integer> table, Dimension dimension) {
        return table.scores().values().stream()
                .map(score -> BigInteger.valueOf(score.value(dimension)))
                .toList();
    }

    /** Up to 40 customers with many ties, the first with an order; some with refunds above payments, some with none. */
    private static Map<Integer, PurchaseSummary> population(SplittableRandom random, long mostMoney) {
        Map<Integer, PurchaseSummary> population = new LinkedHashMap<>();
        int size = 1 + random.nextInt(40);
        int variety = 1 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
            long days = 1 + random.nextInt(variety) * (long) (1 + random.nextInt(3));
            long money = random.nextInt(10) == 0 ? random.nextLong(-mostMoney, mostMoney) : random.nextInt(variety);
            boolean ordered = i == 0 || random.nextInt(8) > 0;
            population.put(
                    i,
                    ordered
                            ? customer(days, 1 + random.nextInt(variety), money)
                            : PurchaseSummary.of(AS_OF.minusSeconds(5), -7));
        }
        return population;
    }
}
