package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankCorrelationTest {

    private static double[] figures(String text) {
        return Arrays.stream(text.trim().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Nested
    class WithAnOutcome {

        @Test
        void isThatOfRanksAsCountedByHand() {
            // Ranks 1.5, 1.5, 3, 4 and 2, 2, 2, 4: 3 / sqrt(4.5 * 3).
            assertThat(RankCorrelation.withOutcome(new long[] {2, 1, 1}, new long[] {0, 0, 1})
                            .orElseThrow()
                            .coefficient())
                    .isCloseTo(3 / Math.sqrt(13.5), within(1e-15));
        }

        @Test
        void takesMoreUsersThanAnArrayHolds() {
            long many = 4_000_000_000L;
            RankCorrelation correlation = RankCorrelation.withOutcome(
                            new long[] {many, many}, new long[] {many / 4, 3 * (many / 4)})
                    .orElseThrow();
            assertThat(correlation.coefficient()).isCloseTo(0.5, within(1e-15));
            assertThat(correlation.size()).isEqualTo(2 * many);
            assertThat(correlation.pValue()).hasValue(0);
        }

        @Test
        void isUndefinedWhereOneOfThemIsTheSameForAll() {
            assertThat(RankCorrelation.withOutcome(new long[] {3}, new long[] {1}))
                    .isEmpty();
            assertThat(RankCorrelation.withOutcome(new long[] {3, 2}, new long[] {3, 2}))
                    .isEmpty();
            assertThat(RankCorrelation.withOutcome(new long[] {3, 2}, new long[2]))
                    .isEmpty();
            assertThat(RankCorrelation.withOutcome(new long[0], new long[0])).isEmpty();
        }

        @Test
        void refusesCountsThatDoNotFit() {
            assertThatThrownBy(() -> RankCorrelation.withOutcome(new long[] {3}, new long[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("both counts must be of the same figures but were of 1 and 2");
            assertThatThrownBy(() -> RankCorrelation.withOutcome(new long[] {3, 2}, new long[] {0, 3}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("those who reached the outcome must be in [0, 2] but were 3 (figure 1)");
        }
    }

    @Nested
    class Coefficient {

        /** Coefficients and p values by SciPy 1.17.1, scipy.stats.spearmanr. */
        @ParameterizedTest
        @CsvSource({
            "1 2 2 4, 1 3 2 4, 0.9486832980505139, 0.05131670194948613",
            "86 97 99 100 101 103 106 110 112 113, 2 20 28 27 50 29 7 17 6 12, -0.17575757575757575, 0.6271883447764846",
            "1 2 3 4 5 6 7 8, 3 3 1 4 4 9 9 2, 0.3515732676024321, 0.39310560992530363",
        })
        void sharesRanksAmongTies(String first, String second, double coefficient, double pValue) {
            RankCorrelation correlation =
                    RankCorrelation.spearman(figures(first), figures(second)).orElseThrow();
            assertThat(correlation.coefficient()).isCloseTo(coefficient, within(1e-14));
            assertThat(correlation.pValue().orElseThrow()).isCloseTo(pValue, within(1e-12));
            assertThat(correlation.size()).isEqualTo(figures(first).length);
        }

        @Test
        void isOneWhereFiguresRiseTogetherOnAnyScale() {
            assertThat(RankCorrelation.spearman(figures("1 2 3 4"), figures("-5 0 1e300 Infinity")))
                    .contains(new RankCorrelation(1, 4));
            assertThat(RankCorrelation.spearman(figures("1 2 3"), figures("9 8 7")))
                    .contains(new RankCorrelation(-1, 3));
        }

        @Test
        void isUndefinedForAConstantFigureAndForLessThanTwoUsers() {
            assertThat(RankCorrelation.spearman(figures("1 2 3"), figures("5 5 5")))
                    .isEmpty();
            assertThat(RankCorrelation.spearman(figures("0.0 -0.0 0.0"), figures("1 2 3")))
                    .isEmpty();
            assertThat(RankCorrelation.spearman(figures("1"), figures("2"))).isEmpty();
            assertThat(RankCorrelation.spearman(new double[0], new double[0])).isEmpty();
        }

        @Test
        void isOfTheSameUsersAndOfNumbers() {
            assertThatThrownBy(() -> RankCorrelation.spearman(figures("1 2"), figures("1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("both figures must be of the same users but were of 2 and 1");
            assertThatThrownBy(() -> RankCorrelation.spearman(figures("1 2"), figures("1 NaN")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a figure must be a number but was NaN (second[1])");
        }

        @Test
        void staysInItsBounds() {
            assertThatThrownBy(() -> new RankCorrelation(1.5, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("coefficient must be in [-1, 1] but was 1.5");
            assertThatThrownBy(() -> new RankCorrelation(Double.NaN, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new RankCorrelation(1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("size must be at least 2 but was 1");
        }
    }

    @Nested
    class PValue {

        /** With 2 degrees of freedom the t distribution is algebraic, and p is 1 - |r|. */
        @ParameterizedTest
        @CsvSource({"0.8, 0.2", "-0.8, 0.2", "0, 1", "0.25, 0.75"})
        void ofFourUsersIsTheRest(double coefficient, double expected) {
            assertThat(new RankCorrelation(coefficient, 4).pValue().orElseThrow())
                    .isCloseTo(expected, within(1e-12));
        }

        @Test
        void isZeroForPerfectOrderAndUndefinedForTwoUsers() {
            assertThat(new RankCorrelation(1, 3).pValue()).hasValue(0);
            assertThat(new RankCorrelation(-1, 3).pValue()).hasValue(0);
            assertThat(new RankCorrelation(1, 2).pValue()).isEmpty();
        }

        @Test
        void ofFewUsersIsMarkedAndKept() {
            assertThat(new RankCorrelation(0.5, 9).isLowSupport(10)).isTrue();
            assertThat(new RankCorrelation(0.5, 10).isLowSupport(10)).isFalse();
        }
    }
}
