package dev.terrace.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.User;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationLawProperties {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** A world with rules, an evaluator of them, and a user with gaps. */
    private record Case(World world, Map<String, Rule> rules, Evaluator evaluator, User user) {

        static Case random(long seed, int count, int depth) {
            World world = new World(new SplittableRandom(seed));
            Map<String, Rule> rules = new RandomRules(world, RandomRules.Taste.ALL).rules(count, depth);
            Evaluator evaluator = Evaluator.of(world.schema(), world.calendar(), rules);
            return new Case(world, rules, evaluator, world.user(World.Gaps.ANYWHERE));
        }

        Truth truthOf(String key) {
            return evaluator.truthOf(key, user, world.asOf());
        }

        /** The answer to another rule beside these. */
        Truth truthOf(Rule rule) {
            Map<String, Rule> more = new LinkedHashMap<>(rules);
            more.put("another", rule);
            return Evaluator.of(world.schema(), world.calendar(), more).truthOf("another", user, world.asOf());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRuleItsComplementAndTheUnknownAddUpToThePopulation(long seed) {
        Case one = Case.random(seed, 1, 2);
        Map<String, Rule> rules = new LinkedHashMap<>(one.rules);
        rules.put("complement", Rules.not(one.rules.get("rule 0")));
        rules.put("known", Rules.any(Rules.inSegment("rule 0"), Rules.inSegment("complement")));
        Evaluator evaluator = Evaluator.of(one.world.schema(), one.world.calendar(), rules);
        List<Truth> in = new ArrayList<>();
        List<Truth> out = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Evaluation evaluation = evaluator.evaluate(one.world.user(World.Gaps.ANYWHERE), one.world.asOf());
            in.add(evaluation.truthOf("rule 0"));
            out.add(evaluation.truthOf("complement"));
            assertThat(evaluation.truthOf("known")).isEqualTo(in.get(i) == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.TRUE);
        }
        assertThat(out).isEqualTo(in.stream().map(Truth::not).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deMorganHoldsWithUnknowns(long seed) {
        Case two = Case.random(seed, 2, 2);
        Rule a = two.rules.get("rule 0");
        Rule b = two.rules.get("rule 1");
        assertThat(two.truthOf(Rules.not(Rules.all(a, b))))
                .isEqualTo(two.truthOf(Rules.any(Rules.not(a), Rules.not(b))))
                .isEqualTo(two.truthOf("rule 0").and(two.truthOf("rule 1")).not());
        assertThat(two.truthOf(Rules.not(Rules.any(a, b))))
                .isEqualTo(two.truthOf(Rules.all(Rules.not(a), Rules.not(b))))
                .isEqualTo(two.truthOf("rule 0").or(two.truthOf("rule 1")).not());
        assertThat(two.truthOf(Rules.atLeast(2, a, b))).isEqualTo(two.truthOf(Rules.all(a, b)));
        assertThat(two.truthOf(Rules.atLeast(1, a, b))).isEqualTo(two.truthOf(Rules.any(a, b)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anExplanationHasTheAnswersOfItsRules(long seed) {
        Case some = Case.random(seed, 3, 2);
        Evaluation evaluation = some.evaluator.evaluate(some.user, some.world.asOf());
        for (String key : some.rules.keySet()) {
            Explanation explanation = evaluation.explain(key);
            assertThat(explanation.truth()).isEqualTo(some.truthOf(key));
            assertThat(explanation.rule()).isEqualTo(some.rules.get(key));
            assertThat(explanation.decisive()).isTrue();
            assertSameAnswers(explanation, some);
        }
    }

    private static void assertSameAnswers(Explanation explanation, Case some) {
        assertThat(explanation.truth())
                .as("%s in %s", explanation.rule(), explanation)
                .isEqualTo(some.truthOf(explanation.rule()));
        assertThat(some.user.history().events()).containsAll(explanation.evidence());
        explanation.parts().forEach(part -> assertSameAnswers(part, some));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rulesTogetherAnswerAsEachAlone(long seed) {
        World world = new World(new SplittableRandom(seed));
        RandomRules random = new RandomRules(world, RandomRules.Taste.ALL);
        List<Rule> leaves = List.of(random.rule(0), random.rule(0), random.rule(1), random.rule(1));
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            Rule a = world.oneOf(leaves);
            Rule b = world.oneOf(leaves);
            rules.put("rule " + i, world.chance(2) ? Rules.all(a, Rules.not(b)) : Rules.any(b, a));
        }
        Evaluator together = Evaluator.of(world.schema(), world.calendar(), rules);
        User user = world.user(World.Gaps.ANYWHERE);
        Evaluation evaluation = together.evaluate(user, world.asOf());
        for (String key : world.shuffled(new ArrayList<>(rules.keySet()))) {
            Evaluator alone = Evaluator.of(world.schema(), world.calendar(), Map.of(key, rules.get(key)));
            assertThat(evaluation.truthOf(key))
                    .as("%s of %s", rules.get(key), user)
                    .isEqualTo(together.truthOf(key, user, world.asOf()))
                    .isEqualTo(alone.truthOf(key, user, world.asOf()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOrderShows(long seed) {
        Case some = Case.random(seed, 3, 2);
        List<Event> events = some.world.shuffled(some.user.history().events());
        User shuffled = User.of(
                some.user.profile(),
                History.of(events).withCompleteSince(some.user.history().completeSince()));
        some.rules.forEach((key, rule) -> {
            assertThat(some.evaluator.truthOf(key, shuffled, some.world.asOf())).isEqualTo(some.truthOf(key));
            assertThat(some.truthOf(reordered(rule, some.world))).as("%s", rule).isEqualTo(some.truthOf(key));
        });
    }

    private static Rule reordered(Rule rule, World world) {
        List<Rule> parts = world.shuffled(
                rule.parts().stream().map(part -> reordered(part, world)).toList());
        if (rule instanceof Rule.All) {
            return new Rule.All(parts);
        }
        if (rule instanceof Rule.Any) {
            return new Rule.Any(parts);
        }
        if (rule instanceof Rule.AtLeast atLeast) {
            return new Rule.AtLeast(atLeast.count(), parts);
        }
        if (rule instanceof Rule.Not) {
            return new Rule.Not(parts.get(0));
        }
        if (rule instanceof Rule.Compare<?> compare && compare.left() instanceof Operand.Score) {
            return reorderedScore(compare, world);
        }
        return rule;
    }

    private static <T> Rule reorderedScore(Rule.Compare<T> compare, World world) {
        Operand.Score score = (Operand.Score) compare.left();
        @SuppressWarnings("unchecked") // a score is a number, as what it is compared with
        Operand<T> reordered = (Operand<T>) new Operand.Score(world.shuffled(score.terms()));
        return new Rule.Compare<>(reordered, compare.comparison(), compare.right());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasShippedAnswersAlike(long seed) throws IOException, ClassNotFoundException {
        Case some = Case.random(seed, 3, 2);
        Evaluation evaluation = some.evaluator.evaluate(some.user, some.world.asOf());
        Evaluation shipped = (Evaluation) shipped(evaluation);
        Evaluator evaluator = (Evaluator) shipped(some.evaluator);
        assertThat(shipped).isEqualTo(evaluation);
        assertThat(evaluator).isEqualTo(some.evaluator);
        for (String key : some.rules.keySet()) {
            assertThat(shipped.truthOf(key)).isEqualTo(some.truthOf(key));
            assertThat(shipped.explain(key)).isEqualTo(evaluation.explain(key));
            assertThat(evaluator.truthOf(key, some.user, some.world.asOf())).isEqualTo(some.truthOf(key));
        }
    }

    private static Object shipped(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
