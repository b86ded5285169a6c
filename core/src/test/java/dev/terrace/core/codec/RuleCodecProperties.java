package dev.terrace.core.codec;

import static dev.terrace.core.codec.Vocabulary.SCHEMA;
import static dev.terrace.core.codec.Vocabulary.SEGMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCodecProperties {

    private static final List<String> WORDS = words();

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 50);
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(OperandReader.KEYS);
        words.addAll(LeafReader.OPERATORS);
        words.addAll(
                List.of("all", "any", "not", "of", "orElse", "rule", "segment", "sequence", "held", "event", "where"));
        words.addAll(
                List.of("within", "days", "unit", "window", "before", "purchase", "amount", "age", "city", "tags"));
        words.addAll(
                List.of("steps", "taking", "without", "type", "value", "long", "by", "weight", "id", "salt", "day"));
        return words;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRuleReadsBackAsItWasWritten(long seed) {
        Rule rule = new RandomRules(new SplittableRandom(seed)).rule(4);
        Problems problems = new Problems();
        new RuleCheck(SCHEMA, SEGMENTS, problems).check("", rule);
        assertThat(problems.found()).isEmpty();

        Map<String, Object> tree = RuleCodec.write(rule);
        Rule read = RuleCodec.read(tree, SCHEMA, SEGMENTS);
        assertThat(read).isEqualTo(rule);
        assertThat(CanonicalJson.of(RuleCodec.write(read))).isEqualTo(CanonicalJson.of(tree));

        Object parsed = Json.tree(CanonicalJson.of(tree).replace("'", "\\u0027"));
        assertThat(RuleCodec.read(parsed, SCHEMA, SEGMENTS)).isEqualTo(rule);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalRulesHaveOneHashAndOthersAnother(long seed) {
        Rule one = new RandomRules(new SplittableRandom(seed)).rule(3);
        Rule again = new RandomRules(new SplittableRandom(seed)).rule(3);
        Rule other = new RandomRules(new SplittableRandom(seed + 1_000_000)).rule(3);
        assertThat(RuleCodec.hashOf(one)).isEqualTo(RuleCodec.hashOf(again)).matches("[0-9a-f]{64}");
        assertThat(RuleCodec.hashOf(one).equals(RuleCodec.hashOf(other))).isEqualTo(one.equals(other));
    }

    /** Whatever the tree is, it is read or refused with pointers that lead somewhere. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHostileTreeIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        refuseOrRead(hostile(random, 6));
    }

    /** A good tree with one thing changed meets other code than noise does. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedTreeIsReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rule rule = new RandomRules(random).rule(4);
        for (int i = 0; i < 20; i++) {
            refuseOrRead(damaged(random, RuleCodec.write(rule), 0.05));
        }
    }

    private static void refuseOrRead(@Nullable Object tree) {
        try {
            Rule rule = RuleCodec.read(tree, SCHEMA, SEGMENTS);
            assertThat(RuleCodec.read(RuleCodec.write(rule), SCHEMA, SEGMENTS)).isEqualTo(rule);
        } catch (InvalidModelException e) {
            assertThat(e.problems()).hasSizeBetween(1, TreeFindings.MOST_PROBLEMS + 1);
            for (Problem problem : e.problems()) {
                assertThat(at(tree, problem.path())).as("%s", problem).isTrue();
            }
        }
    }

    /** Whether a JSON Pointer leads to a place in the tree. */
    private static boolean at(@Nullable Object tree, String pointer) {
        @Nullable Object place = tree;
        for (String token : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String key = token.replace("~1", "/").replace("~0", "~");
            if (place instanceof Map<?, ?> map && new ArrayList<Object>(map.keySet()).contains(key)) {
                place = map.get(key);
            } else if (place instanceof List<?> list && Integer.parseInt(key) < list.size()) {
                place = list.get(Integer.parseInt(key));
            } else {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object damaged(SplittableRandom random, @Nullable Object tree, double share) {
        if (random.nextDouble() < share) {
            return hostile(random, 2);
        }
        if (tree instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (random.nextDouble() >= share) {
                    copy.put(random.nextDouble() < share ? word(random) : key, damaged(random, value, share));
                }
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(damaged(random, element, share)));
            return copy;
        }
        return tree;
    }

    private static @Nullable Object hostile(SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(5) > 0) {
            int size = random.nextInt(4);
            if (random.nextInt(3) == 0) {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(hostile(random, depth - 1));
                }
                return list;
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(random.nextInt(50) == 0 ? random.nextInt() : word(random), hostile(random, depth - 1));
            }
            return map;
        }
        List<Object> scalars = Arrays.asList(
                null,
                true,
                random.nextInt(5),
                random.nextLong(),
                Double.NaN,
                random.nextDouble(),
                Float.NaN,
                'c',
                new Object[] {1},
                new BigDecimal("1e1000000000"),
                new BigDecimal("1e-1000000000"),
                new BigDecimal("0e1000000000"),
                BigInteger.ONE.shiftLeft(100_000),
                "PT9999999999999999999999H",
                "a~b/c");
        return random.nextBoolean() ? word(random) : scalars.get(random.nextInt(scalars.size()));
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void aTreeThatContainsItselfIsRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> rule = new LinkedHashMap<>();
        List<Object> list = new ArrayList<>(Collections.nCopies(1 + random.nextInt(3), rule));
        switch (random.nextInt(6)) {
            case 0 -> rule.put("all", list);
            case 1 -> rule.put("not", rule);
            case 2 -> rule.put("lowerCase", rule);
            case 3 -> rule.put("count", Map.of("event", "purchase", "where", rule));
            case 4 -> {
                rule.put("atLeast", 1);
                rule.put("score", List.of(Map.of("weight", 1, "rule", rule), Map.of("weight", 1, "rule", rule)));
            }
            default -> {
                rule.put("before", rule);
                rule.put("window", rule);
            }
        }
        Object tree = rule.containsKey("before")
                ? Map.of("count", Map.of("event", "purchase", "within", rule), "is", 1)
                : rule;
        assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> RuleCodec.read(tree, SCHEMA, SEGMENTS));
    }
}
