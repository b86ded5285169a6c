package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    @Nested
    class ForAProportion {

        @ParameterizedTest
        @CsvSource({
            "0.05, 0.95, 0.5, 385, 278",
            "0.03, 0.95, 0.5, 1068, 517",
            "0.05, 0.99, 0.5, 664, 400",
            "0.02, 0.90, 0.1, 609, 379",
        })
        void fewerUsersOfASmallPopulationAreNeeded(
                double margin, double confidence, double expected, long unbounded, long ofThousand) {
            assertThat(SampleSize.forProportion(margin, confidence, expected)).isEqualTo(unbounded);
            assertThat(SampleSize.forProportion(margin, confidence, expected, 1_000))
                    .isEqualTo(ofThousand);
        }

        /** The sample is large enough for the margin, and one user less is not. */
        @ParameterizedTest
        @CsvSource({"0.05, 0.5", "0.01, 0.3", "0.1, 0.9", "0.002, 0.05"})
        void theMarginIsKept(double margin, double expected) {
            long size = SampleSize.forProportion(margin, 0.95, expected);
            assertThat(reach(size, expected)).isLessThanOrEqualTo(margin);
            assertThat(reach(size - 1, expected)).isGreaterThan(margin);
        }

        private double reach(long size, double share) {
            return 1.959963984540054 * Math.sqrt(share * (1 - share) / size);
        }

        @Test
        void neverMoreThanThePopulationAndAtLeastOneUser() {
            assertThat(SampleSize.forProportion(0.05, 0.95, 0.5, 5)).isEqualTo(5);
            assertThat(SampleSize.forProportion(0.05, 0.95, 0.5, 1)).isEqualTo(1);
            assertThat(SampleSize.forProportion(0.9, 0.5, 0.5)).isEqualTo(1);
            assertThat(SampleSize.forProportion(0.9, 0.5, 0.5, 10)).isEqualTo(1);
            assertThat(SampleSize.forProportion(0.05, 0.95, 0.5, Long.MAX_VALUE))
                    .isEqualTo(385);
        }

        @Test
        void argumentsAreInTheirBounds() {
            assertThatThrownBy(() -> SampleSize.forProportion(0, 0.95, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("margin must be in (0, 1) but was 0.0");
            assertThatThrownBy(() -> SampleSize.forProportion(0.05, 95, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("confidence must be in (0, 1) but was 95.0");
            assertThatThrownBy(() -> SampleSize.forProportion(0.05, 0.95, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected proportion must be in (0, 1) but was 1.0");
            assertThatThrownBy(() -> SampleSize.forProportion(0.05, 0.95, 0.5, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("population must be at least 1 but was 0");
        }

        @Test
        void aSizeThatDoesNotFitIsRefused() {
            assertThatThrownBy(() -> SampleSize.forProportion(1e-12, 0.95, 0.5))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith("sample size must be at most 2^53 but was ");
            assertThatThrownBy(() -> SampleSize.forProportion(1e-200, 0.95, 0.5))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Nested
    class ForADifference {

        /** As power.prop.test of R computes them; the second row is the example of its manual, 76.7. */
        @ParameterizedTest
        @CsvSource({
            "0.1, 0.02, 0.8, 0.95, 3841",
            "0.5, 0.25, 0.9, 0.95, 77",
            "0.5, -0.25, 0.9, 0.95, 77",
            "0.01, 0.001, 0.8, 0.95, 163095",
            "0.3, 0.05, 0.8, 0.99, 2049",
        })
        void eachGroupNeedsUsers(double baseline, double difference, double power, double confidence, long expected) {
            assertThat(SampleSize.forDifference(baseline, difference, power, confidence))
                    .isEqualTo(expected);
        }

        @Test
        void argumentsAreInTheirBounds() {
            assertThatThrownBy(() -> SampleSize.forDifference(0, 0.1, 0.8, 0.95))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("baseline must be in (0, 1) but was 0.0");
            assertThatThrownBy(() -> SampleSize.forDifference(0.5, 0.5, 0.8, 0.95))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("baseline plus minimum difference must be in (0, 1) but was 1.0");
            assertThatThrownBy(() -> SampleSize.forDifference(0.5, 0, 0.8, 0.95))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minimum difference must not be 0");
            assertThatThrownBy(() -> SampleSize.forDifference(0.5, 0.1, 0.4, 0.95))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("power must be in [0.5, 1) but was 0.4");
            assertThatThrownBy(() -> SampleSize.forDifference(0.5, 0.1, 1, 0.95))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> SampleSize.forDifference(0.5, 0.1, 0.8, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-200, 0.5, 1000, 1000", "5e-324, 0.5, 1, 1", "0.5, 5e-324, 1, 1", "0.05, 0.5, 1, 1"})
    void isEverybodyWhereNoSampleIsEnough(double margin, double expected, long population, long size) {
        assertThat(SampleSize.forProportion(margin, 0.95, expected, population)).isEqualTo(size);
    }
}
