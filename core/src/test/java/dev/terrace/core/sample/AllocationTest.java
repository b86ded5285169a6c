package dev.terrace.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import dev.terrace.core.population.Shipping;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {

    private static final ExperimentLayer PUSH = ExperimentLayer.of("push", Shuffle.of("push-1"))
            .with("control", 4_000)
            .with("treated", 4_000);
    private static final ExperimentLayer PRICE = ExperimentLayer.of("price", Shuffle.of("price-1"))
            .with("control", 5_000)
            .with("low", 5_000);
    private static final Holdout HOLDOUT = new Holdout(Shuffle.of("holdout-2026"), 500);
    private static final Allocation ALLOCATION = Allocation.of(HOLDOUT, List.of(PUSH, PRICE));
    private static final Roster<Integer> ROSTER =
            Roster.of(IntStream.range(0, 20_000).boxed().toList());
    private static final Audience<Integer> ALL = Audience.all(ROSTER);

    private static int bucket(ExperimentLayer layer, int id) {
        return layer.shuffle().bucket(String.valueOf(id));
    }

    @Nested
    class Users {

        @Test
        void areInTheGroupOfTheirBucketUnlessHeldOut() {
            for (int id = 0; id < 2_000; id++) {
                Assignment assignment = ALLOCATION.assign(String.valueOf(id));
                if (HOLDOUT.shuffle().bucket(String.valueOf(id)) < 500) {
                    assertThat(assignment).isEqualTo(new Assignment(true, Map.of()));
                } else {
                    int bucket = bucket(PUSH, id);
                    assertThat(assignment.heldOut()).isFalse();
                    assertThat(assignment.groups().get("push"))
                            .isEqualTo(bucket < 4_000 ? "control" : bucket < 8_000 ? "treated" : null);
                    assertThat(assignment.groups().get("price"))
                            .isEqualTo(bucket(PRICE, id) < 5_000 ? "control" : "low");
                }
            }
        }

        @Test
        void areFoundAloneAsInAnAudience() {
            AllocatedAudience<Integer> allocated = ALLOCATION.assign(ALL);
            for (int id = 0; id < 2_000; id++) {
                Assignment assignment = ALLOCATION.assign(String.valueOf(id));
                assertThat(allocated.holdout().contains(id)).isEqualTo(assignment.heldOut());
                assertThat(allocated.group("push", "treated").contains(id))
                        .isEqualTo("treated".equals(assignment.groups().get("push")));
            }
        }

        @Test
        void whoIsHeldOutIsInNoGroup() {
            assertThatThrownBy(() -> new Assignment(true, Map.of("push", "treated")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a user who is held out must be in no group but was in {push=treated}");
        }

        @Test
        void theTextOfAnIdIsTheHosts() {
            AllocatedAudience<Integer> allocated = ALLOCATION.assign(ALL, id -> "u" + id);
            for (int id = 0; id < 500; id++) {
                assertThat(allocated.group("price", "low").contains(id))
                        .isEqualTo("low"
                                .equals(ALLOCATION.assign("u" + id).groups().get("price")));
            }
        }
    }

    @Nested
    class Groups {

        private final AllocatedAudience<Integer> allocated = ALLOCATION.assign(ALL);

        @Test
        void holdoutGroupsAndTheRestAreDisjointAndTotal() {
            for (String layer : List.of("push", "price")) {
                Audience<Integer> seen = allocated.holdout();
                int sizes = seen.size();
                for (Audience<Integer> group : allocated.groups(layer).values()) {
                    assertThat(group.andSize(allocated.holdout())).isZero();
                    seen = seen.or(group);
                    sizes += group.size();
                }
                seen = seen.or(allocated.unassigned(layer));
                sizes += allocated.unassigned(layer).size();
                assertThat(seen).isEqualTo(allocated.audience());
                assertThat(sizes).isEqualTo(ALL.size());
            }
            assertThat(allocated.unassigned("price")).isEmpty();
        }

        /** Chi-square of a 2×2 table has 1 degree of freedom and exceeds 10.83 with probability 0.001. */
        @Test
        void layersAreIndependent() {
            Audience<Integer> treated = allocated.group("push", "treated");
            Audience<Integer> control = allocated.group("push", "control");
            Audience<Integer> low = allocated.group("price", "low");
            Audience<Integer> full = allocated.group("price", "control");
            double a = treated.andSize(low);
            double b = treated.andSize(full);
            double c = control.andSize(low);
            double d = control.andSize(full);
            double chiSquare =
                    (a * d - b * c) * (a * d - b * c) * (a + b + c + d) / ((a + b) * (c + d) * (a + c) * (b + d));
            assertThat(chiSquare).isLessThan(10.83);
        }

        @Test
        void aGroupAtTheEndMovesNobody() {
            AllocatedAudience<Integer> more = Allocation.of(HOLDOUT, List.of(PUSH.with("new", 2_000), PRICE))
                    .assign(ALL);
            assertThat(more.group("push", "treated")).isEqualTo(allocated.group("push", "treated"));
            assertThat(more.group("push", "new")).isEqualTo(allocated.unassigned("push"));
        }

        @Test
        void withoutAHoldoutNobodyIsHeldOut() {
            Allocation free = Allocation.of(List.of(PUSH));
            assertThat(free.holdout()).isEmpty();
            assertThat(free.assign(ALL).holdout()).isEmpty();
            assertThat(free.assign("1").heldOut()).isFalse();
            assertThat(free).hasToString("[" + PUSH + "]").isNotEqualTo(ALLOCATION);
        }

        @Test
        void areKnownByTheirKeys() {
            assertThat(allocated.groups("push").keySet()).containsExactly("control", "treated");
            assertThatThrownBy(() -> allocated.group("push", "other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("group must be one of [control, treated] but was 'other'");
            assertThatThrownBy(() -> allocated.unassigned("colour"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer must be one of [push, price] but was 'colour'");
        }
    }

    @Nested
    class Stability {

        static LongStream seeds() {
            return LongStream.range(0, 50);
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void whoIsLookedAtMovesNobody(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            Audience<Integer> some =
                    Audience.ofRows(ROSTER, IntStream.range(0, 2_000).map(i -> random.nextInt(ROSTER.size())));
            AllocatedAudience<Integer> ofSome = ALLOCATION.assign(some);
            AllocatedAudience<Integer> ofAll = ALLOCATION.assign(ALL);
            assertThat(ofSome.holdout()).isEqualTo(ofAll.holdout().and(some));
            assertThat(ofSome.group("push", "treated"))
                    .isEqualTo(ofAll.group("push", "treated").and(some));
        }
    }

    @Nested
    class Models {

        @Test
        void canBeShipped() throws IOException, ClassNotFoundException {
            assertThat(Shipping.shipped(ALLOCATION)).isEqualTo(ALLOCATION).hasSameHashCodeAs(ALLOCATION);
            AllocatedAudience<Integer> allocated = ALLOCATION.assign(ALL);
            assertThat(Shipping.shipped(allocated)).isEqualTo(allocated).hasSameHashCodeAs(allocated);
            assertThat(Shipping.shipped(ALLOCATION.assign("1"))).isEqualTo(ALLOCATION.assign("1"));
        }

        @Test
        void tellWhatTheyAreMadeOf() {
            assertThat(ALLOCATION.holdout()).hasValue(HOLDOUT);
            assertThat(ALLOCATION.layers()).containsExactly(PUSH, PRICE);
            assertThat(ALLOCATION.toString()).startsWith("Holdout[shuffle='holdout-2026' v1, buckets=500] [");
        }

        @Test
        void mayUseEveryBucket() {
            Allocation.of(
                    new Holdout(Shuffle.of("h"), 10_000),
                    List.of(ExperimentLayer.of("all", Shuffle.of("l")).with("everybody", 10_000)));
        }

        @Test
        void reportAllProblemsAtOnce() {
            InvalidModelException thrown = catchThrowableOfType(
                    InvalidModelException.class,
                    () -> Allocation.of(
                            new Holdout(Shuffle.of("salt"), 10_001),
                            List.of(
                                    ExperimentLayer.of("push", Shuffle.of("salt")),
                                    ExperimentLayer.of("push", Shuffle.of("other"))
                                            .with("a", 6_000)
                                            .with("b", 0)
                                            .with("a", 4_001))));
            assertThat(thrown.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "holdout: buckets must be in [1, 10000] but were 10001 [INVALID_BUCKETS]",
                            "layers/push: a salt must be used once, or layers are not independent, but 'salt' was"
                                    + " used again [SHARED_SALT]",
                            "layers/push: groups must be at least one but were none [NO_GROUP]",
                            "layers/push: a layer key must be used once but was used again [DUPLICATE_LAYER]",
                            "layers/push/b: buckets must be in [1, 10000] but were 0 [INVALID_BUCKETS]",
                            "layers/push/a: a group key must be used once in a layer but was used again"
                                    + " [DUPLICATE_GROUP]",
                            "layers/push: groups must have at most 10000 buckets together but had 10001"
                                    + " [TOO_MANY_BUCKETS]");
        }

        @Test
        void needALayer() {
            assertThatThrownBy(() -> Allocation.of(List.of()))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("layers: must be at least one but were none [NO_LAYER]");
        }
    }

    @Test
    void eachUserIsReadOnce() {
        int[] read = new int[ROSTER.size()];
        AllocatedAudience<Integer> allocated = ALLOCATION.assign(ALL, id -> {
            read[id]++;
            return String.valueOf(id);
        });
        assertThat(read).containsOnly(1);
        assertThat(allocated).isEqualTo(ALLOCATION.assign(ALL));
        for (int id = 0; id < 500; id++) {
            Assignment one = ALLOCATION.assign(String.valueOf(id));
            assertThat(allocated.holdout().contains(id)).isEqualTo(one.heldOut());
            assertThat(allocated.group("push", "treated").contains(id))
                    .isEqualTo("treated".equals(one.groups().get("push")));
            assertThat(allocated.group("price", "low").contains(id))
                    .isEqualTo("low".equals(one.groups().get("price")));
        }
    }
}
