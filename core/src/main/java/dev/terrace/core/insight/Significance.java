package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.stats.RankCorrelation;
import dev.terrace.core.stats.TestResult;
import java.io.Serializable;

/**
 * How likely a finding is by chance.
 *
 * @param test the test that was made
 * @param pValue how probable figures at least as far from independence are by chance, in [0, 1]; 1 where the test can say
 *     nothing
 * @param qValue the p value corrected for all tests of the run, as {@link dev.terrace.core.stats.FalseDiscoveryRate} says;
 *     not below the p value
 */
public record Significance(Test test, double pValue, double qValue) implements Serializable {

    /** Below it, the smallest expected count is too small for chi-square (W. G. Cochran, Biometrics 10 (1954)). */
    static final double SMALLEST_EXPECTED = 5;

    /** Checks that the test is given. */
    public Significance {
        requireNonNull(test, "test");
    }

    /** Tests of independence. */
    public enum Test {
        /** Pearson's chi-square. */
        CHI_SQUARE,
        /** Fisher's exact test, made where the smallest expected count is below 5. */
        FISHER_EXACT,
        /** The t approximation of Spearman's rank correlation. */
        RANKS
    }

    static Significance of(FourfoldTable table) {
        return smallestExpected(table) < SMALLEST_EXPECTED
                ? alone(Test.FISHER_EXACT, table.fisherExact())
                : alone(
                        Test.CHI_SQUARE,
                        table.chiSquare().map(TestResult::pValue).orElse(1.0));
    }

    static Significance of(TestResult chiSquare) {
        return alone(Test.CHI_SQUARE, chiSquare.pValue());
    }

    static Significance of(RankCorrelation correlation) {
        return alone(Test.RANKS, correlation.pValue().orElse(1));
    }

    /** Of one test, the q value is the p value. */
    private static Significance alone(Test test, double pValue) {
        return new Significance(test, pValue, pValue);
    }

    Significance amongTests(double corrected) {
        return new Significance(test, pValue, corrected);
    }

    private static double smallestExpected(FourfoldTable table) {
        double with = (double) table.successesWith() + table.failuresWith();
        double successes = (double) table.successesWith() + table.successesWithout();
        double all = table.total();
        return all == 0 ? 0 : Math.min(with, all - with) * Math.min(successes, all - successes) / all;
    }
}
