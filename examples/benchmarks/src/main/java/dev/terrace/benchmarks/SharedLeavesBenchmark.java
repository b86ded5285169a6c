package dev.terrace.benchmarks;

import dev.terrace.benchmarks.crowd.Crowd;
import dev.terrace.benchmarks.crowd.DuckDb;
import dev.terrace.benchmarks.crowd.SharedLeaves;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.SegmentCatalog;
import java.time.Instant;
import java.util.List;
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
 * 50 segments put together from 20 leaves, over 2 million users, per user, on one thread: in one catalogue, where a leaf is
 * answered once for all, and for one segment by itself, which is the mean of 50 catalogues.
 * The heap is touched beforehand, as for {@link PopulationBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
public class SharedLeavesBenchmark {

    private static final int USERS = 2_000_000;
    private static final int SEGMENTS = 50;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private final SharedLeaves segments = new SharedLeaves(SEGMENTS);
    private final SegmentCatalog together = segments.together();
    private final List<SegmentCatalog> apart = segments.apart();
    private final String query = segments.sql();
    private final DuckDb database = DuckDb.open();
    private final Crowd crowd = Crowd.seeded(USERS);
    private final Population<Long> population = crowd.load();

    /** Fills the database, and checks that all find as many members. */
    @Setup
    public void check() {
        crowd.load(database);
        long expected = duckDb();
        if (fifty() != expected || one() != expected) {
            throw new IllegalStateException("all must find " + expected + " members but one catalogue found " + fifty()
                    + " and 50 catalogues " + one() + " (segments)");
        }
    }

    /** Closes the database. */
    @TearDown
    public void close() {
        database.close();
    }

    /**
     * All segments in one catalogue.
     *
     * @return how many members they have together
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public long fifty() {
        return members(together);
    }

    /**
     * One segment; the mean of all.
     *
     * @return how many members they have together
     */
    @Benchmark
    @OperationsPerInvocation(USERS * SEGMENTS)
    public long one() {
        return apart.stream().mapToLong(this::members).sum();
    }

    private long members(SegmentCatalog catalog) {
        Audiences<Long> audiences = catalog.evaluate(population, AS_OF);
        return audiences.keys().stream()
                .mapToLong(key -> audiences.of(key).size())
                .sum();
    }

    /**
     * All segments in one query.
     *
     * @return how many members they have together
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public long duckDb() {
        return database.ask(query);
    }
}
