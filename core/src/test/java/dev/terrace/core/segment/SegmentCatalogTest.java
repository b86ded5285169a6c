package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
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
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SegmentCatalogTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, CITY, LEVEL, TAGS))
            .event("purchase")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    private final SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
            .segment("adults", attr(AGE).atLeast(18L))
            .segment(Segment.of(
                    "buyers", Label.of("Buyers", "买家"), did("purchase").ever()))
            .segment("locals", attr(CITY).is("上海"))
            .build();
    private final User user = User.of(
            Profile.builder(SCHEMA).set(AGE, 27L).build(),
            History.of(List.of(Event.of("purchase", AS_OF.minusSeconds(1)))));

    @Nested
    class Evaluating {

        @Test
        void everySegmentHasAnAnswer() {
            Memberships memberships = catalog.evaluate(user, AS_OF);
            assertThat(memberships.of("adults").truth()).isEqualTo(Truth.TRUE);
            assertThat(memberships.of("buyers").truth()).isEqualTo(Truth.TRUE);
            assertThat(memberships.of("locals").truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(memberships).hasToString("[adults: TRUE, buyers: TRUE, locals: UNKNOWN]");
        }

        @Test
        void segmentsCanBeListedByAnswer() {
            Memberships memberships = catalog.evaluate(user, AS_OF);
            assertThat(memberships.keys(Truth.TRUE)).containsExactly("adults", "buyers");
            assertThat(memberships.keys(Truth.UNKNOWN)).containsExactly("locals");
            assertThat(memberships.keys(Truth.FALSE)).isEmpty();
            assertThat(memberships.all()).hasSize(3);
        }

        @Test
        void anAnswerExplainsItself() {
            Membership membership = catalog.evaluate(user, AS_OF).of("adults");
            assertThat(membership.segment().label()).isEqualTo(Label.of("adults"));
            assertThat(membership.explanation()).hasToString("* yes: age is at least 18 (was 27)");
        }

        @Test
        void factsAtAsOfAreNotKnownYet() {
            assertThat(catalog.evaluate(user, AS_OF.minusSeconds(1))
                            .of("buyers")
                            .truth())
                    .isEqualTo(Truth.FALSE);
        }

        @Test
        void calendarWindowsFollowTheCataloguesCalendar() {
            SegmentCatalog today = SegmentCatalog.builder(SCHEMA)
                    .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                    .segment("today", did("purchase").within(Window.current(Bucket.DAY)))
                    .build();
            User early = User.of(
                    Profile.empty(SCHEMA),
                    History.of(List.of(Event.of("purchase", Instant.parse("2026-03-17T16:00:00Z")))));
            assertThat(today.evaluate(early, AS_OF).of("today").truth()).isEqualTo(Truth.TRUE);
        }

        @Test
        void aSegmentThatIsNotInTheCatalogueIsNamed() {
            Memberships memberships = catalog.evaluate(user, AS_OF);
            assertThatThrownBy(() -> memberships.of("adlts"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment must be one of [adults, buyers, locals] but was 'adlts'");
        }

        @Test
        void anEmptyCatalogueAnswersNothing() {
            SegmentCatalog empty = SegmentCatalog.builder(SCHEMA).build();
            assertThat(empty.evaluate(user, AS_OF).all()).isEmpty();
        }
    }

    @Nested
    class Checking {

        @Test
        void everythingThatIsWrongIsReportedTogether() {
            assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                            .segment(
                                    "first",
                                    all(
                                            attr(Attribute.ofLong("height")).is(1L),
                                            not(attr(LEVEL).is("platinum")),
                                            any(attr(Attribute.ofString("age")).is("1"))))
                            .segment("second", did("purchse").atLeast(-1).ever())
                            .segment("first", attr(AGE).between(35L, 18L).orElse(false))
                            .segment("third", text(CITY).contains(""))
                            .segment("fourth", attr(CITY).in(List.of()))
                            .segment("fifth", set(TAGS).anyOf())
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code, Problem::path)
                                    .containsExactly(
                                            tuple("DUPLICATE_SEGMENT", "segments/first"),
                                            tuple("EMPTY_RANGE", "segments/first/rule"),
                                            tuple("UNKNOWN_ATTRIBUTE", "segments/first/all/0/attribute"),
                                            tuple("VALUE_NOT_ALLOWED", "segments/first/all/1/not"),
                                            tuple("OTHER_ATTRIBUTE", "segments/first/all/2/any/0/attribute"),
                                            tuple("UNKNOWN_EVENT", "segments/second/count"),
                                            tuple("NEGATIVE_COUNT", "segments/second"),
                                            tuple("NO_VALUE", "segments/third"),
                                            tuple("NO_VALUE", "segments/fourth"),
                                            tuple("NO_VALUE", "segments/fifth")));
        }

        @Test
        void bothEndsOfARangeAreChecked() {
            assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                            .segment("range", attr(LEVEL).between("bronze", "platinum"))
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("VALUE_NOT_ALLOWED", "VALUE_NOT_ALLOWED"));
        }

        @Test
        void aSetIsNeverComparedBySize() {
            Operand<Set<String>> tags = new Operand.Attr<>(TAGS);
            assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                            .segment(
                                    "compare",
                                    new Rule.Compare<>(
                                            tags, Comparison.EQUAL, new Operand.Constant<>(TAGS.kind(), Set.of("kol"))))
                            .segment("between", new Rule.Between<>(tags, Set.of("a"), Set.of("b")))
                            .segment("in", new Rule.In<>(tags, Set.of(Set.of("a"), Set.of("b"))))
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code, Problem::path)
                                    .containsExactly(
                                            tuple("NO_ORDER", "segments/compare"),
                                            tuple("NO_ORDER", "segments/between"),
                                            tuple("NO_ORDER", "segments/in")));
        }

        @Test
        void aRuleThatNestsTooDeepIsAProblemNotACrash() {
            Rule deep = attr(AGE).is(1L);
            for (int i = 0; i < 100_000; i++) {
                deep = not(deep);
            }
            SegmentCatalog.Builder builder = SegmentCatalog.builder(SCHEMA).segment("deep", deep);
            assertThatThrownBy(builder::build)
                    .hasMessage("segment catalogue is not valid (1):\n  segments/deep: a rule must not nest deeper than"
                            + " 200 levels but does [TOO_DEEP]");
        }

        @Test
        void aRuleMayNestAsDeepAsTheLimit() {
            Rule deep = attr(AGE).is(1L);
            for (int i = 0; i < RuleCheck.MAX_DEPTH - 1; i++) {
                deep = not(deep);
            }
            SegmentCatalog nested =
                    SegmentCatalog.builder(SCHEMA).segment("deep", deep).build();
            assertThat(nested.evaluate(user, AS_OF).of("deep").truth()).isEqualTo(Truth.TRUE);
        }

        @Test
        void aMessageSaysTheRuleAndTheValue() {
            assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                            .segment("young", attr(LEVEL).is("platinum"))
                            .build())
                    .hasMessage("segment catalogue is not valid (1):\n  segments/young: 'level' must be one of"
                            + " [silver, gold] but was 'platinum' [VALUE_NOT_ALLOWED]");
        }
    }

    @Test
    void aCatalogueIsReadable() {
        assertThat(catalog).hasToString("SegmentCatalog[adults, buyers, locals]");
    }
}
