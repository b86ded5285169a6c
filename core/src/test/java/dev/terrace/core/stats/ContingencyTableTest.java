package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContingencyTableTest {

    /** Segments by channel. */
    private static ContingencyTable channels() {
        return row(row(row(new ContingencyTable(), "new", 12, 5, 7), "active", 3, 9, 14), "silent", 20, 11, 4);
    }

    private static ContingencyTable row(ContingencyTable table, String row, long... counts) {
        String[] columns = {"app", "mini", "web"};
        for (int i = 0; i < counts.length; i++) {
            table.add(row, columns[i], counts[i]);
        }
        return table;
    }

    @Nested
    class Counts {

        @Test
        void usersAreCountedByBothCategories() {
            ContingencyTable table = new ContingencyTable()
                    .add("new", "web")
                    .add("new", "app")
                    .add("new", "web")
                    .add("active", "app", 5);
            assertThat(table.count("new", "web")).isEqualTo(2);
            assertThat(table.known("new")).isEqualTo(3);
            assertThat(table.share("new", "web")).isEqualTo(Proportion.of(2, 3));
            assertThat(table.rows()).containsExactly("active", "new");
            assertThat(table.columns()).containsExactly("app", "web");
            assertThat(table).hasToString("{active={app=5}, new={app=1, web=2}}");
        }

        @Test
        void labelsThatWereNeverAddedHaveNoUsers() {
            ContingencyTable table = channels();
            assertThat(table.count("lost", "web")).isZero();
            assertThat(table.count("new", "shop")).isZero();
            assertThat(table.known("lost")).isZero();
            assertThat(table.share("lost", "web").value()).isEmpty();
            assertThat(table.missingShare("lost").value()).isEmpty();
        }

        @Test
        void missingIsNotACategory() {
            ContingencyTable table = new ContingencyTable()
                    .add("new", "web", 3)
                    .addMissing("new", 1)
                    .addMissing("old", 0);
            assertThat(table.missingShare("new")).isEqualTo(Proportion.of(1, 4));
            assertThat(table.known("new")).isEqualTo(3);
            assertThat(table.share("new", "web")).isEqualTo(Proportion.of(3, 3));
            assertThat(table.columns()).containsExactly("web");
            assertThat(table.rows()).containsExactly("new", "old");
            assertThat(table).hasToString("{new={web=3}, old={}}, missing {new=1}");
        }

        @Test
        void aTableMergesWithItself() {
            ContingencyTable table = channels().addMissing("new", 2);
            table.merge(table);
            assertThat(table).isEqualTo(channels().merge(channels()).addMissing("new", 4));
        }

        @Test
        void countsAreNotNegative() {
            assertThatThrownBy(() -> channels().add("new", "web", -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("count must not be negative but was -1 (new)");
            assertThatThrownBy(() -> channels().addMissing("new", -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channels().add("new", null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> channels().add(null, "web")).isInstanceOf(NullPointerException.class);
        }

        @Test
        void overflowIsRefusedAndChangesNothing() {
            ContingencyTable table = new ContingencyTable().add("new", "web", Long.MAX_VALUE);
            ContingencyTable before = new ContingencyTable().merge(table);
            assertThatThrownBy(() -> table.add("old", "app")).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> table.addMissing("old", 1)).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> table.merge(channels())).isInstanceOf(ArithmeticException.class);
            assertThat(table).isEqualTo(before).hasSameHashCodeAs(before);
        }
    }

    @Nested
    class Association {

        @Test
        void isTestedByChiSquare() {
            ContingencyTable table = channels();
            TestResult test = table.chiSquare().orElseThrow();
            assertThat(test.statistic()).isCloseTo(18.182171637885922, within(1e-11));
            assertThat(test.pValue()).isCloseTo(0.001136918920260551, within(1e-13));
            assertThat(table.degreesOfFreedom()).isEqualTo(4);
            assertThat(table.cramersV().orElseThrow()).isCloseTo(0.32703814886201527, within(1e-13));
        }

        @Test
        void ofTwoRowsAndColumnsIsThatOfTheFourfoldTable() {
            ContingencyTable table = row(row(new ContingencyTable(), "a", 5, 1), "b", 2, 10);
            assertThat(table.chiSquare()).isEqualTo(new FourfoldTable(5, 1, 2, 10).chiSquare());
            assertThat(table.degreesOfFreedom()).isEqualTo(1);
            assertThat(table.cramersV().orElseThrow()).isCloseTo(0.6447, within(5e-5));
        }

        @Test
        void isOneWhereRowsDecideColumns() {
            assertThat(row(row(new ContingencyTable(), "a", 10, 0), "b", 0, 10).cramersV())
                    .hasValue(1);
            assertThat(row(row(new ContingencyTable(), "a", 2, 4), "b", 3, 6).cramersV())
                    .hasValue(0);
        }

        @Test
        void isUndefinedWithFewerThanTwoRowsOrColumns() {
            assertUndefined(new ContingencyTable());
            assertUndefined(row(new ContingencyTable(), "a", 5, 1));
            assertUndefined(row(row(new ContingencyTable(), "a", 5), "b", 1));
            assertUndefined(row(row(new ContingencyTable(), "a", 5, 0), "b", 1, 0));
            assertUndefined(row(row(new ContingencyTable(), "a", 5, 1), "b", 0, 0));
        }

        private void assertUndefined(ContingencyTable table) {
            assertThat(table.chiSquare()).isEmpty();
            assertThat(table.cramersV()).isEmpty();
            assertThat(table.degreesOfFreedom()).isZero();
            assertThat(table.isLowSupport(0)).isTrue();
        }

        @Test
        void leavesOutRowsAndColumnsWithoutUsersAndUsersWithoutAColumn() {
            ContingencyTable table = channels().add("new", "shop", 0).addMissing("lost", 9);
            assertThat(table.chiSquare()).isEqualTo(channels().chiSquare());
            assertThat(table.degreesOfFreedom()).isEqualTo(4);
            assertThat(table.cramersV()).isEqualTo(channels().cramersV());
            assertThat(table.columns()).contains("shop");
            assertThat(table.rows()).contains("lost");
        }

        /** The smallest expected count is 24 users of the row times 25 of the column over 85. */
        @Test
        void ofSmallCountsIsMarkedAndKept() {
            assertThat(channels().isLowSupport(7.0588)).isFalse();
            assertThat(channels().isLowSupport(7.0589)).isTrue();
            assertThat(channels().isLowSupport(5)).isFalse();
        }
    }

    @Nested
    class Shift {

        private final ContingencyTable table =
                row(row(new ContingencyTable(), "2026-03", 50, 50), "2026-04", 60, 40, 0);

        @Test
        void isMeasuredByTheStabilityIndex() {
            assertThat(table.stabilityIndex("2026-03", "2026-04", 0).orElseThrow())
                    .isCloseTo(0.04054651081081644, within(1e-15));
        }

        @Test
        void isTestedByChiSquare() {
            TestResult test = row(table, "2026-05", 7, 7, 7)
                    .chiSquare("2026-03", "2026-04")
                    .orElseThrow();
            assertThat(test.statistic()).isCloseTo(2.0202020202020203, within(1e-12));
            assertThat(test.pValue()).isCloseTo(0.15521848968468005, within(1e-12));
        }

        @Test
        void toANewCategoryNeedsAPrior() {
            row(table, "2026-05", 50, 40, 10);
            assertThat(table.stabilityIndex("2026-03", "2026-05", 0)).isEmpty();
            double a = 50.5 / 101.5;
            double b = 40.5 / 101.5;
            double c = 10.5 / 101.5;
            double none = 0.5 / 101.5;
            assertThat(table.stabilityIndex("2026-03", "2026-05", 0.5).orElseThrow())
                    .isCloseTo((b - a) * Math.log(b / a) + (c - none) * Math.log(c / none), within(1e-14));
        }

        @Test
        void isUndefinedIfNothingIsKnownOfAPopulation() {
            table.addMissing("2026-05", 10);
            assertThat(table.stabilityIndex("2026-03", "2026-05", 0.5)).isEmpty();
            assertThat(table.stabilityIndex("2026-05", "2026-03", 0.5)).isEmpty();
            assertThat(table.chiSquare("2026-03", "2026-05")).isEmpty();
            assertThat(table.chiSquare("2026-03", "never")).isEmpty();
            assertThat(table.missingShare("2026-05").value()).hasValue(1);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.5, Double.NaN, Double.POSITIVE_INFINITY})
        void refusesAPriorThatIsNoCount(double prior) {
            assertThatThrownBy(() -> table.stabilityIndex("2026-03", "2026-04", prior))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("prior must be finite and not negative but was " + prior);
        }
    }

    @Nested
    class Plan {

        /** The example of Fabijan and others, "Diagnosing sample ratio mismatch" (KDD 2019). */
        @Test
        void aMismatchOfTheSampleRatioIsFound() {
            ContingencyTable groups =
                    new ContingencyTable().add("home", "control", 821_588).add("home", "treatment", 815_482);
            TestResult test = groups.chiSquareOfPlan("home", Map.of("control", 0.5, "treatment", 0.5))
                    .orElseThrow();
            assertThat(test.statistic()).isCloseTo(22.77436884189436, within(1e-9));
            assertThat(test.pValue()).isCloseTo(1.8217928726191858e-06, within(1e-15));
        }

        @Test
        void sharesAreOnAnyScale() {
            ContingencyTable groups = row(new ContingencyTable(), "home", 510, 290, 200);
            TestResult test = groups.chiSquareOfPlan("home", Map.of("app", 5.0, "mini", 3.0, "web", 2.0))
                    .orElseThrow();
            assertThat(test.statistic()).isCloseTo(0.5333333333333333, within(1e-12));
            assertThat(test.pValue()).isCloseTo(0.7659283383646487, within(1e-12));
        }

        @Test
        void aPlannedGroupWithoutUsersIsTested() {
            ContingencyTable groups = new ContingencyTable().add("home", "control", 10);
            TestResult test = groups.chiSquareOfPlan("home", Map.of("control", 1.0, "treatment", 1.0))
                    .orElseThrow();
            assertThat(test.statistic()).isCloseTo(10, within(1e-12));
        }

        @Test
        void nothingIsTestedWithoutUsersOrWithOneGroup() {
            ContingencyTable groups = new ContingencyTable().add("home", "control", 10);
            assertThat(groups.chiSquareOfPlan("cart", Map.of("control", 1.0, "treatment", 1.0)))
                    .isEmpty();
            assertThat(groups.chiSquareOfPlan("home", Map.of("control", 1.0))).isEmpty();
            assertThat(new ContingencyTable().chiSquareOfPlan("home", Map.of())).isEmpty();
        }

        @Test
        void usersOutsideThePlanAreAnError() {
            assertThatThrownBy(() -> channels().chiSquareOfPlan("new", Map.of("app", 1.0, "mini", 1.0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("users must be in planned categories [app, mini] but 7 are in 'web' (new)");
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
        void aPlannedShareIsPositive(double share) {
            assertThatThrownBy(() -> channels().chiSquareOfPlan("new", Map.of("app", share)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a planned share must be finite and positive but was " + share + " (app)");
        }

        @Test
        void isOnAnyScale() {
            ContingencyTable table = new ContingencyTable().add("test", "a", 60).add("test", "b", 40);
            Optional<TestResult> halves = table.chiSquareOfPlan("test", Map.of("a", 1.0, "b", 1.0));
            for (double scale : new double[] {Double.MIN_VALUE, 1e-300, 1e308, Double.MAX_VALUE}) {
                assertThat(table.chiSquareOfPlan("test", Map.of("a", scale, "b", scale)))
                        .isEqualTo(halves);
            }
        }

        @Test
        void refusesASharePlannedForNobody() {
            ContingencyTable table = new ContingencyTable().add("test", "a", 60).add("test", "b", 40);
            assertThatThrownBy(() -> table.chiSquareOfPlan("test", Map.of("a", 1e308, "b", Double.MIN_VALUE)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "a planned share must be at least 1.0E-100 of the largest but was 4.9E-324 of 1.0E308 (b)");
        }
    }

    @Test
    void theStabilityIndexOfTwoPopulationsDoesNotDependOnOthers() {
        ContingencyTable two = new ContingencyTable()
                .add("before", "app", 50)
                .add("before", "web", 50)
                .add("after", "app", 60)
                .add("after", "web", 40);
        OptionalDouble alone = two.stabilityIndex("before", "after", 0.5);
        two.add("other", "shop", 1_000).add("other", "phone", 7);
        assertThat(two.stabilityIndex("before", "after", 0.5)).isEqualTo(alone);
    }
}
