package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProportionProperties {

    private static final double Z = 1.959963984540054;

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anIntervalHoldsTheShareAndStaysInsideZeroToOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Proportion share = proportion(random);
        ConfidenceInterval interval = share.interval(0.001 + 0.998 * random.nextDouble());
        assertThat(interval.low()).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
        assertThat(interval.contains(share.value().orElseThrow())).isTrue();
    }

    /** What Wilson's bounds are by definition: the true shares from which the observed one is exactly z errors away. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBoundIsWhereTheScoreTestTurns(long seed) {
        Proportion share = proportion(new SplittableRandom(seed));
        ConfidenceInterval interval = share.interval(0.95);
        double users = share.ratio().denominator();
        for (double bound : new double[] {interval.low(), interval.high()}) {
            if (bound > 0 && bound < 1) {
                double score = Math.abs(share.value().orElseThrow() - bound) / Math.sqrt(bound * (1 - bound) / users);
                assertThat(score).isCloseTo(Z, within(1e-6));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreConfidenceIsAWiderIntervalAndMoreUsersANarrowerOne(long seed) {
        Proportion share = proportion(new SplittableRandom(seed));
        Proportion tenfold =
                Proportion.of(10 * share.ratio().numerator(), 10 * share.ratio().denominator());
        assertThat(width(share.interval(0.99))).isGreaterThan(width(share.interval(0.95)));
        assertThat(width(tenfold.interval(0.95))).isLessThan(width(share.interval(0.95)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDifferenceHoldsItsValueAndChangesItsSignWithTheOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Proportion first = proportion(random);
        Proportion second = proportion(random);
        ConfidenceInterval interval = first.minus(second).interval(0.95);
        ConfidenceInterval turned = second.minus(first).interval(0.95);
        assertThat(interval.low()).isBetween(-1.0, 1.0);
        assertThat(interval.high()).isBetween(-1.0, 1.0);
        assertThat(interval.contains(first.minus(second).value().orElseThrow())).isTrue();
        assertThat(turned.low()).isCloseTo(-interval.high(), within(1e-12));
        assertThat(turned.high()).isCloseTo(-interval.low(), within(1e-12));
        first.minus(second).zTest().ifPresent(test -> {
            TestResult other = second.minus(first).zTest().orElseThrow();
            assertThat(other.statistic()).isCloseTo(-test.statistic(), within(1e-9));
            assertThat(other.pValue()).isCloseTo(test.pValue(), within(1e-12));
        });
    }

    /** The two tests are one: z squared is chi-square. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTestOfTwoSharesIsThatOfTheFourfoldTable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Proportion first = proportion(random);
        Proportion second = proportion(random);
        assertThat(first.minus(second).zTest().isPresent())
                .isEqualTo(FourfoldTable.of(first, second).chiSquare().isPresent());
        first.minus(second).zTest().ifPresent(test -> {
            TestResult chiSquare = FourfoldTable.of(first, second).chiSquare().orElseThrow();
            assertThat(test.statistic() * test.statistic())
                    .isCloseTo(chiSquare.statistic(), within(1e-9 * (1 + chiSquare.statistic())));
            assertThat(test.pValue()).isCloseTo(chiSquare.pValue(), within(1e-9));
        });
    }

    private static Proportion proportion(SplittableRandom random) {
        long whole = 1L + random.nextInt(random.nextBoolean() ? 12 : 5_000);
        return Proportion.of(random.nextLong(whole + 1), whole);
    }

    private static double width(ConfidenceInterval interval) {
        return interval.high() - interval.low();
    }
}
