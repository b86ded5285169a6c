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

        /** Coefficients by SciPy 1.17.1, scipy.stats.spearmanr; so is the p value of 10 users, others by counting orders. */
        @ParameterizedTest
        @CsvSource({
            "1 2 2 4, 1 3 2 4, 0.9486832980505139, 0.16666666666666666",
            "86 97 99 100 101 103 106 110 112 113, 2 20 28 27 50 29 7 17 6 12, -0.17575757575757575, 0.6271883447764846",
            "1 2 3 4 5 6 7 8, 3 3 1 4 4 9 9 2, 0.3515732676024321, 0.39365079365079364",
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
                    .hasValueSatisfying(found -> assertThat(found.coefficient()).isEqualTo(1));
            assertThat(RankCorrelation.spearman(figures("1 2 3"), figures("9 8 7")))
                    .hasValueSatisfying(found -> assertThat(found.coefficient()).isEqualTo(-1));
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
        void readsAsItsNumbers() {
            assertThat(RankCorrelation.spearman(figures("1 2 3"), figures("9 8 7")))
                    .hasValueSatisfying(found -> assertThat(found).hasToString("-1.0 of 3 users"));
        }
    }

    @Nested
    class PValue {

        /** The share of the n! orders, in both directions. */
        @ParameterizedTest
        @CsvSource({
            "1 2 3, 1 2 3, 0.3333333333333333",
            "1 2 3, 3 2 1, 0.3333333333333333",
            "1 2 3 4, 1 2 3 4, 0.08333333333333333",
            "1 2 3 4 5, 1 2 3 4 5, 0.016666666666666666",
            "1 2 3 4 5 6 7 8 9, 1 2 3 4 5 6 7 8 9, 0.00000551146384479718",
            "1 2 3 4, 1 2 4 3, 0.3333333333333333",
            "1 2 3 4 5, 1 3 2 5 4, 0.13333333333333333",
            "1 1 2 3, 0 0 0 1, 0.25",
        })
        void ofUpToNineUsersIsTheShareOfAllOrders(String first, String second, double expected) {
            RankCorrelation correlation =
                    RankCorrelation.spearman(figures(first), figures(second)).orElseThrow();
            assertThat(correlation.pValue().orElseThrow()).isCloseTo(expected, within(1e-15));
        }

        @Test
        void ofTenUsersIsByTheTDistribution() {
            RankCorrelation perfect = RankCorrelation.spearman(
                            figures("1 2 3 4 5 6 7 8 9 10"), figures("1 2 3 4 5 6 7 8 9 10"))
                    .orElseThrow();
            assertThat(perfect.pValue()).hasValue(0);
        }

        @Test
        void saysNothingOfTwoUsers() {
            assertThat(RankCorrelation.spearman(figures("1 2"), figures("1 2"))
                            .orElseThrow()
                            .pValue())
                    .isEmpty();
        }

        @Test
        void ofFewUsersIsMarkedAndKept() {
            RankCorrelation three =
                    RankCorrelation.spearman(figures("1 2 3"), figures("1 2 3")).orElseThrow();
            assertThat(three.isLowSupport(4)).isTrue();
            assertThat(three.isLowSupport(3)).isFalse();
        }
    }
}
