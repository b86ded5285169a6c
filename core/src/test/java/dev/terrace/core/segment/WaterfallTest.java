package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Shipping;
import dev.terrace.core.rule.Rule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(ID, AGE, CITY))
            .event("purchase")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final Rule BUYS = did("purchase").ever();
    private static final Rule ADULT = attr(AGE).atLeast(18L);

    /** Two are younger, one has no age; of the other four, one never bought. */
    private static final Population<String> SIX = population(
            member("ann", 17L),
            member("bob", 12L),
            buyer("cat", null),
            buyer("dan", 18L),
            buyer("eve", 30L),
            member("fay", 40L));

    private record Person(String id, @Nullable Long age, boolean buys) {}

    private static Person member(String id, @Nullable Long age) {
        return new Person(id, age, false);
    }

    private static Person buyer(String id, @Nullable Long age) {
        return new Person(id, age, true);
    }

    private static Population<String> population(Person... people) {
        return builder(people).build();
    }

    private static Population.Builder<String> builder(Person... people) {
        Population.Builder<String> population = Population.builder(SCHEMA);
        for (Person person : people) {
            Profile.Builder profile = Profile.builder(SCHEMA).set(ID, person.id());
            if (person.age() != null) {
                profile.set(AGE, person.age());
            }
            population.profile(person.id(), profile.build());
            if (person.buys()) {
                population.event(person.id(), Event.of("purchase", AS_OF.minusSeconds(60)));
            }
        }
        return population;
    }

    private static SegmentCatalog catalog(Rule rule) {
        return catalog(Segment.of("target", Label.of("Target", "目标人群"), rule));
    }

    private static SegmentCatalog catalog(Segment segment) {
        return SegmentCatalog.builder(SCHEMA)
                .identifiedBy(ID)
                .segment("adults", ADULT)
                .segment(segment)
                .build();
    }

    private static Waterfall waterfall(Rule rule, Population<String> population) {
        return catalog(rule).waterfall("target", population, AS_OF);
    }

    @Nested
    class Steps {

        private final Waterfall waterfall = waterfall(all(ADULT, BUYS), SIX);

        @Test
        void everyClauseTakesOutThoseForWhomItIsTheFirstFalseOne() {
            assertThat(waterfall.steps()).extracting(WaterfallStep::removed).containsExactly(2L, 1L);
            assertThat(waterfall.steps()).extracting(WaterfallStep::certain).containsExactly(3L, 2L);
            assertThat(waterfall.steps()).extracting(WaterfallStep::unknown).containsExactly(1L, 1L);
            assertThat(waterfall.steps()).extracting(WaterfallStep::left).containsExactly(4L, 3L);
            assertThat(waterfall.steps()).extracting(WaterfallStep::rule).containsExactly(ADULT, BUYS);
        }

        @Test
        void atTheEndEverybodyIsInOrOutOrUnknown() {
            assertThat(waterfall.population()).isEqualTo(6);
            assertThat(waterfall.removed()).isEqualTo(3);
            assertThat(waterfall.certain()).isEqualTo(2);
            assertThat(waterfall.unknown()).isEqualTo(1);
            assertThat(waterfall.segmentKey()).isEqualTo("target");
            assertThat(waterfall.asOf()).isEqualTo(AS_OF);
        }

        @Test
        void itReadsInBothLanguages() {
            assertThat(waterfall.text(Locale.ENGLISH)).isEqualTo("""
                            Target: 2 users, 1 unknown, of 6 as of 2026-03-18T12:00:00Z
                            1. age is at least 18: 2 out, 3 certain, 1 unknown; itself unknown for 1 (age missing for 1)
                            2. did purchase at least 1 time ever: 1 out, 2 certain, 1 unknown""").isEqualTo(waterfall.toString());
            assertThat(waterfall.text(Locale.CHINESE)).isEqualTo("""
                            目标人群：6 人中确定 2 人，未知 1 人，截至 2026-03-18T12:00:00Z
                            1. age 不少于 18：排除 2 人，确定 3 人，未知 1 人；本条件未知 1 人（1 人缺少 age）
                            2. 历史上 purchase 次数不少于 1：排除 1 人，确定 2 人，未知 1 人""");
        }

        @Test
        void aRuleThatIsNoConjunctionIsOneClause() {
            assertThat(waterfall(ADULT, SIX).steps()).singleElement().satisfies(step -> {
                assertThat(step.rule()).isEqualTo(ADULT);
                assertThat(step.removed()).isEqualTo(2);
            });
        }

        @Test
        void aConjunctionOfNothingTakesOutNobody() {
            Waterfall everybody = waterfall(all(), SIX);
            assertThat(everybody.steps()).isEmpty();
            assertThat(everybody.certain()).isEqualTo(6);
            assertThat(everybody.unknown()).isZero();
            assertThat(everybody.removed()).isZero();
        }

        @Test
        void nobodyIsTakenOutOfNobody() {
            Waterfall none = waterfall(all(ADULT, BUYS), population());
            assertThat(none.population()).isZero();
            assertThat(none.steps()).extracting(WaterfallStep::left).containsExactly(0L, 0L);
        }

        @Test
        void segmentsMayHaveAnyKey() {
            SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                    .segment("clause 0", all(ADULT, BUYS))
                    .segment("another clause 0", ADULT)
                    .build();
            assertThat(catalog.waterfall("clause 0", SIX, AS_OF).steps()).isEqualTo(waterfall.steps());
        }
    }

    @Nested
    class Unknowns {

        @Test
        void aMissingAttributeIsNamedAlsoBehindASegment() {
            WaterfallStep step = waterfall(inSegment("adults"), SIX).steps().get(0);
            assertThat(step.whyUnknown()).isEqualTo(new WhyUnknown(1, Map.of("age", 1L), 0, 0));
        }

        @Test
        void whoLacksTwoAttributesCountsForBothAndEveryAttributeIsListed() {
            WaterfallStep step = waterfall(all(all(ADULT, attr(CITY).is("杭州")), BUYS), SIX)
                    .steps()
                    .get(0);
            assertThat(step.whyUnknown().users()).isEqualTo(4);
            assertThat(step.whyUnknown().missing()).containsExactly(Map.entry("age", 1L), Map.entry("city", 4L));
            assertThat(waterfall(all(ADULT, BUYS), SIX)
                            .steps()
                            .get(1)
                            .whyUnknown()
                            .missing())
                    .isEmpty();
        }

        @Test
        void onlyUsersWhoAreStillPossibleCount() {
            Waterfall waterfall = waterfall(all(BUYS, ADULT), SIX);
            assertThat(waterfall.steps().get(1).whyUnknown()).isEqualTo(new WhyUnknown(1, Map.of("age", 1L), 0, 0));
            Waterfall without = waterfall(all(attr(ID).is("ann"), ADULT), SIX);
            assertThat(without.steps().get(1).whyUnknown()).isEqualTo(new WhyUnknown(0, Map.of("age", 0L), 0, 0));
        }

        @Test
        void aShortHistoryIsCountedApart() {
            Population<String> population = builder(member("ann", 20L), buyer("bob", 20L), member("cat", 20L))
                    .completeSince("ann", AS_OF.minusSeconds(5))
                    .completeSince("bob", AS_OF.minusSeconds(5))
                    .build();
            Waterfall waterfall = waterfall(all(ADULT, BUYS), population);
            assertThat(waterfall.steps().get(1).whyUnknown()).isEqualTo(new WhyUnknown(1, Map.of(), 1, 0));
            assertThat(waterfall.text(Locale.ENGLISH)).contains("; itself unknown for 1 (short history of 1)");
            assertThat(waterfall.text(Locale.CHINESE)).endsWith("；本条件未知 1 人（1 人历史不完整）");
        }

        @Test
        void whatDoesNotExistIsNeitherMissingNorShort() {
            Rule recent = daysSince(did("purchase").lastTime(ever())).atMost(30L);
            Waterfall waterfall = waterfall(recent, SIX);
            assertThat(waterfall.steps().get(0).whyUnknown()).isEqualTo(new WhyUnknown(3, Map.of(), 0, 3));
            assertThat(waterfall.toString()).endsWith("; itself unknown for 3 (other reasons for 3)");
            assertThat(waterfall.text(Locale.CHINESE)).endsWith("（3 人为其他原因）");
        }

        @Test
        void countsMustFit() {
            assertThatThrownBy(() -> new WhyUnknown(1, Map.of("age", 2L), 0, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("count must be in [0, 1] but was 2 (age)");
            assertThatThrownBy(
                            () -> new WaterfallStep(ADULT, ADULT.label(), 0, 1, 0, new WhyUnknown(1, Map.of(), 0, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "counts must not be negative, and at least 1 users unknown, but were removed 0, certain 1,"
                                    + " unknown 0 (age is at least 18)");
        }
    }

    @Nested
    class Lists {

        private final Segment segment = Segment.of("target", all(ADULT, BUYS))
                .including("ann", "cat", "eve")
                .excluding("eve");

        private final SegmentCatalog catalog = catalog(segment);

        private final Waterfall waterfall = catalog.waterfall("target", SIX, AS_OF);

        @Test
        void whoWasTakenOutGoesFirstAndWhoWasPutInStays() {
            // eve is taken out; bob is too young, ann as well but put in; fay never bought
            assertThat(waterfall.steps()).extracting(WaterfallStep::removed).containsExactly(1L, 1L, 1L);
            assertThat(waterfall.steps()).extracting(WaterfallStep::certain).containsExactly(5L, 4L, 3L);
            assertThat(waterfall.unknown()).isZero();
            assertThat(catalog.evaluate(SIX, AS_OF).of("target")).containsExactly("ann", "cat", "dan");
        }

        @Test
        void labelsNameNobody() {
            assertThat(waterfall.steps())
                    .extracting(step -> step.label().english())
                    .containsExactly(
                            "was not taken out by hand",
                            "age is at least 18, or was put in by hand",
                            "did purchase at least 1 time ever, or was put in by hand");
            assertThat(waterfall.steps().get(1).label().chinese()).isEqualTo("age 不少于 18，或被手工加入");
        }
    }

    @Nested
    class Merging {

        private final Waterfall whole = waterfall(all(ADULT, BUYS), SIX);

        @Test
        void partsMakeTheWhole() {
            Waterfall one =
                    waterfall(all(ADULT, BUYS), population(member("ann", 17L), buyer("cat", null), buyer("eve", 30L)));
            Waterfall other =
                    waterfall(all(ADULT, BUYS), population(member("bob", 12L), buyer("dan", 18L), member("fay", 40L)));
            assertThat(one.merge(other)).isEqualTo(whole).hasSameHashCodeAs(whole);
            assertThat(other.merge(one)).isEqualTo(whole);
        }

        @Test
        void onlyTheSameQuestionIsMerged() {
            assertThatThrownBy(() -> whole.merge(catalog(ADULT).waterfall("adults", SIX, AS_OF)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("waterfalls must be on one segment but were target and adults (target)");
            assertThatThrownBy(
                            () -> whole.merge(catalog(all(ADULT, BUYS)).waterfall("target", SIX, AS_OF.plusSeconds(1))))
                    .hasMessage("waterfalls must be at one instant but were 2026-03-18T12:00:00Z and"
                            + " 2026-03-18T12:00:01Z (target)");
            assertThatThrownBy(() -> whole.merge(waterfall(all(BUYS, ADULT), SIX)))
                    .hasMessageStartingWith("waterfalls must be through the same clauses but were [Compare[");
        }

        @Test
        void segmentsThatAClauseRefersToMustAskForTheSame() {
            Waterfall one = waterfall(inSegment("adults"), SIX);
            SegmentCatalog edited = catalog(inSegment("adults"))
                    .with(Segment.of("adults", all(ADULT, attr(CITY).is("杭州"))));
            assertThatThrownBy(() -> one.merge(edited.waterfall("target", SIX, AS_OF)))
                    .hasMessage(
                            "waterfalls must be over the same attributes but were [[age]] and [[age, city]] (target)");
        }

        @Test
        void itCanBeShipped() throws IOException, ClassNotFoundException {
            assertThat(Shipping.shipped(whole)).isEqualTo(whole);
        }
    }

    @Test
    void theSegmentMustExist() {
        assertThatThrownBy(() -> catalog(ADULT).waterfall("tarjet", SIX, AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment must be one of [adults, target] but was 'tarjet'");
    }
}
