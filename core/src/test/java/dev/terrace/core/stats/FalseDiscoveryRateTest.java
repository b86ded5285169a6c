package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalseDiscoveryRateTest {

    @Nested
    class QValues {

        @Test
        void keepTheOrderOfTheInput() {
            assertThat(FalseDiscoveryRate.qValues(0.01, 0.04, 0.03, 0.005))
                    .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
        }

        /** The example of Benjamini and Hochberg (1995), section 4.1: four of fifteen are found at 0.05. */
        @Test
        void ofThePaper() {
            double[] pValues = {
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0
            };
            double[] qValues = FalseDiscoveryRate.qValues(pValues);
            assertThat(Arrays.stream(qValues).filter(q -> q <= 0.05)).hasSize(4);
            assertThat(qValues[3]).isCloseTo(0.035625, within(1e-15));
            assertThat(qValues[5]).isCloseTo(0.06385714285714286, within(1e-15));
            assertThat(qValues[6]).isCloseTo(0.06385714285714286, within(1e-15));
            assertThat(qValues[14]).isEqualTo(1);
        }

        @Test
        void ofOneTestIsItsPValueAndOfNoneThereAreNone() {
            assertThat(FalseDiscoveryRate.qValues(0.03)).containsExactly(0.03);
            assertThat(FalseDiscoveryRate.qValues()).isEmpty();
            assertThat(FalseDiscoveryRate.qValues(0.0, -0.0, 1)).containsExactly(0, 0, 1);
        }

        @Test
        void leaveTheInputAsItIs() {
            double[] pValues = {0.5, 0.1};
            FalseDiscoveryRate.qValues(pValues);
            assertThat(pValues).containsExactly(0.5, 0.1);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
        void areOfProbabilities(double pValue) {
            assertThatThrownBy(() -> FalseDiscoveryRate.qValues(0.5, pValue))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("p value must be in [0, 1] but was " + pValue + " (test 1)");
        }
    }
}
