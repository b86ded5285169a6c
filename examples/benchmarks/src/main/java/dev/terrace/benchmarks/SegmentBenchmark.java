package dev.terrace.benchmarks;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.set;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.SegmentCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
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
 * One rule on 100,000 users, per user: {@code (age in [18,35] and city in 3 of 10 and vip and spend > 500) or tags
 * contain "kol"}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SegmentBenchmark {

    private static final int USERS = 100_000;
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.of(AGE, CITY, VIP, SPEND, TAGS);
    private static final Set<String> CITIES = Set.of("city-1", "city-4", "city-7");

    private final SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
            .segment(
                    "target",
                    any(
                            all(
                                    attr(AGE).between(18L, 35L),
                                    attr(CITY).in(CITIES),
                                    attr(VIP).is(true),
                                    attr(SPEND).greaterThan(500L)),
                            set(TAGS).anyOf("kol")))
            .build();
    private final List<User> users = new ArrayList<>();
    private final List<Map<String, Object>> maps = new ArrayList<>();

    /** Makes the same users in both forms. */
    @Setup
    public void makeUsers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < USERS; i++) {
            long age = random.nextLong(10, 80);
            String city = "city-" + random.nextInt(10);
            boolean vip = random.nextBoolean();
            long spend = random.nextLong(1_000);
            Set<String> tags = random.nextInt(20) == 0 ? Set.of("kol", "early") : Set.of("early");
            users.add(User.of(Profile.builder(SCHEMA)
                    .set(AGE, age)
                    .set(CITY, city)
                    .set(VIP, vip)
                    .set(SPEND, spend)
                    .set(TAGS, tags)
                    .build()));
            Map<String, Object> map = new HashMap<>();
            map.put("age", age);
            map.put("city", city);
            map.put("vip", vip);
            map.put("spend", spend);
            map.put("tags", tags);
            maps.add(map);
        }
    }

    /**
     * The rule as a segment.
     *
     * @return how many users are in it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int terrace() {
        int members = 0;
        for (User user : users) {
            members += catalog.evaluate(user, AS_OF).of("target").truth() == Truth.TRUE ? 1 : 0;
        }
        return members;
    }

    /**
     * The rule as a hand-written condition over hash maps.
     *
     * @return how many users meet it
     */
    @Benchmark
    @OperationsPerInvocation(USERS)
    public int handWrittenOverHashMaps() {
        int members = 0;
        for (Map<String, Object> user : maps) {
            members += matches(user) ? 1 : 0;
        }
        return members;
    }

    private static boolean matches(Map<String, Object> user) {
        return (user.get("age") instanceof Long age
                        && age >= 18
                        && age <= 35
                        && user.get("city") instanceof String city
                        && CITIES.contains(city)
                        && Boolean.TRUE.equals(user.get("vip"))
                        && user.get("spend") instanceof Long spend
                        && spend > 500)
                || (user.get("tags") instanceof Set<?> tags && tags.contains("kol"));
    }
}
