package dev.terrace.core.evaluation;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.anniversary;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.bucket;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.rule.ValueClause;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age").withLabel(Label.of("age", "年龄"));
    private static final Attribute<Long> HEIGHT = Attribute.ofLong("height").withLabel(Label.of("height", "身高"));
    private static final Attribute<Long> INCOME =
            Attribute.ofLong("income").withLabel(Label.of("income", "收入")).asSensitive();
    private static final Attribute<LocalDate> BIRTHDAY =
            Attribute.ofDate("birthday").asSensitive();
    private static final Attribute<String> DISEASE =
            Attribute.ofString("disease").asSensitive();
    private static final Attribute<Set<String>> ALLERGIES =
            Attribute.ofStringSet("allergies").asSensitive();
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Long> PRICE = Attribute.ofLong("price").withUnit("fen");
    private static final Attribute<BigDecimal> BALANCE =
            Attribute.ofDecimal("balance", 2).withUnit("CNY");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "normal", "silver", "gold")
            .withValueLabels(Map.of("normal", Label.of("normal", "普通"), "gold", Label.of("Gold card", "金卡")));
    private static final Attribute<BigDecimal> AMOUNT =
            Attribute.ofDecimal("amount", 2).withLabel(Label.of("amount", "金额"));
    private static final Attribute<Long> SALARY = Attribute.ofLong("salary").asSensitive();
    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT);
    private static final EventType PAYDAY = EventType.of("payday", SALARY);
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, HEIGHT, INCOME, BIRTHDAY, DISEASE, ALLERGIES, CITY, PRICE, BALANCE, LEVEL))
            .event(PURCHASE)
            .event(PAYDAY)
            .event("login")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    private static final Event FIRST =
            Event.of(PURCHASE, AS_OF.minus(Duration.ofDays(40))).with(AMOUNT, new BigDecimal("10"));
    private static final Event SECOND =
            Event.of(PURCHASE, AS_OF.minus(Duration.ofDays(3))).with(AMOUNT, new BigDecimal("20.5"));
    private static final Event LOGIN = Event.of("login", AS_OF.minus(Duration.ofDays(2)));
    private static final Event PAID =
            Event.of(PAYDAY, AS_OF.minus(Duration.ofDays(1))).with(SALARY, 54_321L);
    private static final User USER = User.of(
            Profile.builder(SCHEMA)
                    .set(AGE, 27L)
                    .set(INCOME, 54_321L)
                    .set(BIRTHDAY, LocalDate.of(1999, 3, 20))
                    .set(DISEASE, "gout-54321")
                    .set(ALLERGIES, Set.of("nuts-54321"))
                    .set(CITY, "上海")
                    .set(PRICE, 120_00L)
                    .set(BALANCE, new BigDecimal("79.5"))
                    .set(LEVEL, "normal")
                    .build(),
            History.of(List.of(SECOND, FIRST, LOGIN, PAID)));

    private static Explanation explain(Rule rule) {
        return explain(rule, USER);
    }

    private static Explanation explain(Rule rule, User user) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule))
                .evaluate(user, AS_OF)
                .explain("rule");
    }

    @Nested
    class Leaves {

        static Stream<Arguments> leaves() {
            return Stream.of(
                    arguments(attr(AGE).atLeast(28L), "* no: age is at least 28 (was 27)", "* 否：年龄 不少于 28（实际为 27）"),
                    arguments(
                            attr(AGE).isNot(28L),
                            "* yes: not the following\n  * no: age is 28 (was 27)",
                            "* 是：不满足以下条件\n  * 否：年龄 等于 28（实际为 27）"),
                    arguments(attr(HEIGHT).is(170L), "* unknown: height is 170 (missing)", "* 未知：身高 等于 170（缺失）"),
                    arguments(known(HEIGHT), "* no: height is known (missing)", "* 否：身高 已知（缺失）"),
                    arguments(
                            did("purchase").sum(AMOUNT, days(30)).atLeast(new BigDecimal("100")),
                            "* no: sum of amount of purchase in the last 30 days is at least 100.00 (was 20.50)",
                            "* 否：最近 30 天内 purchase 的 金额 合计 不少于 100.00（实际为 20.50）"),
                    arguments(
                            did("purchase").average(AMOUNT, ever()).is(15.25),
                            "* yes: average amount of purchase ever is 15.25 (was 15.25)",
                            "* 是：历史上 purchase 的 金额 平均值 等于 15.25（实际为 15.25）"),
                    arguments(
                            did("purchase").lastTime(ever()).greaterThan(AS_OF),
                            "* no: time of the last purchase ever is more than 2026-03-18T12:00:00Z (was"
                                    + " 2026-03-15T12:00:00Z)",
                            "* 否：历史上 purchase 末次时间 大于 2026-03-18T12:00:00Z（实际为 2026-03-15T12:00:00Z）"),
                    arguments(
                            daysSince(did("login").firstTime(ever())).lessThan(2L),
                            "* no: days since time of the first login ever is less than 2 (was 2)",
                            "* 否：距 历史上 login 首次时间 的天数 小于 2（实际为 2）"),
                    arguments(
                            attr(AGE).lessThan(attr(HEIGHT)),
                            "* unknown: age is less than height (was 27) (missing)",
                            "* 未知：年龄 小于 身高（实际为 27）（缺失）"),
                    arguments(
                            did("login").inAtLeast(1, 2, Bucket.WEEK),
                            "* no: number of the last 2 whole weeks with login is at least 1 (was 0)",
                            "* 否：此前 2 个完整周中有 login 的个数 不少于 1（实际为 0）"),
                    arguments(
                            modulo(attr(AGE), 10).is(7L),
                            "* yes: age modulo 10 is 7 (was 7)",
                            "* 是：年龄 除以 10 的余数 等于 7（实际为 7）"),
                    arguments(
                            attr(PRICE).between(100_00L, 200_00L),
                            "* yes: price is between 10000 fen and 20000 fen (was 12000 fen)",
                            "* 是：price 在 10000 fen 到 20000 fen 之间（实际为 12000 fen）"),
                    arguments(
                            attr(BALANCE).atLeast(new BigDecimal("120")),
                            "* no: balance is at least 120.00 CNY (was 79.50 CNY)",
                            "* 否：balance 不少于 120.00 CNY（实际为 79.50 CNY）"),
                    arguments(
                            attr(LEVEL).in("silver", "gold"),
                            "* no: level is one of [Gold card, silver] (was normal)",
                            "* 否：level 属于 [金卡, silver]（实际为 普通）"),
                    arguments(
                            timeSince(did("login").lastTime(ever())).lessThan(Duration.ofHours(2)),
                            "* no: time since time of the last login ever is less than 2 hours (was 48 hours)",
                            "* 否：距 历史上 login 末次时间 的时长 小于 2 小时（实际为 48 小时）"),
                    arguments(
                            text(CITY).startsWith("北"),
                            "* no: city starts with '北' (was 上海)",
                            "* 否：city 开头是 '北'（实际为 上海）"));
        }

        @ParameterizedTest
        @MethodSource("leaves")
        void sayWhatWasAskedAndWhatWasFoundInBothLanguages(Rule rule, String english, String chinese) {
            assertThat(explain(rule).text(Locale.ENGLISH)).isEqualTo(english);
            assertThat(explain(rule).text(Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
            assertThat(explain(rule)).hasToString(english);
        }

        static Stream<Arguments> expectations() {
            return Stream.of(
                    arguments(attr(AGE).between(18L, 35L), "is between 18 and 35", "在 18 到 35 之间"),
                    arguments(attr(AGE).in(1L, 2L), "is one of [1, 2]", "属于 [1, 2]"),
                    arguments(attr(AGE).atMost(attr(HEIGHT)), "is at most height", "不超过 身高"),
                    arguments(did("login").atMost(3).ever(), "at most 3", "不超过 3"),
                    arguments(set(ALLERGIES).anyOf("nuts"), "holds any of [nuts]", "含有 [nuts] 任一"),
                    arguments(set(ALLERGIES).allOf("nuts", "eggs"), "holds all of [eggs, nuts]", "含有 [eggs, nuts] 全部"),
                    arguments(text(CITY).matches("^上"), "matches '^上'", "匹配 '^上'"),
                    arguments(known(AGE), "is known", "已知"),
                    arguments(
                            anniversary(attr(BIRTHDAY), Bucket.MONTH), "has an anniversary in this month", "的周年日在本月内"),
                    arguments(all(known(AGE)), "", ""),
                    arguments(any(), "", ""),
                    arguments(not(known(AGE)), "", ""),
                    arguments(atLeast(1, known(AGE)), "", ""),
                    arguments(known(AGE).orElse(true), "", ""),
                    arguments(sequence(did("login")).ever(), "", ""),
                    arguments(did("login").heldThrough(days(1)), "", ""));
        }

        @ParameterizedTest
        @MethodSource("expectations")
        void sayWhatTheyExpect(Rule rule, String english, String chinese) {
            assertThat(explain(rule).expected()).isEqualTo(Label.of(english, chinese));
        }

        @Test
        void carryTheValueThatWasFound() {
            assertThat(explain(attr(AGE).is(1L)).actual()).hasValue(27L);
            assertThat(explain(attr(HEIGHT).is(1L)).actual()).isEmpty();
            assertThat(explain(did("purchase").sum(AMOUNT, ever()).is(BigDecimal.ZERO))
                            .actual())
                    .hasValue(new BigDecimal("30.50"));
            assertThat(explain(timeSince(did("login").lastTime(ever())).is(Duration.ZERO))
                            .actual())
                    .hasValue(Duration.ofDays(2));
        }

        @Test
        void showTheFirstValuesOfALongList() {
            Rule rule = attr(AGE).in(LongStream.rangeClosed(1, 25).boxed().toList());
            assertThat(explain(rule))
                    .hasToString(
                            "* no: age is one of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,"
                                    + " 20, … 5 more] (was 27)");
            assertThat(explain(rule).expected().chinese()).endsWith("19, 20, … 5 个]");
            assertThat(explain(
                            attr(AGE).in(LongStream.rangeClosed(1, 20).boxed().toList())))
                    .hasToString(
                            "* no: age is one of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,"
                                    + " 20] (was 27)");
            Set<String> tags = new LinkedHashSet<>();
            LongStream.range(10, 100).forEach(i -> tags.add("t" + i));
            assertThat(explain(set(ALLERGIES).anyOf(tags.toArray(String[]::new)))
                            .expected()
                            .english())
                    .endsWith("t29, … 70 more]");
        }
    }

    @Nested
    class Missing {

        @Test
        void attributesAreListedInTheOrderOfTheRuleEachOnce() {
            Rule rule = all(
                    any(attr(HEIGHT).is(1L), not(daysSince(attr(BIRTHDAY)).is(1L))),
                    attr(CITY).is("上海"),
                    attr(AGE).lessThan(attr(HEIGHT)));
            Explanation explanation = explain(rule, User.of(Profile.empty(SCHEMA)));
            assertThat(explanation.missing().stream().map(Attribute::name))
                    .containsExactly("height", "birthday", "city", "age");
            assertThat(explain(rule).missing().stream().map(Attribute::name)).containsExactly("height");
            assertThat(explain(attr(AGE).is(1L)).missing()).isEmpty();
        }

        @Test
        void attributesAreNamedWhereverTheyHideInAFigure() {
            User nobody = User.of(Profile.empty(SCHEMA));
            assertThat(names(explain(quotient(attr(AGE), attr(HEIGHT)).is(1.0))))
                    .containsExactly("height");
            assertThat(names(explain(
                            quotient(modulo(attr(AGE), 2), attr(HEIGHT)).is(1.0), nobody)))
                    .containsExactly("age", "height");
            assertThat(names(explain(bucket("salt", CITY).is(1L), nobody))).containsExactly("city");
            assertThat(names(explain(set(ALLERGIES).size().is(1L), nobody))).containsExactly("allergies");
            assertThat(names(explain(text(CITY).ignoringCase().is("a"), nobody)))
                    .containsExactly("city");
            assertThat(names(explain(daysToAnniversary(attr(BIRTHDAY)).is(1L), nobody)))
                    .containsExactly("birthday");
            assertThat(names(explain(score(
                                    weight(1, attr(HEIGHT).is(1L)),
                                    weight(2, attr(AGE).is(1L)))
                            .is(2L))))
                    .containsExactly("height");
        }

        @Test
        void propertiesOfEventsAreNamedWhereTheyLeaveSomethingOpen() {
            Event bare = Event.of(PURCHASE, AS_OF.minusSeconds(60));
            User user = User.of(USER.profile(), USER.history().plus(List.of(bare)));
            Rule dear = attr(AMOUNT).atLeast(BigDecimal.ONE);
            for (Rule rule : List.of(
                    did("purchase").sum(AMOUNT, days(1)).atLeast(BigDecimal.ONE),
                    not(did("purchase").where(dear).exactly(3).ever()),
                    did("purchase").where(dear).sum(AMOUNT, ever()).atLeast(BigDecimal.ONE),
                    sequence(did("login"), did("purchase").where(dear)).ever(),
                    did("purchase").where(dear).heldThrough(days(1)),
                    did("purchase").sum(AMOUNT, ever()).orElse(BigDecimal.ONE).is(BigDecimal.ONE))) {
                assertThat(explain(rule, user).truth()).as(rule.toString()).isEqualTo(Truth.UNKNOWN);
                assertThat(names(explain(rule, user))).as(rule.toString()).containsExactly("amount");
                assertThat(explain(rule).missing()).as(rule.toString()).isEmpty();
            }
            assertThat(explain(did("purchase").ever(), user).missing()).isEmpty();
            assertThat(explain(did("purchase").where(known(AMOUNT)).ever(), user)
                            .missing())
                    .isEmpty();
        }

        private List<String> names(Explanation explanation) {
            return explanation.missing().stream().map(Attribute::name).toList();
        }
    }

    @Nested
    class Evidence {

        @Test
        void isTheEventsOfAFigureOldestFirst() {
            assertThat(explain(did("purchase").ever()).evidence()).containsExactly(FIRST, SECOND);
            assertThat(explain(did("purchase").within(days(30))).evidence()).containsExactly(SECOND);
            assertThat(explain(did("purchase")
                                    .where(attr(AMOUNT).lessThan(new BigDecimal("20")))
                                    .atLeast(5)
                                    .ever())
                            .evidence())
                    .containsExactly(FIRST);
            assertThat(explain(did("purchase").largest(AMOUNT, ever()).is(BigDecimal.ONE))
                            .evidence())
                    .containsExactly(FIRST, SECOND);
            assertThat(explain(quotient(
                                            did("login").count(ever()),
                                            did("purchase").count(days(30)))
                                    .is(1.0))
                            .evidence())
                    .containsExactly(LOGIN, SECOND);
            assertThat(explain(daysSince(did("login").lastTime(ever())).is(1L)).evidence())
                    .containsExactly(LOGIN);
            assertThat(explain(attr(AGE).atLeast(did("login").count(ever()))).evidence())
                    .containsExactly(LOGIN);
        }

        @Test
        void ofASequenceIsItsSteps() {
            assertThat(explain(sequence(did("purchase"), did("login")).ever()).evidence())
                    .containsExactly(FIRST, SECOND, LOGIN);
        }

        @Test
        void ofAValueThatHeldIsTheLastChangeBeforeAndThoseSince() {
            assertThat(explain(did("purchase").heldThrough(days(30))).evidence())
                    .containsExactly(FIRST, SECOND);
            assertThat(explain(did("purchase").heldThrough(days(2))).evidence()).containsExactly(SECOND);
        }

        @Test
        void isEmptyForAttributesAndGroups() {
            assertThat(explain(attr(AGE).is(27L)).evidence()).isEmpty();
            assertThat(explain(all(did("login").ever())).evidence()).isEmpty();
        }
    }

    @Nested
    class SensitiveValues {

        static Stream<Rule> rules() {
            return Stream.of(
                    attr(INCOME).atLeast(1L),
                    attr(INCOME).lessThan(attr(AGE)),
                    attr(AGE).lessThan(attr(INCOME)),
                    modulo(attr(INCOME), 100_000).atLeast(0L),
                    quotient(attr(INCOME), did("login").count(ever())).atLeast(1.0),
                    known(INCOME),
                    text(DISEASE).contains("o"),
                    text(DISEASE).ignoringCase().contains("o"),
                    set(ALLERGIES).anyOf("eggs"),
                    did("payday").sum(SALARY, ever()).atLeast(1L),
                    did("payday").average(SALARY, ever()).atLeast(1.0),
                    did("payday").last(SALARY, ever()).atLeast(1L),
                    did("payday").largest(SALARY, ever()).lessThan(1L),
                    quotient(did("payday").sum(SALARY, ever()), did("payday").count(ever()))
                            .atLeast(1.0),
                    // The schema says what is sensitive, not the attribute in the rule.
                    attr(Attribute.ofLong("income")).atLeast(1L),
                    did("payday").sum(Attribute.ofLong("salary"), ever()).atLeast(1L),
                    all(any(not(attr(INCOME).atLeast(1L)))),
                    score(weight(7, attr(INCOME).atLeast(1L))).is(7L));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void areWithheldFromTheText(Rule rule) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                assertThat(explain(rule).text(locale)).doesNotContain("54321").doesNotContain("54,321");
            }
            assertThat(explain(rule).text(Locale.ENGLISH)).contains("(withheld)");
            assertThat(explain(rule).text(Locale.CHINESE)).contains("（保密）");
        }

        @ParameterizedTest
        @MethodSource("rules")
        void areWithheldFromTheChangesThatWouldTurnTheAnswer(Rule rule) {
            Evaluation evaluation =
                    Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule)).evaluate(USER, AS_OF);
            for (Flip flip : evaluation.toFlip("rule")) {
                assertThat(flip.label().english()).doesNotContain("5432").doesNotContain("gout");
                assertThat(flip.label().chinese()).doesNotContain("5432").doesNotContain("gout");
            }
        }

        @Test
        void areThereForPrograms() {
            assertThat(explain(attr(INCOME).atLeast(1L)).actual()).hasValue(54_321L);
        }

        @Test
        void thatAreMissingAreSaidToBeMissing() {
            assertThat(explain(attr(INCOME).atLeast(1L), User.of(Profile.empty(SCHEMA))))
                    .hasToString("* unknown: income is at least 1 (missing)");
        }

        @Test
        void doNotHideOthers() {
            assertThat(explain(attr(AGE).lessThan(attr(INCOME))))
                    .hasToString("* yes: age is less than income (was 27) (withheld)");
        }
    }

    @Nested
    class Trees {

        @Test
        void aScoreShowsItsTermsAndWhichOfThemCount() {
            Rule rule = score(
                            weight(30, attr(AGE).atLeast(18L)),
                            weight(-5, did("login").ever()),
                            weight(20, attr(HEIGHT).atLeast(170L)))
                    .atLeast(40L);
            Explanation explanation = explain(rule);
            assertThat(explanation.truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(explanation.actual()).isEmpty();
            assertThat(explanation.parts())
                    .extracting(Explanation::truth)
                    .containsExactly(Truth.TRUE, Truth.TRUE, Truth.UNKNOWN);
            assertThat(explanation).hasToString("""
                    * unknown: score of the following is at least 40 (was 25 to 45)
                        yes: age is at least 18 (was 27), weight 30
                        yes: did login at least 1 time ever (was 1), weight -5
                      * unknown: height is at least 170 (missing), weight 20""");
            assertThat(explanation.text(Locale.CHINESE)).isEqualTo("""
                    * 未知：以下各项的得分 不少于 40（实际为 25 到 45）
                        是：年龄 不少于 18（实际为 27），权重 30
                        是：历史上 login 次数不少于 1（实际为 1），权重 -5
                      * 未知：身高 不少于 170（缺失），权重 20""");
        }

        @Test
        void aPartIsSaidOnceHoweverDeepItStands() {
            Rule rule = attr(AGE).atLeast(18L);
            for (int i = 0; i < 50; i++) {
                rule = i % 2 == 0 ? all(rule, known(CITY)) : any(rule, known(HEIGHT));
            }
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                String leaf = attr(AGE).atLeast(18L).label().text(locale);
                assertThat(explain(rule).text(locale)).containsOnlyOnce(leaf);
            }
        }

        @Test
        void aConditionOnEventsIsSaidInFull() {
            Rule rule = not(did("purchase")
                    .where(all(known(AMOUNT), attr(AMOUNT).lessThan(BigDecimal.TEN)))
                    .ever());
            assertThat(explain(rule)).hasToString("""
                    * yes: not the following
                      * no: did purchase (where all of (amount is known; amount is less than 10.00)) at least 1 time ever \
                    (was 0)""");
        }

        @Test
        void anAnswerRestsOnTheTermsThatWouldMoveTheScoreToTheOtherOne() {
            ValueClause<Long> score = score(
                    weight(30, attr(AGE).atLeast(18L)),
                    weight(-5, did("login").ever()),
                    weight(20, attr(AGE).atLeast(65L)),
                    weight(10, any(attr(CITY).is("上海"), attr(AGE).is(1L))));
            assertThat(decisive(score.atLeast(35L))).containsExactly(true, false, false, true);
            assertThat(decisive(score.atLeast(36L))).containsExactly(false, true, true, false);
            assertThat(decisive(score.is(35L))).containsExactly(true, true, true, true);
            assertThat(explain(score.atLeast(35L))).hasToString("""
                    * yes: score of the following is at least 35 (was 35)
                      * yes: age is at least 18 (was 27), weight 30
                        yes: did login at least 1 time ever (was 1), weight -5
                        no: age is at least 65 (was 27), weight 20
                      * yes: any of the following, weight 10
                        * yes: city is 上海 (was 上海)
                          no: age is 1 (was 27)""");
        }

        @Test
        void aScoreThatIsComparedWithAnotherValueShowsItsTermsToo() {
            Rule rule = attr(AGE).lessThan(score(weight(30, known(CITY)), weight(20, known(HEIGHT))));
            assertThat(explain(rule)).hasToString("""
                    * yes: age is less than score of the following (was 27) (was 30)
                      * yes: city is known (was 上海), weight 30
                        no: height is known (missing), weight 20""");
            assertThat(decisive(modulo(
                                    score(
                                            weight(3, known(CITY)),
                                            weight(4, attr(HEIGHT).is(1L))),
                                    2)
                            .is(1L)))
                    .containsExactly(false, true);
        }

        private List<Boolean> decisive(Rule rule) {
            return explain(rule).parts().stream().map(Explanation::decisive).toList();
        }

        @Test
        void aRatioOfNothingIsUndefinedAndNotMissing() {
            Rule rule = quotient(did("payday").count(days(1)), did("login").count(days(1)))
                    .atMost(0.5);
            User user = User.of(USER.profile());
            assertThat(explain(rule, user).text(Locale.ENGLISH)).endsWith(" is at most 0.5 (undefined: 0 of 0)");
            assertThat(explain(rule, user).text(Locale.CHINESE)).endsWith(" 不超过 0.5（无意义：0 除以 0）");
            assertThat(explain(rule, user).missing()).isEmpty();
            assertThat(explain(
                            quotient(attr(INCOME), did("login").count(days(1))).atMost(0.5), user))
                    .asString()
                    .endsWith("(undefined)");
        }

        @Test
        @Timeout(10)
        void aDeepRuleIsAnsweredOnce() {
            Rule rule = did("purchase").sum(AMOUNT, ever()).atLeast(BigDecimal.ONE);
            for (int i = 0; i < 190; i++) {
                rule = i % 2 == 0 ? not(rule) : any(rule);
            }
            List<Event> events = LongStream.range(0, 100_000)
                    .mapToObj(i -> Event.of(PURCHASE, AS_OF.minusSeconds(i + 1)).with(AMOUNT, BigDecimal.ZERO))
                    .toList();
            assertThat(explain(rule, User.of(USER.profile(), History.of(events)))
                            .truth())
                    .isEqualTo(Truth.TRUE);
        }

        @Test
        void aReferenceShowsTheRuleOfTheSegment() {
            Evaluator evaluator = Evaluator.of(
                    SCHEMA,
                    Calendar.utc(),
                    Map.of("adults", attr(AGE).atLeast(18L), "rule", all(inSegment("adults"), any())));
            Explanation explanation = evaluator.evaluate(USER, AS_OF).explain("rule");
            assertThat(explanation).hasToString("""
                    * no: all of the following
                        yes: is in segment adults
                          yes: age is at least 18 (was 27)
                      * no: any of ()""");
            assertThat(explanation.parts().get(0).text(Locale.CHINESE))
                    .isEqualTo("  是：属于人群 adults\n    是：年龄 不少于 18（实际为 27）");
        }

        @Test
        void groupsReadInBothLanguages() {
            Rule rule = atLeast(
                    2,
                    known(AGE),
                    attr(HEIGHT).is(1L).orElse(true),
                    sequence(did("purchase"), did("login"))
                            .without(did("payday"))
                            .taking(Duration.ofDays(2))
                            .within(days(7)),
                    did("purchase").heldThrough(days(7)));
            assertThat(explain(rule).text(Locale.ENGLISH)).isEqualTo("""
                    * yes: at least 2 of the following
                      * yes: age is known (was 27)
                      * yes: the following (if unknown: yes)
                        * unknown: height is 1 (missing)
                      * yes: did purchase then login within 48 hours without payday between in the last 7 days
                      * yes: the latest purchase held throughout, in the last 7 days""");
            assertThat(explain(rule).text(Locale.CHINESE)).isEqualTo("""
                    * 是：满足以下至少 2 项条件
                      * 是：年龄 已知（实际为 27）
                      * 是：满足以下条件（未知时：是）
                        * 未知：身高 等于 1（缺失）
                      * 是：最近 7 天内 依次 purchase，然后 login，历时不超过 48 小时，其间没有 payday
                      * 是：最近 7 天内 最近一次 purchase 始终成立""");
        }

        @Test
        void explanationsWithTheSameReasonsAreEqual() {
            Rule rule = all(attr(AGE).is(27L), did("login").ever());
            assertThat(explain(rule)).isEqualTo(explain(rule)).hasSameHashCodeAs(explain(rule));
            assertThat(explain(rule)).isNotEqualTo(explain(rule, User.of(Profile.empty(SCHEMA))));
        }
    }
}
