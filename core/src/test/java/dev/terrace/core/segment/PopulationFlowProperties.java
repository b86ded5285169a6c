package dev.terrace.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.User;
import dev.terrace.core.population.Audience;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PopulationFlowProperties {

    private static final Instant EARLIER = Instant.parse("2026-03-08T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static Layering layering(RandomShop shop, int layers) {
        Layering.Builder builder = Layering.builder("value", 1, RandomShop.SCHEMA, Layer.of("0"));
        for (int rank = 1; rank < layers; rank++) {
            builder.layer(Layer.of(String.valueOf(rank)), shop.rule(2, List.of()));
        }
        return builder.build();
    }

    private static Map<Integer, String> rowByRow(Layering layering, Map<Integer, User> users, Instant asOf) {
        Map<Integer, String> layerOf = new HashMap<>();
        users.forEach((id, user) ->
                layerOf.put(id, layering.evaluate(user, asOf).layer().key()));
        return layerOf;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUserIsInTheLayerOfTheRowGear(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        Layering layering = layering(shop, 1 + random.nextInt(5));
        Map<Integer, User> users = shop.users(200);

        Placements<Integer> placements = layering.evaluate(RandomShop.population(users), RandomShop.AS_OF);

        users.forEach((id, user) -> {
            Placement alone = layering.evaluate(user, RandomShop.AS_OF);
            assertThat(placements.layerOf(id)).isEqualTo(alone.layer());
            assertThat(placements.uncertain().contains(id)).isNotEqualTo(alone.isCertain());
        });
        assertThat(layering.layers().keys().stream()
                        .mapToInt(key -> placements.of(key).size())
                        .sum())
                .isEqualTo(users.size());
        List<Map<Integer, User>> parts = shop.split(users);
        assertThat(layering.evaluate(RandomShop.population(parts.get(0)), RandomShop.AS_OF)
                        .merge(layering.evaluate(RandomShop.population(parts.get(1)), RandomShop.AS_OF)))
                .isEqualTo(placements);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFlowIsThatOfTheUsersOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        Layering layering = layering(shop, 1 + random.nextInt(5));
        Map<Integer, User> users = shop.users(200);
        Map<Integer, String> before = rowByRow(layering, users, EARLIER);
        Map<Integer, String> after = rowByRow(layering, users, RandomShop.AS_OF);

        Flow<Integer> flow = flow(layering, users);

        assertThat(flow)
                .isEqualTo(Flow.between(layering.layers(), before, after))
                .isEqualTo(Flow.between(
                        Placements.of(layering.layers(), before), Placements.of(layering.layers(), after)));
        List<String> keys = layering.layers().keys();
        long[][] matrix = flow.matrix();
        for (String from : keys) {
            for (String to : keys) {
                long naive = users.keySet().stream()
                        .filter(id -> from.equals(before.get(id)) && to.equals(after.get(id)))
                        .count();
                assertThat(flow.count(from, to))
                        .isEqualTo(naive)
                        .isEqualTo(flow.users(from, to).size())
                        .isEqualTo(matrix[keys.indexOf(from)][keys.indexOf(to)]);
            }
        }
        List<Map<Integer, User>> parts = shop.split(users);
        assertThat(flow(layering, parts.get(0)).merge(flow(layering, parts.get(1))))
                .isEqualTo(flow);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsColumnsNetFlowsAndDirectionsAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomShop shop = new RandomShop(random);
        Layering layering = layering(shop, 1 + random.nextInt(5));
        Flow<Integer> flow = flow(layering, shop.users(200));

        List<String> keys = layering.layers().keys();
        long[][] matrix = flow.matrix();
        long net = 0;
        for (int i = 0; i < keys.size(); i++) {
            int at = i;
            long row = LongStream.of(matrix[i]).sum();
            long column = List.of(matrix).stream().mapToLong(ofRow -> ofRow[at]).sum();
            assertThat(flow.countBefore(keys.get(i))).isEqualTo(row);
            assertThat(flow.countAfter(keys.get(i))).isEqualTo(column);
            assertThat(flow.netFlow(keys.get(i))).isEqualTo(column - row);
            net += flow.netFlow(keys.get(i));
        }
        assertThat(net).isZero();
        assertThat(keys.stream().mapToLong(flow::countBefore).sum()).isEqualTo(flow.total());
        Audience<Integer> up = flow.audience(Direction.UP);
        Audience<Integer> same = flow.audience(Direction.SAME);
        Audience<Integer> down = flow.audience(Direction.DOWN);
        assertThat(List.of((long) up.size(), (long) same.size(), (long) down.size()))
                .containsExactly(flow.up(), flow.same(), flow.down());
        assertThat(up.or(same).or(down)).isEqualTo(Audience.all(flow.roster()));
    }

    private static Flow<Integer> flow(Layering layering, Map<Integer, User> users) {
        return Flow.between(
                layering.evaluate(RandomShop.population(users), EARLIER),
                layering.evaluate(RandomShop.population(users), RandomShop.AS_OF));
    }
}
