package dev.terrace.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaterfallProperties {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private final Map<String, Rule> rules = new LinkedHashMap<>();

    /** Three segments, each of which may refer to those before; the last may have lists. */
    private SegmentCatalog catalog(RandomShop shop, SplittableRandom random) {
        List<Segment> segments = new ArrayList<>();
        for (String key : List.of("a", "b", "target")) {
            Rule rule = shop.conjunction(2, List.copyOf(rules.keySet()));
            rules.put(key, rule);
            segments.add(Segment.of(key, rule)
                    .including(random.nextInt(3) == 0 ? List.of("u1", "u2", "u3") : List.of())
                    .excluding(random.nextInt(3) == 0 ? List.of("u3", "u4") : List.of()));
        }
        return SegmentCatalog.builder(RandomShop.SCHEMA)
                .identifiedBy(RandomShop.ID)
                .segments(segments)
                .build();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stepsAreThoseOfEachUserTakenAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        SegmentCatalog catalog = catalog(shop, random);
        Map<Integer, User> users = shop.users(150);

        Waterfall waterfall = catalog.waterfall("target", RandomShop.population(users), RandomShop.AS_OF);

        List<long[]> expected = naive(catalog, waterfall, users);
        for (int i = 0; i < expected.size(); i++) {
            WaterfallStep step = waterfall.steps().get(i);
            WhyUnknown why = step.whyUnknown();
            assertThat(LongStream.of(
                            step.removed(),
                            step.certain(),
                            step.unknown(),
                            why.users(),
                            why.shortHistory(),
                            why.otherwise(),
                            why.missing().getOrDefault("age", 0L),
                            why.missing().getOrDefault("level", 0L)))
                    .as("clause %s of %s", i, catalog.segment("target"))
                    .containsExactly(LongStream.of(expected.get(i)).boxed().toArray(Long[]::new));
        }
    }

    /** User by user and clause by clause, with the row gear. */
    private List<long[]> naive(SegmentCatalog catalog, Waterfall waterfall, Map<Integer, User> users) {
        Map<String, Rule> all = new LinkedHashMap<>(catalog.rules());
        List<Rule> clauses = waterfall.steps().stream().map(WaterfallStep::rule).toList();
        IntStream.range(0, clauses.size()).forEach(i -> all.put("step " + i, clauses.get(i)));
        Evaluator evaluator = Evaluator.of(RandomShop.SCHEMA, catalog.calendar(), all);
        List<Clause> asked = Clause.of(catalog.segment("target"), RandomShop.ID, RandomShop.SCHEMA);
        List<long[]> counts = new ArrayList<>();
        clauses.forEach(clause -> counts.add(new long[8]));
        for (User user : users.values()) {
            Truth sofar = Truth.TRUE;
            for (int i = 0; i < clauses.size() && sofar != Truth.FALSE; i++) {
                Truth truth = evaluator.truthOf("step " + i, user, RandomShop.AS_OF);
                sofar = sofar.and(truth);
                long[] count = counts.get(i);
                count[sofar == Truth.FALSE ? 0 : sofar == Truth.TRUE ? 1 : 2]++;
                if (truth == Truth.UNKNOWN) {
                    explain(catalog, asked.get(i).asked(), user, count);
                }
            }
        }
        return counts;
    }

    private static void explain(SegmentCatalog catalog, Rule rule, User user, long[] count) {
        count[3]++;
        boolean asksEvents = !catalog.mentionsOf(rule).events().isEmpty();
        boolean missing = false;
        for (Attribute<?> attribute : catalog.mentionsOf(rule).attributes()) {
            if (user.profile().value(attribute).isEmpty()) {
                missing = true;
                count[attribute.equals(RandomShop.AGE) ? 6 : 7]++;
            }
        }
        if (!missing) {
            count[asksEvents && !user.history().completeSince().equals(Instant.MIN) ? 4 : 5]++;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theEndIsTheSegmentAndPartsMakeTheWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        SegmentCatalog catalog = catalog(shop, random);
        Map<Integer, User> users = shop.users(150);
        Population<Integer> population = RandomShop.population(users);

        Waterfall whole = catalog.waterfall("target", population, RandomShop.AS_OF);

        Audiences<Integer> audiences = catalog.evaluate(population, RandomShop.AS_OF);
        assertThat(whole.certain()).isEqualTo(audiences.of("target").size());
        assertThat(whole.unknown()).isEqualTo(audiences.unknown("target").size());
        assertThat(whole.steps().stream().mapToLong(WaterfallStep::removed).sum())
                .isEqualTo(whole.removed())
                .isEqualTo(users.size() - whole.certain() - whole.unknown());
        List<Map<Integer, User>> parts = shop.split(users);
        assertThat(catalog.waterfall("target", RandomShop.population(parts.get(0)), RandomShop.AS_OF)
                        .merge(catalog.waterfall("target", RandomShop.population(parts.get(1)), RandomShop.AS_OF)))
                .isEqualTo(whole);
        assertThat(catalog.evaluate(Set.of("target"), population, RandomShop.AS_OF)
                        .of("target"))
                .isEqualTo(audiences.of("target"));
    }
}
