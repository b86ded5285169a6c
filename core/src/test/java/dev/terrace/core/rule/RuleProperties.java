package dev.terrace.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleProperties {

    private static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    private static final Attribute<String> TEXT = Attribute.ofString("text");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "z-low", "m-middle", "a-high");
    private static final Schema SCHEMA = Schema.builder()
            .attribute(NUMBER)
            .attribute(TEXT)
            .attribute(LEVEL)
            .event("purchase")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    /** Plain data about one user, which the naive model reads without any class of the library. */
    private record Plain(
            @Nullable Long number,
            @Nullable String text,
            @Nullable Integer level,
            List<Long> daysAgo) {

        static Plain random(SplittableRandom random) {
            List<Long> daysAgo = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                daysAgo.add(random.nextLong(20));
            }
            return new Plain(
                    random.nextInt(4) == 0 ? null : random.nextLong(5),
                    random.nextInt(4) == 0 ? null : "abc".substring(random.nextInt(3)),
                    random.nextInt(4) == 0 ? null : random.nextInt(3),
                    daysAgo);
        }

        User user() {
            Profile.Builder profile = Profile.builder(SCHEMA);
            if (number != null) {
                profile.set(NUMBER, number);
            }
            if (text != null) {
                profile.set(TEXT, text);
            }
            if (level != null) {
                profile.set(LEVEL, LEVEL.domain().get(level));
            }
            return User.of(
                    profile.build(),
                    History.of(daysAgo.stream()
                            .map(days -> Event.of("purchase", AS_OF.minus(Duration.ofDays(days))))
                            .toList()));
        }
    }

    /** A rule and, apart from it, what it means: null stands for unknown. */
    private record Case(Rule rule, Function<Plain, @Nullable Boolean> meaning) {

        static Case random(SplittableRandom random, int depth) {
            return depth == 0 || random.nextInt(4) == 0 ? leaf(random) : node(random, depth);
        }

        private static Case leaf(SplittableRandom random) {
            long value = random.nextLong(5);
            return switch (random.nextInt(8)) {
                case 0 -> new Case(Rules.attr(NUMBER).lessThan(value), p -> p.number == null ? null : p.number < value);
                case 1 ->
                    new Case(
                            Rules.attr(NUMBER).in(value, 2L),
                            p -> p.number == null ? null : (p.number == value || p.number == 2));
                case 2 ->
                    new Case(
                            Rules.attr(NUMBER).between(value, value + 1),
                            p -> p.number == null ? null : (p.number >= value && p.number <= value + 1));
                case 3 ->
                    new Case(Rules.text(TEXT).contains("b"), p -> p.text == null ? null : p.text.indexOf('b') >= 0);
                case 4 -> new Case(Rules.attr(LEVEL).atLeast("m-middle"), p -> p.level == null ? null : p.level >= 1);
                case 5 -> new Case(Rules.known(TEXT), p -> p.text != null);
                case 6 ->
                    new Case(Rules.did("purchase").atLeast(value).within(Window.days(10)), p -> recent(p) >= value);
                default ->
                    new Case(Rules.did("purchase").atMost(value).within(Window.days(10)), p -> recent(p) <= value);
            };
        }

        private static Case node(SplittableRandom random, int depth) {
            Case a = random(random, depth - 1);
            Case b = random(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> new Case(Rules.all(a.rule, b.rule), p -> conjunction(a.meaning.apply(p), b.meaning.apply(p)));
                case 1 ->
                    new Case(
                            Rules.any(a.rule, b.rule),
                            p -> negation(conjunction(negation(a.meaning.apply(p)), negation(b.meaning.apply(p)))));
                case 2 -> new Case(Rules.not(a.rule), p -> negation(a.meaning.apply(p)));
                default -> new Case(a.rule.orElse(true), p -> !Boolean.FALSE.equals(a.meaning.apply(p)));
            };
        }

        /** Days ago 0 is at asOf and not known yet; day 10 is the window's first instant and counts. */
        private static long recent(Plain plain) {
            return plain.daysAgo.stream()
                    .filter(days -> days >= 1 && days <= 10)
                    .count();
        }

        private static @Nullable Boolean conjunction(@Nullable Boolean a, @Nullable Boolean b) {
            if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
                return false;
            }
            return (a == null || b == null) ? null : true;
        }

        private static @Nullable Boolean negation(@Nullable Boolean a) {
            return a == null ? null : !a;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAnswerEqualsThatOfANaiveModel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case random1 = Case.random(random, 4);
        for (int i = 0; i < 20; i++) {
            Plain plain = Plain.random(random);
            @Nullable Boolean expected = random1.meaning.apply(plain);
            assertThat(truthOf(random1.rule, plain))
                    .as("%s of %s", random1.rule.label().english(), plain)
                    .isEqualTo(expected == null ? Truth.UNKNOWN : Truth.of(expected));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anExplanationHasTheAnswersOfItsRules(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rule rule = Case.random(random, 4).rule;
        Plain plain = Plain.random(random);
        Explanation explanation = evaluator(rule).evaluate(plain.user(), AS_OF).explain("rule");
        assertThat(explanation.decisive()).isTrue();
        assertSameAnswers(explanation, plain);
    }

    private static void assertSameAnswers(Explanation explanation, Plain plain) {
        assertThat(explanation.truth()).isEqualTo(truthOf(explanation.rule(), plain));
        explanation.parts().forEach(part -> assertSameAnswers(part, plain));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deMorganHoldsWithUnknowns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rule a = Case.random(random, 3).rule;
        Rule b = Case.random(random, 3).rule;
        Plain plain = Plain.random(random);
        assertThat(truthOf(Rules.not(Rules.all(a, b)), plain))
                .isEqualTo(truthOf(Rules.any(Rules.not(a), Rules.not(b)), plain));
        assertThat(truthOf(Rules.not(Rules.any(a, b)), plain))
                .isEqualTo(truthOf(Rules.all(Rules.not(a), Rules.not(b)), plain));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRuleItsComplementAndTheUnknownAddUpToThePopulation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rule rule = Case.random(random, 3).rule;
        int population = 50;
        int in = 0;
        int out = 0;
        int unknown = 0;
        for (int i = 0; i < population; i++) {
            Plain plain = Plain.random(random);
            in += truthOf(rule, plain) == Truth.TRUE ? 1 : 0;
            out += truthOf(Rules.not(rule), plain) == Truth.TRUE ? 1 : 0;
            unknown += truthOf(rule, plain) == Truth.UNKNOWN ? 1 : 0;
        }
        assertThat(in + out + unknown).isEqualTo(population);
    }

    private static Truth truthOf(Rule rule, Plain plain) {
        return evaluator(rule).truthOf("rule", plain.user(), AS_OF);
    }

    private static Evaluator evaluator(Rule rule) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
    }
}
