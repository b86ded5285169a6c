package dev.terrace.core.insight;

import static dev.terrace.core.rule.Rules.did;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.stats.Proportion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/insight.md. */
class InsightGuideTest {

    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> EMAIL = Attribute.ofString("email");
    private static final Attribute<String> GENDER = Attribute.ofString("gender").asSensitive();
    private static final Schema SCHEMA = Schema.builder()
            .attribute(CITY)
            .attribute(AGE)
            .attribute(EMAIL)
            .attribute(GENDER)
            .event("purchase")
            .build();
    private static final Instant AS_OF = Instant.parse("2026-03-18T00:00:00Z");

    private final Population<Integer> population = population(1_000, 25);
    private final Population<Integer> lastCheck = population(800, 3);

    /** Every tenth user buys again, and in Hangzhou every second one; of some, the age is not known. */
    private static Population<Integer> population(int users, int shareOfHangzhou) {
        Population.Builder<Integer> population = Population.builder(SCHEMA);
        for (int user = 0; user < users; user++) {
            boolean hangzhou = user % 100 < shareOfHangzhou;
            Profile.Builder profile = Profile.builder(SCHEMA)
                    .set(CITY, hangzhou ? "杭州" : "city " + user % 3)
                    .set(EMAIL, user + "@example.org")
                    .set(GENDER, user % 2 == 0 ? "f" : "m");
            if (user % 10 != 3) {
                profile.set(AGE, 18L + user % 47);
            }
            population.profile(user, profile.build());
            for (int i = user % (hangzhou ? 2 : 10) == 0 ? 2 : 1; i > 0; i--) {
                population.event(user, Event.of("purchase", AS_OF.minusSeconds(3_600L * i)));
            }
        }
        return population.build();
    }

    @Test
    void anAttributeGoesWithABehaviour() {
        // guide: association
        SegmentCatalog catalog = SegmentCatalog.builder(SCHEMA)
                .segment("bought-again", did("purchase").atLeast(2).ever())
                .build();
        KeyBehaviour<Integer> boughtAgain = KeyBehaviour.of("bought-again", catalog.evaluate(population, AS_OF));
        AssociationReport report = Association.withDefaults().examine(population, boughtAgain);
        TraitFinding best = report.findings().get(0);
        Segment candidate = best.candidate("push-hangzhou");
        // end
        assertThat(best.trait()).hasToString("city = 杭州");
        assertThat(best.oddsRatio().orElseThrow()).isCloseTo(10.38, within(0.005));
        assertThat(best.interval().orElseThrow().low()).isCloseTo(7.34, within(0.005));
        assertThat(best.interval().orElseThrow().high()).isCloseTo(14.70, within(0.005));
        assertThat(best.support()).isEqualTo(new Support(250, 130, Proportion.of(0, 1_000), false));
        assertThat(candidate.label()).isEqualTo(Label.of("city is 杭州", "city 等于 杭州"));
        assertThat(report.remarks())
                .containsExactly(
                        new Remark(EMAIL, Remark.Code.TOO_MANY_VALUES, 1_000),
                        new Remark(GENDER, Remark.Code.SENSITIVE, 0));
    }

    @Test
    void partsOfAPopulationAreCountedByThemselves() {
        Population<Integer> firstPart = lastCheck;
        Population<Integer> secondPart = population;
        KeyBehaviour<Integer> inFirst = behaviour(firstPart);
        KeyBehaviour<Integer> inSecond = behaviour(secondPart);
        // guide: partitions
        Association question = Association.withDefaults();
        AttributeCounts counts = question.count(firstPart, inFirst).merge(question.count(secondPart, inSecond));
        AssociationReport report = question.examine(counts);
        // end
        assertThat(report.users()).isEqualTo(1_800);
    }

    private static KeyBehaviour<Integer> behaviour(Population<Integer> part) {
        return KeyBehaviour.of(
                "bought-again",
                SegmentCatalog.builder(SCHEMA)
                        .segment("bought-again", did("purchase").atLeast(2).ever())
                        .build()
                        .evaluate(part, AS_OF));
    }

    @Test
    void aDistributionHasShiftedSinceTheLastCheck() {
        // guide: shift
        Shift question = Shift.withDefaults().withSensitive(GENDER);
        AttributeCounts before = question.count(lastCheck); // keep these for the next check
        AttributeCounts now = question.count(population);
        AttributeShift cities = question.compare(before, now).of(CITY).orElseThrow();
        ShiftVerdict verdict = cities.verdict();
        // end
        assertThat(verdict).isEqualTo(ShiftVerdict.SHIFTED);
        assertThat(cities.stabilityIndex().orElseThrow()).isCloseTo(0.518, within(5e-4));
        ValueShift hangzhou = cities.values().get(3);
        assertThat(hangzhou.difference().value().orElseThrow()).isCloseTo(0.22, within(1e-12));
        assertThat(hangzhou.interval().low()).isCloseTo(0.190, within(5e-4));
        assertThat(hangzhou.interval().high()).isCloseTo(0.249, within(5e-4));
        AttributeShift ages = question.compare(before, now).of(AGE).orElseThrow();
        assertThat(ages.verdict()).isEqualTo(ShiftVerdict.STABLE);
        assertThat(ages.missingAfter()).isEqualTo(Proportion.of(100, 1_000));
    }
}
