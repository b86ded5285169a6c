package dev.terrace.benchmarks;

import dev.terrace.benchmarks.engines.Engine;
import dev.terrace.benchmarks.engines.HandWrittenOverFields;
import dev.terrace.benchmarks.engines.PlainUser;
import dev.terrace.benchmarks.engines.UserRule;
import dev.terrace.benchmarks.engines.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One rule on 500,000 users, per user, in every engine: {@code (age in [18, 35) and city in 3 of 10 and vip and spend >
 * 500) or tags contain "kol"}.
 *
 * <p>Each engine has a virtual machine of its own, so none is compiled with the types of another. {@code -p
 * engine=TERRACE,CEL} picks some.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class RuleEngineBenchmark {

    private static final int USERS = 500_000;

    /** The engine; a parameter. */
    @Param
    public Engine engine = Engine.TERRACE;

    private IntSupplier members = () -> 0;

    /** Makes the users in the engine's form, and checks that the engine finds as many members as the others. */
    @Setup
    public void makeUsers() {
        List<PlainUser> users = Users.seeded(USERS);
        int expected = members(new HandWrittenOverFields(), users);
        members = counter(engine.rule(), users);
        // Users lie together as in a service that has run for a while, whatever was thrown away while they were made.
        System.gc();
        int actual = members.getAsInt();
        if (actual != expected) {
            throw new IllegalStateException(
                    engine + " must find " + expected + " members but found " + actual + " (rule)");
        }
    }

    /**
     * Answers the rule for each user.
     *
     * @return how many users are in
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int evaluate() {
        return members.getAsInt();
    }

    private static int members(HandWrittenOverFields rule, List<PlainUser> users) {
        return (int) users.stream().filter(rule::matches).count();
    }

    private static <V> IntSupplier counter(UserRule<V> rule, List<PlainUser> users) {
        List<V> values = new ArrayList<>(users.size());
        users.forEach(user -> values.add(rule.from(user)));
        return () -> {
            int count = 0;
            for (V value : values) {
                count += rule.matches(value) ? 1 : 0;
            }
            return count;
        };
    }
}
