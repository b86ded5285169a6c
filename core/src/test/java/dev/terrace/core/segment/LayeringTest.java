package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.evaluation.Flip;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayeringTest {

    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Schema SCHEMA =
            Schema.builder().attribute(SPEND).event("purchase").build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    private final Layering layering = Layering.builder(
                    "value", 1, SCHEMA, Layer.of("visitor", Label.of("Visitor", "访客")))
            .layer(Layer.of("buyer"), attr(SPEND).atLeast(1L))
            .layer(Layer.of("loyal"), attr(SPEND).atLeast(100L))
            .build();

    private static User spending(long amount) {
        return User.of(Profile.builder(SCHEMA).set(SPEND, amount).build());
    }

    @Nested
    class Placing {

        @ParameterizedTest
        @CsvSource({"0, visitor", "1, buyer", "99, buyer", "100, loyal"})
        void theHighestLayerWhoseRuleIsTrueWins(long spend, String layer) {
            Placement placement = layering.evaluate(spending(spend), AS_OF);
            assertThat(placement.layer().key()).isEqualTo(layer);
            assertThat(placement.isCertain()).isTrue();
        }

        @Test
        void whoeverNoRuleLiftsIsInTheLowestLayer() {
            assertThat(layering.evaluate(spending(-5), AS_OF).layer())
                    .isEqualTo(Layer.of("visitor", Label.of("Visitor", "访客")));
        }

        @Test
        void aMissingValueDoesNotLiftButIsSaid() {
            Placement placement = layering.evaluate(User.of(Profile.empty(SCHEMA)), AS_OF);
            assertThat(placement.layer().key()).isEqualTo("visitor");
            assertThat(placement.isCertain()).isFalse();
            assertThat(placement.possible()).extracting(Layer::key).containsExactly("loyal", "buyer");
            assertThat(placement).hasToString("visitor?");
        }

        @Test
        void aPlacementExplainsItselfFromTheTopDown() {
            Placement placement = layering.evaluate(spending(50), AS_OF);
            assertThat(placement.explanations())
                    .extracting(Explanation::truth)
                    .containsExactly(Truth.FALSE, Truth.TRUE);
            assertThat(placement.explanations().get(0)).hasToString("* no: spend is at least 100 (was 50)");
            assertThat(placement).hasToString("buyer");
        }

        @Test
        void calendarWindowsFollowTheLayeringsCalendar() {
            Layering today = Layering.builder("activity", 1, SCHEMA, Layer.of("idle"))
                    .layer(Layer.of("today"), did("purchase").within(Window.current(Bucket.DAY)))
                    .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                    .build();
            User early = User.of(
                    Profile.empty(SCHEMA),
                    History.of(List.of(Event.of("purchase", Instant.parse("2026-03-17T16:00:00Z")))));
            assertThat(today.evaluate(early, AS_OF)).hasToString("today");
        }
    }

    /** What is missing to the next layer. */
    @Nested
    class NextSteps {

        private final Layering growth = Layering.builder("growth", 1, SCHEMA, Layer.of("visitor"))
                .layer(Layer.of("buyer"), did("purchase").ever())
                .layer(
                        Layer.of("loyal"),
                        all(
                                did("purchase").atLeast(3).within(Window.days(30)),
                                attr(SPEND).atLeast(100L)))
                .layer(
                        Layer.of("fan"),
                        any(
                                attr(SPEND).atLeast(1_000L),
                                did("purchase").atLeast(10).ever()))
                .build();

        private User buyer(long spend, int... daysAgo) {
            return User.of(
                    Profile.builder(SCHEMA).set(SPEND, spend).build(),
                    History.of(Arrays.stream(daysAgo)
                            .mapToObj(days -> Event.of("purchase", AS_OF.minus(Duration.ofDays(days))))
                            .toList()));
        }

        @Test
        void sayWhatLiftsAUser() {
            NextStep step = growth.evaluate(buyer(60, 5, 40), AS_OF).nextStep().orElseThrow();
            assertThat(step.layer()).isEqualTo(Layer.of("loyal"));
            assertThat(step.ways().get(0))
                    .hasToString("2 more purchase by 2026-04-12T12:00:00Z and spend becomes 100 (+40)");
            assertThat(step.ways().get(0).label().chinese())
                    .isEqualTo("在 2026-04-12T12:00:00Z 之前（含）再 purchase 2 次，并且spend 变为 100（+40）");
        }

        @Test
        void areNoneInTheHighestLayer() {
            assertThat(growth.evaluate(buyer(1_000), AS_OF).nextStep()).isEmpty();
        }

        @Test
        void fromTheLowestLayerLeadToTheSecond() {
            NextStep step = growth.evaluate(User.of(Profile.empty(SCHEMA)), AS_OF)
                    .nextStep()
                    .orElseThrow();
            assertThat(step.layer()).isEqualTo(Layer.of("buyer"));
            assertThat(step.ways()).extracting(Flip::toString).containsExactly("1 more purchase");
        }

        static LongStream seeds() {
            return LongStream.range(0, 100);
        }

        @ParameterizedTest(name = "seed {0}")
        @MethodSource("seeds")
        void liftWhoMakesThemAtLeastToTheNextLayer(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] daysAgo = random.ints(random.nextInt(9), 1, 60).toArray();
            User user = buyer(random.nextLong(-10, 999), daysAgo);
            Placement placement = growth.evaluate(user, AS_OF);
            NextStep step = placement.nextStep().orElseThrow();
            assertThat(step.ways()).as("%s of %s", placement, user).isNotEmpty();
            for (Flip way : step.ways()) {
                Placement then = growth.evaluate(way.applyTo(user), way.asOf());
                assertThat(growth.layers().rankOf(then.layer().key()))
                        .as("%s by %s", placement, way)
                        .isGreaterThanOrEqualTo(
                                growth.layers().rankOf(step.layer().key()));
            }
        }
    }

    @Nested
    class Checking {

        @Test
        void everythingThatIsWrongIsReportedTogether() {
            assertThatThrownBy(() -> Layering.builder("value", 1, SCHEMA, Layer.of("visitor"))
                            .layer(
                                    Layer.of("buyer"),
                                    attr(Attribute.ofLong("spnd")).atLeast(1L))
                            .layer(Layer.of("visitor"), did("purchse").ever())
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code, Problem::path)
                                    .containsExactly(
                                            tuple("UNKNOWN_ATTRIBUTE", "layers/buyer/attribute"),
                                            tuple("UNKNOWN_EVENT", "layers/visitor/count"),
                                            tuple("DUPLICATE_LAYER", "layers/visitor")));
        }

        @Test
        void layersNeedALayerAndAVersion() {
            assertThatThrownBy(() -> Layers.of("value", 0, List.of()))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessage("""
                            layers is not valid (2):
                              version: must be at least 1 but was 0 [INVALID_VERSION]
                              layers: must be at least one but were none [NO_LAYER]""");
        }

        @Test
        void aBlankKeyIsRefused() {
            assertThatThrownBy(() -> Layer.of(" "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer key must not be blank but was ' '");
            assertThatThrownBy(() -> Segment.of("", did("purchase").ever()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment key must not be blank but was ''");
        }
    }

    @Nested
    class OrderOfLayers {

        private final Layers layers = layering.layers();

        @Test
        void layersAreRankedFromTheLowestUp() {
            assertThat(layers.keys()).containsExactly("visitor", "buyer", "loyal");
            assertThat(layers.rankOf("visitor")).isZero();
            assertThat(layers.rankOf("loyal")).isEqualTo(2);
            assertThat(layers.layer("loyal")).isEqualTo(Layer.of("loyal"));
            assertThat(layers.layers()).hasSize(3);
            assertThat(layers).hasToString("value v1 [visitor, buyer, loyal]");
            assertThat(layering).hasToString("value v1 [visitor, buyer, loyal]");
        }

        @Test
        void anUnknownLayerIsNamed() {
            assertThatThrownBy(() -> layers.rankOf("vip"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer must be one of [visitor, buyer, loyal] but was 'vip' (value)");
        }

        @Test
        void anotherVersionIsAnotherMeaning() {
            assertThat(Layers.of("value", 1, layers.layers())).isEqualTo(layers).hasSameHashCodeAs(layers);
            assertThat(Layers.of("value", 2, layers.layers())).isNotEqualTo(layers);
            assertThat(layers.name()).isEqualTo("value");
            assertThat(layers.version()).isEqualTo(1);
        }
    }

    @Test
    void aRuleThatRefersToALayerIsRefused() {
        assertThatThrownBy(() -> Layering.builder("value", 1, SCHEMA, Layer.of("visitor"))
                        .layer(Layer.of("buyer"), attr(SPEND).atLeast(1L))
                        .layer(Layer.of("loyal"), not(not(inSegment("buyer"))))
                        .build())
                .hasMessageContaining("(1)")
                .hasMessageContaining("layers/loyal: a rule of a layer must not refer to a layer but does:"
                        + " inSegment('buyer'); write the rule of 'buyer' in its place [LAYER_REFERENCE]");
    }
}
