package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NextChangeProperties {

    /** Beyond that an instant may be given at which nothing changes. */
    private static final Duration SURE = Duration.ofDays(3_650);

    private static final Duration STEP = Duration.ofNanos(1);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNextChangeIsTheFirstInstantWithAnotherAnswer(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(4, 1);
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        User user = world.user(world.oneOf(List.of(World.Gaps.values())));
        NavigableSet<Instant> instants = laterInstants(world, user);
        rules.keySet().forEach(key -> assertFirst(world, evaluator, key, user, instants));
    }

    private static void assertFirst(
            World world, Evaluator evaluator, String key, User user, NavigableSet<Instant> instants) {
        Optional<Instant> next = evaluator.evaluate(user, world.asOf()).nextChangeAt(key);
        Truth now = evaluator.truthOf(key, user, world.asOf());
        NavigableSet<Instant> same = new TreeSet<>(instants);
        next.ifPresent(instant -> {
            assertThat(instant).isAfter(world.asOf());
            if (instant.isBefore(world.asOf().plus(SURE))) {
                assertThat(evaluator.truthOf(key, user, instant))
                        .as("%s at %s, from %s, of %s", evaluator.rule(key), instant, world.asOf(), user)
                        .isNotEqualTo(now);
            }
            same.add(instant.minus(STEP));
            same.tailSet(instant).clear();
        });
        for (Instant instant : same) {
            assertThat(evaluator.truthOf(key, user, instant))
                    .as("%s at %s, from %s to %s, of %s", evaluator.rule(key), instant, world.asOf(), next, user)
                    .isEqualTo(now);
        }
    }

    /** Every instant after asOf at which something may well happen, and its neighbours. */
    private static NavigableSet<Instant> laterInstants(World world, User user) {
        Instant asOf = world.asOf();
        NavigableSet<Instant> instants = new TreeSet<>();
        LocalDate today = world.calendar().dayOf(asOf);
        for (int days = 0; days <= 45; days++) {
            add(instants, world.calendar().startOf(today.plusDays(days)));
            add(
                    instants,
                    today.plusDays(days).atStartOfDay(world.calendar().zone()).toInstant());
        }
        for (Event event : user.history().events()) {
            addEdges(world, instants, event.at());
        }
        world.attributes().stream()
                .flatMap(attribute -> user.profile().value(attribute).stream())
                .filter(Instant.class::isInstance)
                .forEach(value -> addEdges(world, instants, (Instant) value));
        world.attributes().stream()
                .flatMap(attribute -> user.profile().value(attribute).stream())
                .filter(LocalDate.class::isInstance)
                .forEach(value -> {
                    addEdges(world, instants, world.calendar().startOf((LocalDate) value));
                    addEdges(world, instants, world.calendar().startOf(((LocalDate) value).plusDays(1)));
                });
        if (!user.history().completeSince().equals(Instant.MIN)) {
            addEdges(world, instants, user.history().completeSince());
        }
        Instant at = asOf;
        for (int i = 0; i < 3; i++) {
            @Nullable
            ZoneOffsetTransition change = world.calendar().zone().getRules().nextTransition(at);
            if (change != null) {
                at = change.getInstant();
                add(instants, at);
            }
        }
        for (int i = 0; i < 60; i++) {
            instants.add(asOf.plusNanos(world.random().nextLong(60L * 86_400 * 1_000_000_000)));
            instants.add(asOf.plusSeconds(world.random().nextLong(40L * 365 * 86_400)));
        }
        instants.headSet(asOf, true).clear();
        return instants;
    }

    /** When windows and days that are counted from an instant move past it. */
    private static void addEdges(World world, NavigableSet<Instant> instants, Instant at) {
        add(instants, at);
        for (int i = 0; i < 10; i++) {
            add(instants, at.plus(Duration.ofHours(world.random().nextInt(101))));
        }
        for (int days = 1; days <= 12; days++) {
            add(instants, at.plus(Duration.ofDays(days)));
            add(instants, world.calendar().minus(at, Period.ofDays(-days)));
        }
        add(instants, world.calendar().minus(at, Period.ofMonths(-1)));
        add(instants, world.calendar().minus(at, Period.ofMonths(-2)));
    }

    private static void add(NavigableSet<Instant> instants, Instant at) {
        instants.add(at.minus(STEP));
        instants.add(at);
        instants.add(at.plus(STEP));
    }
}
