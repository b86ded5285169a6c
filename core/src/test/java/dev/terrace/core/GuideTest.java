package dev.terrace.core;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layering;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.Placement;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/core.md. */
class GuideTest {

    // guide: vocabulary
    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "normal", "silver", "gold");

    static final Schema SCHEMA = Schema.builder()
            .attribute(AGE)
            .attribute(CITY)
            .attribute(LEVEL)
            .event("purchase")
            .event("complaint")
            .build();
    // end

    private final Instant asOf = Instant.parse("2026-03-18T00:00:00Z");

    private final User user = someUser();

    private static User someUser() {
        // guide: facts
        Profile profile =
                Profile.builder(SCHEMA).set(AGE, 27L).set(LEVEL, "gold").build(); // the city is not known
        History history = History.of(List.of(
                Event.of("purchase", Instant.parse("2026-01-05T09:30:00Z")),
                Event.of("purchase", Instant.parse("2026-03-02T20:15:00Z")),
                Event.of("purchase", Instant.parse("2026-03-11T12:00:00Z"))));
        User user = User.of(profile, history);
        // end
        return user;
    }

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
                        * yes: all of (age is between 18 and 35; did purchase at least 2 times in the last 30 days; \
                        not (did complaint at least 1 time ever))
                          * yes: age is between 18 and 35 (was 27)
                          * yes: did purchase at least 2 times in the last 30 days (was 2)
                          * yes: not (did complaint at least 1 time ever)
                            * no: did complaint at least 1 time ever (was 0)""");
        assertThat(catalog.evaluate(user, asOf).of("locals").truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(catalog.evaluate(user, asOf).of("locals").explanation().text(Locale.CHINESE))
                .isEqualTo("* 未知：city 属于 [上海, 杭州]（缺失）");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatThrownBy(() -> {
                    // guide: problems
                    SegmentCatalog.builder(SCHEMA)
                            .segment("vip", attr(LEVEL).is("platinum"))
                            .segment("active", did("purchse").ever())
                            .build();
                    // end
                })
                .hasMessage("""
                        segment catalogue is not valid (2):
                          segments/vip: 'level' must be one of [normal, silver, gold] but was 'platinum' \
                        [VALUE_NOT_ALLOWED]
                          segments/active: an event must be one of [complaint, purchase] but was 'purchse' \
                        [UNKNOWN_EVENT]""");
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
    }
}
