package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankCorrelationProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isPearsonsCorrelationOfRanksThatAreCountedByHand(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 2 + random.nextInt(40);
        double[] first = figure(random, size);
        double[] second = figure(random, size);
        Optional<RankCorrelation> correlation = RankCorrelation.spearman(first, second);
        double expected = pearson(ranks(first), ranks(second));
        assertThat(correlation.isEmpty()).isEqualTo(Double.isNaN(expected));
        correlation.ifPresent(found -> {
            assertThat(found.coefficient()).isBetween(-1.0, 1.0).isCloseTo(expected, within(1e-12));
            found.pValue().ifPresent(p -> assertThat(p).isBetween(0.0, 1.0));
            assertThat(Shipped.copyOf(found)).isEqualTo(found);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void dependsOnNeitherScaleNorOrderOfUsersNorOrderOfFigures(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 2 + random.nextInt(40);
        double[] first = figure(random, size);
        double[] second = figure(random, size);
        double[] grown = Arrays.stream(first).map(Math::exp).toArray();
        double[] turned = Arrays.stream(first).map(value -> -value).toArray();
        double[] firstReversed = new double[size];
        double[] secondReversed = new double[size];
        for (int i = 0; i < size; i++) {
            firstReversed[i] = first[size - 1 - i];
            secondReversed[i] = second[size - 1 - i];
        }
        double coefficient = coefficient(first, second);
        assertThat(coefficient(grown, second)).isEqualTo(coefficient);
        assertThat(coefficient(second, first)).isEqualTo(coefficient);
        assertThat(coefficient(firstReversed, secondReversed)).isCloseTo(coefficient, within(1e-15));
        assertThat(coefficient(turned, second)).isCloseTo(-coefficient, within(1e-15));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ofCountsIsThatOfTheFiguresAndTheOutcomeThatWereCounted(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = random.nextInt(60);
        double[] figure = figure(random, size);
        double[] outcome = random.ints(size, 0, 2).asDoubleStream().toArray();
        double[] distinct = Arrays.stream(figure).sorted().distinct().toArray();
        long[] users = new long[distinct.length];
        long[] reached = new long[distinct.length];
        for (int i = 0; i < size; i++) {
            int place = Arrays.binarySearch(distinct, figure[i]);
            users[place]++;
            reached[place] += (long) outcome[i];
        }
        Optional<RankCorrelation> expected = RankCorrelation.spearman(figure, outcome);
        Optional<RankCorrelation> correlation = RankCorrelation.withOutcome(users, reached);
        assertThat(correlation.isPresent()).isEqualTo(expected.isPresent());
        correlation.ifPresent(found -> {
            assertThat(found.coefficient()).isCloseTo(expected.orElseThrow().coefficient(), within(1e-12));
            assertThat(found.size()).isEqualTo(size);
            assertThat(found.pValue().isPresent())
                    .isEqualTo(expected.orElseThrow().pValue().isPresent());
            found.pValue()
                    .ifPresent(p -> assertThat(p)
                            .isCloseTo(expected.orElseThrow().pValue().orElseThrow(), within(1e-9)));
        });
    }

    /** 0 stands for an undefined one. */
    private static double coefficient(double[] first, double[] second) {
        return RankCorrelation.spearman(first, second)
                .map(RankCorrelation::coefficient)
                .orElse(0.0);
    }

    private static double[] figure(SplittableRandom random, int size) {
        int different = 1 + random.nextInt(12);
        return random.ints(size, 0, different).asDoubleStream().toArray();
    }

    private static double[] ranks(double[] figure) {
        return Arrays.stream(figure)
                .map(value -> {
                    long below = Arrays.stream(figure).filter(v -> v < value).count();
                    long same = Arrays.stream(figure).filter(v -> v == value).count();
                    return below + (same + 1) / 2.0;
                })
                .toArray();
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
