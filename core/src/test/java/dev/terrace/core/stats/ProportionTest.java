package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Ratio;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {

    @Nested
    class OneShare {

        /** Bounds of the Wilson interval without continuity correction, as published. */
        @ParameterizedTest(name = "{0}/{1} at {2}")
        @CsvSource({
            "10, 100, 0.95, 0.05523, 0.17437",
            "0, 10, 0.95, 0, 0.27753",
            "10, 10, 0.95, 0.72247, 1",
            "56, 70, 0.95, 0.69183, 0.87695",
            "48, 80, 0.95, 0.49045, 0.70038",
        })
        void hasAWilsonInterval(long part, long whole, double confidence, double low, double high) {
            ConfidenceInterval interval = Proportion.of(part, whole).interval(confidence);
            assertThat(interval.low()).isCloseTo(low, within(5e-6));
            assertThat(interval.high()).isCloseTo(high, within(5e-6));
            assertThat(interval.confidence()).isEqualTo(confidence);
        }

        @Test
        void boundsAreExactWhereNobodyOrEverybodyCounts() {
            assertThat(Proportion.of(0, 7).interval(0.9).low()).isZero();
            assertThat(Proportion.of(7, 7).interval(0.9).high()).isEqualTo(1);
        }

        @Test
        void nothingIsKnownOfAnEmptyGroup() {
            Proportion empty = Proportion.of(Ratio.of(0, 0));
            assertThat(empty.value()).isEmpty();
            assertThat(empty.interval(0.95)).isEqualTo(new ConfidenceInterval(0, 1, 0.95));
            assertThat(empty.isLowSupport(1)).isTrue();
        }

        @Test
        void aSmallGroupIsMarkedAndKept() {
            Proportion small = Proportion.of(1, 4);
            assertThat(small.value()).hasValue(0.25);
            assertThat(small.isLowSupport(5)).isTrue();
            assertThat(small.isLowSupport(4)).isFalse();
            assertThat(small).hasToString("1/4");
        }

        @Test
        void countsBeyondDoublePrecisionServe() {
            ConfidenceInterval interval =
                    Proportion.of(Long.MAX_VALUE - 1, Long.MAX_VALUE).interval(0.95);
            assertThat(interval.low()).isCloseTo(1, within(1e-9));
            assertThat(interval.high()).isEqualTo(1);
        }

        @Test
        void aPartAboveItsWholeIsRefused() {
            assertThatThrownBy(() -> Proportion.of(5, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("proportion must be at most 1 but was 5/4");
            assertThatThrownBy(() -> Proportion.of(1, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Proportion.of(null)).isInstanceOf(NullPointerException.class);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 1, 95, -0.5, Double.NaN})
        void aConfidenceIsBetweenZeroAndOne(double confidence) {
            assertThatThrownBy(() -> Proportion.of(1, 2).interval(confidence))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("confidence must be in (0, 1) but was " + confidence);
        }
    }

    @Nested
    class TwoShares {

        @ParameterizedTest(name = "{0}/{1} - {2}/{3}")
        @CsvSource({
            "56, 70, 48, 80, 0.0524, 0.3339",
            "9, 10, 3, 10, 0.1705, 0.8090",
            // Newcombe (1998), table II, method 10
            "6, 7, 2, 7, 0.0582, 0.8062",
            "5, 56, 0, 29, -0.0381, 0.1926",
            "0, 10, 0, 20, -0.1611, 0.2775",
            "0, 10, 0, 10, -0.2775, 0.2775",
            "10, 10, 0, 20, 0.6791, 1.0000",
            "10, 10, 0, 10, 0.6075, 1.0000",
        })
        void differByNewcombesInterval(long a, long of, long b, long ofOther, double low, double high) {
            ConfidenceInterval interval =
                    Proportion.of(a, of).minus(Proportion.of(b, ofOther)).interval(0.95);
            assertThat(interval.low()).isCloseTo(low, within(5e-5));
            assertThat(interval.high()).isCloseTo(high, within(5e-5));
        }

        @Test
        void differByAPlainNumber() {
            ProportionDifference difference = Proportion.of(56, 70).minus(Proportion.of(48, 80));
            assertThat(difference.value().orElseThrow()).isCloseTo(0.2, within(1e-15));
            assertThat(difference).hasToString("56/70 - 48/80");
        }

        @Test
        void areTestedWithThePooledShare() {
            TestResult test =
                    Proportion.of(20, 300).minus(Proportion.of(21, 298)).zTest().orElseThrow();
            assertThat(test.statistic()).isCloseTo(-0.18400991, within(5e-9));
            assertThat(test.pValue()).isCloseTo(0.85400568, within(5e-9));
        }

        @Test
        void areNotTestedWhereNobodyOrEverybodyCounts() {
            assertThat(Proportion.of(0, 9).minus(Proportion.of(0, 5)).zTest()).isEmpty();
            assertThat(Proportion.of(9, 9).minus(Proportion.of(5, 5)).zTest()).isEmpty();
        }

        @Test
        void areTestedWhereThePooledShareRoundsToOne() {
            long many = 1L << 60;
            TestResult test = Proportion.of(many, many)
                    .minus(Proportion.of(many - 1, many))
                    .zTest()
                    .orElseThrow();
            assertThat(test.statistic()).isNotNegative();
            assertThat(test.pValue()).isBetween(0.0, 1.0);
        }

        @Test
        void areNotComparedIfAGroupIsEmpty() {
            ProportionDifference difference = Proportion.of(1, 2).minus(Proportion.of(0, 0));
            assertThat(difference.value()).isEmpty();
            assertThat(difference.zTest()).isEmpty();
            assertThat(difference.interval(0.9)).isEqualTo(new ConfidenceInterval(-1, 1, 0.9));
            assertThat(Proportion.of(0, 0).minus(Proportion.of(0, 0)).zTest()).isEmpty();
        }

        @Test
        void areMarkedIfEitherGroupIsSmall() {
            assertThat(Proportion.of(1, 30).minus(Proportion.of(1, 29)).isLowSupport(30))
                    .isTrue();
            assertThat(Proportion.of(1, 29).minus(Proportion.of(1, 30)).isLowSupport(30))
                    .isTrue();
            assertThat(Proportion.of(1, 30).minus(Proportion.of(1, 30)).isLowSupport(30))
                    .isFalse();
        }

        @Test
        void areTestedBeyondDoublePrecision() {
            Proportion huge = Proportion.of(Long.MAX_VALUE - 1, Long.MAX_VALUE);
            assertThat(huge.minus(huge).interval(0.95).contains(0)).isTrue();
        }
    }

    @Nested
    class Results {

        @Test
        void anIntervalHasOrderedFiniteBounds() {
            assertThatThrownBy(() -> new ConfidenceInterval(2, 1, 0.95))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bounds must be finite and in order but were 2.0 and 1.0");
            assertThatThrownBy(() -> new ConfidenceInterval(0, Double.POSITIVE_INFINITY, 0.95))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ConfidenceInterval(Double.NaN, 1, 0.95))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new ConfidenceInterval(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void anIntervalIncludesItsBounds() {
            ConfidenceInterval interval = new ConfidenceInterval(0.25, 0.5, 0.95);
            assertThat(interval.contains(0.25)).isTrue();
            assertThat(interval.contains(0.5)).isTrue();
            assertThat(interval.contains(0.51)).isFalse();
            assertThat(interval.contains(0.24)).isFalse();
            assertThat(interval.contains(Double.NaN)).isFalse();
        }

        @Test
        void aTestHasNumbersOnly() {
            assertThatThrownBy(() -> new TestResult(Double.NaN, 0.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("statistic must be finite but was NaN");
            assertThatThrownBy(() -> new TestResult(0, 1.5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("p value must be in [0, 1] but was 1.5");
            assertThatThrownBy(() -> new TestResult(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void arriveAsTheyWereSent() {
            ProportionDifference difference = Proportion.of(56, 70).minus(Proportion.of(48, 80));
            assertThat(Shipped.copyOf(difference)).isEqualTo(difference);
            assertThat(Shipped.copyOf(difference.interval(0.95))).isEqualTo(difference.interval(0.95));
            assertThat(Shipped.copyOf(difference.zTest().orElseThrow()))
                    .isEqualTo(difference.zTest().orElseThrow());
        }
    }
}
