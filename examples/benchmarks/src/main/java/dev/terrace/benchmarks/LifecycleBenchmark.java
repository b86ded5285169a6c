package dev.terrace.benchmarks;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.growth.GrowthAccounting;
import dev.terrace.lifecycle.growth.GrowthSeries;
import dev.terrace.lifecycle.stage.StagePolicy;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** 20,000 histories of ten events on average, per history. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LifecycleBenchmark {

    private static final int USERS = 20_000;
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private final StagePolicy policy = StagePolicy.withDefaults();
    private final GrowthAccounting accounting = GrowthAccounting.by(Bucket.MONTH);
    private final List<History> histories = new ArrayList<>();

    /** Makes the histories, spread over two years. */
    @Setup
    public void makeHistories() {
        SplittableRandom random = new SplittableRandom(1);
        long span = AS_OF.getEpochSecond() - START.getEpochSecond();
        for (int user = 0; user < USERS; user++) {
            List<Event> events = new ArrayList<>();
            for (int event = random.nextInt(20); event >= 0; event--) {
                events.add(Event.of("open", START.plusSeconds(random.nextLong(span))));
            }
            histories.add(History.of(events));
        }
    }

    /**
     * The stage of each user.
     *
     * @param results takes the stages
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public void stageOf(Blackhole results) {
        for (History history : histories) {
            results.consume(policy.stageOf(history, AS_OF));
        }
    }

    /**
     * Two years of monthly accounts.
     *
     * @return the series
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public GrowthSeries measureGrowth() {
        return accounting.measure(histories, Interval.of(START, AS_OF), AS_OF);
    }

    /**
     * What is often written instead: a set of users for each month, and set algebra between neighbours.
     *
     * @return kept users by month
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public Map<YearMonth, Long> handWrittenSetsByMonth() {
        Map<YearMonth, Set<Integer>> active = new TreeMap<>();
        for (int user = 0; user < histories.size(); user++) {
            for (Event event : histories.get(user).events()) {
                YearMonth month = YearMonth.from(event.at().atOffset(ZoneOffset.UTC));
                active.computeIfAbsent(month, key -> new HashSet<>()).add(user);
            }
        }
        Map<YearMonth, Long> kept = new TreeMap<>();
        active.forEach((month, users) -> kept.put(
                month,
                users.stream()
                        .filter(active.getOrDefault(month.minusMonths(1), Set.of())::contains)
                        .count()));
        return kept;
    }
}
