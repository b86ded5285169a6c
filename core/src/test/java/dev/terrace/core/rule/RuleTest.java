package dev.terrace.core.rule;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.missing;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Truth.FALSE;
import static dev.terrace.core.rule.Truth.TRUE;
import static dev.terrace.core.rule.Truth.UNKNOWN;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Double> SCORE = Attribute.ofDouble("score");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL =
            Attribute.ofEnumeration("level", "normal", "bronze", "silver", "gold");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<Long> HEIGHT = Attribute.ofLong("height");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, SCORE, CITY, LEVEL, VIP, BIRTHDAY, TAGS, HEIGHT))
            .event("purchase")
            .event("login")
            .event("complaint")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    private static final Profile PROFILE = Profile.builder(SCHEMA)
            .set(AGE, 27L)
            .set(SCORE, 0.0)
            .set(CITY, "上海浦东")
            .set(LEVEL, "silver")
            .set(VIP, true)
            .set(BIRTHDAY, LocalDate.of(1999, 2, 28))
            .set(TAGS, Set.of("kol", "early"))
            .build();
    private static final History HISTORY = History.of(List.of(
            Event.of("purchase", AS_OF.minusSeconds(86_400L * 40)),
            Event.of("purchase", AS_OF.minusSeconds(86_400L * 20)),
            Event.of("purchase", AS_OF.minusSeconds(86_400L * 10)),
            Event.of("login", AS_OF.minusSeconds(60)),
            Event.of("purchase", AS_OF)));

    private static Truth truthOf(Rule rule) {
        return truthOver(HISTORY, rule);
    }

    private static Truth truthOver(History history, Rule rule) {
        return truthOf(rule, User.of(PROFILE, history));
    }

    private static Truth truthOf(Rule rule, User user) {
        return evaluator(rule).truthOf("rule", user, AS_OF);
    }

    private static Explanation explain(Rule rule, User user) {
        return evaluator(rule).evaluate(user, AS_OF).explain("rule");
    }

    private static Evaluator evaluator(Rule rule) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
    }

    @Nested
    class Leaves {

        static Stream<Arguments> leaves() {
            return Stream.of(
                    Arguments.of(attr(AGE).is(27L), TRUE),
                    Arguments.of(attr(AGE).is(28L), FALSE),
                    Arguments.of(attr(AGE).isNot(28L), TRUE),
                    Arguments.of(attr(AGE).lessThan(27L), FALSE),
                    Arguments.of(attr(AGE).lessThan(28L), TRUE),
                    Arguments.of(attr(AGE).atMost(27L), TRUE),
                    Arguments.of(attr(AGE).atMost(26L), FALSE),
                    Arguments.of(attr(AGE).atLeast(27L), TRUE),
                    Arguments.of(attr(AGE).atLeast(28L), FALSE),
                    Arguments.of(attr(AGE).greaterThan(27L), FALSE),
                    Arguments.of(attr(AGE).greaterThan(26L), TRUE),
                    Arguments.of(attr(AGE).between(18L, 27L), TRUE),
                    Arguments.of(attr(AGE).between(27L, 35L), TRUE),
                    Arguments.of(attr(AGE).between(28L, 35L), FALSE),
                    Arguments.of(attr(AGE).between(18L, 26L), FALSE),
                    Arguments.of(attr(AGE).in(26L, 27L), TRUE),
                    Arguments.of(attr(AGE).in(List.of(26L, 28L)), FALSE),
                    Arguments.of(attr(AGE).notIn(26L, 28L), TRUE),
                    Arguments.of(attr(SCORE).is(-0.0), TRUE),
                    Arguments.of(attr(SCORE).in(-0.0), TRUE),
                    Arguments.of(attr(SCORE).between(-0.0, -0.0), TRUE),
                    Arguments.of(attr(LEVEL).atLeast("bronze"), TRUE),
                    Arguments.of(attr(LEVEL).atLeast("gold"), FALSE),
                    Arguments.of(attr(VIP).is(true), TRUE),
                    Arguments.of(attr(BIRTHDAY).lessThan(LocalDate.of(2000, 1, 1)), TRUE),
                    Arguments.of(text(CITY).contains("海浦"), TRUE),
                    Arguments.of(text(CITY).contains("北京"), FALSE),
                    Arguments.of(text(CITY).startsWith("上海"), TRUE),
                    Arguments.of(text(CITY).startsWith("浦东"), FALSE),
                    Arguments.of(text(CITY).endsWith("浦东"), TRUE),
                    Arguments.of(text(CITY).endsWith("上海"), FALSE),
                    Arguments.of(set(TAGS).anyOf("kol", "late"), TRUE),
                    Arguments.of(set(TAGS).anyOf("late"), FALSE),
                    Arguments.of(set(TAGS).allOf("kol", "early"), TRUE),
                    Arguments.of(set(TAGS).allOf("kol", "late"), FALSE),
                    Arguments.of(set(TAGS).noneOf("late"), TRUE),
                    Arguments.of(known(AGE), TRUE),
                    Arguments.of(known(HEIGHT), FALSE),
                    Arguments.of(missing(HEIGHT), TRUE),
                    Arguments.of(attr(HEIGHT).is(180L), UNKNOWN),
                    Arguments.of(attr(HEIGHT).is(180L).orElse(true), TRUE),
                    Arguments.of(attr(HEIGHT).is(180L).orElse(false), FALSE),
                    Arguments.of(did("purchase").within(days(10)), TRUE),
                    Arguments.of(did("purchase").within(days(9)), FALSE),
                    Arguments.of(did("purchase").atLeast(2).within(days(30)), TRUE),
                    Arguments.of(did("purchase").moreThan(2).within(days(30)), FALSE),
                    Arguments.of(did("purchase").exactly(3).ever(), TRUE),
                    Arguments.of(did("purchase").fewerThan(3).ever(), FALSE),
                    Arguments.of(did("complaint").ever(), FALSE),
                    Arguments.of(did("complaint").exactly(0).ever(), TRUE));
        }

        @ParameterizedTest
        @MethodSource("leaves")
        void aLeafAnswersFromTheFacts(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
        }

        @Test
        void anEventAtAsOfIsNotKnownYet() {
            assertThat(truthOf(did("purchase").exactly(3).ever())).isEqualTo(TRUE);
        }
    }

    @Nested
    class Logic {

        private final Rule yes = attr(AGE).is(27L);
        private final Rule no = attr(AGE).is(1L);
        private final Rule unknown = attr(HEIGHT).is(180L);

        @Test
        void partsAreCombinedUnderThreeValuedTruth() {
            assertThat(truthOf(all(yes, unknown))).isEqualTo(UNKNOWN);
            assertThat(truthOf(all(no, unknown))).isEqualTo(FALSE);
            assertThat(truthOf(all(unknown, no))).isEqualTo(FALSE);
            assertThat(truthOf(any(yes, unknown))).isEqualTo(TRUE);
            assertThat(truthOf(any(unknown, yes))).isEqualTo(TRUE);
            assertThat(truthOf(any(no, unknown))).isEqualTo(UNKNOWN);
            assertThat(truthOf(not(unknown))).isEqualTo(UNKNOWN);
            assertThat(truthOf(not(no))).isEqualTo(TRUE);
        }

        @Test
        void nothingToCombineIsTrueForAllAndFalseForAny() {
            assertThat(truthOf(all())).isEqualTo(TRUE);
            assertThat(truthOf(any())).isEqualTo(FALSE);
        }
    }

    @Nested
    class IncompleteHistories {

        private final History recent = HISTORY.withCompleteSince(AS_OF.minusSeconds(86_400L * 30));

        static Stream<Arguments> counts() {
            // 3 purchases are known before asOf, more may have happened before the complete part.
            return Stream.of(
                    Arguments.of(did("purchase").atLeast(3).ever(), TRUE),
                    Arguments.of(did("purchase").atLeast(4).ever(), UNKNOWN),
                    Arguments.of(did("purchase").moreThan(2).ever(), TRUE),
                    Arguments.of(did("purchase").moreThan(3).ever(), UNKNOWN),
                    Arguments.of(did("purchase").atMost(2).ever(), FALSE),
                    Arguments.of(did("purchase").atMost(3).ever(), UNKNOWN),
                    Arguments.of(did("purchase").fewerThan(3).ever(), FALSE),
                    Arguments.of(did("purchase").fewerThan(4).ever(), UNKNOWN),
                    Arguments.of(did("purchase").exactly(2).ever(), FALSE),
                    Arguments.of(did("purchase").exactly(3).ever(), UNKNOWN),
                    Arguments.of(did("complaint").ever(), UNKNOWN));
        }

        @ParameterizedTest
        @MethodSource("counts")
        void aCountThatMayMissEventsIsALowerBound(Rule rule, Truth expected) {
            assertThat(truthOver(recent, rule)).isEqualTo(expected);
        }

        @Test
        void aCountOverTheCompletePartIsExact() {
            assertThat(truthOver(recent, did("purchase").exactly(2).within(days(30))))
                    .isEqualTo(TRUE);
            assertThat(truthOver(recent, did("complaint").within(days(30)))).isEqualTo(FALSE);
        }
    }

    @Nested
    class Words {

        static Stream<Arguments> rules() {
            return Stream.of(
                    Arguments.of(attr(AGE).atLeast(18L), "age is at least 18", "age 不少于 18"),
                    Arguments.of(attr(AGE).between(18L, 35L), "age is between 18 and 35", "age 在 18 到 35 之间"),
                    Arguments.of(attr(CITY).in("上海", "北京"), "city is one of [上海, 北京]", "city 属于 [上海, 北京]"),
                    Arguments.of(text(CITY).startsWith("上"), "city starts with '上'", "city 开头是 '上'"),
                    Arguments.of(set(TAGS).anyOf("kol"), "tags holds any of [kol]", "tags 含有 [kol] 任一"),
                    Arguments.of(known(AGE), "age is known", "age 已知"),
                    Arguments.of(
                            did("purchase").atLeast(3).within(days(30)),
                            "did purchase at least 3 times in the last 30 days",
                            "最近 30 天内 purchase 次数不少于 3"),
                    Arguments.of(did("purchase").ever(), "did purchase at least 1 time ever", "历史上 purchase 次数不少于 1"),
                    Arguments.of(
                            all(attr(AGE).is(1L), not(attr(VIP).is(true))),
                            "all of (age is 1; not (vip is true))",
                            "全部满足（age 等于 1；非（vip 等于 true））"),
                    Arguments.of(any(known(AGE)), "any of (age is known)", "满足任一（age 已知）"),
                    Arguments.of(attr(AGE).is(1L).orElse(false), "age is 1 (if unknown: no)", "age 等于 1（未知时：否）"));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void aRuleReadsAsASentenceInBothLanguages(Rule rule, String english, String chinese) {
            assertThat(rule.label().english()).isEqualTo(english);
            assertThat(rule.label().chinese()).isEqualTo(chinese);
        }
    }

    @Nested
    class Explanations {

        private final Rule rule = all(
                attr(AGE).between(18L, 35L),
                attr(HEIGHT).atLeast(170L),
                not(did("purchase").within(days(30))));
        private final Explanation explanation = explain(rule, User.of(PROFILE, HISTORY));

        @Test
        void theTextShowsWhatWasFoundAndWhatDecides() {
            assertThat(explanation).hasToString("""
                            * no: all of the following
                                yes: age is between 18 and 35 (was 27)
                                unknown: height is at least 170 (missing)
                              * no: not the following
                                * yes: did purchase at least 1 time in the last 30 days (was 2)""");
        }

        @Test
        void theTextReadsInChineseToo() {
            Explanation leaf = explanation.parts().get(1);
            assertThat(leaf.text(Locale.CHINESE)).isEqualTo("  未知：height 不少于 170（缺失）");
            assertThat(explanation.parts().get(0).text(Locale.CHINESE)).isEqualTo("  是：age 在 18 到 35 之间（实际为 27）");
        }

        @Test
        void eachNodeCarriesItsRuleValueAndEvidence() {
            assertThat(explanation.truth()).isEqualTo(FALSE);
            assertThat(explanation.rule()).isEqualTo(rule);
            assertThat(explanation.decisive()).isTrue();
            assertThat(explanation.actual()).isEmpty();
            assertThat(explanation.parts().get(0).actual()).hasValue(27L);
            assertThat(explanation.parts().get(1).actual()).isEmpty();
            Explanation count = explanation.parts().get(2).parts().get(0);
            assertThat(count.actual()).hasValue(2L);
            assertThat(count.evidence())
                    .containsExactlyElementsOf(HISTORY.events().subList(1, 3));
        }

        @Test
        void aRuleWithoutPartsMissesNothing() {
            assertThat(explain(all(), User.of(PROFILE))).hasToString("* yes: all of ()");
        }

        @Test
        void aCountThatMayMissEventsReadsAsALowerBound() {
            History recent = HISTORY.withCompleteSince(AS_OF.minusSeconds(86_400L * 30));
            Explanation count = explain(did("purchase").exactly(3).ever(), User.of(PROFILE, recent));
            assertThat(count).hasToString("* unknown: did purchase exactly 3 times ever (was at least 3)");
            assertThat(count.text(Locale.CHINESE)).endsWith("（实际至少 3）");
        }

        @Test
        void whatIsUnknownDecidesAnUnknownAnswer() {
            Explanation unknown = explain(rule, User.of(PROFILE));
            assertThat(unknown.truth()).isEqualTo(UNKNOWN);
            assertThat(unknown.parts()).extracting(Explanation::decisive).containsExactly(false, true, false);
        }
    }

    @Test
    void aRuleOverAnAttributeThatTheProfileCannotHaveIsRefused() {
        assertThatThrownBy(() -> truthOf(attr(Attribute.ofLong("weight")).is(1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an attribute must be one of")
                .hasMessageContaining("'weight'");
    }

    @Test
    void aValueOutsideTheDomainIsNeverTrueByAccident() {
        assertThatThrownBy(() -> truthOf(attr(LEVEL).atLeast("platinum")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'platinum'");
    }

    @Test
    void rulesWithTheSameTreeAreEqual() {
        assertThat(attr(SCORE).is(-0.0)).isEqualTo(attr(SCORE).is(0.0));
        assertThat(attr(CITY).in("上海", "北京")).isEqualTo(attr(CITY).in("北京", "上海", "北京"));
        assertThat(did("a").ever()).isEqualTo(did("a").atLeast(1).within(Window.ever()));
    }
}
