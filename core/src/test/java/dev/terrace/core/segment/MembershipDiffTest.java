package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.daysSince;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.MembershipChange.Move;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MembershipDiffTest {

    private static final Attribute<String> ID = Attribute.ofString("id");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(ID, AGE, CITY))
            .event("login")
            .event("purchase")
            .build();
    private static final Instant MONDAY = Instant.parse("2026-03-16T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-20T12:00:00Z");

    private static final Rule ADULT = attr(AGE).atLeast(18L);
    private static final Rule ACTIVE = did("login").within(days(7));
    private static final Event EARLY_LOGIN = Event.of("login", Instant.parse("2026-03-11T08:00:00Z"));
    private static final Event LATE_LOGIN = Event.of("login", Instant.parse("2026-03-19T08:00:00Z"));
    private static final Event PURCHASE = Event.of("purchase", Instant.parse("2026-03-18T08:00:00Z"));

    private static final User ANN = user(27L, "上海");

    private static User user(Long age, String city, Event... events) {
        Profile.Builder profile = Profile.builder(SCHEMA).set(ID, "ann");
        if (age != null) {
            profile.set(AGE, age);
        }
        return User.of(profile.set(CITY, city).build(), History.of(List.of(events)));
    }

    private static SegmentCatalog catalog(Rule rule) {
        return catalog(Segment.of("segment", rule));
    }

    private static SegmentCatalog catalog(Segment segment) {
        return SegmentCatalog.builder(SCHEMA).identifiedBy(ID).segment(segment).build();
    }

    private static MembershipChange change(
            SegmentCatalog before, User userBefore, SegmentCatalog after, User userAfter) {
        return after.evaluate(userAfter, FRIDAY)
                .since(before.evaluate(userBefore, MONDAY))
                .get(0);
    }

    @Nested
    class Causes {

        @Test
        void nothingWhereTheAnswerIsTheSame() {
            MembershipChange change =
                    change(catalog(ADULT), ANN, catalog(attr(AGE).atLeast(21L)), user(30L, "北京", PURCHASE));
            assertThat(change).isEqualTo(new MembershipChange("segment", Truth.TRUE, Truth.TRUE, List.of()));
            assertThat(change.move()).isEqualTo(Move.STAYED_IN);
        }

        @Test
        void theRule() {
            Rule stricter = attr(AGE).atLeast(30L);
            MembershipChange change = change(catalog(ADULT), ANN, catalog(stricter), ANN);
            assertThat(change.causes()).containsExactly(new Cause.RuleChanged(ADULT, stricter));
            assertThat(change.move()).isEqualTo(Move.EXITED);
        }

        @Test
        void whatTheRuleRefersTo() {
            SegmentCatalog before = SegmentCatalog.builder(SCHEMA)
                    .segment("segment", inSegment("adult"))
                    .segment("adult", ADULT)
                    .build();
            SegmentCatalog after = before.with(Segment.of("adult", attr(AGE).atLeast(30L)));
            MembershipChange change = change(before, ANN, after, ANN);
            assertThat(change.causes())
                    .containsExactly(new Cause.ReferenceChanged(before.segment("adult"), after.segment("adult")));
        }

        @Test
        void aListByHand() {
            Segment plain = Segment.of("segment", ADULT);
            Segment without = plain.excluding("ann", "bob");
            MembershipChange change = change(catalog(plain), ANN, catalog(without), ANN);
            assertThat(change.causes()).containsExactly(new Cause.ListChanged(plain, without));
            assertThat(change.move()).isEqualTo(Move.EXITED);
            MembershipChange back = change(catalog(without), ANN, catalog(plain), ANN);
            assertThat(back.causes()).containsExactly(new Cause.ListChanged(without, plain));
            assertThat(back.move()).isEqualTo(Move.ENTERED);
        }

        @Test
        void aListByHandThatTheCatalogueHasNoMore() {
            Segment listed = Segment.of("segment", not(ADULT)).including("ann");
            Segment plain = Segment.of("segment", not(ADULT));
            SegmentCatalog withoutId =
                    SegmentCatalog.builder(SCHEMA).segment(plain).build();
            assertThat(change(catalog(listed), ANN, withoutId, ANN).causes())
                    .containsExactly(new Cause.ListChanged(listed, plain));
        }

        @Test
        void theRuleButNotAListThatStaysTheSame() {
            Segment listed = Segment.of("segment", ADULT).including("bob").excluding("eve");
            Segment edited = Segment.of("segment", not(ADULT)).including("bob").excluding("eve");
            assertThat(change(catalog(listed), ANN, catalog(edited), ANN).causes())
                    .containsExactly(new Cause.RuleChanged(ADULT, not(ADULT)));
        }

        @Test
        void timeAlone() {
            User user = user(27L, "上海", EARLY_LOGIN);
            MembershipChange change = change(catalog(ACTIVE), user, catalog(ACTIVE), user);
            assertThat(change.causes())
                    .containsExactly(new Cause.TimePassed(Instant.parse("2026-03-18T08:00:00.000000001Z")));
            assertThat(change.move()).isEqualTo(Move.EXITED);
        }

        @Test
        void attributesThatTheRuleAsksFor() {
            MembershipChange change = change(catalog(ADULT), user(17L, "上海"), catalog(ADULT), user(18L, "北京"));
            assertThat(change.causes())
                    .containsExactly(new Cause.AttributesChanged(List.of(new Cause.AttributeChange(AGE, 17L, 18L))));
            assertThat(change.move()).isEqualTo(Move.ENTERED);
        }

        @Test
        void anAttributeThatIsMissingNowOrWasBefore() {
            MembershipChange lost = change(catalog(ADULT), ANN, catalog(ADULT), user(null, "上海"));
            assertThat(lost.causes())
                    .containsExactly(new Cause.AttributesChanged(List.of(new Cause.AttributeChange(AGE, 27L, null))));
            assertThat(lost.after()).isEqualTo(Truth.UNKNOWN);
            assertThat(lost.move()).isEqualTo(Move.EXITED);
            MembershipChange found = change(catalog(ADULT), user(null, "上海"), catalog(ADULT), ANN);
            assertThat(found.causes())
                    .containsExactly(new Cause.AttributesChanged(List.of(new Cause.AttributeChange(AGE, null, 27L))));
            assertThat(found.before()).isEqualTo(Truth.UNKNOWN);
            assertThat(found.move()).isEqualTo(Move.ENTERED);
        }

        @Test
        void eventsThatTheRuleAsksFor() {
            User after = user(27L, "上海", LATE_LOGIN, PURCHASE);
            MembershipChange change = change(catalog(ACTIVE), ANN, catalog(ACTIVE), after);
            assertThat(change.causes()).containsExactly(new Cause.EventsHappened(List.of(LATE_LOGIN)));
            assertThat(change.move()).isEqualTo(Move.ENTERED);
        }

        @Test
        void eventsThatWereTakenAway() {
            Event login = Event.of("login", Instant.parse("2026-03-15T08:00:00Z"));
            MembershipChange change = change(catalog(ACTIVE), user(27L, "上海", login), catalog(ACTIVE), ANN);
            assertThat(change.causes()).containsExactly(new Cause.EventsHappened(List.of(login)));
            assertThat(change.move()).isEqualTo(Move.EXITED);
        }

        @Test
        void eventsThatLayAheadBeforeCountAsEventsAndNotAsTime() {
            User booked = user(27L, "上海", LATE_LOGIN);
            assertThat(change(catalog(ACTIVE), booked, catalog(ACTIVE), booked).causes())
                    .containsExactly(new Cause.EventsHappened(List.of(LATE_LOGIN)));
        }

        @Test
        void severalInAFixedOrder() {
            // In by the rule before; out by the rule now; in by age; out by the purchase.
            Rule now = all(attr(AGE).atLeast(30L), not(did("purchase").ever()));
            MembershipChange change = change(catalog(ADULT), ANN, catalog(now), user(30L, "上海", PURCHASE));
            assertThat(change)
                    .isEqualTo(new MembershipChange(
                            "segment",
                            Truth.TRUE,
                            Truth.FALSE,
                            List.of(
                                    new Cause.RuleChanged(ADULT, now),
                                    new Cause.AttributesChanged(List.of(new Cause.AttributeChange(AGE, 27L, 30L))),
                                    new Cause.EventsHappened(List.of(PURCHASE)))));
        }

        @Test
        void ruleListTimeAndEventAtOnce() {
            User before = user(17L, "上海", EARLY_LOGIN);
            User after = user(17L, "上海", EARLY_LOGIN, LATE_LOGIN);
            Segment old = Segment.of("segment", ADULT).excluding("bob");
            Segment current = Segment.of("segment", ACTIVE).including("eve");
            MembershipChange change = change(catalog(old), before, catalog(current), after);
            assertThat(change.causes())
                    .containsExactly(
                            new Cause.RuleChanged(ADULT, ACTIVE),
                            new Cause.TimePassed(Instant.parse("2026-03-18T08:00:00.000000001Z")),
                            new Cause.EventsHappened(List.of(LATE_LOGIN)));
        }
    }

    @Nested
    class Evidence {

        @Test
        void aRuleAndAListThatChangeTogetherAreToldApart() {
            Segment old = Segment.of("segment", ADULT);
            Segment current = Segment.of("segment", not(ADULT)).including("ann").excluding("bob");
            assertThat(change(catalog(old), user(17L, "上海"), catalog(current), ANN)
                            .causes())
                    .containsExactly(new Cause.RuleChanged(ADULT, not(ADULT)));
            assertThat(change(catalog(old), user(17L, "上海"), catalog(old.including("ann")), user(17L, "上海"))
                            .causes())
                    .containsExactly(new Cause.ListChanged(old, old.including("ann")));
            Segment out = Segment.of("segment", not(ADULT)).including("ann").excluding("ann");
            assertThat(change(catalog(old), ANN, catalog(out), ANN).causes())
                    .containsExactly(new Cause.RuleChanged(ADULT, not(ADULT)));
        }

        @Test
        void manyChangedSegmentsAreComparedQuickly() {
            SegmentCatalog.Builder before = SegmentCatalog.builder(SCHEMA).identifiedBy(ID);
            SegmentCatalog.Builder after = SegmentCatalog.builder(SCHEMA).identifiedBy(ID);
            for (int i = 0; i < 2_000; i++) {
                before.segment("s" + i, all(ADULT, attr(AGE).atLeast((long) -i)));
                after.segment(Segment.of("s" + i, attr(AGE).atLeast(30L + i)).excluding("ann"));
            }
            Memberships now = after.build().evaluate(ANN, FRIDAY);
            Memberships old = before.build().evaluate(ANN, MONDAY);
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(now.since(old))
                            .allMatch(change -> change.causes().size() == 1));
        }

        @Test
        void aCalendar() {
            Rule rule = did("login").within(Window.current(Bucket.WEEK));
            SegmentCatalog utc = catalog(rule);
            Calendar sunday = new Calendar(ZoneOffset.UTC, LocalTime.MIDNIGHT, DayOfWeek.SUNDAY);
            SegmentCatalog fromSunday = SegmentCatalog.builder(SCHEMA)
                    .calendar(sunday)
                    .segment("segment", rule)
                    .build();
            User user = user(27L, "上海", Event.of("login", Instant.parse("2026-03-15T08:00:00Z")));
            assertThat(change(utc, user, fromSunday, user).causes())
                    .containsExactly(new Cause.CalendarChanged(Calendar.utc(), sunday));
            assertThat(change(catalog(not(ADULT)), ANN, fromSunday.with(Segment.of("segment", ADULT)), ANN)
                            .causes())
                    .containsExactly(new Cause.RuleChanged(not(ADULT), ADULT));
        }

        @Test
        void ofTimeIsTheLastTurn() {
            // Out on Wednesday, in on Thursday, when the older login has been away for long enough.
            Rule rule = any(did("login").within(days(3)), not(did("login").within(days(6))));
            User user = user(27L, "上海", Event.of("login", Instant.parse("2026-03-14T00:00:00Z")));
            Instant last = catalog(rule)
                    .evaluate(user, Instant.parse("2026-03-18T00:00:00Z"))
                    .of("segment")
                    .nextChangeAt()
                    .orElseThrow();
            Rule never = all(rule, not(did("login").within(days(4))));
            MembershipChange change = change(catalog(never), user, catalog(never), user);
            assertThat(change.move()).isEqualTo(Move.ENTERED);
            assertThat(change.causes()).containsExactly(new Cause.TimePassed(last));
            // In on Monday, out, in, and out again.
            Rule thrice = any(
                    did("login").within(days(3)),
                    all(not(did("login").within(days(4))), did("login").within(days(5))));
            assertThat(change(catalog(thrice), user, catalog(thrice), user).causes())
                    .containsExactly(new Cause.TimePassed(Instant.parse("2026-03-19T00:00:00.000000001Z")));
        }

        @Test
        void ofTimeThatTurnsTooOftenIsTheLaterDate() {
            Attribute<LocalDate> day = Attribute.ofDate("day");
            Schema schema = Schema.of(day);
            SegmentCatalog catalog = SegmentCatalog.builder(schema)
                    .segment("every other day", modulo(daysSince(attr(day)), 2).is(0L))
                    .build();
            User user = User.of(
                    Profile.builder(schema).set(day, LocalDate.of(2020, 1, 1)).build());
            assertThat(turn(catalog, user, FRIDAY.minus(Duration.ofDays(2_001))))
                    .isEqualTo(FRIDAY);
            assertThat(turn(catalog, user, FRIDAY.minus(Duration.ofDays(901))))
                    .isEqualTo(Instant.parse("2026-03-20T00:00:00Z"));
        }

        private static Instant turn(SegmentCatalog catalog, User user, Instant since) {
            MembershipChange change = catalog.evaluate(user, FRIDAY)
                    .since(catalog.evaluate(user, since))
                    .get(0);
            return ((Cause.TimePassed) change.causes().get(0)).at();
        }

        @Test
        void ofEventsIsThatOfThePartsThatTurned() {
            Rule rule = all(did("login").ever(), did("purchase").ever());
            User before = user(27L, "上海", EARLY_LOGIN);
            User after = user(27L, "上海", EARLY_LOGIN, LATE_LOGIN, PURCHASE);
            assertThat(change(catalog(rule), before, catalog(rule), after).causes())
                    .containsExactly(new Cause.EventsHappened(List.of(PURCHASE)));
        }

        @Test
        void ofEventsThatNoPartNamesIsThoseOfTheTypesAskedFor() {
            Rule rule = score(weight(1, did("login").ever())).atLeast(1L);
            assertThat(change(catalog(rule), ANN, catalog(rule), user(27L, "上海", LATE_LOGIN, PURCHASE))
                            .causes())
                    .containsExactly(new Cause.EventsHappened(List.of(LATE_LOGIN)));
        }

        @Test
        void aHistoryThatIsCompleteSinceAnotherInstant() {
            Instant late = Instant.parse("2026-03-19T00:00:00Z");
            User partial = User.of(ANN.profile(), ANN.history().withCompleteSince(late));
            MembershipChange change = change(catalog(not(ACTIVE)), partial, catalog(not(ACTIVE)), ANN);
            assertThat(change.move()).isEqualTo(Move.ENTERED);
            assertThat(change.causes())
                    .containsExactly(
                            new Cause.HistoryCompleted(late, ANN.history().completeSince()));
        }

        @Test
        void doesNotTakePropertiesOfEventsForAttributes() {
            Schema schema = Schema.builder()
                    .attributes(List.of(AGE, CITY))
                    .event(EventType.of("visit", CITY))
                    .build();
            Rule rule = all(ADULT, not(did("visit").where(attr(CITY).is("上海")).ever()));
            SegmentCatalog catalog =
                    SegmentCatalog.builder(schema).segment("segment", rule).build();
            User before = User.of(
                    Profile.builder(schema).set(AGE, 17L).set(CITY, "上海").build());
            User after = User.of(
                    Profile.builder(schema).set(AGE, 18L).set(CITY, "北京").build());
            assertThat(change(catalog, before, catalog, after).causes())
                    .containsExactly(new Cause.AttributesChanged(List.of(new Cause.AttributeChange(AGE, 17L, 18L))));
        }
    }

    @Nested
    class SegmentsThatComeAndGo {

        private final SegmentCatalog before = SegmentCatalog.builder(SCHEMA)
                .segment("kept", ADULT)
                .segment("removed", ADULT)
                .segment("removedEmpty", any())
                .build();
        private final SegmentCatalog after = SegmentCatalog.builder(SCHEMA)
                .segment("new", ADULT)
                .segment("kept", ADULT)
                .segment("newEmpty", any())
                .build();

        @Test
        void haveARuleThatChangedWhereTheUserIsIn() {
            List<MembershipChange> changes = after.evaluate(ANN, FRIDAY).since(before.evaluate(ANN, MONDAY));
            assertThat(changes)
                    .containsExactly(
                            new MembershipChange(
                                    "new", Truth.FALSE, Truth.TRUE, List.of(new Cause.RuleChanged(null, ADULT))),
                            new MembershipChange("kept", Truth.TRUE, Truth.TRUE, List.of()),
                            new MembershipChange("newEmpty", Truth.FALSE, Truth.FALSE, List.of()),
                            new MembershipChange(
                                    "removed", Truth.TRUE, Truth.FALSE, List.of(new Cause.RuleChanged(ADULT, null))),
                            new MembershipChange("removedEmpty", Truth.FALSE, Truth.FALSE, List.of()));
            assertThat(changes)
                    .extracting(MembershipChange::move)
                    .containsExactly(Move.ENTERED, Move.STAYED_IN, Move.STAYED_OUT, Move.EXITED, Move.STAYED_OUT);
        }
    }

    @Nested
    class OtherSchemas {

        private static final Attribute<Long> POINTS = Attribute.ofLong("points");
        private static final Schema LARGER = Schema.builder()
                .attributes(List.of(POINTS, AGE, ID))
                .event("login")
                .build();

        @Test
        void areComparedByTheAttributesThatBothHave() {
            SegmentCatalog rich = SegmentCatalog.builder(LARGER)
                    .segment("segment", all(ADULT, attr(POINTS).atLeast(100L)))
                    .build();
            User now = User.of(
                    Profile.builder(LARGER).set(AGE, 27L).set(POINTS, 150L).build());
            MembershipChange change = change(catalog(not(ADULT)), ANN, rich, now);
            assertThat(change.move()).isEqualTo(Move.ENTERED);
            assertThat(change.causes())
                    .containsExactly(
                            new Cause.RuleChanged(
                                    not(ADULT), all(ADULT, attr(POINTS).atLeast(100L))),
                            new Cause.AttributesChanged(List.of(new Cause.AttributeChange(POINTS, null, 150L))));
        }
    }

    @Test
    void anotherUserIsRefused() {
        Memberships ann = catalog(ADULT).evaluate(ANN, MONDAY);
        Profile bob = Profile.builder(SCHEMA).set(ID, "bob").build();
        Memberships other = catalog(ADULT).evaluate(User.of(bob), FRIDAY);
        assertThatThrownBy(() -> other.since(ann))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the memberships must be of one user but 'id' was 'ann' and 'bob'");
        Profile nameless = Profile.builder(SCHEMA).build();
        assertThat(catalog(ADULT).evaluate(User.of(nameless), FRIDAY).since(ann))
                .hasSize(1);
        SegmentCatalog withoutId =
                SegmentCatalog.builder(SCHEMA).segment("segment", ADULT).build();
        assertThat(withoutId.evaluate(User.of(bob), FRIDAY).since(ann)).hasSize(1);
    }

    @Test
    void anIdThatIsSensitiveIsWithheld() {
        Schema schema = Schema.of(ID.asSensitive());
        SegmentCatalog catalog = SegmentCatalog.builder(schema).identifiedBy(ID).build();
        Memberships ann =
                catalog.evaluate(User.of(Profile.builder(schema).set(ID, "ann").build()), MONDAY);
        Memberships bob =
                catalog.evaluate(User.of(Profile.builder(schema).set(ID, "bob").build()), FRIDAY);
        assertThatThrownBy(() -> bob.since(ann)).hasMessage("the memberships must be of one user but 'id' differs");
    }

    @Test
    void anEvaluationIsComparedWithAnEarlierOne() {
        Memberships monday = catalog(ADULT).evaluate(ANN, MONDAY);
        Memberships friday = catalog(ADULT).evaluate(ANN, FRIDAY);
        assertThatThrownBy(() -> monday.since(friday))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the memberships before must not be later but were: 2026-03-20T12:00:00Z after"
                        + " 2026-03-16T12:00:00Z");
        assertThat(monday.since(monday)).extracting(MembershipChange::causes).containsExactly(List.of());
    }
}
