package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.anniversary;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.daysUntil;
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
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Change;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.evaluation.Flip;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Rules;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

class MembershipTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age").withLabel(Label.of("age", "年龄"));
    private static final Attribute<BigDecimal> BALANCE =
            Attribute.ofDecimal("balance", 2).withLabel(Label.of("balance", "余额"));
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold", "black");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<Instant> REGISTERED = Attribute.ofInstant("registered");
    private static final Attribute<LocalDate> BORN = Attribute.ofDate("born");
    private static final Attribute<Duration> STAYED = Attribute.ofDuration("stayed");
    private static final Attribute<String> NICK = Attribute.ofString("nick");
    private static final Attribute<Long> PIN = Attribute.ofLong("pin").asSensitive();
    private static final Attribute<BigDecimal> AMOUNT =
            Attribute.ofDecimal("amount", 2).withLabel(Label.of("amount", "金额"));
    private static final Attribute<String> CATEGORY = Attribute.ofString("category");
    private static final Attribute<Long> POINTS = Attribute.ofLong("points");
    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT, CATEGORY, POINTS);
    private static final EventType BIRTH = EventType.of("birth", BORN);
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, BALANCE, LEVEL, TAGS, REGISTERED, PIN, NICK, BORN, STAYED))
            .event(PURCHASE)
            .event(BIRTH)
            .event("login")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    /** Two purchases in the last 30 days; the older one is in until 22 March, 10 o'clock. */
    private static final User USER = User.of(
            Profile.builder(SCHEMA)
                    .set(AGE, 27L)
                    .set(BALANCE, new BigDecimal("79.50"))
                    .set(LEVEL, "silver")
                    .set(TAGS, Set.of("kol"))
                    .set(REGISTERED, Instant.parse("2026-03-10T23:00:00Z"))
                    .set(PIN, 4_711L)
                    .set(BORN, LocalDate.of(2000, 1, 1))
                    .set(STAYED, Duration.ofMinutes(90))
                    .build(),
            History.of(List.of(purchase("2026-02-20T10:00:00Z", "30.00"), purchase("2026-03-05T09:00:00Z", "50.00"))));

    private static Event purchase(String at, String amount) {
        return Event.of(PURCHASE, Instant.parse(at))
                .with(AMOUNT, new BigDecimal(amount))
                .with(CATEGORY, "books")
                .with(POINTS, 7L);
    }

    private static Membership membership(Rule rule, User user) {
        return SegmentCatalog.builder(SCHEMA)
                .segment("segment", rule)
                .build()
                .evaluate(user, AS_OF)
                .of("segment");
    }

    private static User and(Event... more) {
        return User.of(USER.profile(), USER.history().plus(Arrays.asList(more)));
    }

    @Nested
    class NextChange {

        private final Rule loyal = did("purchase").atLeast(3).within(days(30));

        @Test
        void isWhenTheOldestEventThatCountsLeavesTheWindow() {
            Membership membership = membership(loyal, and(purchase("2026-03-10T08:00:00Z", "1.00")));
            assertThat(membership.truth()).isEqualTo(Truth.TRUE);
            // 20 February and 30 days is 22 March; the window still holds its first instant.
            assertThat(membership.nextChangeAt()).hasValue(Instant.parse("2026-03-22T10:00:00.000000001Z"));
        }

        @Test
        void isEmptyWhereTimeAloneChangesNothing() {
            assertThat(membership(loyal, USER).nextChangeAt()).isEmpty();
            assertThat(membership(attr(AGE).is(1L), USER).nextChangeAt()).isEmpty();
            assertThat(membership(did("purchase").ever(), USER).nextChangeAt()).isEmpty();
        }

        @Test
        void passesOverInstantsThatDoNotChangeTheAnswer() {
            // The first purchase leaves on 22 March, the answer turns with the second one.
            assertThat(membership(did("purchase").within(days(30)), USER).nextChangeAt())
                    .hasValue(Instant.parse("2026-04-04T09:00:00.000000001Z"));
            assertThat(membership(daysSince(attr(REGISTERED)).atLeast(30L), USER)
                            .nextChangeAt())
                    .hasValue(Instant.parse("2026-04-09T00:00:00Z"));
        }

        @Test
        void followsTheCalendar() {
            SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                    .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                    .segment("quiet", not(did("login").within(Window.current(Bucket.MONTH))))
                    .build();
            User user = and(Event.of("login", AS_OF.minusSeconds(1)));
            assertThat(catalog.evaluate(user, AS_OF).of("quiet").nextChangeAt())
                    .hasValue(Instant.parse("2026-03-31T16:00:00Z"));
        }

        @Test
        void isTheFirstOfAllParts() {
            Rule both = all(
                    did("purchase").within(days(30)),
                    daysSince(attr(REGISTERED)).lessThan(10L));
            assertThat(membership(both, USER).nextChangeAt()).hasValue(Instant.parse("2026-03-20T00:00:00Z"));
            Rule either = any(
                    did("purchase").within(days(30)),
                    daysSince(attr(REGISTERED)).lessThan(10L));
            assertThat(membership(either, USER).nextChangeAt())
                    .hasValue(Instant.parse("2026-04-04T09:00:00.000000001Z"));
        }

        @Test
        @Timeout(20)
        void isFoundSoonWhereConditionsOnManyEventsMoveWithTime() {
            List<Event> events = LongStream.range(0, 50_000)
                    .mapToObj(i -> Event.of(BIRTH, AS_OF.minusSeconds(i + 1))
                            .with(BORN, LocalDate.of(2000, 1, 1).plusDays(i % 300)))
                    .toList();
            User user = User.of(USER.profile(), History.of(events));
            for (Rule where : List.of(
                    anniversary(attr(BORN), Bucket.DAY),
                    daysToAnniversary(attr(BORN)).atMost(3L),
                    daysSince(attr(BORN)).atMost(30L))) {
                Rule rule = did("birth").where(where).atLeast(1_000_000).ever();
                assertThat(membership(rule, user).truth()).isEqualTo(Truth.FALSE);
                membership(rule, user)
                        .nextChangeAt()
                        .ifPresent(at -> assertThat(at).isAfter(AS_OF));
            }
        }

        @Test
        void seesEventsThatAreRecordedAhead() {
            User booked = and(Event.of("login", Instant.parse("2026-03-19T00:00:00Z")));
            assertThat(membership(did("login").ever(), booked).truth()).isEqualTo(Truth.FALSE);
            assertThat(membership(did("login").ever(), booked).nextChangeAt())
                    .hasValue(Instant.parse("2026-03-19T00:00:00.000000001Z"));
        }
    }

    @Nested
    class SmallestChanges {

        static Stream<Arguments> flips() {
            return Stream.of(
                    arguments(
                            did("purchase").atLeast(3).within(days(30)),
                            "1 more purchase by 2026-03-22T10:00:00Z",
                            "在 2026-03-22T10:00:00Z 之前（含）再 purchase 1 次"),
                    arguments(
                            did("purchase").atLeast(5).within(days(30)),
                            "3 more purchase by 2026-03-22T10:00:00Z",
                            "在 2026-03-22T10:00:00Z 之前（含）再 purchase 3 次"),
                    arguments(did("login").ever(), "1 more login", "再 login 1 次"),
                    arguments(not(did("login").exactly(0).ever()), "1 more login", "再 login 1 次"),
                    arguments(
                            did("purchase")
                                    .where(attr(CATEGORY).is("toys"))
                                    .atLeast(2)
                                    .ever(),
                            "2 more purchase with category toys",
                            "再 purchase 2 次（category toys）"),
                    arguments(
                            did("purchase").sum(AMOUNT, days(30)).atLeast(new BigDecimal("200")),
                            "1 more purchase with amount 120.00 by 2026-03-22T10:00:00Z",
                            "在 2026-03-22T10:00:00Z 之前（含）再 purchase 1 次（金额 120.00）"),
                    arguments(
                            did("purchase").average(AMOUNT, ever()).atLeast(60.0),
                            "1 more purchase with amount 100.00",
                            "再 purchase 1 次（金额 100.00）"),
                    arguments(
                            did("purchase").largest(AMOUNT, ever()).greaterThan(new BigDecimal("99.99")),
                            "1 more purchase with amount 100.00",
                            "再 purchase 1 次（金额 100.00）"),
                    arguments(attr(AGE).atLeast(30L), "age becomes 30 (+3)", "年龄 变为 30（+3）"),
                    arguments(attr(AGE).lessThan(18L), "age becomes 17 (-10)", "年龄 变为 17（-10）"),
                    arguments(
                            attr(BALANCE).atLeast(new BigDecimal("100")),
                            "balance becomes 100.00 (+20.50)",
                            "余额 变为 100.00（+20.50）"),
                    arguments(attr(LEVEL).atLeast("gold"), "level becomes gold", "level 变为 gold"),
                    arguments(set(TAGS).anyOf("early"), "tags becomes [early, kol]", "tags 变为 [early, kol]"),
                    arguments(set(TAGS).noneOf("kol"), "tags becomes []", "tags 变为 []"),
                    arguments(missing(AGE), "age is taken away", "年龄 被清除"),
                    arguments(attr(PIN).is(1_234L), "pin becomes (withheld)", "pin 变为 （保密）"),
                    arguments(
                            all(attr(AGE).atLeast(30L), did("login").ever()),
                            "age becomes 30 (+3) and 1 more login",
                            "年龄 变为 30（+3），并且再 login 1 次"),
                    arguments(
                            atLeast(
                                    2,
                                    known(AGE),
                                    attr(AGE).greaterThan(27L),
                                    attr(LEVEL).is("black")),
                            "age becomes 28 (+1)",
                            "年龄 变为 28（+1）"),
                    arguments(
                            score(weight(10, attr(LEVEL).is("black")), weight(5, known(AGE)))
                                    .atLeast(15L),
                            "level becomes black",
                            "level 变为 black"),
                    arguments(
                            daysSince(attr(REGISTERED)).atLeast(30L),
                            "wait until 2026-04-09T00:00:00Z",
                            "等到 2026-04-09T00:00:00Z"),
                    arguments(
                            not(did("purchase").within(days(30))),
                            "wait until 2026-04-04T09:00:00.000000001Z",
                            "等到 2026-04-04T09:00:00.000000001Z"),
                    arguments(sequence(did("purchase"), did("login")).ever(), "1 more login", "再 login 1 次"),
                    arguments(known(NICK), "nick becomes known, whatever it is", "nick 变为已知（任意值）"),
                    arguments(set(TAGS).size().atLeast(4L), "3 more in tags", "tags 再增加 3 个"),
                    arguments(
                            did("purchase").distinct(CATEGORY, ever()).atLeast(3L),
                            "2 more purchase with a new category",
                            "再 purchase 2 次（新的category）"),
                    arguments(
                            known(did("purchase").average(AMOUNT, days(7))),
                            "1 more purchase with any amount",
                            "再 purchase 1 次（任意金额）"),
                    arguments(
                            quotient(did("login").count(ever()), did("purchase").count(ever()))
                                    .atLeast(1.0),
                            "2 more login",
                            "再 login 2 次"),
                    arguments(
                            quotient(
                                            did("purchase").sum(AMOUNT, ever()),
                                            did("purchase").count(ever()))
                                    .atLeast(60.0),
                            "1 more purchase with amount 100.00",
                            "再 purchase 1 次（金额 100.00）"),
                    arguments(
                            quotient(attr(BALANCE), attr(AGE)).atLeast(3.0),
                            "balance becomes 81.00 (+1.50)",
                            "余额 变为 81.00（+1.50）"),
                    arguments(modulo(attr(AGE), 1_000).is(500L), "age becomes 500 (+473)", "年龄 变为 500（+473）"),
                    arguments(modulo(attr(AGE), 1_000).is(900L), "age becomes -100 (-127)", "年龄 变为 -100（-127）"),
                    arguments(modulo(did("purchase").count(ever()), 7).is(5L), "3 more purchase", "再 purchase 3 次"),
                    arguments(modulo(set(TAGS).size(), 3).is(0L), "tags becomes []", "tags 变为 []"),
                    arguments(
                            attr(REGISTERED).lessThan(Instant.parse("2026-03-10T21:30:00Z")),
                            "registered becomes 2026-03-10T21:29:59.999999999Z (1 hour 30 minutes 0.000000001 seconds"
                                    + " earlier)",
                            "registered 变为 2026-03-10T21:29:59.999999999Z（早 1 小时 30 分钟 0.000000001 秒）"),
                    arguments(
                            attr(BORN).atMost(LocalDate.of(1999, 12, 31)),
                            "born becomes 1999-12-31 (1 day earlier)",
                            "born 变为 1999-12-31（早 1 天）"),
                    arguments(
                            attr(STAYED).atLeast(Duration.ofHours(2)),
                            "stayed becomes 2 hours (30 minutes longer)",
                            "stayed 变为 2 小时（长 30 分钟）"));
        }

        @ParameterizedTest
        @MethodSource("flips")
        void comeFirstAndReadInBothLanguages(Rule rule, String english, String chinese) {
            Membership membership = membership(rule, USER);
            assertThat(membership.truth()).isEqualTo(Truth.FALSE);
            List<Flip> flips = membership.toFlip();
            assertThat(flips.get(0)).hasToString(english);
            assertThat(flips.get(0).label()).isEqualTo(Label.of(english, chinese));
        }

        @ParameterizedTest
        @MethodSource("flips")
        void turnTheAnswerWhenTheyAreMadeAndNoneOfThemCanBeLeftOut(Rule rule, String english, String chinese) {
            Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
            List<Flip> flips = membership(rule, USER).toFlip();
            assertThat(flips)
                    .hasSizeBetween(1, 5)
                    .isSortedAccordingTo(
                            (a, b) -> a.changes().size() - b.changes().size());
            for (Flip flip : flips) {
                assertThat(flip.truth()).isEqualTo(Truth.TRUE);
                assertThat(evaluator.truthOf("rule", flip.applyTo(USER), flip.asOf()))
                        .as(flip.toString())
                        .isEqualTo(Truth.TRUE);
                for (Change change : flip.changes()) {
                    assertThat(turnsWithout(change, flip, evaluator))
                            .as("%s without %s", flip, change.label())
                            .isFalse();
                }
            }
        }

        private boolean turnsWithout(Change change, Flip flip, Evaluator evaluator) {
            List<Change> rest = new ArrayList<>(flip.changes());
            rest.remove(change);
            Instant asOf = change instanceof Change.Wait ? AS_OF.plusNanos(1) : flip.asOf();
            return !rest.isEmpty()
                    && evaluator.truthOf("rule", new Flip(rest, Truth.TRUE, asOf).applyTo(USER), asOf) == Truth.TRUE;
        }

        @Test
        void countWhatIsLeftOfTheWindowWhenTheEventIsKnown() {
            // The purchase of 16 February, 12 o'clock, counts for the last time.
            User user = User.of(
                    USER.profile(),
                    History.of(List.of(
                            purchase("2026-02-16T12:00:00Z", "30.00"), purchase("2026-03-05T09:00:00Z", "50.00"))));
            assertThat(membership(did("purchase").atLeast(3).within(days(30)), user)
                            .toFlip()
                            .get(0))
                    .hasToString("2 more purchase by 2026-04-04T09:00:00Z");
            assertThat(membership(did("purchase").sum(AMOUNT, days(30)).is(new BigDecimal("100")), user)
                            .toFlip()
                            .get(0))
                    .hasToString("1 more purchase with amount 50.00 by 2026-04-04T09:00:00Z");
        }

        static Stream<Rule> otherRules() {
            Window week = days(7);
            return Stream.of(
                    did("purchase").distinct(CATEGORY, ever()).atLeast(3L),
                    did("purchase").distinct(AMOUNT, ever()).atLeast(4L),
                    did("purchase").last(CATEGORY, ever()).is("toys"),
                    did("purchase").last(AMOUNT, ever()).greaterThan(new BigDecimal("50")),
                    did("purchase").smallest(AMOUNT, ever()).lessThan(BigDecimal.ONE),
                    did("purchase").average(AMOUNT, ever()).atMost(30.0),
                    did("login").lastTime(ever()).greaterThan(AS_OF.minusSeconds(60)),
                    did("login").inAtLeast(1, 4, Bucket.WEEK),
                    did("login").inAtLeast(1, 4, Bucket.DAY),
                    known(did("login").lastTime(ever())),
                    known(did("purchase").average(AMOUNT, week)),
                    did("purchase").where(attr(CATEGORY).is("toys")).heldThrough(week),
                    sequence(did("login"), did("purchase").where(attr(CATEGORY).is("toys")))
                            .within(week),
                    sequence(did("login"), did("login")).ever(),
                    not(did("purchase").stopped(days(60), week)),
                    daysSince(attr(REGISTERED)).is(3L),
                    daysSince(attr(REGISTERED)).between(100L, 200L),
                    daysUntil(attr(REGISTERED)).atLeast(30L),
                    timeSince(attr(REGISTERED)).atLeast(Duration.ofDays(400)),
                    timeSince(attr(REGISTERED)).lessThan(Duration.ofHours(1)),
                    modulo(attr(AGE), 10).is(3L),
                    modulo(attr(AGE), Long.MAX_VALUE).is(3L),
                    modulo(did("purchase").sum(POINTS, ever()), 100).is(99L),
                    modulo(daysSince(attr(REGISTERED)), 7).is(3L),
                    modulo(modulo(attr(AGE), 50), 7).is(0L),
                    quotient(did("purchase").count(ever()), did("login").count(ever()))
                            .atLeast(0.5),
                    quotient(did("login").count(ever()), did("purchase").count(ever()))
                            .between(20.1, 20.9),
                    quotient(
                                    did("purchase")
                                            .where(attr(CATEGORY).is("toys"))
                                            .count(ever()),
                                    did("purchase").count(ever()))
                            .atLeast(0.95),
                    quotient(did("purchase").distinct(CATEGORY, ever()), attr(AGE))
                            .atLeast(0.5),
                    did("purchase").where(known(CATEGORY)).atLeast(3).ever(),
                    set(TAGS).size().atLeast(4L),
                    set(TAGS).size().is(0L),
                    set(TAGS).allOf("a", "b"),
                    text(NICK).ignoringCase().is("ANN"),
                    text(NICK).contains("ann"),
                    attr(NICK).in("x", "y"),
                    known(NICK),
                    attr(REGISTERED).lessThan(Instant.parse("2020-01-01T00:00:00Z")),
                    did("login").count(ever()).greaterThan(attr(AGE)),
                    attr(BALANCE).lessThan(did("purchase").sum(AMOUNT, week)),
                    new Rule.Compare<>(
                            new Operand.Constant<>(AGE.kind(), 40L), Comparison.AT_MOST, new Operand.Attr<>(AGE)),
                    new Rule.Compare<>(
                            new Operand.Constant<>(NICK.kind(), "zoe"), Comparison.EQUAL, new Operand.Attr<>(NICK)),
                    score(
                                    weight(10, attr(LEVEL).is("black")),
                                    weight(5, did("login").ever()),
                                    weight(-20, known(AGE)))
                            .atLeast(-5L));
        }

        @ParameterizedTest
        @MethodSource("otherRules")
        void areFoundForEveryKindOfRule(Rule rule) {
            Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
            assertThat(evaluator.truthOf("rule", USER, AS_OF)).isNotEqualTo(Truth.TRUE);
            List<Flip> flips = membership(rule, USER).toFlip();
            assertThat(flips).isNotEmpty();
            for (Flip flip : flips) {
                assertThat(evaluator.truthOf("rule", flip.applyTo(USER), flip.asOf()))
                        .as(flip.toString())
                        .isEqualTo(Truth.TRUE);
            }
        }

        /** Nobody can say which other text a user should have. */
        @Test
        void neverMakeUpTexts() {
            assertThat(membership(text(NICK).matches("^[a-z]+$"), USER).toFlip())
                    .isEmpty();
            assertThat(membership(did("purchase").smallest(CATEGORY, ever()).lessThan("a"), USER)
                            .toFlip())
                    .isEmpty();
            for (Rule rule : List.of(
                    known(NICK),
                    set(TAGS).size().atLeast(4L),
                    did("purchase").distinct(CATEGORY, ever()).atLeast(3L),
                    did("purchase").where(known(CATEGORY)).atLeast(5).ever(),
                    known(did("purchase").last(CATEGORY, days(1))))) {
                assertThat(membership(rule, USER).toFlip())
                        .isNotEmpty()
                        .allSatisfy(flip -> assertThat(flip.toString())
                                .doesNotContain("new-", "tag-", "category a", "nick a", "becomes a"));
            }
        }

        @Test
        void leaveAValueToTheUserWhereAnyServes() {
            Flip flip = membership(did("purchase").distinct(CATEGORY, ever()).atLeast(3L), USER)
                    .toFlip()
                    .get(0);
            assertThat(flip.changes()).singleElement().isInstanceOfSatisfying(Change.Do.class, change -> {
                assertThat(change.open()).isEqualTo(Map.of(CATEGORY, Change.Do.Choice.NEW));
                assertThat(change.event().value(CATEGORY)).isEmpty();
            });
        }

        @Test
        void sayHowFarTimesAreApart() {
            assertThat(new Change.Set<>(BORN, LocalDate.of(2000, 1, 1), LocalDate.of(2000, 1, 3)).timeDistance())
                    .hasValue(Duration.ofDays(2));
            assertThat(new Change.Set<>(STAYED, Duration.ofHours(2), Duration.ofHours(1)).timeDistance())
                    .hasValue(Duration.ofHours(-1));
            assertThat(new Change.Set<>(STAYED, null, Duration.ofHours(1)).timeDistance())
                    .isEmpty();
            assertThat(new Change.Set<>(AGE, 1L, 2L).timeDistance()).isEmpty();
            assertThat(new Change.Set<>(REGISTERED, Instant.MIN, Instant.MAX)
                            .label()
                            .english())
                    .isNotEmpty();
        }

        @Test
        void neverAskAUserToBeSomebodyElse() {
            Rule listed = any(attr(NICK).in("x", "y").orElse(false), attr(AGE).is(28L));
            assertThat(membership(listed, USER).toFlip()).hasToString("[age becomes 28 (+1)]");
        }

        @Test
        void areGivenUpWhereTheyNeedTooMuch() {
            Rule[] parts = LongStream.range(0, 1_400)
                    .mapToObj(i -> did("purchase")
                            .where(attr(AMOUNT).atLeast(BigDecimal.valueOf(1_000 + i)))
                            .ever())
                    .toArray(Rule[]::new);
            assertThat(membership(all(parts), USER).toFlip()).isEmpty();
            assertThat(membership(Rules.atLeast(700, parts), USER).toFlip()).isEmpty();
            assertThat(membership(any(parts), USER).toFlip()).isNotEmpty();
        }

        @Test
        void takeAMemberOut() {
            Membership membership = membership(attr(AGE).between(18L, 35L), USER);
            assertThat(membership.truth()).isEqualTo(Truth.TRUE);
            assertThat(membership.toFlip())
                    .extracting(Flip::toString)
                    .contains("age becomes 36 (+9)", "age becomes 17 (-10)");
            assertThat(membership.toFlip()).extracting(Flip::truth).containsOnly(Truth.FALSE);
        }

        @Test
        void bringSomebodyInOfWhomItIsUnknown() {
            Membership membership = membership(attr(AGE).atLeast(18L), User.of(Profile.empty(SCHEMA)));
            assertThat(membership.truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(membership.toFlip()).extracting(Flip::toString).contains("age becomes 18");
        }

        @Test
        void lookBehindReferences() {
            SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                    .segment("adult", attr(AGE).atLeast(30L))
                    .segment("target", not(not(inSegment("adult"))))
                    .build();
            assertThat(catalog.evaluate(USER, AS_OF).of("target").toFlip().get(0))
                    .hasToString("age becomes 30 (+3)");
        }

        @Test
        void areNoneWhereNothingHelps() {
            assertThat(membership(any(), USER).toFlip()).isEmpty();
            assertThat(membership(all(attr(AGE).is(1L), attr(AGE).is(2L)), USER).toFlip())
                    .isEmpty();
        }

        @Test
        void areAskedForTrueOrFalse() {
            Evaluator evaluator = Evaluator.of(
                    SCHEMA, Calendar.utc(), Map.of("rule", attr(AGE).is(1L)));
            assertThatThrownBy(() -> evaluator.evaluate(USER, AS_OF).toBecome(Truth.UNKNOWN, "rule"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an answer can be turned to TRUE or FALSE but not to UNKNOWN");
            assertThat(evaluator.evaluate(USER, AS_OF).toBecome(Truth.FALSE, "rule"))
                    .isEmpty();
        }
    }

    @Test
    void aMembershipIsReadableAndComparable() {
        Membership membership = membership(attr(AGE).is(27L), USER);
        assertThat(membership)
                .hasToString("segment: TRUE")
                .isEqualTo(membership(attr(AGE).is(27L), USER));
        assertThat(membership).isNotEqualTo(membership(attr(AGE).is(28L), USER));
        assertThat(membership.segment().key()).isEqualTo("segment");
        assertThat(membership.explanation().truth()).isEqualTo(Truth.TRUE);
    }
}
