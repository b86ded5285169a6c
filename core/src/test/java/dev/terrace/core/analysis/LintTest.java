package dev.terrace.core.analysis;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.bucket;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.missing;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.share;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Bucket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Long> VISITS = Attribute.ofLong("visits");
    private static final Attribute<BigDecimal> BALANCE = Attribute.ofDecimal("balance", 2);
    private static final Attribute<Double> RATE = Attribute.ofDouble("rate");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold", "black");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    private static final Attribute<Instant> SINCE = Attribute.ofInstant("since");
    private static final Attribute<SemanticVersion> APP = Attribute.ofVersion("app");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final Attribute<String> ITEM = Attribute.ofString("item");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, VISITS, BALANCE, RATE, VIP, LEVEL, CITY, BIRTHDAY, SINCE, APP, TAGS, ID))
            .event(EventType.of("purchase", AMOUNT, ITEM))
            .event("visit")
            .build();

    private static final Rule ADULT = attr(AGE).atLeast(18L);
    private static final Rule LOCAL = attr(CITY).is("上海");
    private static final Rule BUYER = did("purchase").within(days(30));

    private static List<Problem> lint(Rule rule) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("key", rule);
        rules.put("other", ADULT);
        Problems problems = new Problems();
        Evaluator.check(SCHEMA, "segments", rules, problems);
        assertThat(problems.found()).as("the rule of the test is checked").isEmpty();
        return Lint.of("segments", rules);
    }

    /** Code and path of each warning, the path from the rule on; the rule itself is a dot. */
    private static List<String> warnings(Rule rule) {
        return lint(rule).stream()
                .map(problem -> problem.code() + " "
                        + (problem.path().equals("segments/key")
                                ? "."
                                : problem.path().substring("segments/key/".length())))
                .toList();
    }

    @Nested
    class Contradictions {

        static Stream<Arguments> excludingPairs() {
            return Stream.of(
                    arguments("integers", attr(AGE).greaterThan(10L), attr(AGE).lessThan(5L)),
                    arguments(
                            "neighbouring integers",
                            attr(AGE).greaterThan(10L),
                            attr(AGE).lessThan(11L)),
                    arguments("ranges", attr(AGE).between(1L, 5L), attr(AGE).between(6L, 9L)),
                    arguments("values", attr(AGE).in(1L, 2L), attr(AGE).in(3L, 4L)),
                    arguments(
                            "decimals",
                            attr(BALANCE).greaterThan(new BigDecimal("1.01")),
                            attr(BALANCE).lessThan(new BigDecimal("1.02"))),
                    arguments("doubles", attr(RATE).lessThan(-0.0), attr(RATE).atLeast(0.0)),
                    arguments("texts", text(CITY).is("上海"), text(CITY).is("北京")),
                    arguments(
                            "text beside texts", text(CITY).is("上海"), text(CITY).in("北京", "广州")),
                    arguments(
                            "starts of texts",
                            text(CITY).startsWith("ab"),
                            text(CITY).startsWith("ac")),
                    arguments(
                            "a text and a start", text(CITY).is("b"), text(CITY).startsWith("a")),
                    arguments(
                            "levels",
                            attr(LEVEL).greaterThan("gold"),
                            attr(LEVEL).lessThan("black")),
                    arguments("yes and no", attr(VIP).is(true), attr(VIP).is(false)),
                    arguments(
                            "dates",
                            attr(BIRTHDAY).lessThan(LocalDate.of(2000, 1, 1)),
                            attr(BIRTHDAY).greaterThan(LocalDate.of(1999, 12, 31))),
                    arguments(
                            "instants",
                            attr(SINCE).lessThan(Instant.EPOCH),
                            attr(SINCE).atLeast(Instant.EPOCH)),
                    arguments(
                            "durations",
                            timeSince(attr(SINCE)).lessThan(Duration.ofHours(1)),
                            timeSince(attr(SINCE)).greaterThan(Duration.ofHours(2))),
                    arguments(
                            "versions",
                            attr(APP).lessThan(SemanticVersion.of(1, 9, 0)),
                            attr(APP).atLeast(SemanticVersion.of(1, 10, 0))),
                    arguments(
                            "counts",
                            did("purchase").atLeast(3).within(days(30)),
                            did("purchase").exactly(0).within(days(30))),
                    arguments(
                            "opposites",
                            text(CITY).contains("a"),
                            not(text(CITY).contains("a"))),
                    arguments("opposite segments", inSegment("other"), not(inSegment("other"))),
                    arguments("sets", set(TAGS).allOf("a", "b"), set(TAGS).noneOf("b", "c")),
                    arguments(
                            "larger sets", set(TAGS).anyOf("a", "b"), set(TAGS).noneOf("a", "b", "c")),
                    arguments(
                            "pairs", attr(AGE).lessThan(attr(VISITS)), attr(AGE).is(attr(VISITS))),
                    arguments(
                            "turned pairs",
                            attr(AGE).lessThan(attr(VISITS)),
                            attr(VISITS).atMost(attr(AGE))),
                    arguments(
                            "stated answers",
                            attr(AGE).lessThan(5L).orElse(true),
                            attr(AGE).greaterThan(10L)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("excludingPairs")
        void partsOfAllMustHaveAValueInCommon(String what, Rule first, Rule second) {
            assertThat(warnings(all(first, second))).containsExactly("CONTRADICTION .");
            assertThat(warnings(all(second, LOCAL_BUYER, first))).contains("CONTRADICTION .");
            assertThat(warnings(any(first, second)).stream().filter(w -> !w.equals("TAUTOLOGY .")))
                    .as("in an any they are fine")
                    .isEmpty();
        }

        private static final Rule LOCAL_BUYER = did("visit").ever();

        static Stream<Arguments> compatiblePairs() {
            return Stream.of(
                    arguments("integers", attr(AGE).greaterThan(10L), attr(AGE).lessThan(12L)),
                    arguments("doubles", attr(RATE).greaterThan(0.1), attr(RATE).lessThan(0.2)),
                    arguments("texts", attr(CITY).greaterThan("a"), attr(CITY).lessThan("b")),
                    arguments(
                            "other attributes",
                            attr(AGE).greaterThan(10L),
                            attr(VISITS).lessThan(5L)),
                    arguments(
                            "other windows",
                            did("purchase").exactly(0).within(days(30)),
                            did("purchase").atLeast(3).within(days(60))),
                    arguments("sets", set(TAGS).anyOf("a", "b"), set(TAGS).noneOf("b")),
                    arguments("sets of two", set(TAGS).allOf("a"), not(set(TAGS).allOf("a", "b"))),
                    arguments(
                            "upper and lower case",
                            text(CITY).is("a"),
                            text(CITY).ignoringCase().is("b")),
                    arguments(
                            "two answers for the unknown",
                            attr(AGE).lessThan(5L).orElse(true),
                            attr(AGE).greaterThan(10L).orElse(true)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("compatiblePairs")
        void partsThatCanBeTrueTogetherAreFine(String what, Rule first, Rule second) {
            assertThat(warnings(all(first, second))).isEmpty();
        }

        static Stream<Arguments> impossible() {
            return Stream.of(
                    arguments("no part", any()),
                    arguments("count", did("purchase").fewerThan(0).ever()),
                    arguments("size", set(TAGS).size().lessThan(0L)),
                    arguments(
                            "distinct", did("purchase").distinct(ITEM, days(30)).is(-1L)),
                    arguments("bucket", bucket("s", ID).atLeast(10_000L)),
                    arguments("remainder", modulo(attr(AGE), 10).is(10L)),
                    arguments(
                            "days to a birthday",
                            daysToAnniversary(attr(BIRTHDAY)).greaterThan(365L)),
                    arguments(
                            "periods",
                            did("visit").activePeriods(4, Bucket.WEEK).greaterThan(4L)),
                    arguments(
                            "score", score(weight(3, ADULT), weight(-2, LOCAL)).greaterThan(3L)),
                    arguments("text", attr(CITY).lessThan("")),
                    arguments("level", attr(LEVEL).greaterThan("black")),
                    arguments("same on both sides", attr(AGE).lessThan(attr(AGE))),
                    arguments(
                            "constants",
                            new Rule.Compare<>(
                                    new Operand.Constant<>(AGE.kind(), 2L),
                                    Comparison.LESS_THAN,
                                    new Operand.Constant<>(AGE.kind(), 1L))),
                    arguments(
                            "constant first",
                            new Rule.Compare<>(
                                    new Operand.Constant<>(AGE.kind(), 10_000L),
                                    Comparison.AT_MOST,
                                    bucket("s", ID).operand())),
                    arguments("not always", not(all())),
                    arguments("not a tautology", not(any(ADULT, not(ADULT)))),
                    arguments("nested", all(ADULT, all(BUYER, attr(AGE).lessThan(18L)))),
                    arguments(
                            "opposite of an any",
                            all(ADULT, not(any(LOCAL, attr(AGE).greaterThan(10L))))));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("impossible")
        void aRuleThatIsNeverTrueIsReported(String what, Rule rule) {
            assertThat(warnings(rule)).containsExactly("CONTRADICTION .");
        }

        static Stream<Arguments> possible() {
            return Stream.of(
                    arguments("days since", daysSince(attr(SINCE)).lessThan(0L)),
                    arguments("sum", did("purchase").sum(AMOUNT, days(30)).lessThan(0L)),
                    arguments("ratio", quotient(attr(AGE), attr(VISITS)).lessThan(0.0)),
                    arguments("bucket", bucket("s", ID).lessThan(9_999L)),
                    arguments("remainder", modulo(attr(AGE), 10).is(9L)),
                    arguments(
                            "days to a birthday",
                            daysToAnniversary(attr(BIRTHDAY)).is(365L)),
                    arguments(
                            "score", score(weight(3, ADULT), weight(-2, LOCAL)).is(-2L)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("possible")
        void aRuleThatCanBeTrueIsNot(String what, Rule rule) {
            assertThat(warnings(rule)).isEmpty();
        }

        @Test
        void thePartIsReportedAndTheRootThatFollows() {
            Rule rule = all(ADULT, all(LOCAL, did("purchase").fewerThan(0).ever()));
            assertThat(warnings(rule)).containsExactly("CONTRADICTION all/1/all/1", "CONTRADICTION .");
        }

        @Test
        void aRuleAndItsOppositeExcludeEachOtherWhateverTheyAreMadeOf() {
            Rule either = any(ADULT, LOCAL);
            assertThat(warnings(all(either, BUYER, not(either))))
                    .containsExactly("CONTRADICTION .", "DUPLICATE_SUBTREE all/2/not");
            assertThat(warnings(any(either, BUYER, not(either))))
                    .containsExactly("TAUTOLOGY .", "DUPLICATE_SUBTREE any/2/not");
        }

        @Test
        void aTooStrictCountOfPartsIsReported() {
            Rule none = did("purchase").fewerThan(0).ever();
            assertThat(warnings(atLeast(2, none, ADULT, any())))
                    .containsExactly("DEAD_BRANCH of/0", "DEAD_BRANCH of/2", "CONTRADICTION .");
        }

        @Test
        void conditionsOnEventsAreLookedAtWhereTheyStand() {
            Rule where = all(attr(AMOUNT).greaterThan(10L), attr(AMOUNT).lessThan(5L));
            assertThat(warnings(all(ADULT, did("purchase").where(where).ever())))
                    .containsExactly("CONTRADICTION all/1/count/where");
            assertThat(warnings(did("purchase").where(where).heldThrough(days(3))))
                    .containsExactly("CONTRADICTION held/where");
            assertThat(warnings(
                            sequence(did("visit"), did("purchase").where(where)).within(days(3))))
                    .containsExactly("CONTRADICTION sequence/steps/1/where");
            assertThat(warnings(score(weight(1, ADULT), weight(2, any())).greaterThan(1L)))
                    .containsExactly("CONTRADICTION score/1/rule");
            assertThat(warnings(quotient(
                                    did("visit").count(days(3)),
                                    did("purchase").where(where).count(days(3)))
                            .lessThan(1.0)))
                    .containsExactly("CONTRADICTION quotient/1/count/where");
        }

        @Test
        void theMessageNamesTheParts() {
            assertThat(lint(all(attr(AGE).greaterThan(10L), attr(AGE).lessThan(5L))))
                    .containsExactly(new Problem(
                            "CONTRADICTION",
                            "segments/key",
                            "can never be true: no value of 'age' meets all of"
                                    + " [segments/key/all/0, segments/key/all/1]"));
            assertThat(lint(did("purchase").fewerThan(0).ever()))
                    .extracting(Problem::message)
                    .containsExactly(
                            "can never be true: no possible value meets" + " 'did purchase fewer than 0 times ever'");
        }
    }

    @Nested
    class Tautologies {

        static Stream<Arguments> certain() {
            return Stream.of(
                    arguments("no part", all()),
                    arguments("count", did("purchase").atLeast(0).ever()),
                    arguments("halves", any(attr(AGE).lessThan(5L), attr(AGE).atLeast(5L))),
                    arguments(
                            "three thirds",
                            any(
                                    attr(AGE).lessThan(5L),
                                    attr(AGE).between(5L, 10L),
                                    attr(AGE).greaterThan(10L))),
                    arguments("every level", attr(LEVEL).in("silver", "gold", "black")),
                    arguments("yes or no", any(attr(VIP).is(true), attr(VIP).is(false))),
                    arguments("texts", any(attr(CITY).lessThan("m"), attr(CITY).atLeast("m"))),
                    arguments("every text", attr(CITY).atLeast("")),
                    arguments(
                            "a or not a",
                            any(text(CITY).contains("a"), not(text(CITY).contains("a")))),
                    arguments("not never", not(any())),
                    arguments("one of two", atLeast(1, ADULT, not(ADULT))),
                    arguments("tags", any(set(TAGS).anyOf("a", "b"), set(TAGS).noneOf("a"))),
                    arguments("whole share", share("s", ID, 10_000)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("certain")
        void aRuleThatIsNeverFalseIsReported(String what, Rule rule) {
            assertThat(warnings(rule)).containsExactly("TAUTOLOGY .");
        }

        static Stream<Arguments> open() {
            return Stream.of(
                    arguments("a gap", any(attr(AGE).lessThan(5L), attr(AGE).greaterThan(5L))),
                    arguments(
                            "a gap of doubles",
                            any(attr(RATE).lessThan(5.0), attr(RATE).greaterThan(5.0))),
                    arguments(
                            "two attributes",
                            any(attr(AGE).lessThan(5L), attr(VISITS).atLeast(5L))),
                    arguments("some levels", attr(LEVEL).in("silver", "black")),
                    arguments("tags", any(set(TAGS).anyOf("a"), set(TAGS).noneOf("a", "b"))),
                    arguments("known", known(AGE)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("open")
        void aRuleThatCanBeFalseIsNot(String what, Rule rule) {
            assertThat(warnings(rule)).isEmpty();
        }

        @Test
        void aStatedAnswerCanMakeATautologyOpen() {
            assertThat(warnings(attr(LEVEL).atLeast("silver").orElse(false))).containsExactly("TAUTOLOGY rule");
            assertThat(warnings(attr(LEVEL).atLeast("silver").orElse(true)))
                    .containsExactly("TAUTOLOGY rule", "TAUTOLOGY .");
        }

        @Test
        void enoughCertainPartsMakeACountCertain() {
            assertThat(warnings(atLeast(2, all(), ADULT, did("visit").atLeast(0).ever())))
                    .containsExactly("TAUTOLOGY of/0", "TAUTOLOGY of/2", "TAUTOLOGY .");
        }
    }

    @Nested
    class DeadBranches {

        static Stream<Arguments> dead() {
            return Stream.of(
                    arguments(
                            "never in any",
                            any(ADULT, did("purchase").fewerThan(0).ever()),
                            "any/1"),
                    arguments("always in all", all(did("purchase").atLeast(0).ever(), ADULT), "all/0"),
                    arguments("empty all", all(ADULT, all()), "all/1"),
                    arguments("empty any", any(any(), ADULT), "any/0"),
                    arguments("negated", all(ADULT, not(any())), "all/1"),
                    arguments("under not", not(any(ADULT, any())), "not/any/1"),
                    arguments(
                            "contradiction of parts",
                            any(LOCAL, all(attr(AGE).lessThan(5L), attr(AGE).greaterThan(9L))),
                            "any/1"),
                    arguments("in a count of parts", atLeast(2, ADULT, LOCAL, any()), "of/2"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dead")
        void aPartThatChangesNothingIsReported(String what, Rule rule, String path) {
            assertThat(warnings(rule)).containsExactly("DEAD_BRANCH " + path);
        }

        @Test
        void theReasonIsSaid() {
            assertThat(lint(all(ADULT, all())))
                    .extracting(Problem::message)
                    .containsExactly("changes nothing, since it can never be false: it has no parts");
        }

        @Test
        void onlyDeadBranchesMakeADeadWhole() {
            assertThat(warnings(any(any(), bucket("s", ID).atLeast(10_000L))))
                    .containsExactly("DEAD_BRANCH any/0", "DEAD_BRANCH any/1", "CONTRADICTION .");
        }
    }

    @Nested
    class SubsumedClauses {

        static Stream<Arguments> weakerAndStronger() {
            return Stream.of(
                    arguments("integers", ADULT, attr(AGE).atLeast(21L)),
                    arguments("a range", attr(AGE).between(10L, 30L), attr(AGE).in(11L, 12L)),
                    arguments("values", attr(CITY).in("a", "b", "c"), attr(CITY).in("a", "b")),
                    arguments("text", text(CITY).in("a", "b"), text(CITY).is("b")),
                    arguments("not a text", not(text(CITY).is("a")), text(CITY).is("b")),
                    arguments("starts", text(CITY).startsWith("a"), text(CITY).startsWith("ab")),
                    arguments("any tag", set(TAGS).anyOf("a", "b"), set(TAGS).anyOf("a")),
                    arguments("all tags", set(TAGS).allOf("a"), set(TAGS).allOf("a", "b")),
                    arguments(
                            "any and all tags",
                            set(TAGS).anyOf("a", "c"),
                            set(TAGS).allOf("a", "b")),
                    arguments("no tags", set(TAGS).noneOf("a"), set(TAGS).noneOf("a", "b")),
                    arguments(
                            "counts",
                            did("visit").atLeast(1).within(days(3)),
                            did("visit").atLeast(2).within(days(3))),
                    arguments(
                            "pairs",
                            attr(AGE).atMost(attr(VISITS)),
                            attr(VISITS).greaterThan(attr(AGE))),
                    arguments("answers", ADULT.orElse(true), ADULT));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("weakerAndStronger")
        void theWeakerPartIsReportedInAllAndTheStrongerInAny(String what, Rule weaker, Rule stronger) {
            assertThat(warnings(all(weaker, stronger))).containsExactly("SUBSUMED_CLAUSE all/0");
            assertThat(warnings(all(stronger, BUYER, weaker))).containsExactly("SUBSUMED_CLAUSE all/2");
            assertThat(warnings(any(weaker, stronger))).containsExactly("SUBSUMED_CLAUSE any/1");
        }

        @Test
        void ofTwoThatSayTheSameTheLaterIsReported() {
            assertThat(warnings(all(attr(AGE).greaterThan(17L), ADULT))).containsExactly("SUBSUMED_CLAUSE all/1");
        }

        @Test
        void partsOfNestedRulesOfTheSameKindCount() {
            assertThat(warnings(all(LOCAL, all(BUYER, ADULT), attr(AGE).atLeast(21L))))
                    .containsExactly("SUBSUMED_CLAUSE all/1/all/1");
        }

        @Test
        void aDecidedUnknownIsNoRepetition() {
            assertThat(warnings(all(ADULT.orElse(false), attr(AGE).atLeast(21L))))
                    .isEmpty();
        }

        @Test
        void overlapsAreFine() {
            assertThat(warnings(all(ADULT, attr(AGE).atMost(30L)))).isEmpty();
            assertThat(warnings(any(attr(CITY).in("a", "b"), attr(CITY).in("b", "c"))))
                    .isEmpty();
            assertThat(warnings(atLeast(2, ADULT, attr(AGE).atLeast(21L), LOCAL)))
                    .isEmpty();
        }

        @Test
        void theMessageNamesTheOther() {
            assertThat(lint(all(ADULT, attr(AGE).atLeast(21L))))
                    .extracting(Problem::message)
                    .containsExactly(
                            "changes nothing, since it is implied by segments/key/all/1:" + " 'age is at least 21'");
        }
    }

    @Nested
    class DuplicateSubtrees {

        @Test
        void theSamePartTwiceIsReported() {
            assertThat(warnings(all(ADULT, LOCAL, ADULT))).containsExactly("DUPLICATE_SUBTREE all/2");
            assertThat(warnings(any(ADULT, ADULT))).containsExactly("DUPLICATE_SUBTREE any/1");
            assertThat(warnings(atLeast(2, LOCAL, LOCAL, ADULT))).containsExactly("DUPLICATE_SUBTREE of/1");
            assertThat(warnings(did("purchase")
                            .where(all(attr(AMOUNT).is(1L), attr(AMOUNT).is(1L)))
                            .ever()))
                    .containsExactly("DUPLICATE_SUBTREE count/where/all/1");
        }

        @Test
        void theSameRuleInSeveralPlacesIsReportedOnce() {
            Rule shared = any(LOCAL, all(ADULT, BUYER));
            Rule rule = any(
                    all(attr(VIP).is(true), shared),
                    all(did("visit").ever(), not(shared)),
                    atLeast(2, shared, attr(VISITS).is(1L), attr(LEVEL).is("gold")));
            assertThat(warnings(rule))
                    .containsExactly("DUPLICATE_SUBTREE any/1/all/1/not", "DUPLICATE_SUBTREE any/2/of/0");
            assertThat(lint(rule).get(0).message()).contains("segments/key/any/0/all/1");
        }

        @Test
        void leavesMayStandInSeveralPlaces() {
            assertThat(warnings(any(
                            all(ADULT, LOCAL),
                            all(ADULT, BUYER),
                            all(not(ADULT), attr(VIP).is(true)))))
                    .isEmpty();
        }
    }

    @Nested
    class AlwaysUnknown {

        static Stream<Arguments> unknown() {
            return Stream.of(
                    arguments("attribute", all(missing(AGE), ADULT), "all/1"),
                    arguments("other order", all(ADULT, missing(AGE)), "all/0"),
                    arguments("nested", all(LOCAL, all(ADULT, BUYER), missing(AGE)), "all/1/all/0"),
                    arguments("negated", all(missing(AGE), not(ADULT)), "all/1"),
                    arguments("set", all(missing(TAGS), set(TAGS).anyOf("a")), "all/1"),
                    arguments(
                            "derived",
                            all(missing(SINCE), daysSince(attr(SINCE)).is(3L)),
                            "all/1"),
                    arguments("pair", all(missing(AGE), attr(VISITS).lessThan(attr(AGE))), "all/1"),
                    arguments("bucket", all(missing(ID), share("s", ID, 100)), "all/1"),
                    arguments(
                            "figure",
                            all(
                                    not(known(did("purchase").last(AMOUNT, days(3)))),
                                    did("purchase").last(AMOUNT, days(3)).is(1L)),
                            "all/1"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("unknown")
        void aPartThatCannotBeKnownIsReported(String what, Rule rule, String path) {
            assertThat(warnings(rule)).containsExactly("ALWAYS_UNKNOWN " + path, "CONTRADICTION .");
        }

        @Test
        void inAnAnyItIsTheOtherWayRound() {
            assertThat(warnings(any(known(AGE), ADULT))).containsExactly("ALWAYS_UNKNOWN any/1", "TAUTOLOGY .");
        }

        static Stream<Arguments> knowable() {
            return Stream.of(
                    arguments("stated answer", all(missing(AGE), ADULT.orElse(true))),
                    arguments("other attribute", all(missing(VISITS), ADULT)),
                    arguments("present", all(known(AGE), ADULT)),
                    arguments("either", any(missing(AGE), ADULT)),
                    arguments("deeper", all(missing(AGE), any(LOCAL, ADULT))));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("knowable")
        void aPartThatCanBeKnownIsNot(String what, Rule rule) {
            assertThat(warnings(rule)).isEmpty();
        }
    }

    @Nested
    class Ramping {

        static Stream<Arguments> unsteady() {
            return Stream.of(
                    arguments("upper part", bucket("s", ID).atLeast(9_000L), "."),
                    arguments("middle part", all(ADULT, bucket("s", ID).between(100L, 199L)), "all/1"),
                    arguments("single buckets", bucket("s", ID).in(0L, 2L), "."),
                    arguments("under not", not(share("s", ID, 2_500)), "not"),
                    arguments("remainder", modulo(bucket("s", ID), 10).lessThan(3L), "."),
                    arguments("deep", any(LOCAL, not(all(ADULT, share("s", ID, 10)))), "any/1/not/all/1"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("unsteady")
        void bucketsThatAreNotTheFirstAreReported(String what, Rule rule, String path) {
            assertThat(warnings(rule)).containsExactly("NON_MONOTONE_RAMP " + path);
        }

        static Stream<Arguments> steady() {
            return Stream.of(
                    arguments("share", share("s", ID, 2_500)),
                    arguments("at most", bucket("s", ID).atMost(99L)),
                    arguments("from 0", bucket("s", ID).between(0L, 99L)),
                    arguments("first", bucket("s", ID).is(0L)),
                    arguments("twice not", not(not(share("s", ID, 10)))),
                    arguments("not the upper part", not(bucket("s", ID).atLeast(100L))),
                    arguments(
                            "remainder of something else", modulo(attr(AGE), 10).is(3L)));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("steady")
        void theFirstBucketsAreFine(String what, Rule rule) {
            assertThat(warnings(rule)).isEmpty();
        }

        @Test
        void theBucketsAreNamed() {
            assertThat(lint(bucket("s", ID).between(100L, 199L)).get(0).message())
                    .isEqualTo("raising the share would not keep those who are in: the buckets that count are"
                            + " [[100..200)] but should be the first so many, [0..n)");
        }
    }

    @Nested
    class Sizes {

        @Test
        void rulesWithoutProblemsHaveNoWarnings() {
            assertThat(warnings(all(ADULT, any(LOCAL, BUYER), not(set(TAGS).anyOf("a")))))
                    .isEmpty();
        }

        @Test
        void everyRuleHasItsPath() {
            Map<String, Rule> rules = new LinkedHashMap<>();
            rules.put("b", any());
            rules.put("a", all());
            assertThat(Lint.of("rules", rules)).extracting(Problem::path).containsExactly("rules/b", "rules/a");
        }

        @Test
        void thousandsOfPartsAreLookedThroughInTime() {
            List<Rule> values =
                    LongStream.range(0, 3_300).mapToObj(i -> attr(AGE).is(i)).toList();
            assertThat(warnings(new Rule.Any(values))).isEmpty();
            List<Rule> limits = new ArrayList<>();
            LongStream.range(0, 3_300).forEach(i -> limits.add(attr(AGE).atLeast(i)));
            assertThat(warnings(new Rule.All(limits))).isNotEmpty();
        }

        @Test
        void deepRulesAreLookedThrough() {
            Rule rule = ADULT;
            for (int i = 0; i < 60; i++) {
                rule = any(LOCAL, not(all(BUYER, rule)));
            }
            assertThat(warnings(rule)).isEmpty();
        }

        @Test
        void longRulesAreNotRepeatedInMessages() {
            List<Rule> values =
                    LongStream.range(0, 500).mapToObj(i -> attr(AMOUNT).is(i)).toList();
            Rule rule = did("purchase").where(new Rule.Any(values)).fewerThan(0).ever();
            assertThat(lint(rule)).extracting(Problem::message).allMatch(message -> message.length() < 200);
        }
    }
}
