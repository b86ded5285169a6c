package dev.terrace.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FourfoldTableProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theExactTestIsTheSumOverAllTablesThatAreNoLikelier(long seed) {
        FourfoldTable table = table(new SplittableRandom(seed), 15);
        assertThat(table.fisherExact()).isCloseTo(byEnumeration(table), within(1e-10));
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void namingTheTraitOrTheOutcomeTheOtherWayRoundChangesSignsOnly(long seed) {
        FourfoldTable table = table(new SplittableRandom(seed), 200);
        FourfoldTable otherTrait = new FourfoldTable(
                table.successesWithout(), table.failuresWithout(), table.successesWith(), table.failuresWith());
        FourfoldTable otherOutcome = new FourfoldTable(
                table.failuresWith(), table.successesWith(), table.failuresWithout(), table.successesWithout());
        FourfoldTable transposed = new FourfoldTable(
                table.successesWith(), table.successesWithout(), table.failuresWith(), table.failuresWithout());
        double fisher = table.fisherExact();
        assertThat(fisher).isGreaterThan(0).isLessThanOrEqualTo(1);
        for (FourfoldTable turned : new FourfoldTable[] {otherTrait, otherOutcome, transposed}) {
            assertThat(turned.fisherExact()).isCloseTo(fisher, within(1e-9));
            assertThat(turned.phi().isPresent()).isEqualTo(table.phi().isPresent());
        }
        double odds = table.oddsRatio(0.5).orElseThrow();
        assertThat(otherTrait.oddsRatio(0.5).orElseThrow()).isCloseTo(1 / odds, within(1e-9 / odds));
        assertThat(otherOutcome.oddsRatio(0.5).orElseThrow()).isCloseTo(1 / odds, within(1e-9 / odds));
        assertThat(transposed.oddsRatio(0.5).orElseThrow()).isCloseTo(odds, within(1e-9 * odds));
        table.phi().ifPresent(phi -> {
            assertThat(otherTrait.phi().orElseThrow()).isCloseTo(-phi, within(1e-12));
            assertThat(transposed.phi().orElseThrow()).isCloseTo(phi, within(1e-12));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chiSquareIsUsersTimesPhiSquaredAndTheIntervalHoldsTheOddsRatio(long seed) {
        FourfoldTable table = table(new SplittableRandom(seed), 1_000);
        assertThat(table.chiSquare().isPresent()).isEqualTo(table.phi().isPresent());
        table.phi()
                .ifPresent(phi -> assertThat(table.chiSquare().orElseThrow().statistic())
                        .isCloseTo(table.total() * phi * phi, within(1e-9 * table.total())));
        double odds = table.oddsRatio(1).orElseThrow();
        assertThat(table.oddsRatioInterval(1, 0.95).orElseThrow().contains(odds))
                .isTrue();
        assertThat(table.oddsRatioInterval(1, 0.95).orElseThrow().low()).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mergingIsAssociativeAndCommutative(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FourfoldTable a = table(random, 50);
        FourfoldTable b = table(random, 50);
        FourfoldTable c = table(random, 50);
        assertThat(a.merge(b).merge(c))
                .isEqualTo(a.merge(b.merge(c)))
                .isEqualTo(c.merge(b).merge(a));
    }

    private static FourfoldTable table(SplittableRandom random, int bound) {
        return new FourfoldTable(
                random.nextInt(bound), random.nextInt(bound), random.nextInt(bound), random.nextInt(bound));
    }

    /** Exactly: of all tables with these margins, how many ways lead to one that is no likelier. */
    private static double byEnumeration(FourfoldTable table) {
        int with = (int) (table.successesWith() + table.failuresWith());
        int without = (int) (table.successesWithout() + table.failuresWithout());
        int successes = (int) (table.successesWith() + table.successesWithout());
        BigInteger own = ways(with, without, successes, (int) table.successesWith());
        BigInteger all = BigInteger.ZERO;
        BigInteger noLikelier = BigInteger.ZERO;
        for (int i = Math.max(0, successes - without); i <= Math.min(with, successes); i++) {
            BigInteger ways = ways(with, without, successes, i);
            all = all.add(ways);
            noLikelier = ways.compareTo(own) <= 0 ? noLikelier.add(ways) : noLikelier;
        }
        return noLikelier.doubleValue() / all.doubleValue();
    }

    private static BigInteger ways(int with, int without, int successes, int successesWith) {
        return choose(with, successesWith).multiply(choose(without, successes - successesWith));
    }

    private static BigInteger choose(int n, int k) {
        BigInteger ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return ways;
    }
}
