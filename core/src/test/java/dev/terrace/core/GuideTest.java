package dev.terrace.core;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.rule.Rules.sequence;
import static dev.terrace.core.rule.Rules.share;
import static dev.terrace.core.time.Window.days;
import static dev.terrace.core.time.Window.months;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.analysis.RuleDiff;
import dev.terrace.core.codec.RuleCodec;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.evaluation.Flip;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Cause;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Impact;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layering;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.MembershipChange;
import dev.terrace.core.segment.MembershipPolicy;
import dev.terrace.core.segment.Placement;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.segment.SegmentCodec;
import dev.terrace.core.segment.Standing;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/core.md. */
class GuideTest {

    // guide: vocabulary
    static final Attribute<String> ID = Attribute.ofString("user_id");
    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "normal", "silver", "gold");
    static final Attribute<Long> AMOUNT = Attribute.ofLong("amount").withUnit("fen");

    static final EventType PURCHASE = EventType.of("purchase", AMOUNT).withLabel(Label.of("purchase", "购买"));

    static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(ID, AGE, CITY, LEVEL))
            .event(PURCHASE)
            .event("complaint")
            .event("view")
            .build();
    // end

    private final Instant asOf = Instant.parse("2026-03-18T00:00:00Z");

    private final User user = someUser();

    private static User someUser() {
        // guide: facts
        Profile profile = Profile.builder(SCHEMA)
                .set(ID, "ann")
                .set(AGE, 27L)
                .set(LEVEL, "silver") // the city is not known
                .build();
        History history = History.of(List.of(
                Event.of(PURCHASE, Instant.parse("2026-01-05T09:30:00Z")).with(AMOUNT, 120_00L),
                Event.of(PURCHASE, Instant.parse("2026-03-02T20:15:00Z")).with(AMOUNT, 89_90L),
                Event.of(PURCHASE, Instant.parse("2026-03-11T12:00:00Z")).with(AMOUNT, 240_00L)));
        User user = User.of(profile, history);
        // end
        return user;
    }

    private static final Rule YOUNG =
            all(attr(AGE).between(18L, 35L), did("purchase").atLeast(2).within(days(30)));

    @Test
    void aSegmentAnswersAndSaysWhy() {
        // guide: segments
        Rule young = all(
                attr(AGE).between(18L, 35L),
                did("purchase").atLeast(2).within(days(30)),
                not(did("complaint").ever()));
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                .segment(Segment.of("young-buyers", Label.of("Young buyers", "年轻买家"), young))
                .segment("locals", attr(CITY).in("上海", "杭州"))
                .build();

        Membership membership = catalog.evaluate(user, asOf).of("young-buyers");
        // end
        assertThat(membership.truth()).isEqualTo(Truth.TRUE);
        assertThat(membership.explanation().text(Locale.ENGLISH)).isEqualTo("""
                        * yes: all of the following
                          * yes: age is between 18 and 35 (was 27)
                          * yes: did purchase at least 2 times in the last 30 days (was 2)
                          * yes: not the following
                            * no: did complaint at least 1 time ever (was 0)""");
        assertThat(catalog.evaluate(user, asOf).of("locals").truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(catalog.evaluate(user, asOf).of("locals").explanation().text(Locale.CHINESE))
                .isEqualTo("* 未知：city 属于 [上海, 杭州]（缺失）");
        assertThat(catalog.warnings()).isEmpty();
    }

    @Test
    void rulesAskForWhatUsersDid() {
        // guide: behaviour
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segment(
                        "big-orders",
                        did("purchase").where(attr(AMOUNT).atLeast(200_00L)).within(days(90)))
                .segment("spenders", did("purchase").sum(AMOUNT, months(3)).atLeast(400_00L))
                .segment(
                        "view-to-buy",
                        sequence(did("view"), did("purchase"))
                                .taking(Duration.ofHours(2))
                                .ever())
                .segment("monthly", did("purchase").inAtLeast(2, 3, Bucket.MONTH))
                .segment("stopped", did("purchase").stopped(days(60), days(30)))
                .segment("pilot", all(inSegment("spenders"), share("new-home", ID, 2_500)))
                .build();
        // end
        assertThat(catalog.evaluate(user, asOf).keys(Truth.TRUE)).containsExactly("big-orders", "spenders");
        assertThat(catalog.evaluate(user, asOf).of("monthly").explanation())
                .hasToString("* no: number of the last 3 whole months with purchase is at least 2 (was 1)");
    }

    @Test
    void anAnswerSaysUntilWhenItHoldsAndWhatWouldTurnIt() {
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segment("frequent", did("purchase").atLeast(3).within(days(30)))
                .segment("spenders", did("purchase").sum(AMOUNT, months(3)).atLeast(500_00L))
                .segment("gold", attr(LEVEL).atLeast("gold"))
                .segment("young-buyers", YOUNG)
                .build();
        // guide: turning
        Membership young = catalog.evaluate(user, asOf).of("young-buyers");
        Optional<Instant> until = young.nextChangeAt();

        Membership frequent = catalog.evaluate(user, asOf).of("frequent");
        List<Flip> ways = frequent.toFlip();
        // end
        assertThat(until).hasValue(Instant.parse("2026-04-01T20:15:00.000000001Z"));
        assertThat(ways).hasToString("[1 more purchase by 2026-04-01T20:15:00Z]");
        assertThat(ways.get(0).label().chinese()).isEqualTo("在 2026-04-01T20:15:00Z 之前（含）再 购买 1 次");
        assertThat(catalog.evaluate(user, asOf).of("spenders").toFlip().get(0))
                .hasToString("1 more purchase with amount 5010 fen by 2026-04-05T09:30:00Z");
        assertThat(catalog.evaluate(user, asOf).of("gold").toFlip()).hasToString("[level becomes gold]");
    }

    @Test
    void aChangeHasCauses() {
        SegmentCatalog catalog =
                SegmentCatalog.builder(SCHEMA).segment("young-buyers", YOUNG).build();
        // guide: since
        Instant later = Instant.parse("2026-04-02T00:00:00Z");
        List<MembershipChange> changes = catalog.evaluate(user, later).since(catalog.evaluate(user, asOf));
        // end
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.move()).isEqualTo(MembershipChange.Move.EXITED);
            assertThat(change.causes())
                    .containsExactly(new Cause.TimePassed(Instant.parse("2026-04-01T20:15:00.000000001Z")));
        });
    }

    @Test
    void aPolicyKeepsMembershipsSteady() {
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segment("frequent", did("purchase").atLeast(2).within(days(30)))
                .segment("still-active", did("purchase").atLeast(1).within(days(60)))
                .build();
        // guide: steady
        MembershipPolicy policy = MembershipPolicy.of("frequent")
                .stayingWhile("still-active")
                .withMinimumDwell(Duration.ofDays(14))
                .withCoolDown(Duration.ofDays(30));

        Standing march = policy.next(null, catalog.evaluate(user, asOf));
        Standing april = policy.next(march, catalog.evaluate(user, Instant.parse("2026-04-20T00:00:00Z")));
        // end
        assertThat(march.reason()).isEqualTo(Standing.Reason.ENTERED);
        assertThat(april.member()).isTrue();
        assertThat(april.reason()).isEqualTo(Standing.Reason.STAYED_IN);
    }

    @Test
    void anEditIsPreviewedBeforeItIsMade() {
        SegmentCatalog catalog =
                SegmentCatalog.builder(SCHEMA).segment("young-buyers", YOUNG).build();
        Map<String, User> users = Map.of("ann", user);
        // guide: preview
        SegmentCatalog edited =
                catalog.with(Segment.of("young-buyers", attr(AGE).between(18L, 25L)));
        Impact<String> impact = Impact.of("young-buyers", catalog, edited, users, asOf);
        // end
        assertThat(impact.exited()).containsExactly("ann");
        assertThat(impact.net()).isEqualTo(-1);
    }

    @Test
    void listsByHandTakePrecedence() {
        // guide: lists
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .identifiedBy(ID)
                .segment(Segment.of("beta", attr(LEVEL).is("gold"))
                        .including("ann", "bob")
                        .excluding("bob"))
                .build();
        // end
        assertThat(catalog.truthOf("beta", user, asOf)).isEqualTo(Truth.TRUE);
        Explanation why = catalog.evaluate(user, asOf).of("beta").explanation();
        assertThat(why.text(Locale.ENGLISH)).contains("* yes: is on a list by hand (was ann)");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> {
                    // guide: problems
                    SegmentCatalog.builder(SCHEMA)
                            .segment("vip", attr(LEVEL).is("golden"))
                            .segment("active", did("purchse").ever())
                            .build();
                    // end
                })
                .hasMessage("""
                        segment catalogue is not valid (2):
                          segments/vip: 'level' must be one of [normal, silver, gold] but was 'golden'; \
                        did you mean 'gold'? [VALUE_NOT_ALLOWED]
                          segments/active/count: an event must be one of [complaint, purchase, view] but was 'purchse'; \
                        did you mean 'purchase'? [UNKNOWN_EVENT]""");
    }

    @Test
    void everybodyIsInExactlyOneLayer() {
        // guide: layers
        Layering layering = Layering.builder("value", 1, SCHEMA, Layer.of("visitor", Label.of("Visitor", "访客")))
                .layer(
                        Layer.of("buyer", Label.of("Buyer", "买家")),
                        did("purchase").ever())
                .layer(
                        Layer.of("regular", Label.of("Regular", "常客")),
                        did("purchase").atLeast(3).ever())
                .build();

        Placement january = layering.evaluate(user, Instant.parse("2026-02-01T00:00:00Z"));
        Placement march = layering.evaluate(user, asOf);
        Flow<String> flow = Flow.between(
                layering.layers(),
                Map.of("ann", january.layer().key()),
                Map.of("ann", march.layer().key()));
        // end
        assertThat(january).hasToString("buyer");
        assertThat(march).hasToString("regular");
        assertThat(flow).hasToString("value v1 [visitor, buyer, regular]: up 1, same 0, down 0");
        assertThat(flow.users("buyer", "regular")).containsExactly("ann");
        assertThat(january.nextStep().orElseThrow().ways())
                .hasToString("[2 more purchase, wait until 2026-03-11T12:00:00.000000001Z]");
        assertThat(march.nextStep()).isEmpty();
    }

    @Test
    void suspiciousRulesAreReported() {
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segment("nobody", all(attr(AGE).atLeast(60L), attr(AGE).lessThan(18L)))
                .segment("adults", all(attr(AGE).atLeast(18L), attr(AGE).atLeast(21L)))
                .build();
        // guide: warnings
        List<Problem> warnings = catalog.warnings();
        // end
        assertThat(warnings)
                .extracting(Problem::toString)
                .containsExactly(
                        "segments/nobody: can never be true: no value of 'age' meets all of [segments/nobody/all/0, "
                                + "segments/nobody/all/1] [CONTRADICTION]",
                        "segments/adults/all/0: changes nothing, since it is implied by segments/adults/all/1: "
                                + "'age is at least 21' [SUBSUMED_CLAUSE]");
    }

    @Test
    void twoRulesAreComparedByWhatTheyMean() {
        // guide: diff
        Rule before = all(attr(AGE).between(18L, 35L), attr(LEVEL).is("gold"));
        Rule after = all(attr(LEVEL).is("gold"), attr(AGE).between(18L, 30L));
        RuleDiff diff = RuleDiff.between(before, after);
        // end
        assertThat(diff.changes())
                .hasToString("[all/1: changed: age is between 18 and 35 → age is between 18 and 30 (nobody comes in)]");
    }

    @Test
    void rulesAreData() {
        // guide: data
        Rule rule = all(attr(AGE).atLeast(18L), did("purchase").atLeast(3).within(days(30)));
        Map<String, Object> tree = RuleCodec.write(rule);
        Rule read = RuleCodec.read(tree, SCHEMA);
        // end
        assertThat(read).isEqualTo(rule);
        assertThat(tree)
                .hasToString("{all=[{attribute=age, atLeast=18}, "
                        + "{count={event=purchase, within={days=30}}, atLeast=3}]}");
        // guide: catalogue
        Map<String, Object> document = SegmentCodec.write(List.of(Segment.of("regulars", rule)));
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segments(SegmentCodec.read(document, SCHEMA))
                .build();
        // end
        assertThat(catalog.segments()).hasSize(1);
        assertThatThrownBy(() -> RuleCodec.read(Map.of("attribute", "agee", "atLeast", 18), SCHEMA))
                .hasMessage("""
                        rule is not valid (1):
                          /attribute: an attribute must be one of [user_id, age, city, level] but was 'agee'; \
                        did you mean 'age'? [UNKNOWN_ATTRIBUTE]""");
    }
}
