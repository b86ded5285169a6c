package dev.terrace.core.stats;

import java.util.Arrays;

/**
 * The correction for many tests at once (多重检验校正). Of 100 behaviours that have nothing to do with retention, five have
 * a p value under 0.05 by chance, on average; of those with a q value under 0.05, at most five in a hundred are by chance, on
 * average.
 */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * The q values of Benjamini and Hochberg: of m tests the i-th smallest p value becomes p × m / i, and no q value is
     * above that of a larger p value. Worked number: 0.01, 0.04, 0.03 and 0.005 become 0.02, 0.04, 0.04 and 0.02.
     *
     * <p>Source: Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995). It holds for tests that
     * are independent, or positively dependent.
     *
     * @param pValues the p value of each test, in [0, 1]; not changed
     * @return the q value of each test in the same order, in [0, 1] and not below its p value; empty if there are none
     * @throws IllegalArgumentException if a p value is not in [0, 1]
     */
    public static double[] qValues(double... pValues) {
        int tests = pValues.length;
        double[] sorted = new double[tests];
        for (int i = 0; i < tests; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException(
                        "p value must be in [0, 1] but was " + pValues[i] + " (test " + i + ")");
            }
            sorted[i] = pValues[i] + 0.0; // -0.0 equals 0.0
        }
        Arrays.sort(sorted);
        double[] ofSorted = new double[tests];
        double smallest = 1;
        for (int i = tests - 1; i >= 0; i--) {
            // Not below p by rounding: m / i is at least 1.
            smallest = Math.min(smallest, Math.max(sorted[i], sorted[i] * tests / (i + 1)));
            ofSorted[i] = smallest;
        }
        double[] qValues = new double[tests];
        for (int i = 0; i < tests; i++) {
            // Equal p values have equal q values: any of them will do.
            qValues[i] = ofSorted[Arrays.binarySearch(sorted, pValues[i] + 0.0)];
        }
        return qValues;
    }
}
