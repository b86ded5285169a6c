package dev.terrace.benchmarks;

import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.days;

import dev.terrace.benchmarks.crowd.DuckDb;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.SegmentCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code did(purchase).atLeast(20).within(days(90))} over a population with 50 events a user, on one thread; milliseconds
 * for all, so that with 100 million events 100 ms are one nanosecond an event.
 *
 * <p>Users buy every 1 to 7 days, each at a pace of their own, and some purchases are later than the instant of the
 * question: both ends of the window lie inside the history of most users. {@code -p events=10000000} is the quick run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx10g")
public class EventPopulationBenchmark {

    private static final int EVENTS_OF_USER = 50;
    private static final int COUNT = 20;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant START = AS_OF.minus(Duration.ofDays(90));
    private static final long LAST = AS_OF.plus(Duration.ofDays(10)).getEpochSecond();
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long PACES = Duration.ofDays(6).toSeconds();

    /** Large primes, which spread paces and times. */
    private static final long OF_PACES = 2_654_435_761L;

    private static final long OF_TIMES = 40_503_011L;

    private static final EventType PURCHASE = EventType.of("purchase");

    /** How many events there are; a parameter. */
    @Param({"100000000", "10000000"})
    public int events;

    private final SegmentCatalog catalog = SegmentCatalog.builder(
                    Schema.builder().event(PURCHASE).build())
            .segment("buyers", did("purchase").atLeast(COUNT).within(days(90)))
            .build();
    private final DuckDb database = DuckDb.open();
    private Population<Long> population =
            Population.<Long>builder(catalog.schema()).build();

    /** Makes the same events in both forms, and checks that both find as many members. */
    @Setup
    public void load() {
        population = population(events / EVENTS_OF_USER);
        database.run("CREATE TABLE purchases AS SELECT user_id::INTEGER AS user_id, make_timestamp(1000000::BIGINT * ("
                + LAST + " - (" + EVENTS_OF_USER + " - nth) * pace + i * " + OF_TIMES + " % pace)) AS happened"
                + " FROM (SELECT i, i // " + EVENTS_OF_USER + " AS user_id, i % " + EVENTS_OF_USER + " AS nth, " + DAY
                + " + (i // " + EVENTS_OF_USER + ") * " + OF_PACES + " % " + PACES + " AS pace FROM range(" + events
                + ") AS numbers(i))");
        long expected = duckDb();
        if (terrace() != expected) {
            throw new IllegalStateException(
                    "both must find " + expected + " members but Terrace found " + terrace() + " (count)");
        }
    }

    /** User by user, so that only one user's events are there as objects. */
    private Population<Long> population(int users) {
        Population.Builder<Long> builder = Population.builder(catalog.schema());
        for (long user = 0; user < users; user++) {
            Long id = user;
            long pace = DAY + user * OF_PACES % PACES;
            for (long nth = 0; nth < EVENTS_OF_USER; nth++) {
                long second = LAST - (EVENTS_OF_USER - nth) * pace + (user * EVENTS_OF_USER + nth) * OF_TIMES % pace;
                builder.event(id, Event.of(PURCHASE, Instant.ofEpochSecond(second)));
            }
        }
        return builder.build();
    }

    /** Closes the database. */
    @TearDown
    public void close() {
        database.close();
    }

    /**
     * The count as a segment.
     *
     * @return how many users are in it
     */
    @Benchmark
    public int terrace() {
        return catalog.evaluate(population, AS_OF).of("buyers").size();
    }

    /**
     * The count as a query.
     *
     * @return how many users meet it
     */
    @Benchmark
    public long duckDb() {
        return database.ask("SELECT count(*) FROM (SELECT user_id FROM purchases WHERE happened >= " + sql(START)
                + " AND happened < " + sql(AS_OF) + " GROUP BY user_id HAVING count(*) >= " + COUNT + ")");
    }

    private static String sql(Instant instant) {
        return "make_timestamp(" + instant.getEpochSecond() * 1_000_000 + ")";
    }
}
