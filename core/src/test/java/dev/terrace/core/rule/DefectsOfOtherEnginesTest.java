package dev.terrace.core.rule;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.bucket;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.share;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.rule.Truth.FALSE;
import static dev.terrace.core.rule.Truth.TRUE;
import static dev.terrace.core.rule.Truth.UNKNOWN;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.pattern.LinearPattern;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other engines get wrong or cannot say, by name. Every answer is the same at the top of a rule and deep inside one. */
class DefectsOfOtherEnginesTest {

    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Long> LIMIT = Attribute.ofLong("limit");
    private static final Attribute<BigDecimal> BALANCE = Attribute.ofDecimal("balance", 2);
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "bronze", "silver", "gold");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");

    private static final Attribute<BigDecimal> AMOUNT = Attribute.ofDecimal("amount", 2);
    private static final Attribute<String> CATEGORY = Attribute.ofString("category");
    private static final Attribute<Long> QUANTITY = Attribute.ofLong("quantity");
    private static final Attribute<String> NEW_LEVEL = Attribute.ofEnumeration("newLevel", "bronze", "silver", "gold");

    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT, CATEGORY, QUANTITY);
    private static final EventType LEVEL_CHANGED = EventType.of("levelChanged", NEW_LEVEL);
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(ID, NUMBER, AGE, LIMIT, BALANCE, CITY, LEVEL, TAGS))
            .event(PURCHASE)
            .event(LEVEL_CHANGED)
            .event("login")
            .event("view")
            .event("cart")
            .event("complaint")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z"); // a Wednesday

    private static final User NOBODY = User.of(Profile.empty(SCHEMA));

    private static Instant daysAgo(double days) {
        return AS_OF.minusSeconds(Math.round(days * 86_400));
    }

    private static Event purchase(double daysAgo, String amount, String category) {
        return Event.of(PURCHASE, daysAgo(daysAgo))
                .with(AMOUNT, new BigDecimal(amount))
                .with(CATEGORY, category);
    }

    private static Event event(String type, double daysAgo) {
        return Event.of(type, daysAgo(daysAgo));
    }

    private static User who(Event... events) {
        return User.of(Profile.empty(SCHEMA), History.of(Arrays.asList(events)));
    }

    private static User withNumber(long number) {
        return User.of(Profile.builder(SCHEMA).set(NUMBER, number).build());
    }

    /** The answer of a rule at the top and nested in every kind of rule that keeps the answer of its part. */
    private static void assertTruth(Rule rule, User user, Truth expected) {
        for (int levels : new int[] {0, 1, 3, 60}) {
            assertThat(truthOf(nested(rule, levels), user))
                    .as("%s, %d levels deep", rule.label().english(), levels)
                    .isEqualTo(expected);
        }
        assertThat(truthOf(not(rule), user)).isEqualTo(expected.not());
        Map<String, Rule> segments =
                Map.of("rule", all(inSegment("middle")), "middle", any(inSegment("inner")), "inner", rule);
        assertThat(Evaluator.of(SCHEMA, Calendar.utc(), segments).truthOf("rule", user, AS_OF))
                .isEqualTo(expected);
    }

    private static Rule nested(Rule rule, int levels) {
        Rule nested = rule;
        for (int i = 0; i < levels; i++) {
            nested = switch (i % 5) {
                case 0 -> all(nested, all());
                case 1 -> any(any(), nested);
                case 2 -> not(not(nested));
                case 3 -> atLeast(2, all(), any(), nested);
                default -> score(weight(3, nested), weight(-2, any())).atLeast(2L);
            };
        }
        return nested;
    }

    private static Truth truthOf(Rule rule, User user) {
        return evaluator(rule).truthOf("rule", user, AS_OF);
    }

    private static Evaluator evaluator(Rule rule) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
    }

    private static List<Tuple> problemsOf(Map<String, Rule> rules) {
        SegmentCatalog.Builder builder = SegmentCatalog.builder(SCHEMA);
        rules.forEach(builder::segment);
        try {
            builder.build();
        } catch (InvalidModelException e) {
            return e.problems().stream()
                    .map(problem -> tuple(problem.code(), problem.path(), problem.suggestion()))
                    .toList();
        }
        return List.of();
    }

    @Nested
    class AttributeMissing {

        static Stream<Rule> leaves() {
            return Stream.of(
                    attr(NUMBER).is(1L),
                    attr(NUMBER).isNot(1L),
                    attr(NUMBER).lessThan(1L),
                    attr(NUMBER).atMost(1L),
                    attr(NUMBER).atLeast(1L),
                    attr(NUMBER).greaterThan(1L),
                    attr(NUMBER).between(1L, 2L),
                    attr(NUMBER).in(1L, 2L),
                    attr(NUMBER).notIn(1L, 2L),
                    attr(NUMBER).lessThan(attr(LIMIT)),
                    attr(CITY).is("上海"),
                    text(CITY).contains("海"),
                    text(CITY).matches("^上"),
                    attr(LEVEL).atLeast("silver"),
                    set(TAGS).anyOf("kol"),
                    set(TAGS).allOf("kol"),
                    set(TAGS).noneOf("kol"),
                    set(TAGS).size().is(0L),
                    share("salt", ID, 10_000));
        }

        @ParameterizedTest
        @MethodSource("leaves")
        void everyOperatorIsUnknownAndSoIsItsNegation(Rule leaf) {
            assertTruth(leaf, NOBODY, UNKNOWN);
        }

        @ParameterizedTest
        @MethodSource("leaves")
        void theLeafCanStateAnotherAnswerWhichIsNegatedLikeAnyOther(Rule leaf) {
            assertTruth(leaf.orElse(true), NOBODY, TRUE);
            assertTruth(leaf.orElse(false), NOBODY, FALSE);
            assertTruth(not(leaf.orElse(false)), NOBODY, TRUE);
            assertTruth(attr(AGE).orElse(0L).lessThan(18L), NOBODY, TRUE);
            assertTruth(attr(AGE).orElse(0L).atLeast(18L), NOBODY, FALSE);
        }
    }

    @Nested
    class NotIn {

        @ParameterizedTest
        @CsvSource({"1, FALSE", "3, TRUE", ", UNKNOWN"})
        void notInAndNotOfInAreTheSameAlsoWhereTheAttributeIsMissing(Long number, Truth expected) {
            User user = number == null ? NOBODY : withNumber(number);
            assertTruth(attr(NUMBER).notIn(1L, 2L), user, expected);
            assertTruth(not(attr(NUMBER).in(1L, 2L)), user, expected);
            assertThat(attr(NUMBER).notIn(1L, 2L)).isEqualTo(not(attr(NUMBER).in(1L, 2L)));
        }

        @Test
        void noneOfASetAndNotOfAnyAreTheSame() {
            assertThat(set(TAGS).noneOf("a", "b")).isEqualTo(not(set(TAGS).anyOf("a", "b")));
            User empty = User.of(Profile.builder(SCHEMA).set(TAGS, Set.of()).build());
            assertTruth(set(TAGS).noneOf("a", "b"), empty, TRUE);
        }

        @Test
        void aComparisonIsTheNegationOfItsOppositeOnlyInWhatIsKnown() {
            for (User user : List.of(withNumber(1), withNumber(2), NOBODY)) {
                assertThat(truthOf(attr(NUMBER).lessThan(2L), user))
                        .isEqualTo(truthOf(attr(NUMBER).atLeast(2L), user).not());
            }
        }
    }

    @Nested
    class WrongTypeInARule {

        @Test
        void isRefusedWithPathAndSuggestionWhenTheCatalogueIsBuilt() {
            Map<String, Rule> rules = new LinkedHashMap<>();
            rules.put("type", attr(Attribute.ofString("age")).is("27"));
            rules.put("name", any(not(attr(Attribute.ofLong("agee")).is(27L))));
            rules.put("value", all(all(), attr(LEVEL).atLeast("golt")));
            rules.put("event", did("purchse").ever());
            rules.put("segment", inSegment("vlue"));
            rules.put("property", did("purchase").where(attr(CITY).is("上海")).ever());
            rules.put(
                    "step",
                    sequence(did("view"), did("purchase").where(attr(AGE).is(1L)))
                            .ever());
            rules.put(
                    "term",
                    score(weight(1, all()), weight(1, not(did("loginn").ever())))
                            .atLeast(1L));
            rules.put(
                    "figure",
                    did("purchase").sum(Attribute.ofLong("amount"), ever()).atLeast(1L));
            assertThat(problemsOf(rules))
                    .containsExactly(
                            tuple("OTHER_ATTRIBUTE", "segments/type/attribute", null),
                            tuple("UNKNOWN_ATTRIBUTE", "segments/name/any/0/not/attribute", "age"),
                            tuple("VALUE_NOT_ALLOWED", "segments/value/all/1", "gold"),
                            tuple("UNKNOWN_EVENT", "segments/event/count", "purchase"),
                            tuple("UNKNOWN_SEGMENT", "segments/segment/segment", "value"),
                            tuple("UNKNOWN_ATTRIBUTE", "segments/property/count/where/attribute", null),
                            tuple("UNKNOWN_ATTRIBUTE", "segments/step/sequence/steps/1/where/attribute", null),
                            tuple("UNKNOWN_EVENT", "segments/term/score/1/rule/not/count", "login"),
                            tuple("OTHER_ATTRIBUTE", "segments/figure/sum", null));
        }

        @Test
        @SuppressWarnings({"unchecked", "rawtypes"})
        void aValueOfAnotherTypeThatSlipsPastTheCompilerIsRefusedAndNotCompared() {
            ValueClause raw = attr(NUMBER);
            Map<String, Rule> rules = new LinkedHashMap<>();
            rules.put("is", raw.is("1"));
            rules.put("between", raw.between(1L, "2"));
            rules.put("in", raw.in(List.of(1L, "2", 3.0)));
            rules.put(
                    "count",
                    new Rule.Compare(
                            new Operand.Count(new Occurrences("login", Occurrences.ANY, ever())),
                            Comparison.AT_LEAST,
                            new Operand.Constant(raw.operand().kind(), "3")));
            assertThat(problemsOf(rules))
                    .containsExactly(
                            tuple("VALUE_NOT_ALLOWED", "segments/is", null),
                            tuple("VALUE_NOT_ALLOWED", "segments/between", null),
                            tuple("VALUE_NOT_ALLOWED", "segments/in", null),
                            tuple("VALUE_NOT_ALLOWED", "segments/in", null),
                            tuple("VALUE_NOT_ALLOWED", "segments/count", null));
        }

        @Test
        void aNumberInAnotherUnitIsRefused() {
            Attribute<Long> weight = Attribute.ofLong("weight").withUnit("kg");
            Attribute<Long> maximum = Attribute.ofLong("maximum").withUnit("lb");
            Schema schema = Schema.of(weight, maximum);
            assertThatThrownBy(() -> SegmentCatalog.builder(schema)
                            .segment("pair", attr(weight).lessThan(attr(maximum)))
                            .segment(
                                    "constant",
                                    new Rule.Compare<>(
                                            attr(weight).operand(),
                                            Comparison.LESS_THAN,
                                            new Operand.Constant<>(maximum.kind(), 100L)))
                            .build())
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code, Problem::path)
                                    .containsExactly(
                                            tuple("OTHER_UNIT", "segments/pair"),
                                            tuple("OTHER_UNIT", "segments/constant")));
        }
    }

    @Nested
    class Exactness {

        @Test
        void integersBeyondFloatPrecisionCompareExactly() {
            assertTruth(attr(NUMBER).greaterThan(16_777_216L), withNumber(16_777_217L), TRUE);
            assertTruth(attr(NUMBER).is(16_777_216L), withNumber(16_777_217L), FALSE);
        }

        @Test
        void integersBeyondThirtyTwoBitsCompareExactly() {
            assertTruth(attr(NUMBER).is(3_000_000_000L), withNumber(3_000_000_001L), FALSE);
            assertTruth(attr(NUMBER).in(3_000_000_000L), withNumber(3_000_000_001L), FALSE);
        }

        @Test
        void integersBeyondDoublePrecisionCompareExactly() {
            assertTruth(attr(NUMBER).greaterThan(9_007_199_254_740_992L), withNumber(9_007_199_254_740_993L), TRUE);
            assertTruth(attr(NUMBER).is(9_007_199_254_740_992L), withNumber(9_007_199_254_740_993L), FALSE);
            assertTruth(attr(NUMBER).lessThan(Long.MAX_VALUE), withNumber(Long.MAX_VALUE - 1), TRUE);
            assertTruth(attr(NUMBER).lessThan(Long.MIN_VALUE), withNumber(Long.MIN_VALUE), FALSE);
            assertTruth(attr(NUMBER).greaterThan(Long.MAX_VALUE), withNumber(Long.MAX_VALUE), FALSE);
        }

        @Test
        void decimalsCompareExactlyHoweverTheyAreWritten() {
            User user = User.of(Profile.builder(SCHEMA)
                    .set(BALANCE, new BigDecimal("90071992547409.93"))
                    .build());
            assertTruth(attr(BALANCE).is(new BigDecimal("90071992547409.930")), user, TRUE);
            assertTruth(attr(BALANCE).is(new BigDecimal("90071992547409.92")), user, FALSE);
            assertTruth(attr(BALANCE).greaterThan(new BigDecimal("90071992547409.92")), user, TRUE);
        }

        @Test
        void threeTimesTenCentsAreThirtyCents() {
            User user = who(purchase(1, "0.10", "a"), purchase(2, "0.10", "a"), purchase(3, "0.10", "a"));
            assertTruth(did("purchase").sum(AMOUNT, days(30)).is(new BigDecimal("0.3")), user, TRUE);
            assertTruth(did("purchase").average(AMOUNT, days(30)).is(0.1), user, TRUE);
        }
    }

    @Nested
    class AtMost {

        @Test
        void atMostNTimesIncludesUsersWhoNeverDidIt() {
            assertTruth(did("complaint").atMost(2).within(days(30)), NOBODY, TRUE);
            assertTruth(did("complaint").fewerThan(1).ever(), NOBODY, TRUE);
            assertTruth(did("complaint").exactly(0).ever(), NOBODY, TRUE);
            assertTruth(did("complaint").atLeast(0).ever(), NOBODY, TRUE);
        }

        @Test
        void alsoWithAConditionOnTheEvents() {
            Rule rare =
                    did("purchase").where(attr(CATEGORY).is("toys")).atMost(1).ever();
            assertTruth(rare, NOBODY, TRUE);
            assertTruth(rare, who(purchase(1, "1.00", "books"), purchase(2, "1.00", "books")), TRUE);
            assertTruth(rare, who(purchase(1, "1.00", "toys"), purchase(2, "1.00", "toys")), FALSE);
        }
    }

    @Nested
    class OnlyNegativeRules {

        @Test
        void areAllowed() {
            Rule rule = all(not(did("complaint").ever()), not(attr(NUMBER).is(1L)));
            assertTruth(rule, withNumber(2), TRUE);
            assertTruth(rule, withNumber(1), FALSE);
            assertThat(problemsOf(Map.of("negative", not(all(not(did("login").ever()))))))
                    .isEmpty();
        }
    }

    @Nested
    class References {

        private final User user = withNumber(5);

        @Test
        void aSegmentMayStandInASegmentAtAnyDepth() {
            SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                    .segment("outer", all(not(inSegment("middle")), attr(NUMBER).is(5L)))
                    .segment("middle", any(inSegment("inner"), inSegment("inner")))
                    .segment("inner", attr(NUMBER).greaterThan(5L))
                    .build();
            assertThat(catalog.evaluate(user, AS_OF)).hasToString("[outer: TRUE, middle: FALSE, inner: FALSE]");
            assertThat(catalog.evaluate(NOBODY, AS_OF))
                    .hasToString("[outer: UNKNOWN, middle: UNKNOWN, inner: UNKNOWN]");
        }

        @Test
        void aCircleIsReportedAsAPath() {
            assertThatThrownBy(() -> SegmentCatalog.builder(SCHEMA)
                            .segment("a", all(attr(NUMBER).is(1L), inSegment("b")))
                            .segment("b", score(weight(1, not(inSegment("a")))).is(1L))
                            .segment("own", inSegment("own"))
                            .build())
                    .hasMessage("""
                            segment catalogue is not valid (2):
                              segments/a: a segment must not refer to itself but does: a -> b -> a [CYCLE]
                              segments/own: a segment must not refer to itself but does: own -> own [CYCLE]""");
        }
    }

    @Nested
    class RegularExpressions {

        @ParameterizedTest
        @ValueSource(strings = {"a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(a)\\1", "(?<x>a)\\k<x>", "a++", "(?>a)"})
        void neitherLookAroundNorBackReferencesAreTaken(String expression) {
            assertThat(problemsOf(Map.of("pattern", not(text(CITY).matches(expression)))))
                    .containsExactly(tuple("INVALID_PATTERN", "segments/pattern/not", null));
        }

        @Test
        void thereIsALengthCap() {
            String longest = "a".repeat(LinearPattern.MAX_LENGTH);
            assertThat(problemsOf(Map.of("pattern", text(CITY).matches(longest))))
                    .isEmpty();
            assertThat(problemsOf(Map.of("pattern", text(CITY).matches(longest + "a"))))
                    .containsExactly(tuple("INVALID_PATTERN", "segments/pattern", null));
        }

        @Test
        void aPatternThatBlowsUpOtherEnginesIsAnsweredInLinearTime() {
            User user = User.of(
                    Profile.builder(SCHEMA).set(CITY, "a".repeat(20_000) + "!").build());
            assertThat(truthOf(text(CITY).matches("^(a+)+$"), user)).isEqualTo(FALSE);
            assertThat(truthOf(text(CITY).matches("^(a|a)*!$"), user)).isEqualTo(TRUE);
        }
    }

    @Nested
    class Buckets {

        private User user(String id) {
            return User.of(Profile.builder(SCHEMA).set(ID, id).build());
        }

        /** Computed with hashlib of Python 3: the first 8 bytes of SHA-256, big-endian, modulo 10,000. */
        @ParameterizedTest
        @CsvSource({
            "new-home, user-1, 8754",
            "new-home, user-2, 8225",
            "new-home, 用户, 7102",
            "other, user-1, 2973",
            "new-home, 42, 389"
        })
        void aBucketDependsOnSaltAndIdOnly(String salt, String id, long expected) {
            assertTruth(bucket(salt, ID).is(expected), user(id), TRUE);
        }

        @ParameterizedTest
        @CsvSource({"42, 389", "-7, 2659"})
        void anIntegerIdIsBucketedByItsDigits(long id, long expected) {
            assertTruth(bucket("new-home", NUMBER).is(expected), withNumber(id), TRUE);
        }

        @Test
        void renamingASegmentMovesNobody() {
            Rule quarter = share("new-home", ID, 2_500);
            SegmentCatalog before =
                    SegmentCatalog.builder(SCHEMA).segment("old name", quarter).build();
            SegmentCatalog after = SegmentCatalog.builder(SCHEMA)
                    .segment(Segment.of("new name", Label.of("New", "新"), quarter))
                    .build();
            for (int i = 0; i < 200; i++) {
                User user = user("user-" + i);
                assertThat(after.truthOf("new name", user, AS_OF)).isEqualTo(before.truthOf("old name", user, AS_OF));
            }
        }

        @Test
        void aLargerShareHoldsEverybodyOfASmallerOne() {
            List<Evaluator> ramp = LongStream.of(0, 1, 2_500, 5_000, 9_999, 10_000)
                    .mapToObj(buckets -> evaluator(share("new-home", ID, buckets)))
                    .toList();
            long[] members = new long[ramp.size()];
            for (int i = 0; i < 4_000; i++) {
                User user = user("user-" + i);
                boolean inSmaller = false;
                for (int step = 0; step < members.length; step++) {
                    boolean in = ramp.get(step).truthOf("rule", user, AS_OF) == TRUE;
                    assertThat(in || !inSmaller).isTrue();
                    members[step] += in ? 1 : 0;
                    inSmaller = in;
                }
            }
            // 995 of these ids fall into the first quarter by hashlib of Python 3.
            assertThat(members).startsWith(0).contains(995, Index.atIndex(2)).endsWith(4_000);
        }
    }

    @Nested
    class Windows {

        @Test
        void nextChangeAtTellsWhenAMembershipCanChangeWithoutAnEvent() {
            // Bought on 1 March at noon: the window of 30 days starts after that from 31 March, noon and a nanosecond.
            User user = who(Event.of("login", Instant.parse("2026-03-01T12:00:00Z")));
            assertThat(nextChange(did("login").within(days(30)), user)).hasToString("2026-03-31T12:00:00.000000001Z");
            assertThat(nextChange(not(not(did("login").within(days(30)))), user))
                    .hasToString("2026-03-31T12:00:00.000000001Z");
            assertThat(evaluator(did("login").ever()).evaluate(user, AS_OF).nextChangeAt("rule"))
                    .isEmpty();
        }

        private Instant nextChange(Rule rule, User user) {
            return evaluator(rule).evaluate(user, AS_OF).nextChangeAt("rule").orElseThrow();
        }

        @Test
        void aWindowIsHalfOpen() {
            assertTruth(did("login").within(days(1)), who(event("login", 1)), TRUE);
            assertTruth(did("login").within(days(1)), who(event("login", 1.0001)), FALSE);
            assertTruth(did("login").within(days(1)), who(event("login", 0)), FALSE);
        }
    }

    @Nested
    class CountOfAnEvent {

        private final User user = who(
                purchase(40, "10.00", "books"),
                purchase(20, "20.00", "books"),
                purchase(10, "30.00", "toys"),
                Event.of(PURCHASE, daysAgo(5)).with(CATEGORY, "toys"),
                event("login", 1));

        @Test
        void takesAnyComparison() {
            assertTruth(did("purchase").exactly(3).within(days(30)), user, TRUE);
            assertTruth(did("purchase").atLeast(4).within(days(30)), user, FALSE);
            assertTruth(did("purchase").moreThan(3).ever(), user, TRUE);
            assertTruth(did("purchase").count(ever()).in(4L, 7L), user, TRUE);
            assertTruth(did("purchase").count(ever()).between(5L, 9L), user, FALSE);
            assertTruth(did("purchase").count(days(30)).greaterThan(did("login").count(days(30))), user, TRUE);
        }

        @Test
        void takesFiltersOnTheEventsProperties() {
            Rule toys = attr(CATEGORY).is("toys");
            assertTruth(did("purchase").where(toys).exactly(2).ever(), user, TRUE);
            assertTruth(
                    did("purchase")
                            .where(any(text(CATEGORY).startsWith("boo"), not(toys)))
                            .exactly(2)
                            .ever(),
                    user,
                    TRUE);
            assertTruth(
                    did("purchase")
                            .where(toys)
                            .where(attr(AMOUNT).atLeast(new BigDecimal("30")))
                            .exactly(1)
                            .within(days(15)),
                    user,
                    UNKNOWN);
        }

        @Test
        void anEventThatMayMeetTheFilterLeavesTheCountOpenByOne() {
            EventClause dear = did("purchase").where(attr(AMOUNT).atLeast(new BigDecimal("30")));
            assertTruth(dear.atLeast(1).ever(), user, TRUE);
            assertTruth(dear.atLeast(2).ever(), user, UNKNOWN);
            assertTruth(dear.atMost(2).ever(), user, TRUE);
            assertTruth(dear.atLeast(3).ever(), user, FALSE);
            assertTruth(dear.where(Rules.known(AMOUNT)).exactly(1).ever(), user, TRUE);
        }
    }

    @Nested
    class FirstAndLastOccurrence {

        private final User user =
                who(purchase(40, "10.00", "books"), purchase(20, "20.00", "games"), purchase(10, "30.00", "toys"));

        @Test
        void tellWhenItWas() {
            assertTruth(did("purchase").firstTime(ever()).is(daysAgo(40)), user, TRUE);
            assertTruth(did("purchase").firstTime(days(30)).is(daysAgo(20)), user, TRUE);
            assertTruth(did("purchase").lastTime(ever()).is(daysAgo(10)), user, TRUE);
            assertTruth(
                    did("purchase")
                            .where(attr(CATEGORY).isNot("toys"))
                            .lastTime(ever())
                            .is(daysAgo(20)),
                    user,
                    TRUE);
            assertTruth(did("login").lastTime(ever()).lessThan(AS_OF), user, UNKNOWN);
            assertTruth(daysSince(did("purchase").lastTime(ever())).is(10L), user, TRUE);
        }

        @Test
        void tellAPropertyOfIt() {
            assertTruth(did("purchase").first(CATEGORY, ever()).is("books"), user, TRUE);
            assertTruth(did("purchase").first(CATEGORY, days(30)).is("games"), user, TRUE);
            assertTruth(did("purchase").last(AMOUNT, ever()).greaterThan(new BigDecimal("29.99")), user, TRUE);
            assertTruth(did("purchase").last(CATEGORY, days(5)).is("toys"), user, UNKNOWN);
            assertTruth(did("purchase").last(QUANTITY, ever()).is(1L), user, UNKNOWN);
        }
    }

    @Nested
    class FiguresOfAProperty {

        private final User user = who(
                purchase(40, "10.00", "books"),
                purchase(20, "20.00", "books"),
                purchase(10, "45.50", "toys"),
                purchase(3, "4.50", "games"));

        @Test
        void areSumAverageMinimumMaximumAndDistinctCount() {
            assertTruth(did("purchase").sum(AMOUNT, days(30)).is(new BigDecimal("70")), user, TRUE);
            assertTruth(did("purchase").average(AMOUNT, ever()).is(20.0), user, TRUE);
            assertTruth(did("purchase").smallest(AMOUNT, ever()).is(new BigDecimal("4.5")), user, TRUE);
            assertTruth(did("purchase").largest(AMOUNT, ever()).is(new BigDecimal("45.5")), user, TRUE);
            assertTruth(did("purchase").smallest(CATEGORY, ever()).is("books"), user, TRUE);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).is(3L), user, TRUE);
            assertTruth(did("purchase").distinct(CATEGORY, days(5)).is(1L), user, TRUE);
        }

        @Test
        void ofNothingAreZeroWhereThatIsANumberAndMissingWhereItIsNone() {
            assertTruth(did("purchase").sum(AMOUNT, ever()).is(BigDecimal.ZERO), NOBODY, TRUE);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).is(0L), NOBODY, TRUE);
            assertTruth(did("purchase").average(AMOUNT, ever()).lessThan(1.0), NOBODY, UNKNOWN);
            assertTruth(did("purchase").smallest(AMOUNT, ever()).lessThan(BigDecimal.ONE), NOBODY, UNKNOWN);
        }

        @Test
        void areUnknownWhereAnEventLacksTheProperty() {
            User incomplete = who(purchase(1, "1.00", "a"), Event.of(PURCHASE, daysAgo(2)));
            assertTruth(did("purchase").sum(AMOUNT, ever()).atLeast(BigDecimal.ONE), incomplete, UNKNOWN);
            assertTruth(did("purchase").average(AMOUNT, ever()).atLeast(0.0), incomplete, UNKNOWN);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).is(3L), incomplete, FALSE);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).is(2L), incomplete, UNKNOWN);
        }
    }

    @Nested
    class Sequences {

        private final Rule bought =
                sequence(did("view"), did("cart"), did("purchase")).within(days(30));

        @Test
        void findStepsInOrderWithinAWindow() {
            assertTruth(bought, who(event("view", 9), event("cart", 8), purchase(7, "1.00", "a")), TRUE);
            assertTruth(bought, who(event("cart", 9), event("view", 8), purchase(7, "1.00", "a")), FALSE);
            assertTruth(bought, who(event("view", 31), event("cart", 8), purchase(7, "1.00", "a")), FALSE);
            assertTruth(bought, NOBODY, FALSE);
        }

        @Test
        void limitTheTimeFromFirstToLast() {
            Rule quick = sequence(did("view"), did("cart"))
                    .taking(Duration.ofDays(1))
                    .ever();
            assertTruth(quick, who(event("view", 9), event("cart", 8)), TRUE);
            assertTruth(quick, who(event("view", 9), event("cart", 7.9)), FALSE);
            assertTruth(quick, who(event("view", 9), event("view", 8.5), event("cart", 7.9)), TRUE);
        }

        @Test
        void areBrokenByEventsThatAreExcluded() {
            Rule calm =
                    sequence(did("view"), did("cart")).without(did("complaint")).within(days(30));
            assertTruth(calm, who(event("view", 9), event("cart", 7)), TRUE);
            assertTruth(calm, who(event("view", 9), event("complaint", 8), event("cart", 7)), FALSE);
            assertTruth(
                    calm,
                    who(event("complaint", 9.5), event("view", 9), event("cart", 7), event("complaint", 6)),
                    TRUE);
            assertTruth(calm, who(event("view", 9), event("complaint", 8), event("view", 7.5), event("cart", 7)), TRUE);
        }

        @Test
        void mayAskForPropertiesOfAStep() {
            Rule upgrade = sequence(
                            did("purchase").where(attr(CATEGORY).is("a")),
                            did("purchase").where(attr(CATEGORY).is("b")))
                    .ever();
            assertTruth(upgrade, who(purchase(2, "1.00", "a"), purchase(1, "1.00", "b")), TRUE);
            assertTruth(upgrade, who(purchase(2, "1.00", "b"), purchase(1, "1.00", "a")), FALSE);
            assertTruth(upgrade, who(purchase(2, "1.00", "a"), Event.of(PURCHASE, daysAgo(1))), UNKNOWN);
        }

        @Test
        void giveEachStepAnEventOfItsOwn() {
            Rule twice = sequence(did("login"), did("login")).ever();
            assertTruth(twice, who(event("login", 1)), FALSE);
            assertTruth(twice, who(event("login", 1), event("login", 1)), TRUE);
        }
    }

    @Nested
    class Habits {

        @Test
        void regularlyIsInAtLeastMOfNPeriods() {
            // The whole weeks before this one start on 9 March, 2 March, 23 February and 16 February.
            User user = who(event("login", 3), event("login", 4), event("login", 12), event("login", 29));
            assertTruth(did("login").inAtLeast(3, 4, Bucket.WEEK), user, TRUE);
            assertTruth(did("login").inAtLeast(4, 4, Bucket.WEEK), user, FALSE);
            assertTruth(did("login").activePeriods(2, Bucket.WEEK).is(2L), user, TRUE);
            assertTruth(did("login").inAtLeast(1, 4, Bucket.WEEK), NOBODY, FALSE);
        }

        @Test
        void stoppedIsDidBeforeAndNotSince() {
            Rule stopped = did("login").stopped(days(60), days(30));
            assertTruth(stopped, who(event("login", 45)), TRUE);
            assertTruth(stopped, who(event("login", 45), event("login", 3)), FALSE);
            assertTruth(stopped, who(event("login", 91)), FALSE);
            assertTruth(stopped, who(event("login", 90)), TRUE);
            assertTruth(stopped, NOBODY, FALSE);
        }

        @Test
        void restartedIsDidBeforePausedAndDidAgain() {
            Rule restarted = did("login").restarted(days(60), days(30), days(7));
            assertTruth(restarted, who(event("login", 40), event("login", 2)), TRUE);
            assertTruth(restarted, who(event("login", 40), event("login", 20), event("login", 2)), FALSE);
            assertTruth(restarted, who(event("login", 2)), FALSE);
            assertTruth(restarted, who(event("login", 98), event("login", 2)), FALSE);
            assertTruth(
                    did("login").restarted(ever(), days(30), days(7)),
                    who(event("login", 98), event("login", 2)),
                    TRUE);
        }

        @Test
        void aPauseWithoutBeginningIsRefusedWhereItIsWritten() {
            assertThatThrownBy(() -> did("login").restarted(days(60), ever(), days(7)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("starts before all time");
        }
    }

    @Nested
    class RatiosTimesAndPairs {

        private final User user = User.of(
                Profile.builder(SCHEMA).set(NUMBER, 8L).set(LIMIT, 4L).build(),
                History.of(List.of(
                        event("view", 9),
                        event("view", 8),
                        event("view", 7),
                        event("view", 6),
                        purchase(5, "3.00", "a"))));

        @Test
        void aRatioOfTwoAggregatesCanBeCompared() {
            assertTruth(
                    quotient(did("purchase").count(days(30)), did("view").count(days(30)))
                            .atLeast(0.25),
                    user,
                    TRUE);
            assertTruth(
                    quotient(
                                    did("purchase").sum(AMOUNT, ever()),
                                    did("purchase").count(ever()))
                            .is(3.0),
                    user,
                    TRUE);
            assertTruth(quotient(attr(NUMBER), attr(LIMIT)).is(2.0), user, TRUE);
            assertTruth(
                    quotient(did("purchase").count(ever()), did("login").count(ever()))
                            .is(0.0),
                    user,
                    UNKNOWN);
        }

        @Test
        void theTimeSinceAnEventCanBeCompared() {
            assertTruth(timeSince(did("purchase").lastTime(ever())).is(Duration.ofDays(5)), user, TRUE);
            assertTruth(timeSince(did("purchase").lastTime(ever())).lessThan(Duration.ofDays(5)), user, FALSE);
            assertTruth(timeSince(did("login").lastTime(ever())).atLeast(Duration.ZERO), user, UNKNOWN);
        }

        @Test
        void anAttributeCanBeComparedWithAnAttributeOrAFigure() {
            assertTruth(attr(NUMBER).greaterThan(attr(LIMIT)), user, TRUE);
            assertTruth(attr(NUMBER).is(attr(LIMIT)), user, FALSE);
            assertTruth(attr(LIMIT).atMost(did("view").count(ever())), user, TRUE);
            assertTruth(attr(AGE).greaterThan(attr(LIMIT)), user, UNKNOWN);
        }
    }

    @Nested
    class ValuesThatHeld {

        private final Rule silverForAMonth =
                did("levelChanged").where(attr(NEW_LEVEL).atLeast("silver")).heldThrough(days(30));

        private Event change(double daysAgo, String level) {
            return Event.of(LEVEL_CHANGED, daysAgo(daysAgo)).with(NEW_LEVEL, level);
        }

        @Test
        void heldThroughAWindowWhereHistoryIsGiven() {
            assertTruth(silverForAMonth, who(change(50, "bronze"), change(40, "silver")), TRUE);
            assertTruth(silverForAMonth, who(change(30, "silver")), TRUE);
            assertTruth(silverForAMonth, who(change(40, "silver"), change(10, "gold")), TRUE);
            assertTruth(silverForAMonth, who(change(40, "gold"), change(10, "bronze"), change(9, "gold")), FALSE);
            assertTruth(silverForAMonth, who(change(40, "bronze"), change(20, "gold")), FALSE);
        }

        @Test
        void areUnknownWhereNoChangeBeforeTheWindowIsKnown() {
            assertTruth(silverForAMonth, NOBODY, UNKNOWN);
            assertTruth(silverForAMonth, who(change(10, "gold")), UNKNOWN);
            assertTruth(silverForAMonth, who(change(10, "bronze")), FALSE);
        }

        @Test
        void aChangeAtAsOfIsNotKnownYetAlsoWhereTheWindowIsEmpty() {
            Instant midnight = Instant.parse("2026-03-18T00:00:00Z");
            Rule today = did("levelChanged").where(attr(NEW_LEVEL).is("gold")).heldThrough(Window.current(Bucket.DAY));
            User user = who(Event.of(LEVEL_CHANGED, midnight).with(NEW_LEVEL, "gold"));
            assertThat(evaluator(today).truthOf("rule", user, midnight)).isEqualTo(UNKNOWN);
            assertThat(evaluator(today).truthOf("rule", user, midnight.plusNanos(1)))
                    .isEqualTo(TRUE);
        }
    }

    @Nested
    class AtLeastKOfN {

        private final Rule yes = all();
        private final Rule no = any();
        private final Rule unknown = attr(NUMBER).is(1L);

        @Test
        void countsWhatIsCertainAndWhatIsPossible() {
            assertTruth(atLeast(2, yes, yes, no), NOBODY, TRUE);
            assertTruth(atLeast(2, yes, no, no), NOBODY, FALSE);
            assertTruth(atLeast(2, yes, unknown, no), NOBODY, UNKNOWN);
            assertTruth(atLeast(1, yes, unknown, no), NOBODY, TRUE);
            assertTruth(atLeast(3, yes, unknown, no), NOBODY, FALSE);
            assertTruth(atLeast(2, unknown, unknown), NOBODY, UNKNOWN);
        }

        @Test
        void aNumberThatCannotBeReachedIsRefused() {
            assertThat(problemsOf(Map.of("none", atLeast(0, yes))))
                    .containsExactly(tuple("INVALID_COUNT", "segments/none", null));
            assertThat(problemsOf(Map.of("more", not(atLeast(3, yes, no)))))
                    .containsExactly(tuple("INVALID_COUNT", "segments/more/not", null));
        }
    }

    @Nested
    class HistoriesThatAreTooShort {

        private final User recent = User.of(
                Profile.empty(SCHEMA),
                History.of(List.of(event("view", 5), purchase(3, "2.00", "a"))).withCompleteSince(daysAgo(10)));

        @Test
        void figuresOverTheCompletePartAreKnownAndOthersAreNot() {
            assertTruth(did("purchase").sum(AMOUNT, days(10)).is(new BigDecimal("2")), recent, TRUE);
            assertTruth(did("purchase").sum(AMOUNT, days(11)).is(new BigDecimal("2")), recent, UNKNOWN);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).atLeast(1L), recent, TRUE);
            assertTruth(did("purchase").distinct(CATEGORY, ever()).atMost(1L), recent, UNKNOWN);
            assertTruth(did("purchase").lastTime(ever()).is(daysAgo(3)), recent, TRUE);
            assertTruth(did("purchase").firstTime(ever()).is(daysAgo(3)), recent, UNKNOWN);
            assertTruth(sequence(did("view"), did("purchase")).ever(), recent, TRUE);
            assertTruth(sequence(did("purchase"), did("view")).ever(), recent, UNKNOWN);
            assertTruth(did("login").inAtLeast(1, 4, Bucket.WEEK), recent, UNKNOWN);
        }

        @Test
        void nothingIsMissingFromAWindowThatIsEmpty() {
            Window future = Window.absolute(Interval.of(AS_OF.plusSeconds(60), AS_OF.plusSeconds(120)));
            assertTruth(did("login").within(future), recent, FALSE);
        }
    }

    /** Objects that small programs can make and that no catalogue may choke on. */
    @Nested
    class HostileRules {

        @Test
        void sharedPartsThatWouldUnfoldWithoutEndAreRefused() {
            Rule rule = did("login").ever();
            Operand<?> number = new Operand.Attr<>(NUMBER);
            for (int i = 0; i < 150; i++) {
                rule = all(rule, rule);
                number = new Operand.Quotient(number, number);
            }
            Rule figure = new Rule.Present(number);
            Rule where = did("purchase").where(rule).ever();
            Rule terms = score(weight(1, rule), weight(2, rule)).atLeast(1L);
            Map<String, Rule> rules = new LinkedHashMap<>();
            rules.put("rule", rule);
            rules.put("figure", figure);
            rules.put("where", where);
            rules.put("terms", terms);
            rules.put(
                    "steps", sequence(did("login"), did("purchase").where(rule)).ever());
            assertThat(problemsOf(rules))
                    .containsExactlyElementsOf(rules.keySet().stream()
                            .map(key -> tuple("TOO_LARGE", "segments/" + key, null))
                            .toList());
        }

        @Test
        void aRuleMayHaveAsManyNodesAsTheLimit() {
            Rule[] parts = new Rule[RuleCheck.MAX_SIZE - 1];
            Arrays.setAll(parts, i -> all());
            assertThat(problemsOf(Map.of("large", all(parts)))).isEmpty();
            assertThat(problemsOf(Map.of("larger", not(all(parts)))))
                    .containsExactly(tuple("TOO_LARGE", "segments/larger", null));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void aLongChainOfReferencesIsRefusedInWhateverOrderItIsDeclared(boolean firstOnTop) {
            assertThat(problemsOf(chain(21, firstOnTop))).isEmpty();
            assertThat(problemsOf(chain(22, firstOnTop))).containsExactly(tuple("TOO_DEEP", "segments/s0", null));
            assertThat(problemsOf(chain(20_000, firstOnTop))).contains(tuple("TOO_DEEP", "segments/s19978", null));
        }

        /** s0 refers to s1, s1 to s2, and so on. */
        private Map<String, Rule> chain(int length, boolean firstOnTop) {
            Map<String, Rule> rules = new LinkedHashMap<>();
            for (int i = 0; i < length; i++) {
                int key = firstOnTop ? i : length - 1 - i;
                rules.put("s" + key, key == length - 1 ? all() : not(inSegment("s" + (key + 1))));
            }
            return rules;
        }

        @Test
        void deepRulesThatReferToEachOtherAreRefusedWhereTogetherTheyAreTooDeep() {
            assertThat(problemsOf(deepChain(4, 97))).isEmpty();
            assertThat(problemsOf(deepChain(5, 97))).containsExactly(tuple("TOO_DEEP", "segments/s0", null));
            assertThat(problemsOf(deepChain(21, 190))).containsExactly(tuple("TOO_DEEP", "segments/s18", null));
        }

        @Test
        void theDeepestModelThatIsAllowedIsAnsweredAndExplainedOnASmallStack() throws InterruptedException {
            AtomicReference<Object> outcome = new AtomicReference<>("not done");
            Thread thread = new Thread(
                    null,
                    () -> {
                        try {
                            answerEverything(deepChain(4, 97));
                            outcome.set("done");
                        } catch (StackOverflowError | AssertionError e) {
                            outcome.set(e);
                        }
                    },
                    "small stack",
                    512 * 1024);
            thread.start();
            thread.join();
            assertThat(outcome).hasValue("done");
        }

        private void answerEverything(Map<String, Rule> rules) {
            SegmentCatalog.Builder builder = SegmentCatalog.builder(SCHEMA);
            rules.forEach(builder::segment);
            SegmentCatalog catalog = builder.build();
            User user = who(event("login", 1));
            assertThat(catalog.truthOf("s0", user, AS_OF)).isEqualTo(TRUE);
            Membership membership = catalog.evaluate(user, AS_OF).of("s0");
            assertThat(membership.truth()).isEqualTo(TRUE);
            assertThat(membership.nextChangeAt()).hasValue(daysAgo(-29).plusNanos(1));
            assertThat(membership.toFlip()).isNotEmpty();
            assertThat(membership.explanation().truth()).isEqualTo(TRUE);
            assertThat(membership.explanation().text(Locale.ENGLISH)).isNotEmpty();
            assertThat(catalog.warnings()).isNotNull();
        }

        /** Rules of so many levels, half of them negations, which leave the answer as it is. */
        private Map<String, Rule> deepChain(int length, int levels) {
            Map<String, Rule> rules = new LinkedHashMap<>();
            for (int i = 0; i < length; i++) {
                Rule rule = i == length - 1 ? did("login").within(days(30)) : inSegment("s" + (i + 1));
                for (int level = 0; level < levels / 4 * 4; level++) {
                    rule = level % 2 == 0 ? all(rule) : not(rule);
                }
                rules.put("s" + i, rule);
            }
            return rules;
        }

        @Test
        void referencesThatWouldUnfoldWithoutEndAreRefused() {
            Map<String, Rule> rules = new LinkedHashMap<>();
            rules.put("s0", all());
            for (int i = 1; i <= 20; i++) {
                rules.put("s" + i, all(inSegment("s" + (i - 1)), inSegment("s" + (i - 1))));
            }
            assertThat(problemsOf(rules))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.toList()).contains("TOO_LARGE"));
        }

        @Test
        void fiftySegmentsThatAllReferToEachOtherAreReportedOnceEach() {
            Map<String, Rule> rules = new LinkedHashMap<>();
            for (int i = 0; i < 50; i++) {
                List<Rule> parts = new ArrayList<>();
                for (int j = 0; j < 50; j++) {
                    parts.add(inSegment("s" + j));
                }
                rules.put("s" + i, any(parts.toArray(Rule[]::new)));
            }
            List<Tuple> problems = problemsOf(rules);
            assertThat(problems).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(50);
            assertThat(problems).contains(tuple("CYCLE", "segments/s0", null));
        }

        @Test
        void aCircleOfFiftySegmentsIsOnePath() {
            Map<String, Rule> rules = new LinkedHashMap<>();
            for (int i = 0; i < 50; i++) {
                rules.put("s" + i, not(inSegment("s" + (i + 1) % 50)));
            }
            assertThatThrownBy(() -> Evaluator.of(SCHEMA, Calendar.utc(), rules))
                    .isInstanceOfSatisfying(InvalidModelException.class, e -> {
                        assertThat(e.problems()).extracting(Problem::code).containsExactly("CYCLE");
                        assertThat(e.problems().get(0).message())
                                .startsWith("a segment must not refer to itself but does: s0 -> s1 -> ")
                                .endsWith(" -> s49 -> s0");
                    });
        }

        @Test
        void theLargestAndSmallestValuesOfATypeCanStandInARule() {
            Attribute<Instant> end = Attribute.ofInstant("end");
            Attribute<Duration> stay = Attribute.ofDuration("stay");
            Attribute<SemanticVersion> app = Attribute.ofVersion("app");
            Schema schema = Schema.of(end, stay, app);
            Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
            Duration shortest = Duration.ofSeconds(Long.MIN_VALUE);
            User user = User.of(Profile.builder(schema)
                    .set(end, Instant.MAX)
                    .set(stay, longest)
                    .set(app, SemanticVersion.of(1, 0, Long.MAX_VALUE))
                    .build());
            List<Rule> rules = List.of(
                    attr(end).atMost(Instant.MAX),
                    attr(end).between(Instant.MIN, Instant.MAX),
                    attr(stay).atMost(longest),
                    attr(stay).atLeast(shortest),
                    timeSince(attr(end)).lessThan(longest),
                    timeSince(attr(end)).greaterThan(shortest),
                    daysSince(attr(end)).lessThan(-1_000_000L),
                    Rules.daysUntil(attr(end)).greaterThan(Long.MIN_VALUE),
                    attr(app).atMost(SemanticVersion.of(1, 0, Long.MAX_VALUE)));
            for (Rule rule : rules) {
                Evaluator evaluator = Evaluator.of(schema, Calendar.utc(), Map.of("rule", rule));
                assertThat(evaluator.truthOf("rule", user, AS_OF))
                        .as(rule.label().english())
                        .isEqualTo(TRUE);
                assertThat(evaluator.evaluate(user, AS_OF).nextChangeAt("rule"))
                        .as(rule.label().english())
                        .matches(at -> at.isEmpty() || at.get().isAfter(AS_OF));
                assertThat(evaluator.evaluate(user, AS_OF).toFlip("rule")).isNotNull();
                assertThat(evaluator.evaluate(user, AS_OF).explain("rule").truth())
                        .isEqualTo(TRUE);
            }
        }
    }
}
