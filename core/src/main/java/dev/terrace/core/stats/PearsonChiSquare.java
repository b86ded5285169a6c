package dev.terrace.core.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/** Pearson's chi-square of the rows and columns of a table that are not empty. */
final class PearsonChiSquare {

    private final long[][] counts;
    private final double total;

    private PearsonChiSquare(long[][] counts) {
        this.counts = counts;
        this.total = Arrays.stream(counts).mapToDouble(PearsonChiSquare::sum).sum();
    }

    /** The counts by row and column; rows of one length, their sum within 64 bits. */
    static PearsonChiSquare of(long[][] counts) {
        int columns = counts.length == 0 ? 0 : counts[0].length;
        int[] filled = IntStream.range(0, columns)
                .filter(column -> Arrays.stream(counts).anyMatch(row -> row[column] > 0))
                .toArray();
        return new PearsonChiSquare(Arrays.stream(counts)
                .filter(row -> sum(row) > 0)
                .map(row -> Arrays.stream(filled).mapToLong(i -> row[i]).toArray())
                .toArray(long[][]::new));
    }

    /** Observed counts against shares on any scale; empty without users, or with one category only. */
    static Optional<TestResult> against(double[] shares, long[] observed) {
        return shares.length < 2 || sum(observed) == 0
                ? Optional.empty()
                : Optional.of(result(ChiSquareTest.withDefaults().test(shares, observed)));
    }

    int degreesOfFreedom() {
        return counts.length == 0 ? 0 : (counts.length - 1) * (counts[0].length - 1);
    }

    Optional<TestResult> test() {
        return degreesOfFreedom() == 0
                ? Optional.empty()
                : Optional.of(result(ChiSquareTest.withDefaults().test(counts)));
    }

    OptionalDouble cramersV() {
        Optional<TestResult> test = test();
        if (test.isEmpty()) {
            return OptionalDouble.empty();
        }
        int smaller = Math.min(counts.length, counts[0].length) - 1;
        return OptionalDouble.of(Math.min(1, Math.sqrt(test.get().statistic() / (total * smaller))));
    }

    /** The smallest count that is expected of independent rows and columns; empty if there is nothing to test. */
    OptionalDouble smallestExpected() {
        if (degreesOfFreedom() == 0) {
            return OptionalDouble.empty();
        }
        double row =
                Arrays.stream(counts).mapToDouble(PearsonChiSquare::sum).min().orElseThrow();
        double column = IntStream.range(0, counts[0].length)
                .mapToDouble(i -> Arrays.stream(counts).mapToLong(r -> r[i]).sum())
                .min()
                .orElseThrow();
        return OptionalDouble.of(row * column / total);
    }

    private static TestResult result(SignificanceResult result) {
        return new TestResult(result.getStatistic(), result.getPValue());
    }

    private static long sum(long[] row) {
        return Arrays.stream(row).sum();
    }
}
