package dev.terrace.benchmarks;

import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import dev.terrace.points.Account;
import dev.terrace.points.Command;
import dev.terrace.points.Decision;
import dev.terrace.points.Order;
import dev.terrace.points.PointsProgram;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.redeem.RedemptionRule;
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
import org.openjdk.jmh.annotations.Warmup;

/** One decision on an account that has earned from some orders before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PointsBenchmark {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How many orders the account has earned from. */
    @Param({"10", "1000"})
    public int orders;

    private final PointsProgram program = PointsProgram.builder("CNY")
            .earning(EarningRate.of(Ratio.of(1, 100)))
            .redemption(RedemptionRule.of(Ratio.of(1, 1)).withMinimum(100).withStep(50))
            .expiry(Expiry.endOfMonth(12))
            .build();
    private final Command.Redeem redeem = Command.redeem("redeem", Order.of("next", Money.ofMinor(50_000, "CNY")));
    private final Command earn = Command.earn("earn", Order.of("next", Money.ofMinor(50_000, "CNY")));

    private Account account = Account.empty();
    private Instant now = START;

    /** Earns from the orders, one an hour. */
    @Setup
    public void makeAccount() {
        for (int i = 0; i < orders; i++) {
            now = now.plus(Duration.ofHours(1));
            Command command = Command.earn("earn-" + i, Order.of("order-" + i, Money.ofMinor(10_000, "CNY")));
            if (program.decide(account, command, now) instanceof Decision.Accepted accepted) {
                account = account.evolve(accepted.events());
            }
        }
    }

    /**
     * Decides what an order earns.
     *
     * @return the decision
     */
    @Benchmark
    public Decision earn() {
        return program.decide(account, earn, now);
    }

    /**
     * Decides what points pay of an order.
     *
     * @return the decision
     */
    @Benchmark
    public Decision redeem() {
        return program.decide(account, redeem, now);
    }
}
