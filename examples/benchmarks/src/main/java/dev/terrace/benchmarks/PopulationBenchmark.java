package dev.terrace.benchmarks;

import dev.terrace.benchmarks.crowd.Crowd;
import dev.terrace.benchmarks.crowd.DuckDb;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.SegmentCatalog;
import java.time.Instant;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The rule of {@link RuleEngineBenchmark} on a population of 10 million users, per user, on one thread.
 *
 * <p>Terrace makes an audience, which says who is in; the others only count. The loop has one array of the narrowest
 * type for each attribute, and so has DuckDB; see {@link Crowd}. The heap is touched beforehand: else the first gigabytes of
 * garbage are charged with the pages that the system hands out for them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms8g", "-Xmx8g", "-XX:+AlwaysPreTouch"})
public class PopulationBenchmark {

    private static final int USERS = 10_000_000;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private final SegmentCatalog catalog =
            SegmentCatalog.builder(Crowd.SCHEMA).segment("target", Crowd.RULE).build();
    private final DuckDb database = DuckDb.open();
    private final Crowd crowd = Crowd.seeded(USERS);
    private final Population<Long> population = crowd.load();

    /** Fills the database, and checks that all find as many members. */
    @Setup
    public void check() {
        crowd.load(database);
        int expected = loop();
        if (terrace() != expected || duckDb() != expected) {
            throw new IllegalStateException("all must find " + expected + " members but Terrace found " + terrace()
                    + " and DuckDB " + duckDb() + " (rule)");
        }
    }

    /** Closes the database. */
    @TearDown
    public void close() {
        database.close();
    }

    /**
     * The rule as a segment of a population.
     *
     * @return how many users are in it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int terrace() {
        return catalog.evaluate(population, AS_OF).of("target").size();
    }

    /**
     * The rule as a query.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public long duckDb() {
        return database.ask("SELECT count(*) FROM users WHERE " + Crowd.SQL);
    }

    /**
     * The rule as a condition in a loop over arrays.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int loop() {
        return crowd.count();
    }
}
