package dev.terrace.core.analysis;

import static dev.terrace.core.analysis.RuleChange.Effect.NARROWER;
import static dev.terrace.core.analysis.RuleChange.Effect.OTHER;
import static dev.terrace.core.analysis.RuleChange.Effect.WIDER;
import static dev.terrace.core.analysis.RuleChange.Kind.ADDED;
import static dev.terrace.core.analysis.RuleChange.Kind.CHANGED;
import static dev.terrace.core.analysis.RuleChange.Kind.REMOVED;
import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleDiffTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Long> VISITS = Attribute.ofLong("visits");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");

    private static final Rule ADULT = attr(AGE).atLeast(18L);
    private static final Rule OLDER = attr(AGE).atLeast(21L);
    private static final Rule LOCAL = attr(CITY).is("上海");
    private static final Rule BUYER = did("purchase").within(days(30));
    private static final Rule VISITOR = attr(VISITS).atLeast(3L);

    private static RuleChange added(String path, Rule rule, RuleChange.Effect effect) {
        return new RuleChange(ADDED, path, null, rule, effect);
    }

    private static RuleChange removed(String path, Rule rule, RuleChange.Effect effect) {
        return new RuleChange(REMOVED, path, rule, null, effect);
    }

    private static RuleChange changed(String path, Rule before, Rule after, RuleChange.Effect effect) {
        return new RuleChange(CHANGED, path, before, after, effect);
    }

    @Nested
    class Equivalence {

        static Stream<Arguments> sameMeaning() {
            return Stream.of(
                    arguments("order", all(ADULT, LOCAL), all(LOCAL, ADULT)),
                    arguments("order in any", any(ADULT, LOCAL), any(LOCAL, ADULT)),
                    arguments(
                            "order in a count of parts",
                            atLeast(2, ADULT, LOCAL, BUYER),
                            atLeast(2, BUYER, ADULT, LOCAL)),
                    arguments("nested all", all(ADULT, all(LOCAL, BUYER)), all(all(ADULT, LOCAL), BUYER)),
                    arguments("nested any", any(ADULT, any(LOCAL, BUYER)), any(ADULT, LOCAL, BUYER)),
                    arguments("repetition", all(ADULT, LOCAL, ADULT), all(ADULT, LOCAL)),
                    arguments("single part", all(any(ADULT)), ADULT),
                    arguments("empty part", all(ADULT, all()), ADULT),
                    arguments("twice not", not(not(ADULT)), ADULT),
                    arguments("not over all", not(all(ADULT, LOCAL)), any(not(ADULT), not(LOCAL))),
                    arguments(
                            "not over a count",
                            not(atLeast(2, ADULT, LOCAL, BUYER)),
                            atLeast(2, not(ADULT), not(LOCAL), not(BUYER))),
                    arguments(
                            "not over an answer",
                            not(LOCAL.orElse(true)),
                            not(LOCAL).orElse(false)),
                    arguments("one of one", atLeast(1, ADULT, LOCAL), any(ADULT, LOCAL)),
                    arguments("all of all", atLeast(2, ADULT, LOCAL), all(ADULT, LOCAL)),
                    arguments(
                            "between",
                            attr(AGE).between(18L, 30L),
                            all(ADULT, attr(AGE).atMost(30L))),
                    arguments(
                            "not between",
                            not(attr(AGE).between(18L, 30L)),
                            any(attr(AGE).lessThan(18L), attr(AGE).greaterThan(30L))),
                    arguments("in one", text(CITY).in("上海"), LOCAL),
                    arguments("in order", text(CITY).in("a", "b"), text(CITY).in("b", "a")),
                    arguments("integers", attr(AGE).greaterThan(17L), ADULT),
                    arguments("opposite", not(attr(AGE).lessThan(18L)), ADULT),
                    arguments("weaker part", all(ADULT, OLDER), OLDER),
                    arguments(
                            "turned pair",
                            attr(AGE).lessThan(attr(VISITS)),
                            attr(VISITS).greaterThan(attr(AGE))),
                    arguments("one tag", set(TAGS).anyOf("a"), set(TAGS).allOf("a")),
                    arguments("answer twice", LOCAL.orElse(true).orElse(false), LOCAL.orElse(true)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("sameMeaning")
        void theFormMakesNoDifference(String what, Rule one, Rule other) {
            assertThat(RuleDiff.between(one, other).changes()).isEmpty();
            assertThat(RuleDiff.between(other, one).isEquivalent()).isTrue();
            assertThat(RuleDiff.between(not(all(BUYER, one)), not(all(other, BUYER)))
                            .isEquivalent())
                    .isTrue();
        }

        static Stream<Arguments> otherMeaning() {
            return Stream.of(
                    arguments("value", ADULT, OLDER),
                    arguments("kind", all(ADULT, LOCAL), any(ADULT, LOCAL)),
                    arguments("not", ADULT, not(ADULT)),
                    arguments("answer", LOCAL, LOCAL.orElse(false)),
                    arguments("answers", LOCAL.orElse(true), LOCAL.orElse(false)),
                    arguments("count", atLeast(2, ADULT, LOCAL, BUYER), atLeast(1, ADULT, LOCAL, BUYER)),
                    arguments(
                            "repetition in a count of parts",
                            atLeast(2, ADULT, LOCAL, BUYER),
                            atLeast(2, ADULT, LOCAL, BUYER, BUYER)),
                    arguments("window", BUYER, did("purchase").within(days(31))),
                    arguments("tags", set(TAGS).anyOf("a", "b"), set(TAGS).allOf("a", "b")),
                    arguments("segment", inSegment("a"), inSegment("b")),
                    arguments("empty", all(), any()));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("otherMeaning")
        void whatMakesADifferenceIsAChange(String what, Rule one, Rule other) {
            assertThat(RuleDiff.between(one, other).isEquivalent()).isFalse();
            assertThat(RuleDiff.between(other, one).changes()).isNotEmpty();
        }
    }

    @Nested
    class Changes {

        static Stream<Arguments> edits() {
            Rule both = all(ADULT, LOCAL);
            Rule either = any(ADULT, LOCAL);
            Rule shop = any(BUYER, VISITOR);
            return Stream.of(
                    arguments("added to all", both, all(BUYER, LOCAL, ADULT), added("all/0", BUYER, NARROWER)),
                    arguments("added to any", either, any(ADULT, LOCAL, BUYER), added("any/2", BUYER, WIDER)),
                    arguments("removed from all", both, all(LOCAL), removed("all/0", ADULT, WIDER)),
                    arguments("removed from any", either, any(LOCAL), removed("any/0", ADULT, NARROWER)),
                    arguments(
                            "added to a count of parts",
                            atLeast(2, ADULT, LOCAL, BUYER),
                            atLeast(2, ADULT, LOCAL, BUYER, VISITOR),
                            added("of/3", VISITOR, WIDER)),
                    arguments(
                            "removed from a count of parts under not",
                            not(atLeast(2, ADULT, LOCAL, BUYER, VISITOR)),
                            not(atLeast(2, ADULT, LOCAL, BUYER)),
                            removed("not/of/3", VISITOR, WIDER)),
                    arguments("under not", not(both), not(all(ADULT, LOCAL, BUYER)), added("not/all/2", BUYER, WIDER)),
                    arguments(
                            "twice under not",
                            not(any(VISITOR, not(both))),
                            not(any(VISITOR, not(all(ADULT, LOCAL, BUYER)))),
                            added("not/any/1/not/all/2", BUYER, NARROWER)),
                    arguments("narrowed", both, all(LOCAL, OLDER), changed("all/1", ADULT, OLDER, NARROWER)),
                    arguments("widened", all(LOCAL, OLDER), both, changed("all/0", OLDER, ADULT, WIDER)),
                    arguments(
                            "narrowed under not",
                            all(LOCAL, not(ADULT)),
                            all(LOCAL, not(OLDER)),
                            changed("all/1", not(ADULT), not(OLDER), WIDER)),
                    arguments(
                            "moved",
                            both,
                            all(attr(AGE).atMost(20L), LOCAL),
                            changed("all/0", ADULT, attr(AGE).atMost(20L), OTHER)),
                    arguments(
                            "texts",
                            text(CITY).in("a", "b"),
                            text(CITY).in("a", "b", "c"),
                            changed("", text(CITY).in("a", "b"), text(CITY).in("a", "b", "c"), WIDER)),
                    arguments(
                            "tags",
                            set(TAGS).allOf("a"),
                            set(TAGS).allOf("a", "b"),
                            changed("", set(TAGS).allOf("a"), set(TAGS).allOf("a", "b"), NARROWER)),
                    arguments(
                            "answer",
                            both,
                            all(ADULT, LOCAL.orElse(true)),
                            changed("all/1", LOCAL, LOCAL.orElse(true), WIDER)),
                    arguments("answer of parts", shop, shop.orElse(true), changed("", shop, shop.orElse(true), WIDER)),
                    arguments(
                            "under an answer",
                            all(shop.orElse(false), LOCAL),
                            all(any(BUYER).orElse(false), LOCAL),
                            removed("all/0/rule/any/1", VISITOR, NARROWER)),
                    arguments(
                            "inside a part",
                            all(LOCAL, shop),
                            all(any(BUYER, VISITOR, OLDER), LOCAL),
                            added("all/0/any/2", OLDER, WIDER)),
                    arguments(
                            "another segment",
                            inSegment("a"),
                            inSegment("b"),
                            changed("", inSegment("a"), inSegment("b"), OTHER)),
                    arguments("wrapped", shop, all(shop, LOCAL), added("all/1", LOCAL, NARROWER)),
                    arguments("unwrapped", all(LOCAL, shop), shop, removed("all/0", LOCAL, WIDER)),
                    arguments("wrapped leaf", LOCAL, any(BUYER, LOCAL), added("any/0", BUYER, WIDER)),
                    arguments(
                            "higher count",
                            atLeast(2, ADULT, LOCAL, BUYER, VISITOR),
                            atLeast(3, ADULT, LOCAL, BUYER, VISITOR),
                            changed(
                                    "",
                                    atLeast(2, ADULT, LOCAL, BUYER, VISITOR),
                                    atLeast(3, ADULT, LOCAL, BUYER, VISITOR),
                                    NARROWER)),
                    arguments("all to any", both, either, changed("", both, either, WIDER)),
                    arguments(
                            "any to more than one",
                            any(ADULT, LOCAL, BUYER),
                            atLeast(2, ADULT, LOCAL, BUYER),
                            changed("", any(ADULT, LOCAL, BUYER), atLeast(2, ADULT, LOCAL, BUYER), NARROWER)),
                    arguments(
                            "tightened range",
                            attr(AGE).between(18L, 30L),
                            all(ADULT, attr(AGE).atMost(25L)),
                            changed(
                                    "",
                                    attr(AGE).between(18L, 30L),
                                    all(ADULT, attr(AGE).atMost(25L)),
                                    NARROWER)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("edits")
        void oneEditIsOneChange(String what, Rule before, Rule after, RuleChange expected) {
            assertThat(RuleDiff.between(before, after).changes()).containsExactly(expected);
        }

        @Test
        void severalEditsAreListedPartByPart() {
            RuleDiff diff = RuleDiff.between(all(ADULT, LOCAL, any(BUYER, VISITOR)), all(OLDER, any(BUYER), VISITOR));
            assertThat(diff.changes())
                    .containsExactly(
                            changed("all/0", ADULT, OLDER, NARROWER),
                            removed("all/2/any/1", VISITOR, NARROWER),
                            added("all/2", VISITOR, NARROWER),
                            removed("all/1", LOCAL, WIDER));
        }

        @Test
        void thousandsOfPartsAreComparedInTime() {
            List<Rule> before =
                    LongStream.range(0, 3_000).mapToObj(i -> attr(AGE).is(i)).toList();
            List<Rule> after =
                    LongStream.range(1, 3_001).mapToObj(i -> attr(AGE).is(i)).toList();
            assertThat(RuleDiff.between(new Rule.Any(before), new Rule.Any(after))
                            .changes())
                    .containsExactly(
                            changed("any/2999", attr(AGE).is(0L), attr(AGE).is(3_000L), OTHER));
        }

        @Test
        void deepRulesAreCompared() {
            Rule before = ADULT;
            Rule after = OLDER;
            for (int i = 0; i < 61; i++) {
                before = any(LOCAL, not(all(BUYER, before)));
                after = any(LOCAL, not(all(BUYER, after)));
            }
            assertThat(RuleDiff.between(before, after).changes())
                    .singleElement()
                    .extracting(RuleChange::effect)
                    .isEqualTo(WIDER);
        }
    }

    @Nested
    class Values {

        @Test
        void changesAreSaidInBothLanguages() {
            assertThat(added("all/0", ADULT, NARROWER).label())
                    .isEqualTo(Label.of("added: age is at least 18 (nobody comes in)", "新增：age 不少于 18（不会有人进入）"));
            assertThat(removed("all/0", ADULT, WIDER).label())
                    .isEqualTo(Label.of("removed: age is at least 18 (nobody falls out)", "移除：age 不少于 18（不会有人退出）"));
            assertThat(changed("all/0", ADULT, OLDER, OTHER).label())
                    .isEqualTo(Label.of(
                            "changed: age is at least 18 → age is at least 21 (users may come in and fall out)",
                            "修改：age 不少于 18 → age 不少于 21（可能有人进入，也可能有人退出）"));
        }

        @Test
        void theyReadWell() {
            assertThat(RuleDiff.between(all(ADULT, LOCAL), all(LOCAL)))
                    .hasToString("[all/0: removed: age is at least 18 (nobody falls out)]");
            assertThat(RuleDiff.between(ADULT, OLDER))
                    .hasToString("[changed: age is at least 18 → age is at least 21 (nobody comes in)]");
        }

        @Test
        void aChangeMustFitItsKind() {
            assertThatThrownBy(() -> added("", null, WIDER)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new RuleChange(REMOVED, "", ADULT, LOCAL, WIDER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("REMOVED");
        }

        @Test
        void aDiffCanBeShippedAndCompared() throws Exception {
            RuleDiff diff = RuleDiff.between(all(ADULT, LOCAL), all(OLDER, BUYER));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(diff);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(diff).hasSameHashCodeAs(diff);
            }
            assertThat(diff).isNotEqualTo(RuleDiff.between(ADULT, OLDER));
        }
    }
}
