package dev.terrace.benchmarks;

import dev.terrace.benchmarks.crowd.Member;
import dev.terrace.core.Profile;
import dev.terrace.core.population.Population;
import java.util.List;
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

/** A million users with 10 attributes of mixed types each, made into a population on one thread; milliseconds for all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class LoadBenchmark {

    private static final int USERS = 1_000_000;

    private final List<Member> members = Member.seeded(USERS);
    private List<Profile> profiles = List.of();

    /** Makes the profiles, and checks that they come back from the population. */
    @Setup
    public void makeProfiles() {
        profiles = members.stream().map(Member::toProfile).toList();
        Population<Long> population = loadProfiles();
        if (!population.user(USERS / 2L).profile().equals(profiles.get(USERS / 2)) || loadDuckDb() != USERS) {
            throw new IllegalStateException("all users must be in both but Terrace has " + population);
        }
    }

    /**
     * Profiles that are there already.
     *
     * @return the population
     */
    @Benchmark
    public Population<Long> loadProfiles() {
        Population.Builder<Long> population = Population.builder(Member.SCHEMA);
        for (int user = 0; user < USERS; user++) {
            population.profile((long) user, profiles.get(user));
        }
        return population.build();
    }

    /**
     * Profiles made from what a host has read.
     *
     * @return the population
     */
    @Benchmark
    public Population<Long> makeProfilesAndLoad() {
        Population.Builder<Long> population = Population.builder(Member.SCHEMA);
        for (int user = 0; user < USERS; user++) {
            population.profile((long) user, members.get(user).toProfile());
        }
        return population.build();
    }

    /**
     * The same, appended to a table of DuckDB.
     *
     * @return how many users are in the table
     */
    @Benchmark
    public long loadDuckDb() {
        return Member.loadIntoDuckDb(members);
    }
}
