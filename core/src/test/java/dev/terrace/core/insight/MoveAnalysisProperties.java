package dev.terrace.core.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Direction;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.segment.RandomShop;
import dev.terrace.core.stats.FalseDiscoveryRate;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MoveAnalysisProperties {

    private static final Instant EARLIER = Instant.parse("2026-03-08T12:00:00Z");
    private static final Layers LAYERS = Layers.of("value", 1, List.of(Layer.of("0"), Layer.of("1"), Layer.of("2")));

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Map<Integer, String> layers(Map<Integer, User> users, SplittableRandom random) {
        Map<Integer, String> layerOf = new HashMap<>();
        users.keySet().forEach(id -> layerOf.put(id, String.valueOf(random.nextInt(3))));
        return layerOf;
    }

    private static Map<String, Rule> behaviours(RandomShop shop, SplittableRandom random) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            rules.put("rule " + i, shop.rule(2, List.copyOf(rules.keySet())));
        }
        return rules;
    }

    private static Moves moves(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Moves.up();
            case 1 -> Moves.down();
            case 2 -> Moves.upFrom(String.valueOf(random.nextInt(2)));
            default -> Moves.downFrom(String.valueOf(1 + random.nextInt(2)));
        };
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsAreThoseOfTheUsersOneByOneAndPartsMakeTheWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        Map<Integer, User> users = shop.users(150);
        Map<Integer, String> before = layers(users, random);
        Map<Integer, String> after = layers(users, random);
        Map<String, Rule> rules = behaviours(shop, random);
        Moves moves = moves(random);
        MoveAnalysis analysis = MoveAnalysis.of(RandomShop.SCHEMA, rules);

        MoveReasons whole = examine(analysis, moves, users, before, after);

        Evaluator evaluator = Evaluator.of(RandomShop.SCHEMA, Calendar.utc(), rules);
        assertThat(whole.reasons()).hasSize(rules.size());
        for (MoveReason reason : whole.reasons()) {
            long[] counts = new long[6];
            users.forEach((id, user) -> {
                int group = group(moves, Integer.parseInt(before.get(id)), Integer.parseInt(after.get(id)));
                if (group >= 0) {
                    int did = switch (evaluator.truthOf(reason.behaviour(), user, EARLIER)) {
                        case TRUE -> 0;
                        case FALSE -> 2;
                        case UNKNOWN -> 4;
                    };
                    counts[did + group]++;
                }
            });
            assertThat(reason.counts())
                    .isEqualTo(new MoveCounts(
                            new FourfoldTable(counts[0], counts[1], counts[2], counts[3]), counts[4], counts[5]));
            assertThat(LongStream.of(counts).sum()).isEqualTo(whole.movers() + whole.stayers());
        }
        List<Map<Integer, User>> parts = shop.split(users);
        assertThat(examine(analysis, moves, parts.get(0), before, after)
                        .merge(examine(analysis, moves, parts.get(1), before, after)))
                .isEqualTo(whole);
        assertThat(whole.movers() + whole.stayers() + whole.others()).isEqualTo(users.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSurestComeFirst(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        Map<Integer, User> users = shop.users(150);
        MoveAnalysis analysis = MoveAnalysis.of(RandomShop.SCHEMA, behaviours(shop, random))
                .withStandards(new MoveStandards(random.nextInt(2), 0.95, 5));

        List<MoveReason> reasons = examine(analysis, moves(random), users, layers(users, random), layers(users, random))
                .reasons();

        double[] pValues = reasons.stream().mapToDouble(MoveReason::pValue).toArray();
        List<Double> qValues = new ArrayList<>();
        for (double q : FalseDiscoveryRate.qValues(pValues)) {
            qValues.add(q);
        }
        assertThat(reasons).extracting(MoveReason::qValue).isEqualTo(qValues).isSorted();
        for (int i = 1; i < reasons.size(); i++) {
            if (qValues.get(i).equals(qValues.get(i - 1))) {
                assertThat(strength(reasons.get(i))).isLessThanOrEqualTo(strength(reasons.get(i - 1)));
            }
        }
    }

    private static double strength(MoveReason reason) {
        return reason.oddsRatio().isEmpty()
                ? -1
                : Math.abs(Math.log(reason.oddsRatio().getAsDouble()));
    }

    /** 0 for movers, 1 for stayers, -1 for others. */
    private static int group(Moves moves, int from, int to) {
        boolean up = moves.direction() == Direction.UP;
        boolean starts =
                moves.from().map(layer -> layer.equals(String.valueOf(from))).orElse(true);
        if (!starts || from == (up ? 2 : 0)) {
            return -1;
        }
        return from == to ? 1 : (to > from) == up ? 0 : -1;
    }

    private static MoveReasons examine(
            MoveAnalysis analysis,
            Moves moves,
            Map<Integer, User> users,
            Map<Integer, String> before,
            Map<Integer, String> after) {
        Map<Integer, String> were = new HashMap<>(before);
        were.keySet().retainAll(users.keySet());
        Map<Integer, String> are = new HashMap<>(after);
        are.keySet().retainAll(users.keySet());
        return analysis.examine(Flow.between(LAYERS, were, are), moves, RandomShop.population(users), EARLIER);
    }
}
