package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourfoldTableTest {

    private final FourfoldTable table = new FourfoldTable(5, 1, 2, 10);

    @Nested
    class Groups {

        @Test
        void sharesAreComparedWithAndWithoutTheTrait() {
            assertThat(table.with()).isEqualTo(Proportion.of(5, 6));
            assertThat(table.without()).isEqualTo(Proportion.of(2, 12));
            assertThat(table.total()).isEqualTo(18);
            assertThat(FourfoldTable.of(table.with(), table.without())).isEqualTo(table);
        }

        @Test
        void partsMergeToTheWhole() {
            assertThat(new FourfoldTable(1, 0, 2, 4).merge(new FourfoldTable(4, 1, 0, 6)))
                    .isEqualTo(table);
        }

        @Test
        void aSmallGroupIsMarkedAndKept() {
            assertThat(table.isLowSupport(7)).isTrue();
            assertThat(table.isLowSupport(6)).isFalse();
            assertThat(new FourfoldTable(2, 10, 5, 1).isLowSupport(7)).isTrue();
        }

        @Test
        void countsAreNotNegative() {
            assertThatThrownBy(() -> new FourfoldTable(1, 2, -3, 4))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("counts must not be negative but were 1, 2, -3, 4");
        }

        @Test
        void overflowIsRefusedNotWrapped() {
            assertThatThrownBy(() -> new FourfoldTable(Long.MAX_VALUE, 0, 1, 0))
                    .isInstanceOf(ArithmeticException.class);
            FourfoldTable half = new FourfoldTable(Long.MAX_VALUE / 2 + 1, 0, 0, 0);
            assertThatThrownBy(() -> half.merge(half)).isInstanceOf(ArithmeticException.class);
        }

        @Test
        void arriveAsTheyWereSent() {
            assertThat(Shipped.copyOf(table)).isEqualTo(table);
        }
    }

    @Nested
    class OddsRatio {

        /** Users with the trait among those of each outcome, with one user added to each cell. */
        @ParameterizedTest(name = "{0}/{1} of {2}/{3}")
        @CsvSource({
            "5, 0, 10, 10, 11",
            "0, 5, 10, 10, 0.090909090909090909",
            "5, 0, 11, 1, 1.7142857142857143",
            "1, 1, 11, 1, 0.090909090909090909",
            "2, 0, 3, 1, 3",
        })
        void hasAStatedPrior(long successesWith, long failuresWith, long successes, long failures, double expected) {
            assertThat(new FourfoldTable(
                                    successesWith, failuresWith, successes - successesWith, failures - failuresWith)
                            .oddsRatio(1)
                            .orElseThrow())
                    .isCloseTo(expected, within(1e-14));
        }

        @Test
        void isPlainWithoutAPrior() {
            assertThat(table.oddsRatio(0)).hasValue(25);
            ConfidenceInterval interval = table.oddsRatioInterval(0, 0.95).orElseThrow();
            // exp(ln 25 ± 1.959964 × √(1/5 + 1/1 + 1/2 + 1/10)) = exp(3.218876 ± 2.629565)
            assertThat(interval.low()).isCloseTo(1.8028, within(1e-3));
            assertThat(interval.high()).isCloseTo(346.69, within(0.01));
        }

        @Test
        void hasAnIntervalWithThePriorInTheCells() {
            ConfidenceInterval interval =
                    new FourfoldTable(5, 0, 5, 10).oddsRatioInterval(1, 0.95).orElseThrow();
            double reach = 1.959963984540054 * Math.sqrt(1 / 6.0 + 1 + 1 / 6.0 + 1 / 11.0);
            assertThat(interval.low()).isCloseTo(11 * Math.exp(-reach), within(1e-9));
            assertThat(interval.high()).isCloseTo(11 * Math.exp(reach), within(1e-9));
        }

        @ParameterizedTest
        @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0", "0, 0, 0, 0"})
        void isUndefinedWithAnEmptyCellAndNoPrior(long a, long b, long c, long d) {
            assertThat(new FourfoldTable(a, b, c, d).oddsRatio(0)).isEmpty();
            assertThat(new FourfoldTable(a, b, c, d).oddsRatioInterval(0, 0.95)).isEmpty();
            assertThat(new FourfoldTable(a, b, c, d).oddsRatio(0.5)).isPresent();
            assertThat(new FourfoldTable(a, b, c, d).oddsRatioInterval(0.5, 0.95))
                    .isPresent();
        }

        @Test
        void isNeverInfinite() {
            FourfoldTable empty = new FourfoldTable(0, 0, 0, 0);
            assertThat(empty.oddsRatioInterval(Double.MIN_VALUE, 0.95)).isEmpty();
            assertThat(empty.oddsRatio(Double.MIN_VALUE)).hasValue(1);
            assertThat(new FourfoldTable(1, 0, 0, 1).oddsRatio(Double.MIN_VALUE))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
        void refusesAPriorThatIsNoCount(double prior) {
            assertThatThrownBy(() -> table.oddsRatio(prior))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("prior must be finite and not negative but was " + prior);
            assertThatThrownBy(() -> table.oddsRatioInterval(prior, 0.95)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void refusesAConfidenceOfOne() {
            assertThatThrownBy(() -> table.oddsRatioInterval(1, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Association {

        @Test
        void isMeasuredAndTested() {
            assertThat(table.phi().orElseThrow()).isCloseTo(0.6447, within(5e-5));
            TestResult chiSquare = table.chiSquare().orElseThrow();
            assertThat(chiSquare.statistic()).isCloseTo(7.4805, within(5e-5));
            assertThat(chiSquare.pValue()).isCloseTo(0.00624, within(5e-6));
            assertThat(table.fisherExact()).isCloseTo(0.01282, within(5e-6));
        }

        /** Fisher's own example: a lady who tells which of eight cups had the milk first. */
        @Test
        void ofTheLadyTastingTea() {
            assertThat(new FourfoldTable(3, 1, 1, 3).fisherExact()).isCloseTo(34 / 70.0, within(1e-12));
            assertThat(new FourfoldTable(4, 0, 0, 4).fisherExact()).isCloseTo(2 / 70.0, within(1e-12));
        }

        @Test
        void isCompleteWhereTraitAndOutcomeAreOne() {
            assertThat(new FourfoldTable(10, 0, 0, 10).phi()).hasValue(1);
            assertThat(new FourfoldTable(0, 10, 10, 0).phi()).hasValue(-1);
            assertThat(new FourfoldTable(2, 4, 3, 6).phi()).hasValue(0);
        }

        @ParameterizedTest
        @CsvSource({"0, 0, 3, 4", "3, 4, 0, 0", "0, 3, 0, 4", "3, 0, 4, 0", "0, 0, 0, 0"})
        void isUndefinedWithAnEmptyRowOrColumn(long a, long b, long c, long d) {
            FourfoldTable flat = new FourfoldTable(a, b, c, d);
            assertThat(flat.phi()).isEmpty();
            assertThat(flat.chiSquare()).isEmpty();
            assertThat(flat.fisherExact()).isEqualTo(1);
        }

        @Test
        void ofLargeCountsKeepsItsSign() {
            long large = 3_000_000_000_000_000L;
            FourfoldTable independent = new FourfoldTable(large, large, large, large);
            assertThat(independent.phi()).hasValue(0);
            assertThat(new FourfoldTable(large + 1, large, large, large).phi().orElseThrow())
                    .isPositive();
        }

        /** p values by SciPy 1.17.1, scipy.stats.fisher_exact. */
        @ParameterizedTest
        @CsvSource({
            "100, 200, 300, 400, 0.004875591197626994",
            "12, 0, 4, 9, 0.00045766590389016015",
            "1000, 900, 800, 1100, 9.719773836357687e-11",
        })
        void ofLargerTablesIsTestedExactly(long a, long b, long c, long d, double expected) {
            assertThat(new FourfoldTable(a, b, c, d).fisherExact()).isCloseTo(expected, within(expected * 1e-9));
        }

        /** With these margins 0 and 1 are equally likely, 105/231 each. Commons Statistics 1.2 says 1 or 0.545. */
        @Test
        void equalProbabilitiesCountWhateverTheirRounding() {
            assertThat(new FourfoldTable(0, 2, 7, 13).fisherExact()).isCloseTo(1, within(1e-12));
            assertThat(new FourfoldTable(2, 0, 13, 7).fisherExact()).isCloseTo(1, within(1e-12));
            assertThat(new FourfoldTable(7, 13, 0, 2).fisherExact()).isCloseTo(1, within(1e-12));
        }

        @Test
        @Timeout(10)
        void ofManyUsersIsTestedExactly() {
            long quarter = 1L << 28;
            assertThat(new FourfoldTable(quarter, quarter, quarter, quarter).fisherExact())
                    .isCloseTo(1, within(1e-9));
            assertThat(new FourfoldTable(quarter, 0, 0, quarter).fisherExact()).isZero();
            assertThatThrownBy(() -> new FourfoldTable(1L << 40, 1, 1, 1).fisherExact())
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("Fisher's exact test takes at most 1099511627776 users but there are 1099511627779");
        }
    }
}
