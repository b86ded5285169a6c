package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveModelProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAnswerEqualsThatOfANaiveModel(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(6, 2);
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        for (World.Gaps gaps : World.Gaps.values()) {
            for (int i = 0; i < 3; i++) {
                assertSameAnswers(world, rules, evaluator, world.user(gaps));
            }
        }
    }

    private static void assertSameAnswers(World world, Map<String, Rule> rules, Evaluator evaluator, User user) {
        rules.forEach((key, rule) -> {
            NaiveAnswers naive = new NaiveAnswers(rules, world.calendar(), user, world.asOf());
            Truth expected = naive.truthOf(rule);
            if (!naive.isOpen()) {
                assertThat(evaluator.truthOf(key, user, world.asOf()))
                        .as("%s of %s as of %s in %s", rule, user, world.asOf(), world.calendar())
                        .isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFigureIsThatOfANaiveModel(long seed) {
        World world = new World(new SplittableRandom(seed));
        RandomRules rules = new RandomRules(world, RandomRules.Taste.ALL);
        for (int i = 0; i < 10; i++) {
            assertSameFigure(world, rules.operand(2), world.user(World.Gaps.IN_PROFILE));
        }
    }

    private static <T> void assertSameFigure(World world, Operand<T> operand, User user) {
        NaiveAnswers naive = new NaiveAnswers(Map.of(), world.calendar(), user, world.asOf());
        NaiveValue value = new NaiveFigures(naive).value(operand);
        if (value.isExact() && operand.kind().type().isOrdered()) {
            @SuppressWarnings("unchecked") // the figure has values of its kind
            T expected = (T) value.value();
            assertThat(truthOf(world, new Rule.In<>(operand, Set.of(expected)), user))
                    .as("%s is %s of %s", operand, expected, user)
                    .isEqualTo(Truth.TRUE);
        }
        if (!naive.isOpen() && operand.kind().type().isOrdered()) {
            assertThat(truthOf(world, new Rule.Present(operand), user))
                    .as("%s is present of %s", operand, user)
                    .isEqualTo(Truth.of(!value.isMissing()));
        }
    }

    private static Truth truthOf(World world, Rule rule, User user) {
        return Evaluator.of(world.schema(), world.calendar(), Map.of("rule", rule))
                .truthOf("rule", user, world.asOf());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsCertainHoldsHoweverTheGapsAreFilled(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.MONOTONE).rules(6, 2);
        for (int i = 0; i < 4; i++) {
            assertSound(world, rules, world.user(World.Gaps.ANYWHERE));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsCertainHoldsWhateverHappenedBeforeTheHistory(long seed) {
        World world = new World(new SplittableRandom(seed));
        Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.MONOTONE_IN_EVENTS).rules(6, 2);
        for (int i = 0; i < 4; i++) {
            assertSound(world, rules, world.user(World.Gaps.IN_HISTORY));
        }
    }

    private static void assertSound(World world, Map<String, Rule> rules, User user) {
        Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
        for (int i = 0; i < 8; i++) {
            User complete = world.completion(user);
            rules.forEach((key, rule) -> {
                Truth truth = evaluator.truthOf(key, user, world.asOf());
                NaiveAnswers naive = new NaiveAnswers(rules, world.calendar(), complete, world.asOf());
                Truth inTruth = naive.truthOf(rule);
                if (truth != Truth.UNKNOWN && !naive.isOpen()) {
                    assertThat(inTruth)
                            .as("%s of %s, in truth %s, as of %s", rule, user, complete, world.asOf())
                            .isEqualTo(truth);
                }
            });
        }
    }
}
