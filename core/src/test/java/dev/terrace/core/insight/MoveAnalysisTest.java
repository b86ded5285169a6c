package dev.terrace.core.insight;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.current;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Shipping;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MoveAnalysisTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE))
            .event("review")
            .event("visit")
            .build();
    private static final Instant EARLIER = Instant.parse("2026-02-01T00:00:00Z");
    private static final Layers LAYERS =
            Layers.of("value", 1, List.of(Layer.of("low"), Layer.of("middle"), Layer.of("high")));
    private static final Rule REVIEWED = did("review").atLeast(1).within(days(30));
    private static final MoveAnalysis ANALYSIS = MoveAnalysis.of(
            SCHEMA, Map.of("reviewed", REVIEWED, "visited", did("visit").ever()));

    /** Users with the layers at both dates. */
    private static final class Shop {

        private final Population.Builder<Integer> population = Population.builder(SCHEMA);
        private final Map<Integer, String> before = new TreeMap<>();
        private final Map<Integer, String> after = new TreeMap<>();
        private int next;

        private Shop(int first) {
            this.next = first;
        }

        private Shop users(int count, String from, String to, boolean reviews) {
            for (int i = 0; i < count; i++) {
                int id = next++;
                population.profile(id, Profile.builder(SCHEMA).build());
                before.put(id, from);
                after.put(id, to);
                if (reviews) {
                    population.event(id, Event.of("review", EARLIER.minus(Duration.ofDays(3))));
                }
            }
            return this;
        }

        private Flow<Integer> flow() {
            return Flow.between(LAYERS, before, after);
        }

        private MoveReasons examine(Moves moves) {
            return ANALYSIS.examine(flow(), moves, population.build(), EARLIER);
        }
    }

    /** Of 10 movers 8 did it before, of 20 stayers 4. */
    private static Shop shop() {
        return new Shop(0)
                .users(8, "low", "middle", true)
                .users(2, "low", "high", false)
                .users(4, "low", "low", true)
                .users(16, "low", "low", false);
    }

    @Nested
    class Reasons {

        private final MoveReasons reasons = shop().examine(Moves.up());

        @Test
        void moversAreComparedWithStayers() {
            MoveReason reviewed = reasons.of("reviewed");
            assertThat(reviewed.table()).isEqualTo(new FourfoldTable(8, 4, 2, 16));
            assertThat(reviewed.oddsRatio().orElseThrow()).isCloseTo(12.4667, within(5e-5));
            assertThat(reviewed.oddsRatioInterval().orElseThrow().low()).isCloseTo(2.1587, within(5e-5));
            assertThat(reviewed.oddsRatioInterval().orElseThrow().high()).isCloseTo(71.9970, within(5e-4));
            assertThat(reviewed.pValue()).isCloseTo(0.0041111, within(5e-8));
            assertThat(reviewed.qValue()).isCloseTo(0.0082223, within(5e-8));
            assertThat(reviewed.label().english()).isEqualTo("did review at least 1 time in the last 30 days");
            assertThat(reasons.movers()).isEqualTo(10);
            assertThat(reasons.stayers()).isEqualTo(20);
            assertThat(reasons.others()).isZero();
        }

        @Test
        void whatTellsNothingDoesNotVanish() {
            assertThat(reasons.reasons()).extracting(MoveReason::behaviour).containsExactly("reviewed", "visited");
            MoveReason visited = reasons.of("visited");
            assertThat(visited.table()).isEqualTo(new FourfoldTable(0, 0, 10, 20));
            assertThat(visited.pValue()).isEqualTo(1);
            assertThat(visited.isLowSupport()).isTrue();
        }

        @Test
        void tooFewUsersAreMarked() {
            assertThat(reasons.of("reviewed").isLowSupport()).isTrue();
            assertThat(supportedBy(10).isLowSupport()).isFalse();
            assertThat(supportedBy(11).isLowSupport()).as("10 movers").isTrue();
        }

        private MoveReason supportedBy(long minimum) {
            Shop shop = shop();
            return ANALYSIS.withStandards(new MoveStandards(0, 0.9, minimum))
                    .examine(shop.flow(), Moves.up(), shop.population.build(), EARLIER)
                    .of("reviewed");
        }

        @Test
        void thePriorIsStated() {
            assertThat(supportedBy(1).oddsRatio().orElseThrow()).isCloseTo(8.0 * 16 / (4 * 2), within(1e-12));
            assertThat(supportedBy(1).oddsRatioInterval().orElseThrow().confidence())
                    .isEqualTo(0.9);
        }

        @Test
        void whatUsersDidAfterTheEarlierDateIsNoReason() {
            Shop shop = shop();
            shop.population.event(9, Event.of("review", EARLIER));
            assertThat(shop.examine(Moves.up())).isEqualTo(reasons);
        }

        @Test
        void equalReasonsAreInTheOrderOfTheirNames() {
            Shop shop = shop();
            MoveAnalysis two = MoveAnalysis.of(SCHEMA, Map.of("b", REVIEWED, "a", REVIEWED));
            assertThat(two.examine(shop.flow(), Moves.up(), shop.population.build(), EARLIER)
                            .reasons())
                    .extracting(MoveReason::behaviour)
                    .containsExactly("a", "b");
        }

        @Test
        void theySayWhatWasAsked() {
            assertThat(reasons)
                    .hasToString("up in value v1 [low, middle, high] as of 2026-02-01T00:00:00Z: 10 moved, 20 stayed;"
                            + " [reviewed, visited]");
            assertThat(reasons.moves()).isEqualTo(Moves.up());
            assertThat(reasons.layers()).isEqualTo(LAYERS);
            assertThat(reasons.earlier()).isEqualTo(EARLIER);
            assertThatThrownBy(() -> reasons.of("bought"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("behaviour must be one of \\[.*] but was 'bought'");
        }
    }

    @Nested
    class Unknowns {

        @Test
        void theUnknownAreNotTakenAsNotDone() {
            Shop shop = shop();
            for (int user : List.of(0, 8, 9, 29)) {
                // user 0 is known to have reviewed whatever is missing
                shop.population.completeSince(user, EARLIER.minus(Duration.ofDays(1)));
            }
            MoveReason reviewed = shop.examine(Moves.up()).of("reviewed");
            assertThat(reviewed.counts()).isEqualTo(new MoveCounts(new FourfoldTable(8, 4, 0, 15), 2, 1));
            assertThat(reviewed.support()).hasToString("27/30");
        }

        @Test
        void countsAreNotNegative() {
            assertThatThrownBy(() -> new MoveCounts(new FourfoldTable(0, 0, 0, 0), 0, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unknown users must not be negative but were 0 and -1");
        }
    }

    @Nested
    class Comparison {

        private final Shop mixed = new Shop(0)
                .users(1, "low", "middle", true)
                .users(2, "low", "low", false)
                .users(3, "middle", "high", false)
                .users(4, "middle", "middle", true)
                .users(5, "high", "high", true)
                .users(6, "middle", "low", false);

        @Test
        void whoCouldNotMoveIsNoStayer() {
            MoveReasons up = mixed.examine(Moves.up());
            assertThat(up.of("reviewed").table()).isEqualTo(new FourfoldTable(1, 4, 3, 2));
            assertThat(up.others()).isEqualTo(11);
            MoveReasons down = mixed.examine(Moves.down());
            assertThat(down.of("reviewed").table()).isEqualTo(new FourfoldTable(0, 9, 6, 0));
        }

        @Test
        void oneLayerIsLookedAtAlone() {
            assertThat(mixed.examine(Moves.upFrom("middle")).of("reviewed").table())
                    .isEqualTo(new FourfoldTable(0, 4, 3, 0));
            assertThat(mixed.examine(Moves.downFrom("middle")).of("reviewed").table())
                    .isEqualTo(new FourfoldTable(0, 4, 6, 0));
        }

        @Test
        void theHighestLayerHasNoWayUp() {
            assertThatThrownBy(() -> mixed.examine(Moves.upFrom("high")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("nobody can move up from 'high', which is the highest of [low, middle, high] (value)");
            assertThatThrownBy(() -> mixed.examine(Moves.downFrom("low")))
                    .hasMessage("nobody can move down from 'low', which is the lowest of [low, middle, high] (value)");
            assertThatThrownBy(() -> mixed.examine(Moves.downFrom("top")))
                    .hasMessage("layer must be one of [low, middle, high] but was 'top' (value)");
        }

        @Test
        void movesAreEqualIfTheyAskTheSame() {
            assertThat(Moves.upFrom("low")).isEqualTo(Moves.upFrom("low")).hasSameHashCodeAs(Moves.upFrom("low"));
            assertThat(Moves.upFrom("low")).isNotEqualTo(Moves.up()).isNotEqualTo(Moves.downFrom("low"));
            assertThat(Moves.downFrom("low").from()).contains("low");
            assertThat(Moves.up().from()).isEmpty();
        }
    }

    @Nested
    class Merging {

        @Test
        void partsMakeTheWhole() {
            MoveReasons one = new Shop(0)
                    .users(8, "low", "middle", true)
                    .users(16, "low", "low", false)
                    .examine(Moves.up());
            MoveReasons other = new Shop(100)
                    .users(2, "low", "high", false)
                    .users(4, "low", "low", true)
                    .examine(Moves.up());
            assertThat(one.merge(other)).isEqualTo(shop().examine(Moves.up())).hasSameHashCodeAs(other.merge(one));
            assertThat(one.merge(other).reasons())
                    .isEqualTo(shop().examine(Moves.up()).reasons());
        }

        @Test
        void onlyTheSameMovesByTheSameAnalysisAreMerged() {
            MoveReasons reasons = shop().examine(Moves.up());
            assertThatThrownBy(() -> reasons.merge(shop().examine(Moves.down())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "reasons must be of the same moves but were up in value v1 [low, middle, high] as of"
                                    + " 2026-02-01T00:00:00Z and down in value v1 [low, middle, high] as of 2026-02-01T00:00:00Z");
            Shop shop = shop();
            MoveReasons others = ANALYSIS.withStandards(new MoveStandards(1, 0.95, 30))
                    .examine(shop.flow(), Moves.up(), shop.population.build(), EARLIER);
            assertThatThrownBy(() -> reasons.merge(others))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("reasons must be by the same analysis but were by MoveAnalysis");
        }

        @Test
        void theyCanBeShipped() throws IOException, ClassNotFoundException {
            MoveReasons reasons = shop().examine(Moves.upFrom("low"));
            assertThat(Shipping.shipped(reasons)).isEqualTo(reasons);
            assertThat(Shipping.shipped(ANALYSIS)).isEqualTo(ANALYSIS);
        }
    }

    @Nested
    class Errors {

        @Test
        void rulesAreChecked() {
            assertThatThrownBy(() -> MoveAnalysis.of(
                            SCHEMA, Map.of("bought", did("purchase").ever())))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("behaviours/bought");
        }

        @Test
        void flowAndPopulationAreOfTheSameUsers() {
            Shop shop = shop();
            Population<Integer> others =
                    new Shop(1).users(30, "low", "low", false).population.build();
            assertThatThrownBy(() -> ANALYSIS.examine(shop.flow(), Moves.up(), others, EARLIER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "flow and population must have the same users but have 30 users and as many others (value)");
        }

        @Test
        void standardsHaveBounds() {
            assertThatThrownBy(() -> new MoveStandards(-1, 0.95, 30))
                    .hasMessage("prior must be finite and not negative but was -1.0");
            assertThatThrownBy(() -> new MoveStandards(1, 1, 30))
                    .hasMessage("confidence must be in (0, 1) but was 1.0");
            assertThatThrownBy(() -> new MoveStandards(1, 0.95, -30))
                    .hasMessage("minimum support must not be negative but was -30");
        }
    }

    @Test
    void daysAreThoseOfTheCalendar() {
        // At the earlier date, midnight in UTC, it is 8 in the morning in Shanghai: 3 hours before is the same day
        // there.
        Shop shop = new Shop(0).users(1, "low", "middle", false).users(1, "low", "low", false);
        shop.population.event(0, Event.of("visit", EARLIER.minus(Duration.ofHours(3))));
        Map<String, Rule> rules = Map.of(
                "today",
                did("visit").within(current(Bucket.DAY)),
                "young",
                attr(AGE).lessThan(30L));
        MoveAnalysis utc = MoveAnalysis.of(SCHEMA, rules);
        MoveAnalysis shanghai = utc.withCalendar(Calendar.of(ZoneId.of("Asia/Shanghai")));
        Population<Integer> population = shop.population.build();
        assertThat(utc.examine(shop.flow(), Moves.up(), population, EARLIER)
                        .of("today")
                        .table())
                .isEqualTo(new FourfoldTable(0, 0, 1, 1));
        assertThat(shanghai.examine(shop.flow(), Moves.up(), population, EARLIER)
                        .of("today")
                        .table())
                .isEqualTo(new FourfoldTable(1, 0, 0, 1));
        assertThat(shanghai).isNotEqualTo(utc);
    }
}
