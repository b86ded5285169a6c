package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlipProperties {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<BigDecimal> AMOUNT = Attribute.ofDecimal("amount", 2);
    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT);
    private static final Schema SCHEMA =
            Schema.builder().attribute(AGE).event(PURCHASE).build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFlipTurnsTheAnswerAndNeedsEachOfItsChanges(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(4, 1);
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        User user = world.user(World.Gaps.ANYWHERE);
        Evaluation evaluation = evaluator.evaluate(user, world.asOf());
        for (String key : rules.keySet()) {
            Truth truth = evaluation.truthOf(key);
            List<Flip> flips = evaluation.toFlip(key);
            assertThat(flips).hasSizeLessThanOrEqualTo(5).doesNotHaveDuplicates();
            assertThat(flips)
                    .isSortedAccordingTo((a, b) ->
                            Integer.compare(a.changes().size(), b.changes().size()));
            for (Flip flip : flips) {
                assertThat(flip.truth()).isEqualTo(truth == Truth.TRUE ? Truth.FALSE : Truth.TRUE);
                assertTurns(evaluation, key, flip);
            }
        }
    }

    private static void assertTurns(Evaluation evaluation, String key, Flip flip) {
        Evaluator evaluator = evaluation.evaluator();
        assertThat(evaluator.truthOf(key, flip.applyTo(evaluation.user()), flip.asOf()))
                .as("%s after %s of %s", evaluator.rule(key), flip.changes(), evaluation.user())
                .isEqualTo(flip.truth());
        for (Change change : flip.changes()) {
            Flip smaller = without(change, flip, evaluation.asOf());
            assertThat(evaluator.truthOf(key, smaller.applyTo(evaluation.user()), smaller.asOf()))
                    .as("%s after %s of %s, without %s", evaluator.rule(key), flip.changes(), evaluation.user(), change)
                    .isNotEqualTo(flip.truth());
        }
    }

    /** The flip without one change; one that needs no time to pass is seen when its last event has happened. */
    private static Flip without(Change change, Flip flip, Instant asOf) {
        List<Change> rest = new ArrayList<>(flip.changes());
        rest.remove(change);
        if (change instanceof Change.Do did && did.times() > 1) {
            rest.add(did.times(did.times() - 1));
        }
        boolean waits = rest.stream().anyMatch(Change.Wait.class::isInstance);
        boolean happens = rest.stream().anyMatch(Change.Do.class::isInstance);
        return new Flip(rest, flip.truth(), waits ? flip.asOf() : happens ? asOf.plusNanos(1) : asOf);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCountIsTurnedByExactlyTheMissingEvents(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int done = random.nextInt(6);
        long wanted = done + random.nextLong(1, 9);
        User user = buyer(done, random);
        Evaluation evaluation = evaluate(Rules.did(PURCHASE).atLeast(wanted).within(Window.days(30)), user);
        assertThat(evaluation.toFlip("rule").get(0).changes())
                .singleElement()
                .isInstanceOfSatisfying(Change.Do.class, change -> {
                    assertThat(change.event().eventType()).isEqualTo(PURCHASE);
                    assertThat(change.times()).isEqualTo(wanted - done);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSumIsTurnedByExactlyTheMissingAmount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        User user = buyer(random.nextInt(5), random);
        BigDecimal spent = user.history().events().stream()
                .map(event -> event.value(AMOUNT).orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
        Evaluation evaluation =
                evaluate(Rules.did(PURCHASE).sum(AMOUNT, Window.days(30)).atLeast(spent.add(missing)), user);
        assertThat(evaluation.toFlip("rule").get(0).changes())
                .singleElement()
                .isInstanceOfSatisfying(Change.Do.class, change -> {
                    assertThat(change.times()).isEqualTo(1);
                    assertThat(change.event().value(AMOUNT)).contains(missing);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAttributeIsTurnedByTheNearestValue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long age = random.nextLong(100);
        long low = random.nextLong(100);
        long high = low + random.nextLong(20);
        boolean inside = low <= age && age <= high;
        long distance =
                inside ? Math.min(age - low, high - age) + 1 : Math.min(Math.abs(age - low), Math.abs(age - high));
        User user = User.of(Profile.builder(SCHEMA).set(AGE, age).build());
        Evaluation evaluation = evaluate(Rules.attr(AGE).between(low, high), user);
        assertThat(evaluation.toFlip("rule").get(0).changes())
                .singleElement()
                .isInstanceOfSatisfying(Change.Set.class, change -> {
                    assertThat(change.from()).isEqualTo(age);
                    assertThat(Math.abs((Long) change.to() - age)).isEqualTo(distance);
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aMissingAttributeIsTurnedByAValueThatFits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long low = random.nextLong(-50, 50);
        Evaluation evaluation = evaluate(Rules.attr(AGE).atLeast(low), User.of(Profile.empty(SCHEMA)));
        assertThat(evaluation.toFlip("rule")).isNotEmpty();
        assertThat(evaluation.toBecome(Truth.FALSE, "rule")).isNotEmpty();
    }

    private static User buyer(int purchases, SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < purchases; i++) {
            events.add(Event.of(PURCHASE, AS_OF.minus(Duration.ofHours(1 + random.nextInt(24 * 29))))
                    .with(AMOUNT, BigDecimal.valueOf(random.nextInt(100_000), 2)));
        }
        return User.of(Profile.empty(SCHEMA), History.of(events));
    }

    private static Evaluation evaluate(Rule rule, User user) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule)).evaluate(user, AS_OF);
    }
}
