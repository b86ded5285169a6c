package dev.terrace.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Ratio;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowTest {

    private static final Layers LAYERS =
            Layers.of("value", 1, List.of(Layer.of("low"), Layer.of("middle"), Layer.of("high")));

    private final Flow<String> flow = Flow.between(
            LAYERS,
            Map.of("ann", "low", "bob", "low", "cat", "middle", "dan", "high"),
            Map.of("ann", "high", "bob", "low", "cat", "low", "dan", "high"));

    @Nested
    class Moves {

        @Test
        void everyUserIsInOneCell() {
            assertThat(flow.count("low", "high")).isEqualTo(1);
            assertThat(flow.users("low", "high")).containsExactly("ann");
            assertThat(flow.users("low", "low")).containsExactly("bob");
            assertThat(flow.users("middle", "low")).containsExactly("cat");
            assertThat(flow.count("middle", "high")).isZero();
            assertThat(flow.users("middle", "high")).isEmpty();
            assertThat(flow.total()).isEqualTo(4);
        }

        @Test
        void usersAreListedInTheirOwnOrderWhateverTheInputOrder() {
            Map<Integer, String> down = new LinkedHashMap<>();
            for (int user = 9; user > 0; user--) {
                down.put(user, "low");
            }
            assertThat(Flow.between(LAYERS, down, new HashMap<>(down)).users("low", "low"))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        }

        @Test
        void movesUpAndDownAreCounted() {
            assertThat(flow.up()).isEqualTo(1);
            assertThat(flow.same()).isEqualTo(2);
            assertThat(flow.down()).isEqualTo(1);
            assertThat(flow.mobility()).isEqualTo(Ratio.of(2, 4));
            assertThat(flow).hasToString("value v1 [low, middle, high]: up 1, same 2, down 1");
        }

        @Test
        void rowsAndColumnsAreSummed() {
            assertThat(flow.matrix()).isDeepEqualTo(new long[][] {{1, 0, 1}, {1, 0, 0}, {0, 0, 1}});
            assertThat(flow.countBefore("low")).isEqualTo(2);
            assertThat(flow.countAfter("high")).isEqualTo(2);
            assertThat(flow.netFlow("low")).isZero();
            assertThat(flow.netFlow("middle")).isEqualTo(-1);
            assertThat(flow.netFlow("high")).isEqualTo(1);
        }

        @Test
        void whoWentWhereIsAnAudience() {
            assertThat(flow.audience("low", "high")).containsExactly("ann");
            assertThat(flow.audience(Direction.UP)).containsExactly("ann");
            assertThat(flow.audience(Direction.SAME)).containsExactly("bob", "dan");
            assertThat(flow.audience(Direction.DOWN)).containsExactly("cat");
            assertThat(flow.audience("low", Direction.SAME)).containsExactly("bob");
            assertThat(flow.audience("low", Direction.DOWN)).isEmpty();
        }

        @Test
        void nobodyMovesInAnEmptyPopulation() {
            Flow<String> empty = Flow.between(LAYERS, Map.<String, String>of(), Map.of());
            assertThat(empty.total()).isZero();
            assertThat(empty.mobility().value()).isEmpty();
            assertThat(empty.merge(flow)).isEqualTo(flow).hasSameHashCodeAs(flow);
            assertThat(empty.layers()).isEqualTo(LAYERS);
        }
    }

    @Nested
    class Errors {

        @Test
        void bothDatesMustHaveTheSameUsers() {
            assertThatThrownBy(() -> Flow.between(LAYERS, Map.of("ann", "low"), Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "both dates must have the same users but 1 are at one only, such as 'ann' at the earlier (value)");
            assertThatThrownBy(() -> Flow.between(LAYERS, Map.of(), Map.of("ann", "low")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "both dates must have the same users but 1 are at one only, such as 'ann' at the later (value)");
        }

        @Test
        void aLayerMustExist() {
            assertThatThrownBy(() -> Flow.between(LAYERS, Map.of("ann", "top"), Map.of("ann", "low")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer must be one of [low, middle, high] but was 'top' (value)");
            assertThatThrownBy(() -> flow.count("low", "top")).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void versionsAreNeverMixed() {
            Layers next = Layers.of("value", 2, LAYERS.layers());
            Flow<String> other = Flow.between(next, Map.<String, String>of(), Map.of());
            assertThatThrownBy(() -> flow.merge(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("flows must be between the same layers but were value v1 [low, middle, high] and value"
                            + " v2 [low, middle, high]");
        }

        @Test
        void aUserIsCountedOnce() {
            assertThatThrownBy(() -> flow.merge(Flow.between(LAYERS, Map.of("ann", "low"), Map.of("ann", "low"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("parts must be disjoint but both hold user 'ann'");
        }
    }

    @Nested
    class Properties {

        static LongStream seeds() {
            return LongStream.range(0, 200);
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void rowsAndColumnsAddUpToThePopulationAndSplittingChangesNothing(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<Integer, String> before = new LinkedHashMap<>();
            Map<Integer, String> after = new HashMap<>();
            Map<Integer, String> leftBefore = new LinkedHashMap<>();
            Map<Integer, String> rightBefore = new LinkedHashMap<>();
            for (int user = random.nextInt(60); user > 0; user--) {
                before.put(user, LAYERS.keys().get(random.nextInt(3)));
                after.put(user, LAYERS.keys().get(random.nextInt(3)));
                (random.nextBoolean() ? leftBefore : rightBefore).put(user, before.get(user));
            }
            Flow<Integer> whole = Flow.between(LAYERS, before, after);
            for (String layer : LAYERS.keys()) {
                long row = LAYERS.keys().stream()
                        .mapToLong(to -> whole.count(layer, to))
                        .sum();
                long column = LAYERS.keys().stream()
                        .mapToLong(from -> whole.count(from, layer))
                        .sum();
                assertThat(row)
                        .isEqualTo(
                                before.values().stream().filter(layer::equals).count());
                assertThat(column)
                        .isEqualTo(after.values().stream().filter(layer::equals).count());
            }
            assertThat(whole.total()).isEqualTo(before.size());
            Flow<Integer> left = Flow.between(LAYERS, leftBefore, part(after, leftBefore));
            Flow<Integer> right = Flow.between(LAYERS, rightBefore, part(after, rightBefore));
            assertThat(left.merge(right)).isEqualTo(whole);
            assertThat(right.merge(left)).isEqualTo(whole);
        }

        private static Map<Integer, String> part(Map<Integer, String> after, Map<Integer, String> users) {
            Map<Integer, String> part = new HashMap<>(after);
            part.keySet().retainAll(users.keySet());
            return part;
        }
    }
}
