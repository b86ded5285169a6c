package dev.terrace.core.stats;

import java.io.Serializable;

/**
 * What a test of significance says (显著性检验).
 *
 * @param statistic how far the data are from what the test supposes; the test says in which unit
 * @param pValue how probable data at least as far are if the supposition holds, in [0, 1]; small speaks against it
 */
public record TestResult(double statistic, double pValue) implements Serializable {

    /**
     * Checks both numbers.
     *
     * @throws IllegalArgumentException if the statistic is not finite or the p value not in [0, 1]
     */
    public TestResult {
        if (!Double.isFinite(statistic)) {
            throw new IllegalArgumentException("statistic must be finite but was " + statistic);
        }
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("p value must be in [0, 1] but was " + pValue);
        }
    }
}
