package dev.terrace.benchmarks;

import dev.terrace.benchmarks.engines.PlainEvent;
import dev.terrace.benchmarks.engines.TerraceBehaviour;
import dev.terrace.core.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rules on what a user did, over 1,000 events a user, per user; 200 users, so that the answer cannot be guessed.
 *
 * <p>{@code count} asks for at least three purchases within 30 days; {@code filteredCount} for at least 820 views of 50.00
 * or more, ever; {@code sum} for views of 430,000.00 in total. The last two look at every view: 87 of 100 events.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BehaviourBenchmark {

    private static final int USERS = 200;
    private static final int EVENTS = 1_000;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant START = AS_OF.minus(Duration.ofDays(30));

    private final TerraceBehaviour count = TerraceBehaviour.count();
    private final TerraceBehaviour filteredCount = TerraceBehaviour.filteredCount();
    private final TerraceBehaviour sum = TerraceBehaviour.sum();
    private final List<User> users = new ArrayList<>();
    private final List<List<PlainEvent>> histories = new ArrayList<>();

    /** Makes the same events in both forms, and checks that all find as many members. */
    @Setup
    public void makeUsers() {
        for (int user = 0; user < USERS; user++) {
            List<PlainEvent> events = PlainEvent.seeded(user, EVENTS, AS_OF);
            histories.add(events);
            users.add(count.from(events));
        }
        int expected = countByLoop();
        if (countTerrace() != expected || countByLoopFromTheEnd() != expected) {
            throw new IllegalStateException("all must find " + expected + " members but Terrace found " + countTerrace()
                    + ", the loop from the end " + countByLoopFromTheEnd() + " (count)");
        }
        if (filteredCountTerrace() != filteredCountByLoop()) {
            throw new IllegalStateException("both must find the same members but Terrace found "
                    + filteredCountTerrace() + " and the loop " + filteredCountByLoop() + " (filtered count)");
        }
    }

    /**
     * The count as a segment.
     *
     * @return how many users are in it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int countTerrace() {
        return members(count);
    }

    /**
     * The filtered count as a segment.
     *
     * @return how many users are in it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int filteredCountTerrace() {
        return members(filteredCount);
    }

    /**
     * The filtered count as a loop over all events.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int filteredCountByLoop() {
        int members = 0;
        for (List<PlainEvent> events : histories) {
            int views = 0;
            for (PlainEvent event : events) {
                boolean counts = event.type().equals("view")
                        && event.amount() >= 50_00
                        && event.at().isBefore(AS_OF);
                views += counts ? 1 : 0;
            }
            members += views >= 820 ? 1 : 0;
        }
        return members;
    }

    /**
     * The sum as a segment.
     *
     * @return how many users are in it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int sumTerrace() {
        return members(sum);
    }

    private int members(TerraceBehaviour behaviour) {
        int members = 0;
        for (User user : users) {
            members += behaviour.matches(user, AS_OF) ? 1 : 0;
        }
        return members;
    }

    /**
     * The count as a loop over all events, in any order.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int countByLoop() {
        int members = 0;
        for (List<PlainEvent> events : histories) {
            int purchases = 0;
            for (PlainEvent event : events) {
                boolean counts = event.type().equals("purchase")
                        && !event.at().isBefore(START)
                        && event.at().isBefore(AS_OF);
                purchases += counts ? 1 : 0;
            }
            members += purchases >= 3 ? 1 : 0;
        }
        return members;
    }

    /**
     * The count as a loop that knows the order of the events: from the end, until it has seen enough.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int countByLoopFromTheEnd() {
        int members = 0;
        for (List<PlainEvent> events : histories) {
            int purchases = 0;
            for (int i = events.size() - 1; i >= 0 && purchases < 3; i--) {
                PlainEvent event = events.get(i);
                if (event.at().isBefore(START)) {
                    break;
                }
                boolean counts = event.type().equals("purchase") && event.at().isBefore(AS_OF);
                purchases += counts ? 1 : 0;
            }
            members += purchases >= 3 ? 1 : 0;
        }
        return members;
    }
}
