package dev.terrace.core.rule;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.anniversary;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.daysToAnniversary;
import static dev.terrace.core.rule.Rules.daysUntil;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.missing;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.tagged;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.timeSince;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.rule.Truth.FALSE;
import static dev.terrace.core.rule.Truth.TRUE;
import static dev.terrace.core.rule.Truth.UNKNOWN;
import static dev.terrace.core.time.Window.current;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.ever;
import static dev.terrace.core.time.Window.previous;
import static dev.terrace.core.time.Window.rolling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import dev.terrace.core.evaluation.Change;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.evaluation.Flip;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator and operand on facts by hand. */
class OperatorsTest {

    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<Long> DEBT = Attribute.ofLong("debt");
    private static final Attribute<BigDecimal> PRICE = Attribute.ofDecimal("price", 2);
    private static final Attribute<BigDecimal> BUDGET = Attribute.ofDecimal("budget", 2);
    private static final Attribute<Double> RATE = Attribute.ofDouble("rate");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<String> HOME = Attribute.ofString("home");
    private static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold", "black");
    private static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    private static final Attribute<LocalDate> TRIAL_END = Attribute.ofDate("trialEnd");
    private static final Attribute<Instant> REGISTERED = Attribute.ofInstant("registered");
    private static final Attribute<Duration> STAY = Attribute.ofDuration("stay");
    private static final Attribute<SemanticVersion> APP = Attribute.ofVersion("app");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final Attribute<Set<String>> NO_TAGS = Attribute.ofStringSet("noTags");
    private static final Attribute<Long> UNSET = Attribute.ofLong("unset");
    private static final Attribute<BigDecimal> AMOUNT = Attribute.ofDecimal("amount", 2);
    private static final Attribute<LocalDate> DELIVERY = Attribute.ofDate("delivery");
    private static final EventType PURCHASE = EventType.of("purchase", AMOUNT, DELIVERY);
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(
                    VIP,
                    AGE,
                    DEBT,
                    PRICE,
                    BUDGET,
                    RATE,
                    CITY,
                    HOME,
                    LEVEL,
                    BIRTHDAY,
                    TRIAL_END,
                    REGISTERED,
                    STAY,
                    APP,
                    TAGS,
                    NO_TAGS,
                    UNSET))
            .event(PURCHASE)
            .event("login")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z"); // a Wednesday

    private static final Profile PROFILE = Profile.builder(SCHEMA)
            .set(VIP, true)
            .set(AGE, 27L)
            .set(DEBT, -13L)
            .set(PRICE, new BigDecimal("19.9"))
            .set(BUDGET, new BigDecimal("20.00"))
            .set(RATE, 0.5)
            .set(CITY, "Straße 7, İzmir")
            .set(HOME, "Straße 7, İzmir")
            .set(LEVEL, "gold")
            .set(BIRTHDAY, LocalDate.of(2000, 2, 29))
            .set(TRIAL_END, LocalDate.of(2026, 4, 1))
            .set(REGISTERED, Instant.parse("2026-03-10T23:00:00Z"))
            .set(STAY, Duration.ofMinutes(90))
            .set(APP, SemanticVersion.parse("1.10.0"))
            .set(TAGS, Set.of("kol", "early", "新客"))
            .set(NO_TAGS, Set.of())
            .build();
    private static final User USER = User.of(
            PROFILE,
            History.of(List.of(
                    Event.of(PURCHASE, AS_OF.minus(Duration.ofDays(40))).with(AMOUNT, new BigDecimal("10.00")),
                    Event.of(PURCHASE, AS_OF.minus(Duration.ofDays(3))).with(AMOUNT, new BigDecimal("9.90")),
                    Event.of("login", AS_OF.minus(Duration.ofHours(5))))));

    private static Truth truthOf(Rule rule, User user, Instant asOf, Calendar calendar) {
        return Evaluator.of(SCHEMA, calendar, Map.of("rule", rule)).truthOf("rule", user, asOf);
    }

    private static Truth truthOf(Rule rule) {
        return truthOf(rule, USER, AS_OF, Calendar.utc());
    }

    private static User withCity(String city) {
        return User.of(Profile.builder(SCHEMA).set(CITY, city).build());
    }

    @Nested
    class Values {

        static Stream<Arguments> comparisons() {
            return Stream.of(
                    arguments(attr(VIP).is(true), TRUE),
                    arguments(attr(VIP).isNot(true), FALSE),
                    arguments(attr(VIP).in(false), FALSE),
                    arguments(attr(AGE).lessThan(27L), FALSE),
                    arguments(attr(AGE).atMost(27L), TRUE),
                    arguments(attr(DEBT).lessThan(-12L), TRUE),
                    arguments(attr(DEBT).between(-13L, -13L), TRUE),
                    arguments(attr(PRICE).is(new BigDecimal("19.90")), TRUE),
                    arguments(attr(PRICE).is(new BigDecimal("19.9")), TRUE),
                    arguments(attr(PRICE).in(new BigDecimal("19.900"), new BigDecimal("5")), TRUE),
                    arguments(attr(PRICE).lessThan(new BigDecimal("19.91")), TRUE),
                    arguments(attr(PRICE).atLeast(new BigDecimal("2e1")), FALSE),
                    arguments(attr(PRICE).between(new BigDecimal("19.90"), new BigDecimal("20")), TRUE),
                    arguments(attr(RATE).is(0.5), TRUE),
                    arguments(attr(RATE).greaterThan(Math.nextDown(0.5)), TRUE),
                    arguments(attr(RATE).greaterThan(-Double.MAX_VALUE), TRUE),
                    arguments(attr(RATE).lessThan(-0.0), FALSE),
                    arguments(attr(LEVEL).greaterThan("silver"), TRUE),
                    arguments(attr(LEVEL).greaterThan("gold"), FALSE),
                    arguments(attr(LEVEL).lessThan("black"), TRUE),
                    arguments(attr(LEVEL).between("silver", "gold"), TRUE),
                    arguments(attr(LEVEL).in("black", "gold"), TRUE),
                    arguments(attr(LEVEL).notIn("black", "gold"), FALSE),
                    arguments(attr(STAY).is(Duration.ofHours(1).plusMinutes(30)), TRUE),
                    arguments(attr(STAY).greaterThan(Duration.ofMinutes(90).minusNanos(1)), TRUE),
                    arguments(attr(STAY).between(Duration.ofMinutes(91), Duration.ofDays(1)), FALSE),
                    arguments(attr(APP).greaterThan(SemanticVersion.parse("1.9.0")), TRUE),
                    arguments(attr(APP).lessThan(SemanticVersion.parse("1.10.1")), TRUE),
                    arguments(attr(APP).is(SemanticVersion.parse("1.10")), TRUE),
                    arguments(attr(APP).atLeast(SemanticVersion.parse("1.10.0-rc.1")), TRUE),
                    arguments(attr(APP).in(SemanticVersion.parse("1.10.0+build.7")), TRUE),
                    arguments(attr(BIRTHDAY).lessThan(LocalDate.of(2000, 3, 1)), TRUE),
                    arguments(attr(BIRTHDAY).between(LocalDate.of(2000, 2, 1), LocalDate.of(2000, 2, 28)), FALSE),
                    arguments(attr(BIRTHDAY).is(LocalDate.of(2000, 2, 29)), TRUE),
                    arguments(attr(REGISTERED).lessThan(Instant.parse("2026-03-10T23:00:00Z")), FALSE),
                    arguments(attr(REGISTERED).atMost(Instant.parse("2026-03-10T23:00:00Z")), TRUE),
                    arguments(attr(REGISTERED).greaterThan(Instant.parse("2026-03-10T22:59:59.999999999Z")), TRUE),
                    arguments(attr(CITY).lessThan("Straßf"), TRUE),
                    arguments(known(AGE), TRUE),
                    arguments(known(UNSET), FALSE),
                    arguments(missing(UNSET), TRUE),
                    arguments(known(attr(AGE)), TRUE));
        }

        @ParameterizedTest
        @MethodSource("comparisons")
        void compareByTheOrderOfTheirType(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
            assertThat(truthOf(not(rule))).isEqualTo(expected.not());
        }

        @Test
        void aDecimalWithMoreDigitsThanTheAttributeHasIsRefused() {
            assertThatThrownBy(() -> truthOf(attr(PRICE).lessThan(new BigDecimal("19.905"))))
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("VALUE_NOT_ALLOWED"));
        }

        @Test
        void onlyValuesWithAnOrderAreComparedBySize() {
            assertThatThrownBy(() -> truthOf(attr(VIP).atLeast(true)))
                    .hasMessageContaining("'vip' is true or false and cannot be compared by size");
        }
    }

    @Nested
    class Texts {

        static Stream<Arguments> matches() {
            return Stream.of(
                    arguments("Shanghai", text(CITY).is("shanghai"), FALSE),
                    arguments("Shanghai", text(CITY).ignoringCase().is("sHANGHAI"), TRUE),
                    arguments("Shanghai", text(CITY).ignoringCase().in("Beijing", "SHANGHAI"), TRUE),
                    arguments("Shanghai", text(CITY).ignoringCase().contains("HANG"), TRUE),
                    arguments("Shanghai", text(CITY).ignoringCase().startsWith("SH"), TRUE),
                    arguments("Shanghai", text(CITY).ignoringCase().endsWith("AI"), TRUE),
                    arguments("Shanghai", text(CITY).ignoringCase().endsWith("SH"), FALSE),
                    arguments("Straße", text(CITY).ignoringCase().is("STRASSE"), TRUE),
                    arguments("STRASSE", text(CITY).ignoringCase().contains("straß"), TRUE),
                    // In Turkish the capital of i is İ; here every country reads alike.
                    arguments("TITLE", text(CITY).ignoringCase().is("title"), TRUE),
                    arguments("title", text(CITY).ignoringCase().is("TITLE"), TRUE),
                    arguments("İzmir", text(CITY).ignoringCase().is("İZMİR"), FALSE),
                    arguments("İzmir", text(CITY).ignoringCase().startsWith("İZM"), TRUE),
                    // The sigma at the end of a word is the same letter as the one inside.
                    arguments("ΟΔΟΣΑ", text(CITY).ignoringCase().startsWith("οδος"), TRUE),
                    arguments("οδος", text(CITY).ignoringCase().is("ΟΔΟΣ"), TRUE),
                    arguments("", text(CITY).is(""), TRUE),
                    arguments("", text(CITY).contains("a"), FALSE),
                    arguments("a.c", text(CITY).contains("."), TRUE),
                    arguments("abc", text(CITY).contains("."), FALSE),
                    arguments("VIP-2048", text(CITY).matches("^VIP-\\d{4}$"), TRUE),
                    arguments("VIP-204", text(CITY).matches("^VIP-\\d{4}$"), FALSE),
                    arguments("my VIP-2048", text(CITY).matches("VIP-\\d+"), TRUE),
                    arguments("my vip", text(CITY).matches("(?i)VIP"), TRUE),
                    arguments("上海浦东", text(CITY).matches("^上.浦"), TRUE),
                    arguments("😀a", text(CITY).matches("^.a$"), TRUE));
        }

        @ParameterizedTest
        @MethodSource("matches")
        void areMatchedByTheirCodePoints(String city, Rule rule, Truth expected) {
            assertThat(truthOf(rule, withCity(city), AS_OF, Calendar.utc())).isEqualTo(expected);
            assertThat(truthOf(rule, User.of(Profile.empty(SCHEMA)), AS_OF, Calendar.utc()))
                    .isEqualTo(UNKNOWN);
        }

        @Test
        void foldingAgainChangesNothingAndCaseDoesNotMatterForAnyLetter() {
            for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
                String text = Character.toString(letter);
                String folded = Operand.Folded.fold(text);
                assertThat(Operand.Folded.fold(folded)).isEqualTo(folded);
                assertThat(Operand.Folded.fold("a" + text + "a")).isEqualTo("a" + folded + "a");
                assertThat(Operand.Folded.fold(text.toLowerCase(Locale.ROOT))).isEqualTo(folded);
                assertThat(Operand.Folded.fold(text.toUpperCase(Locale.ROOT))).isEqualTo(folded);
            }
        }

        @Test
        void aRuleOverFoldedTextTakesFoldedTextOnly() {
            Rule never = new Rule.Text(new Operand.Folded(new Operand.Attr<>(CITY)), TextMatch.CONTAINS, "HANG");
            assertThatThrownBy(() -> truthOf(never)).hasMessageContaining("NOT_LOWER_CASE");
        }
    }

    @Nested
    class Sets {

        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(set(TAGS).anyOf("kol"), TRUE),
                    arguments(set(TAGS).anyOf("late", "新客"), TRUE),
                    arguments(set(TAGS).anyOf("late", "KOL"), FALSE),
                    arguments(set(TAGS).allOf("kol", "新客"), TRUE),
                    arguments(set(TAGS).allOf("kol", "late"), FALSE),
                    arguments(set(TAGS).noneOf("late", "KOL"), TRUE),
                    arguments(set(TAGS).noneOf("late", "kol"), FALSE),
                    arguments(set(TAGS).size().is(3L), TRUE),
                    arguments(set(TAGS).size().lessThan(3L), FALSE),
                    arguments(tagged(TAGS, "early"), TRUE),
                    arguments(set(NO_TAGS).anyOf("kol"), FALSE),
                    arguments(set(NO_TAGS).allOf("kol"), FALSE),
                    arguments(set(NO_TAGS).noneOf("kol"), TRUE),
                    arguments(set(NO_TAGS).size().is(0L), TRUE),
                    arguments(known(NO_TAGS), TRUE));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void holdTextsOrNot(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
            assertThat(truthOf(not(rule))).isEqualTo(expected.not());
        }
    }

    @Nested
    class Days {

        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(daysSince(attr(REGISTERED)).is(8L), TRUE),
                    arguments(daysUntil(attr(REGISTERED)).is(-8L), TRUE),
                    arguments(daysUntil(attr(TRIAL_END)).is(14L), TRUE),
                    arguments(daysSince(attr(TRIAL_END)).is(-14L), TRUE),
                    arguments(daysUntil(attr(TRIAL_END)).between(0L, 7L), FALSE),
                    arguments(daysSince(attr(BIRTHDAY)).is(9_514L), TRUE),
                    arguments(daysSince(did("purchase").lastTime(ever())).is(3L), TRUE),
                    arguments(daysSince(did("login").lastTime(ever())).is(0L), TRUE),
                    arguments(
                            daysSince(did("login").lastTime(rolling(Duration.ofHours(1))))
                                    .is(0L),
                            UNKNOWN),
                    arguments(timeSince(attr(REGISTERED)).is(Duration.ofHours(181)), TRUE),
                    arguments(
                            timeSince(attr(REGISTERED))
                                    .atLeast(Duration.ofHours(181).plusNanos(1)),
                            FALSE),
                    arguments(timeSince(did("login").lastTime(ever())).lessThan(Duration.ofHours(6)), TRUE));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void areCountedSinceAndUntil(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
        }

        @Test
        void areLocalDaysOfTheCalendar() {
            // In Shanghai it was 07:00 on the 11th already.
            Calendar shanghai = Calendar.of(ZoneId.of("Asia/Shanghai"));
            assertThat(truthOf(daysSince(attr(REGISTERED)).is(7L), USER, AS_OF, shanghai))
                    .isEqualTo(TRUE);
            // An instant later it is the 19th in Shanghai and still the 18th in UTC.
            Instant evening = Instant.parse("2026-03-18T16:00:00Z");
            assertThat(truthOf(daysUntil(attr(TRIAL_END)).is(13L), USER, evening, shanghai))
                    .isEqualTo(TRUE);
            assertThat(truthOf(daysUntil(attr(TRIAL_END)).is(14L), USER, evening, Calendar.utc()))
                    .isEqualTo(TRUE);
        }

        @Test
        void anInstantThatStandsForNeverIsFarAway() {
            User forever =
                    User.of(Profile.builder(SCHEMA).set(REGISTERED, Instant.MAX).build());
            User always =
                    User.of(Profile.builder(SCHEMA).set(REGISTERED, Instant.MIN).build());
            Rule later = daysUntil(attr(REGISTERED)).greaterThan(30L);
            assertThat(truthOf(later, forever, AS_OF, Calendar.utc())).isEqualTo(TRUE);
            assertThat(truthOf(later, always, AS_OF, Calendar.utc())).isEqualTo(FALSE);
        }
    }

    @Nested
    class Anniversaries {

        /** The user was born on 29 February 2000; 2028 is the next leap year. */
        @ParameterizedTest
        @CsvSource({
            "2026-02-27, 1",
            "2026-02-28, 0",
            "2026-03-01, 364",
            "2027-03-01, 365",
            "2028-02-28, 1",
            "2028-02-29, 0",
            "2028-03-01, 364",
            "1999-03-01, 365"
        })
        void ofTheLastOfFebruaryFallOnThe28thInOtherYears(LocalDate day, long days) {
            Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
            assertThat(truthOf(daysToAnniversary(attr(BIRTHDAY)).is(days), USER, noon, Calendar.utc()))
                    .isEqualTo(TRUE);
            assertThat(truthOf(anniversary(attr(BIRTHDAY), Bucket.DAY), USER, noon, Calendar.utc()))
                    .isEqualTo(Truth.of(days == 0));
        }

        @ParameterizedTest
        @CsvSource({
            // 28 February 2026 is a Saturday, 29 February 2028 a Tuesday.
            "2026-02-22, FALSE, TRUE", "2026-02-23, TRUE, TRUE", "2026-03-01, TRUE, FALSE", "2026-03-02, FALSE, FALSE",
            "2028-02-27, FALSE, TRUE", "2028-02-28, TRUE, TRUE", "2028-03-05, TRUE, FALSE", "2026-01-31, FALSE, FALSE"
        })
        void fallIntoTheCurrentWeekOrMonth(LocalDate day, Truth week, Truth month) {
            Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
            assertThat(truthOf(anniversary(attr(BIRTHDAY), Bucket.WEEK), USER, noon, Calendar.utc()))
                    .isEqualTo(week);
            assertThat(truthOf(anniversary(attr(BIRTHDAY), Bucket.MONTH), USER, noon, Calendar.utc()))
                    .isEqualTo(month);
        }

        @Test
        void fallIntoAWeekThatCrossesTheYear() {
            User user = User.of(Profile.builder(SCHEMA)
                    .set(BIRTHDAY, LocalDate.of(1990, 1, 2))
                    .build());
            // 29 December 2025 is a Monday.
            Instant monday = Instant.parse("2025-12-29T00:00:00Z");
            assertThat(truthOf(anniversary(attr(BIRTHDAY), Bucket.WEEK), user, monday, Calendar.utc()))
                    .isEqualTo(TRUE);
            assertThat(truthOf(daysToAnniversary(attr(BIRTHDAY)).is(4L), user, monday, Calendar.utc()))
                    .isEqualTo(TRUE);
        }
    }

    @Nested
    class Windows {

        /** The trial ends on 1 April 2026, a Wednesday; the user registered on 10 March at 23:00. */
        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(attr(REGISTERED).within(current(Bucket.MONTH)), "2026-03-10T23:00:00Z", FALSE),
                    arguments(attr(REGISTERED).within(current(Bucket.MONTH)), "2026-03-10T23:00:00.000000001Z", TRUE),
                    arguments(attr(REGISTERED).within(current(Bucket.MONTH)), "2026-04-01T00:00:00Z", FALSE),
                    arguments(attr(REGISTERED).within(previous(1, Bucket.MONTH)), "2026-04-01T00:00:00Z", TRUE),
                    arguments(attr(REGISTERED).within(days(3)), "2026-03-13T23:00:00Z", TRUE),
                    arguments(attr(REGISTERED).within(days(3)), "2026-03-13T23:00:00.000000001Z", FALSE),
                    arguments(attr(REGISTERED).within(ever()), "2026-03-10T23:00:00Z", FALSE),
                    arguments(attr(REGISTERED).within(ever()), "2026-03-11T00:00:00Z", TRUE),
                    arguments(attr(TRIAL_END).within(ever()), "2026-04-01T00:00:00Z", FALSE),
                    arguments(attr(TRIAL_END).within(ever()), "2026-04-01T00:00:00.000000001Z", TRUE),
                    // The week starts on 30 March.
                    arguments(attr(TRIAL_END).within(current(Bucket.WEEK)), "2026-03-31T12:00:00Z", FALSE),
                    arguments(attr(TRIAL_END).within(current(Bucket.WEEK)), "2026-04-01T12:00:00Z", TRUE),
                    arguments(attr(TRIAL_END).within(current(Bucket.WEEK)), "2026-04-06T00:00:00Z", FALSE),
                    arguments(attr(TRIAL_END).within(previous(1, Bucket.WEEK)), "2026-04-06T00:00:00Z", TRUE),
                    arguments(attr(TRIAL_END).within(current(Bucket.MONTH)), "2026-04-30T23:59:59Z", TRUE),
                    // The window starts inside the day.
                    arguments(attr(TRIAL_END).within(days(2)), "2026-04-03T23:59:59.999999999Z", TRUE),
                    arguments(attr(TRIAL_END).within(days(2)), "2026-04-04T00:00:00Z", FALSE),
                    // A window that has not begun holds nothing, not even today.
                    arguments(attr(TRIAL_END).within(LATER), "2026-04-01T12:00:00Z", FALSE),
                    arguments(attr(TRIAL_END).within(LATER), "2026-04-01T18:00:00Z", FALSE),
                    arguments(attr(TRIAL_END).within(LATER), "2026-04-01T18:00:00.000000001Z", TRUE),
                    arguments(
                            did("purchase").lastTime(ever()).within(current(Bucket.WEEK)),
                            "2026-03-18T12:00:00Z",
                            FALSE),
                    arguments(
                            did("purchase").lastTime(ever()).within(previous(1, Bucket.WEEK)),
                            "2026-03-18T12:00:00Z",
                            TRUE),
                    arguments(did("purchase").lastTime(days(1)).within(ever()), "2026-03-18T12:00:00Z", UNKNOWN),
                    arguments(did("purchase").last(DELIVERY, ever()).within(ever()), "2026-03-18T12:00:00Z", UNKNOWN));
        }

        private static final Window LATER = Window.absolute(
                Interval.of(Instant.parse("2026-04-01T18:00:00Z"), Instant.parse("2026-05-01T00:00:00Z")));

        @ParameterizedTest
        @MethodSource("rules")
        void holdInstantsAndDates(Rule rule, Instant asOf, Truth expected) {
            assertThat(truthOf(rule, USER, asOf, Calendar.utc())).isEqualTo(expected);
            assertThat(truthOf(not(rule), USER, asOf, Calendar.utc())).isEqualTo(expected.not());
        }

        @Test
        void countDaysInTheZoneOfTheCalendar() {
            Rule rule = attr(TRIAL_END).within(current(Bucket.DAY));
            Instant asOf = Instant.parse("2026-03-31T16:30:00Z");
            assertThat(truthOf(rule, USER, asOf, Calendar.of(ZoneId.of("Asia/Shanghai"))))
                    .isEqualTo(TRUE);
            assertThat(truthOf(rule, USER, asOf, Calendar.utc())).isEqualTo(FALSE);
        }

        @Test
        void holdTheLastDateAndInstantThereAreAtNoTime() {
            User user = User.of(Profile.builder(SCHEMA)
                    .set(TRIAL_END, LocalDate.MAX)
                    .set(BIRTHDAY, LocalDate.MIN)
                    .set(REGISTERED, Instant.MAX)
                    .build());
            Evaluator evaluator = Evaluator.of(
                    SCHEMA,
                    Calendar.of(ZoneId.of("Asia/Shanghai")),
                    Map.of(
                            "date", attr(TRIAL_END).within(days(30)),
                            "first", attr(BIRTHDAY).within(days(30)),
                            "instant", attr(REGISTERED).within(ever())));
            for (String key : List.of("date", "first", "instant")) {
                assertThat(evaluator.truthOf(key, user, AS_OF)).isEqualTo(FALSE);
                assertThat(evaluator.evaluate(user, AS_OF).nextChangeAt(key)).isEmpty();
            }
        }

        @Test
        void areForInstantsAndDatesOnly() {
            Rule rule = attr(AGE).within(days(30));
            assertThatThrownBy(() -> Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule)))
                    .isInstanceOfSatisfying(
                            InvalidModelException.class,
                            e -> assertThat(e.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("OTHER_TYPE"));
        }

        @Test
        void areSaidInWordsWithTheTimeItself() {
            Rule rule = attr(TRIAL_END).within(current(Bucket.MONTH));
            assertThat(rule.label()).isEqualTo(Label.of("trialEnd lies in this month", "trialEnd 落在时段 本月"));
            assertThat(attr(TRIAL_END).within(ever()).expected()).isEqualTo(Label.of("lies in the past", "已过去"));
            Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
            assertThat(evaluator.evaluate(USER, AS_OF).explain("rule").actual())
                    .isEqualTo(Optional.of(LocalDate.of(2026, 4, 1)));
        }

        @Test
        void areReachedByWaitingOrByAnotherTime() {
            Evaluator evaluator = Evaluator.of(
                    SCHEMA,
                    Calendar.utc(),
                    Map.of(
                            "date", attr(TRIAL_END).within(current(Bucket.MONTH)),
                            "instant", attr(REGISTERED).within(previous(1, Bucket.MONTH))));
            assertThat(evaluator.evaluate(USER, AS_OF).toFlip("date"))
                    .extracting(Flip::changes)
                    .containsExactlyInAnyOrder(
                            List.of(new Change.Wait(Instant.parse("2026-04-01T00:00:00.000000001Z"))),
                            List.of(new Change.Set<>(TRIAL_END, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 3, 18))));
            assertThat(evaluator.evaluate(USER, AS_OF).toFlip("instant"))
                    .extracting(Flip::changes)
                    .containsExactlyInAnyOrder(
                            List.of(new Change.Wait(Instant.parse("2026-04-01T00:00:00Z"))),
                            List.of(new Change.Set<>(
                                    REGISTERED,
                                    Instant.parse("2026-03-10T23:00:00Z"),
                                    Instant.parse("2026-02-28T23:59:59.999999999Z"))));
        }
    }

    @Nested
    class Figures {

        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(modulo(attr(DEBT), 10).is(7L), TRUE),
                    arguments(modulo(attr(DEBT), 13).is(0L), TRUE),
                    arguments(modulo(attr(AGE), 10).is(7L), TRUE),
                    arguments(modulo(attr(AGE), 1).is(0L), TRUE),
                    arguments(modulo(attr(UNSET), 2).is(0L), UNKNOWN),
                    arguments(attr(UNSET).orElse(4L).atLeast(4L), TRUE),
                    arguments(attr(UNSET).orElse(4L).atLeast(5L), FALSE),
                    arguments(not(attr(UNSET).orElse(4L).atLeast(5L)), TRUE),
                    arguments(attr(AGE).orElse(4L).is(27L), TRUE),
                    arguments(modulo(did("login").count(ever()), 2).is(1L), TRUE),
                    arguments(quotient(attr(AGE), attr(DEBT)).is(27 / -13.0), TRUE),
                    arguments(quotient(attr(PRICE), attr(BUDGET)).is(0.995), TRUE),
                    arguments(quotient(attr(RATE), attr(AGE)).lessThan(0.0186), TRUE),
                    arguments(quotient(attr(UNSET), attr(AGE)).is(1.0), UNKNOWN),
                    arguments(known(quotient(attr(AGE), did("purchase").count(days(1)))), FALSE),
                    arguments(known(quotient(attr(AGE), did("purchase").count(days(3)))), TRUE),
                    arguments(known(did("purchase").average(AMOUNT, days(1))), FALSE),
                    arguments(known(did("purchase").average(AMOUNT, days(3))), TRUE));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void areComputedFromValues(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
        }

        @Test
        void ofDoublesAreAddedInTimeOrder() {
            Attribute<Double> weight = Attribute.ofDouble("weight");
            EventType lift = EventType.of("lift", weight);
            Schema schema = Schema.builder().event(lift).build();
            User user = User.of(
                    Profile.empty(schema),
                    History.of(List.of(
                            Event.of(lift, AS_OF.minusSeconds(3)).with(weight, 70.5),
                            Event.of(lift, AS_OF.minusSeconds(2)).with(weight, 80.0),
                            Event.of(lift, AS_OF.minusSeconds(1)).with(weight, 70.5))));
            List<Rule> rules = List.of(
                    did(lift).sum(weight, ever()).is(221.0),
                    did(lift).average(weight, ever()).between(73.66, 73.67),
                    did(lift).first(weight, ever()).is(70.5),
                    did(lift).largest(weight, ever()).is(80.0),
                    did(lift).distinct(weight, ever()).is(2L),
                    quotient(did(lift).sum(weight, ever()), did(lift).count(ever()))
                            .greaterThan(73.66),
                    quotient(did(lift).count(ever()), did(lift).sum(weight, ever()))
                            .lessThan(0.0136));
            for (Rule rule : rules) {
                assertThat(Evaluator.of(schema, Calendar.utc(), Map.of("rule", rule))
                                .truthOf("rule", user, AS_OF))
                        .as(rule.label().english())
                        .isEqualTo(TRUE);
            }
        }

        @Test
        void areTheNearestDoubleToTheExactQuotient() {
            User user = User.of(Profile.builder(SCHEMA)
                    .set(AGE, 9_007_199_254_740_993L)
                    .set(DEBT, 9_007_199_254_740_993L)
                    .set(PRICE, new BigDecimal("0.30"))
                    .set(BUDGET, new BigDecimal("0.10"))
                    .build());
            for (Rule rule : List.of(
                    quotient(attr(AGE), attr(DEBT)).is(1.0),
                    quotient(attr(PRICE), attr(BUDGET)).is(3.0),
                    quotient(attr(BUDGET), attr(PRICE)).is(1 / 3.0),
                    quotient(attr(PRICE), attr(AGE)).greaterThan(0.0))) {
                assertThat(truthOf(rule, user, AS_OF, Calendar.utc()))
                        .as(rule.label().english())
                        .isEqualTo(TRUE);
            }
        }

        @Test
        void aCountKnownFromBelowSettlesWhatItCan() {
            User recent = User.of(
                    PROFILE,
                    History.of(List.of(Event.of("login", AS_OF.minusSeconds(1))))
                            .withCompleteSince(AS_OF.minusSeconds(60)));
            ValueClause<Long> logins = did("login").count(ever());
            assertThat(truthOf(modulo(logins, 3).lessThan(3L), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(TRUE);
            assertThat(truthOf(modulo(logins, 3).is(1L), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(UNKNOWN);
            assertThat(truthOf(logins.greaterThan(attr(DEBT)), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(TRUE);
            assertThat(truthOf(logins.lessThan(attr(DEBT)), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(FALSE);
            assertThat(truthOf(logins.is(attr(AGE)), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(UNKNOWN);
            assertThat(truthOf(logins.is(attr(DEBT)), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(FALSE);
            assertThat(truthOf(quotient(logins, attr(AGE)).greaterThan(0.0), recent, AS_OF, Calendar.utc()))
                    .isEqualTo(UNKNOWN);
        }
    }

    @Nested
    class Scores {

        private static final Rule YES = all();
        private static final Rule NO = any();
        private static final Rule OPEN = attr(UNSET).is(1L);

        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(
                            score(weight(30, YES), weight(20, NO), weight(5, YES))
                                    .is(35L),
                            TRUE),
                    arguments(score(weight(30, YES), weight(-20, YES)).is(10L), TRUE),
                    arguments(score(weight(0, YES)).is(0L), TRUE),
                    // 30 or 50
                    arguments(score(weight(30, YES), weight(20, OPEN)).atLeast(30L), TRUE),
                    arguments(score(weight(30, YES), weight(20, OPEN)).atLeast(31L), UNKNOWN),
                    arguments(score(weight(30, YES), weight(20, OPEN)).greaterThan(50L), FALSE),
                    arguments(score(weight(30, YES), weight(20, OPEN)).between(30L, 50L), TRUE),
                    arguments(score(weight(30, YES), weight(20, OPEN)).in(29L, 51L), FALSE),
                    // 0 to 20, as bounds; that 10 cannot be reached is not looked at
                    arguments(score(weight(20, OPEN)).is(10L), UNKNOWN),
                    // 10 or 30
                    arguments(score(weight(30, YES), weight(-20, OPEN)).atLeast(10L), TRUE),
                    arguments(score(weight(30, YES), weight(-20, OPEN)).lessThan(10L), FALSE),
                    arguments(score(weight(30, YES), weight(-20, OPEN)).atMost(29L), UNKNOWN),
                    arguments(
                            score(weight(30, OPEN.orElse(false)), weight(1, YES))
                                    .is(1L),
                            TRUE),
                    arguments(score(weight(2, YES)).greaterThan(score(weight(1, YES), weight(0, OPEN))), TRUE),
                    arguments(score(weight(2, YES)).greaterThan(score(weight(2, OPEN))), UNKNOWN),
                    arguments(modulo(score(weight(7, YES)), 4).is(3L), TRUE));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void addTheWeightsOfWhatIsTrueAndLeaveTheUnknownOpen(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
            assertThat(truthOf(not(rule))).isEqualTo(expected.not());
        }

        @Test
        void aScoreNeedsATermAndADivisorIsPositive() {
            assertThatThrownBy(() -> truthOf(score().atLeast(0L))).hasMessageContaining("[NO_PART]");
            assertThatThrownBy(() -> truthOf(modulo(attr(AGE), 0).is(0L))).hasMessageContaining("[INVALID_DIVISOR]");
        }

        /** Else the outcome could depend on the order of the terms. */
        @Test
        void weightsThatAddUpBeyond64BitsAreRefused() {
            Rule tooMuch = score(weight(Long.MAX_VALUE, YES), weight(-1, YES)).atLeast(0L);
            assertThatThrownBy(() -> truthOf(tooMuch)).hasMessageContaining("[TOO_LARGE]");
            assertThat(truthOf(score(weight(Long.MAX_VALUE, YES)).is(Long.MAX_VALUE)))
                    .isEqualTo(TRUE);
        }
    }

    @Nested
    class Pairs {

        static Stream<Arguments> rules() {
            return Stream.of(
                    arguments(attr(PRICE).lessThan(attr(BUDGET)), TRUE),
                    arguments(attr(PRICE).atMost(attr(PRICE)), TRUE),
                    arguments(attr(PRICE).atLeast(attr(BUDGET)), FALSE),
                    arguments(attr(PRICE).is(attr(BUDGET)), FALSE),
                    arguments(attr(CITY).is(attr(HOME)), TRUE),
                    arguments(attr(CITY).lessThan(attr(HOME)), FALSE),
                    arguments(attr(AGE).greaterThan(attr(DEBT)), TRUE),
                    arguments(attr(AGE).greaterThan(attr(UNSET)), UNKNOWN),
                    arguments(attr(UNSET).greaterThan(attr(AGE)), UNKNOWN),
                    arguments(attr(UNSET).is(attr(UNSET)), UNKNOWN),
                    arguments(attr(BIRTHDAY).lessThan(attr(TRIAL_END)), TRUE),
                    arguments(attr(STAY).greaterThan(timeSince(attr(REGISTERED))), FALSE),
                    arguments(attr(REGISTERED).lessThan(did("purchase").lastTime(ever())), TRUE),
                    arguments(
                            did("login")
                                    .lastTime(ever())
                                    .greaterThan(did("purchase").lastTime(ever())),
                            TRUE),
                    arguments(did("purchase").sum(AMOUNT, ever()).atMost(attr(BUDGET)), TRUE),
                    arguments(did("purchase").sum(AMOUNT, days(30)).is(attr(PRICE)), FALSE),
                    arguments(did("purchase").sum(AMOUNT, ever()).is(attr(PRICE)), TRUE),
                    arguments(attr(RATE).lessThan(quotient(attr(PRICE), attr(BUDGET))), TRUE),
                    arguments(attr(AGE).greaterThan(daysSince(attr(REGISTERED))), TRUE),
                    arguments(did("purchase").first(DELIVERY, ever()).is(attr(TRIAL_END)), UNKNOWN));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void compareTwoOperands(Rule rule, Truth expected) {
            assertThat(truthOf(rule)).isEqualTo(expected);
            assertThat(truthOf(not(rule))).isEqualTo(expected.not());
        }

        @Test
        void onlyWhatIsOfOneKindIsCompared() {
            Attribute<BigDecimal> exact = Attribute.ofDecimal("exact", 4);
            Attribute<String> grade = Attribute.ofEnumeration("grade", "gold", "silver");
            Schema schema = Schema.of(PRICE, exact, LEVEL, grade);
            assertThatThrownBy(() -> Evaluator.of(
                            schema,
                            Calendar.utc(),
                            Map.of(
                                    "rule",
                                    all(
                                            attr(PRICE).lessThan(attr(exact)),
                                            attr(LEVEL).is(attr(grade))))))
                    .hasMessageContaining("'price' and 'exact' must be of one kind but are DECIMAL(2) and DECIMAL(4)")
                    .hasMessageContaining("'level' and 'grade' must be of one kind");
        }
    }

    @Nested
    class Units {

        private final Attribute<Long> weight = Attribute.ofLong("weight").withUnit("kg");
        private final Attribute<Long> limit = Attribute.ofLong("limit").withUnit("kg");
        private final Attribute<Long> fee = Attribute.ofLong("fee").withUnit("CNY");
        private final Schema schema = Schema.builder()
                .attributes(List.of(weight, limit, fee))
                .event("lift", weight)
                .build();

        private List<Problem> problemsWith(Rule rule) {
            try {
                Evaluator.of(schema, Calendar.utc(), Map.of("rule", rule));
            } catch (InvalidModelException e) {
                return e.problems();
            }
            return List.of();
        }

        @Test
        void areTheSameOnBothSides() {
            assertThat(problemsWith(attr(weight).lessThan(attr(limit)))).isEmpty();
            assertThat(problemsWith(attr(weight).atLeast(5L))).isEmpty();
            assertThat(problemsWith(did("lift").largest(weight, ever()).atMost(attr(limit))))
                    .isEmpty();
            assertThat(problemsWith(attr(weight).lessThan(attr(fee))))
                    .extracting(Problem::code)
                    .containsExactly("OTHER_UNIT");
            assertThat(problemsWith(did("lift").sum(weight, ever()).atMost(attr(fee))))
                    .extracting(Problem::message)
                    .containsExactly(
                            "'sum of weight of lift ever' and 'fee' must be of one kind but are LONG kg and LONG CNY");
        }

        @Test
        void aQuotientHasNone() {
            assertThat(problemsWith(quotient(attr(fee), attr(weight)).atMost(2.0)))
                    .isEmpty();
        }

        @Test
        void anAttributeOfTheSameNameInAnotherUnitIsAnotherAttribute() {
            assertThat(problemsWith(
                            attr(Attribute.ofLong("weight").withUnit("lb")).is(1L)))
                    .extracting(Problem::code, Problem::message)
                    .containsExactly(tuple("OTHER_ATTRIBUTE", "'weight' is declared as LONG kg but used as LONG lb"));
        }
    }

    /** When an answer changes by itself, for operands that move with time. */
    @Nested
    class Turning {

        private static final Instant NOON = Instant.parse("2026-03-18T12:00:00Z");

        private static final User BUYER = User.of(
                PROFILE,
                History.of(List.of(Event.of(PURCHASE, NOON.minus(Duration.ofMinutes(30)))
                        .with(DELIVERY, LocalDate.of(2026, 3, 20))
                        .with(AMOUNT, BigDecimal.ONE))));

        static Stream<Arguments> rules() {
            ValueClause<LocalDate> delivery = did("purchase").last(DELIVERY, rolling(Duration.ofHours(1)));
            return Stream.of(
                    arguments(daysUntil(attr(TRIAL_END)).atMost(7L), "2026-03-25T00:00:00Z"),
                    arguments(daysSince(attr(TRIAL_END)).greaterThan(7L), "2026-04-09T00:00:00Z"),
                    arguments(daysSince(attr(REGISTERED)).atMost(30L), "2026-04-10T00:00:00Z"),
                    arguments(timeSince(attr(REGISTERED)).atLeast(Duration.ofDays(10)), "2026-03-20T23:00:00Z"),
                    arguments(
                            timeSince(attr(REGISTERED)).greaterThan(Duration.ofDays(10)),
                            "2026-03-20T23:00:00.000000001Z"),
                    arguments(daysToAnniversary(attr(BIRTHDAY)).atMost(30L), "2027-01-29T00:00:00Z"),
                    arguments(anniversary(attr(BIRTHDAY), Bucket.MONTH), "2027-02-01T00:00:00Z"),
                    arguments(anniversary(attr(BIRTHDAY), Bucket.WEEK), "2027-02-22T00:00:00Z"),
                    arguments(attr(REGISTERED).within(current(Bucket.MONTH)), "2026-04-01T00:00:00Z"),
                    arguments(attr(REGISTERED).within(days(10)), "2026-03-20T23:00:00.000000001Z"),
                    arguments(attr(REGISTERED).within(ever()), null),
                    arguments(attr(REGISTERED).within(days(1)), null),
                    arguments(attr(TRIAL_END).within(days(10)), "2026-04-01T00:00:00.000000001Z"),
                    arguments(attr(TRIAL_END).within(previous(2, Bucket.WEEK)), "2026-04-06T00:00:00Z"),
                    arguments(attr(TRIAL_END).within(Windows.LATER), "2026-04-01T18:00:00.000000001Z"),
                    arguments(delivery.within(ever()), "2026-03-18T12:30:00.000000001Z"),
                    arguments(attr(STAY).greaterThan(timeSince(attr(REGISTERED))), null),
                    arguments(attr(AGE).is(27L), null),
                    arguments(daysUntil(attr(TRIAL_END)).is(20L), null),
                    // The purchase leaves the hour at 12:30, and its date with it.
                    arguments(known(delivery), "2026-03-18T12:30:00.000000001Z"),
                    arguments(known(daysToAnniversary(delivery)), "2026-03-18T12:30:00.000000001Z"),
                    arguments(known(daysUntil(delivery)), "2026-03-18T12:30:00.000000001Z"),
                    arguments(
                            known(timeSince(did("purchase").lastTime(rolling(Duration.ofHours(1))))),
                            "2026-03-18T12:30:00.000000001Z"),
                    arguments(daysToAnniversary(delivery).is(2L), "2026-03-18T12:30:00.000000001Z"),
                    arguments(
                            daysToAnniversary(delivery).lessThan(daysUntil(attr(TRIAL_END))),
                            "2026-03-18T12:30:00.000000001Z"),
                    arguments(
                            timeSince(did("purchase").lastTime(rolling(Duration.ofHours(1))))
                                    .lessThan(timeSince(attr(REGISTERED))),
                            "2026-03-18T12:30:00.000000001Z"),
                    arguments(timeSince(attr(REGISTERED)).lessThan(timeSince(attr(REGISTERED))), null));
        }

        @ParameterizedTest
        @MethodSource("rules")
        void happensAtAnInstantThatCanBeTold(Rule rule, Instant expected) {
            Evaluator evaluator = Evaluator.of(SCHEMA, Calendar.utc(), Map.of("rule", rule));
            if (expected == null) {
                assertThat(evaluator.evaluate(BUYER, NOON).nextChangeAt("rule")).isEmpty();
            } else {
                assertThat(evaluator.evaluate(BUYER, NOON).nextChangeAt("rule")).hasValue(expected);
                Truth now = evaluator.truthOf("rule", BUYER, NOON);
                assertThat(evaluator.truthOf("rule", BUYER, expected.minusNanos(1)))
                        .isEqualTo(now);
                assertThat(evaluator.truthOf("rule", BUYER, expected)).isNotEqualTo(now);
            }
        }
    }
}
