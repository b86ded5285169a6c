package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FalseDiscoveryRateProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void qValuesAreAtLeastPValuesAndInTheirOrder(long seed) {
        double[] pValues = pValues(new SplittableRandom(seed));
        double[] qValues = FalseDiscoveryRate.qValues(pValues);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(qValues[i]).isBetween(pValues[i], 1.0);
            for (int j = 0; j < pValues.length; j++) {
                if (pValues[i] <= pValues[j]) {
                    assertThat(qValues[i]).isLessThanOrEqualTo(qValues[j]);
                }
            }
        }
    }

    /** By the procedure itself: reject all up to the last p value of rank k with p at most k × level / m. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTestIsFoundAtTheLevelsAboveItsQValueOnly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] pValues = pValues(random);
        double[] qValues = FalseDiscoveryRate.qValues(pValues);
        double[] sorted = Arrays.stream(pValues).sorted().toArray();
        for (int round = 0; round < 20; round++) {
            double level = random.nextDouble();
            double last = -1;
            for (int rank = 1; rank <= sorted.length; rank++) {
                last = sorted[rank - 1] <= rank * level / sorted.length ? sorted[rank - 1] : last;
            }
            for (int i = 0; i < pValues.length; i++) {
                assertThat(qValues[i] <= level).isEqualTo(pValues[i] <= last);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTestsDoesNotMatter(long seed) {
        double[] pValues = pValues(new SplittableRandom(seed));
        double[] reversed = new double[pValues.length];
        for (int i = 0; i < pValues.length; i++) {
            reversed[i] = pValues[pValues.length - 1 - i];
        }
        double[] qValues = FalseDiscoveryRate.qValues(pValues);
        double[] ofReversed = FalseDiscoveryRate.qValues(reversed);
        for (int i = 0; i < pValues.length; i++) {
            assertThat(ofReversed[pValues.length - 1 - i]).isCloseTo(qValues[i], within(0.0));
        }
    }

    /** With ties. */
    private static double[] pValues(SplittableRandom random) {
        boolean coarse = random.nextBoolean();
        double[] pValues = new double[1 + random.nextInt(40)];
        for (int i = 0; i < pValues.length; i++) {
            pValues[i] = coarse ? random.nextInt(9) / 8.0 : random.nextDouble() * random.nextDouble();
        }
        return pValues;
    }
}
