package dev.terrace.core;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.insight.MoveAnalysis;
import dev.terrace.core.insight.MoveReason;
import dev.terrace.core.insight.MoveReasons;
import dev.terrace.core.insight.MoveStandards;
import dev.terrace.core.insight.Moves;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.Direction;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Impact;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layering;
import dev.terrace.core.segment.Placements;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.segment.Waterfall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/population-flow.md. */
class PopulationFlowGuideTest {

    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE))
            .event("purchase")
            .event("review")
            .build();

    private static final Instant february = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant march = Instant.parse("2026-03-01T00:00:00Z");

    private final Population<String> population = population();

    private final SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
            .segment(
                    "young-buyers",
                    all(attr(AGE).between(18L, 35L), did("purchase").within(days(30))))
            .build();

    private final Layering layering = Layering.builder("value", 1, SCHEMA, Layer.of("visitor"))
            .layer(Layer.of("buyer"), did("purchase").ever())
            .layer(Layer.of("regular"), did("purchase").atLeast(3).ever())
            .build();

    /** 100 users; the first 40 bought once, of whom 10 bought twice more in February, 8 of these after a review. */
    private static Population<String> population() {
        Population.Builder<String> population = Population.builder(SCHEMA);
        for (int i = 0; i < 100; i++) {
            Profile.Builder profile = Profile.builder(SCHEMA);
            if (i % 10 != 9) {
                profile.set(AGE, 16L + i % 30);
            }
            List<Event> events = new ArrayList<>();
            if (i < 40) {
                events.add(Event.of("purchase", february.minus(Duration.ofDays(20))));
            }
            if (i < 10) {
                events.add(Event.of("purchase", march.minus(Duration.ofDays(5))));
                events.add(Event.of("purchase", march.minus(Duration.ofDays(2))));
            }
            if (i < 8 || (i >= 10 && i < 16)) {
                events.add(Event.of("review", february.minus(Duration.ofDays(4))));
            }
            population.user(String.format(Locale.ROOT, "user-%03d", i), User.of(profile.build(), History.of(events)));
        }
        return population.build();
    }

    @Test
    void aSegmentNarrowsClauseByClause() {
        // guide: waterfall
        Waterfall waterfall = catalog.waterfall("young-buyers", population, march);
        String text = waterfall.text(Locale.ENGLISH);
        // end
        assertThat(text).isEqualTo("""
                        young-buyers: 7 users, 1 unknown, of 100 as of 2026-03-01T00:00:00Z
                        1. age is between 18 and 35: 35 out, 55 certain, 10 unknown; itself unknown for 10 (age missing for 10)
                        2. did purchase at least 1 time in the last 30 days: 57 out, 7 certain, 1 unknown""");
    }

    @Test
    void anEditIsPreviewed() {
        // guide: population-preview
        SegmentCatalog edited = catalog.with(Segment.of(
                "young-buyers", all(attr(AGE).between(18L, 35L), did("purchase").within(days(90)))));
        Impact<String> impact = Impact.of("young-buyers", catalog, edited, population, march);
        Audience<String> entered = impact.entered();
        // end
        assertThat(impact).hasToString("young-buyers: 7 -> 23 of 100 (+16, -0; unknown 1 -> 4)");
        assertThat(entered).hasSize(16);
    }

    @Test
    void usersFlow() {
        // guide: population-flow
        Placements<String> before = layering.evaluate(population, february);
        Placements<String> after = layering.evaluate(population, march);
        Flow<String> flow = Flow.between(before, after);
        long[][] matrix = flow.matrix();
        Audience<String> risen = flow.audience(Direction.UP);
        // end
        assertThat(matrix).isDeepEqualTo(new long[][] {{60, 0, 0}, {0, 30, 10}, {0, 0, 0}});
        assertThat(flow.netFlow("buyer")).isEqualTo(-10);
        assertThat(flow.netFlow("regular")).isEqualTo(10);
        assertThat(risen).hasSize(10).contains("user-000");
        assertThat(flow).hasToString("value v1 [visitor, buyer, regular]: up 10, same 90, down 0");
    }

    @Test
    void moversDifferFromStayers() {
        Flow<String> flow = Flow.between(layering.evaluate(population, february), layering.evaluate(population, march));
        // guide: move-reasons
        MoveAnalysis analysis = MoveAnalysis.of(
                        SCHEMA,
                        Map.of(
                                "reviewed", did("review").atLeast(1).within(days(30)),
                                "adult", attr(AGE).atLeast(18L)))
                .withStandards(new MoveStandards(0.5, 0.95, 10)); // prior, confidence, minimum support
        MoveReasons reasons = analysis.examine(flow, Moves.upFrom("buyer"), population, february);
        MoveReason surest = reasons.reasons().get(0);
        // end
        assertThat(surest.behaviour()).isEqualTo("reviewed");
        assertThat(surest.table().with()).hasToString("8/14");
        assertThat(surest.table().without()).hasToString("2/26");
        assertThat(surest.oddsRatio().orElseThrow()).isCloseTo(12.82, within(5e-3));
        assertThat(surest.oddsRatioInterval().orElseThrow().low()).isCloseTo(2.45, within(5e-3));
        assertThat(surest.oddsRatioInterval().orElseThrow().high()).isCloseTo(67.01, within(5e-3));
        assertThat(surest.qValue()).isCloseTo(0.0024, within(5e-5));
        assertThat(surest.isLowSupport()).isFalse();
        assertThat(reasons.of("adult").counts().unknownMovers()).isEqualTo(1);
        assertThat(reasons.of("adult").counts().unknownStayers()).isEqualTo(3);
        assertThat(reasons.of("adult").isLowSupport()).isTrue();
    }
}
