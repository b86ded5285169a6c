package dev.terrace.core.population;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.Profile;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.sample.AllocatedAudience;
import dev.terrace.core.sample.Allocation;
import dev.terrace.core.sample.ExperimentLayer;
import dev.terrace.core.sample.Holdout;
import dev.terrace.core.sample.Sample;
import dev.terrace.core.sample.Sampler;
import dev.terrace.core.sample.Shuffle;
import dev.terrace.core.sample.StratifiedSample;
import dev.terrace.core.sample.Ties;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/population.md. */
class PopulationGuideTest {

    // guide: vocabulary
    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<Long> POINTS = Attribute.ofLong("points");
    static final EventType PURCHASE = EventType.of("purchase");
    static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(AGE, CITY, POINTS))
            .event(PURCHASE)
            .build();

    static final SegmentCatalog CATALOG = SegmentCatalog.builder(SCHEMA)
            .segment("young", attr(AGE).between(18L, 35L))
            .segment("buyers", did("purchase").atLeast(2).within(days(30)))
            .segment(
                    "young-buyers",
                    all(attr(AGE).between(18L, 35L), did("purchase").atLeast(2).within(days(30))))
            .build();
    // end

    private static final Instant AS_OF = Instant.parse("2026-11-01T00:00:00Z");

    /** User n is n % 60 years old, unknown for every tenth, from one of three cities, and buys n % 4 times in October. */
    private static Population<Long> population() {
        Population.Builder<Long> builder = Population.builder(SCHEMA);
        for (long id = 0; id < 1_200; id++) {
            Profile.Builder known = Profile.builder(SCHEMA)
                    .set(CITY, List.of("上海", "北京", "成都").get((int) (id % 3)))
                    .set(POINTS, id * 7 % 500);
            builder.profile(id, (id % 10 == 0 ? known : known.set(AGE, id % 60)).build());
            for (int order = 1; order <= id % 4; order++) {
                builder.event(id, Event.of(PURCHASE, AS_OF.minusSeconds(86_400L * 5 * order)));
            }
        }
        return builder.build();
    }

    @Test
    void factsAreLoadedInAnyOrder() {
        Profile profile = Profile.builder(SCHEMA).set(AGE, 27L).build();
        Instant yesterday = AS_OF.minusSeconds(86_400);
        // guide: load
        Population.Builder<Long> builder = Population.builder(SCHEMA);
        builder.event(7L, Event.of(PURCHASE, yesterday));
        builder.profile(7L, profile);
        Population<Long> population = builder.build();
        // end
        assertThat(population.user(7L).profile()).isEqualTo(profile);
        assertThat(population.size()).isEqualTo(1);
    }

    @Test
    void segmentsOfAllUsersAreAudiences() {
        Population<Long> population = population();
        // guide: evaluate
        Audiences<Long> audiences = CATALOG.evaluate(population, AS_OF);

        Audience<Long> young = audiences.of("young");
        Audience<Long> maybeYoung = audiences.unknown("young");
        Audience<Long> buyersNotYoung = audiences.of("buyers").andNot(young.or(maybeYoung));
        int both = young.andSize(audiences.of("buyers")); // counted, not built
        Ratio alike = audiences.overlap().jaccard("young", "young-buyers");
        // end
        assertThat(young.size()).isEqualTo(320);
        assertThat(maybeYoung.size()).isEqualTo(120);
        assertThat(young.size()
                        + maybeYoung.size()
                        + young.or(maybeYoung).complement().size())
                .isEqualTo(population.size());
        assertThat(audiences.not("young"))
                .isEqualTo(young.or(maybeYoung).complement())
                .isNotEqualTo(young.complement());
        assertThat(both).isEqualTo(audiences.of("young-buyers").size()).isEqualTo(180);
        assertThat(alike).isEqualTo(Ratio.of(180, 320));
        assertThat(buyersNotYoung.size()).isEqualTo(360);
        population
                .roster()
                .ids()
                .forEach(id -> assertThat(audiences.of("young-buyers").contains(id))
                        .isEqualTo(CATALOG.truthOf("young-buyers", population.user(id), AS_OF) == Truth.TRUE));
    }

    @Test
    void audiencesTravelAsPortableBitmaps() {
        Population<Long> population = population();
        Audience<Long> young = CATALOG.evaluate(population, AS_OF).of("young");
        // guide: portable
        byte[] bytes = young.toPortable(Math::toIntExact);
        ImportedAudience<Long> back = Audience.fromPortable(population.roster(), bytes, Math::toIntExact);
        Audience<Long> same = back.requireComplete();
        // end
        assertThat(same).isEqualTo(young);
        assertThat(back.unknownCount()).isZero();
    }

    @Test
    void activityIsAGrid() {
        Population<Long> population = population();
        Calendar calendar = Calendar.utc();
        Interval october = Interval.of(Instant.parse("2026-10-01T00:00:00Z"), AS_OF);
        // guide: activity
        ActivityGrid<Long> grid = ActivityGrid.of(population, List.of("purchase"), calendar, Bucket.WEEK, october);

        long lastWeek = calendar.bucketOf(Bucket.WEEK, AS_OF) - 1;
        Audience<Long> active = grid.active(lastWeek);
        Audience<Long> stayed = active.and(grid.active(lastWeek - 1)); // active in both weeks
        // end
        assertThat(active.size()).isEqualTo(600);
        assertThat(stayed.size()).isEqualTo(300);
    }

    @Test
    void samplesAreTheSameTomorrow() {
        Population<Long> population = population();
        Audience<Long> young = CATALOG.evaluate(population, AS_OF).of("young");
        Audience<Long> knownPoints = young; // everybody has some
        Map<String, Audience<Long>> byCity = Map.of(
                "上海", city(population, "上海"),
                "北京", city(population, "北京"),
                "成都", city(population, "成都"));
        // guide: samples
        Sampler<Long> sampler = Sampler.of(Shuffle.of("november-survey"));

        Sample<Long> twenty = sampler.exactly(20, young);
        StratifiedSample<Long> hundred = sampler.proportionally(100, byCity);
        Sample<Long> beta = sampler.top(
                50,
                knownPoints,
                id -> population.user(id).profile().value(POINTS).orElseThrow(),
                Ties.BY_SHUFFLE);
        // end
        assertThat(twenty.users().size()).isEqualTo(20);
        assertThat(hundred.got()).isEqualTo(100);
        assertThat(hundred.stratum("成都").got()).isEqualTo(33);
        assertThat(hundred.stratum("上海").got()).isEqualTo(34);
        assertThat(beta.got()).isEqualTo(50);
    }

    private static Audience<Long> city(Population<Long> population, String city) {
        return SegmentCatalog.builder(SCHEMA)
                .segment("city", attr(CITY).is(city))
                .build()
                .evaluate(population, AS_OF)
                .of("city");
    }

    @Test
    void experimentsDoNotTouchTheHoldout() {
        Population<Long> population = population();
        Audience<Long> young = CATALOG.evaluate(population, AS_OF).of("young");
        // guide: experiments
        Allocation plan = Allocation.of(
                new Holdout(Shuffle.of("2026"), 500), // 5 % see nothing new all year
                List.of(
                        ExperimentLayer.of("home", Shuffle.of("home-1"))
                                .with("control", 5_000)
                                .with("new", 5_000),
                        ExperimentLayer.of("price", Shuffle.of("price-1")).with("coupon", 1_000)));

        AllocatedAudience<Long> allocated = plan.assign(young);
        Audience<Long> treated = allocated.group("home", "new");
        // end
        assertThat(treated.andSize(allocated.holdout())).isZero();
        assertThat(treated.andSize(allocated.group("home", "control"))).isZero();
        assertThat(treated.size()
                        + allocated.group("home", "control").size()
                        + allocated.holdout().size())
                .isEqualTo(young.size());
        assertThat(allocated.group("price", "coupon").andSize(allocated.holdout()))
                .isZero();
    }
}
