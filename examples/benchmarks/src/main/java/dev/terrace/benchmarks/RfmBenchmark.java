package dev.terrace.benchmarks;

import dev.terrace.rfm.PurchaseSummary;
import dev.terrace.rfm.RfmModel;
import dev.terrace.rfm.RfmTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 100,000 customers scored and named, from their summaries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RfmBenchmark {

    private static final int CUSTOMERS = 100_000;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private final RfmModel model = RfmModel.withDefaults();
    private final Map<Integer, PurchaseSummary> summaries = new LinkedHashMap<>();

    /** Makes one to ten orders a customer over two years. */
    @Setup
    public void makeSummaries() {
        SplittableRandom random = new SplittableRandom(1);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            PurchaseSummary summary = PurchaseSummary.empty();
            for (int order = random.nextInt(10); order >= 0; order--) {
                summary = summary.plus(
                        AS_OF.minusSeconds(random.nextLong(1, 2 * 365 * 86_400L)), random.nextLong(100, 100_000));
            }
            summaries.put(customer, summary);
        }
    }

    /**
     * Scores the population.
     *
     * @return the table
     */
    @Benchmark
    public RfmTable<Integer> score() {
        return model.score(summaries, AS_OF);
    }

    /**
     * What is often written instead: each column sorted, its fifths cut off by position. Equal values fall into different
     * fifths, in the order of the input.
     *
     * @return the scores of recency, frequency and monetary value
     */
    @Benchmark
    public int[][] handWrittenFifthsByPosition() {
        List<PurchaseSummary> rows = new ArrayList<>(summaries.values());
        int[][] scores = new int[3][rows.size()];
        fifths(rows, Comparator.comparing(row -> row.lastOrder().orElseThrow()), scores[0]);
        fifths(rows, Comparator.comparingLong(PurchaseSummary::orders), scores[1]);
        fifths(rows, Comparator.comparingLong(PurchaseSummary::totalMinor), scores[2]);
        return scores;
    }

    private static void fifths(List<PurchaseSummary> rows, Comparator<PurchaseSummary> order, int[] scores) {
        Integer[] positions = new Integer[rows.size()];
        Arrays.setAll(positions, position -> position);
        Arrays.sort(positions, Comparator.comparing(rows::get, order));
        for (int i = 0; i < positions.length; i++) {
            scores[positions[i]] = 1 + (int) (5L * i / positions.length);
        }
    }
}
