package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Attribute;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpactTest {

    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Schema SCHEMA = Schema.of(SPEND);
    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final SegmentCatalog BEFORE = SegmentCatalog.builder(SCHEMA)
            .segment("vip", attr(SPEND).atLeast(100L))
            .segment("other", attr(SPEND).is(0L))
            .build();
    private static final SegmentCatalog AFTER =
            BEFORE.with(Segment.of("vip", attr(SPEND).between(50L, 150L).orElse(false)));

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static User spending(@Nullable Long amount) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        if (amount != null) {
            profile.set(SPEND, amount);
        }
        return User.of(profile.build());
    }

    @Test
    void anEditIsPreviewed() {
        Map<String, User> users = Map.of(
                "entered",
                spending(50L),
                "exited",
                spending(151L),
                "stayed",
                spending(120L),
                "out",
                spending(1L),
                "unknown",
                spending(null));
        Impact<String> impact = Impact.of("vip", BEFORE, AFTER, users, AS_OF);
        assertThat(impact.population()).isEqualTo(5);
        assertThat(impact.entered()).containsExactly("entered");
        assertThat(impact.exited()).containsExactly("exited");
        assertThat(impact.stayed()).containsExactly("stayed");
        assertThat(impact.membersBefore()).containsExactly("exited", "stayed");
        assertThat(impact.membersAfter()).containsExactly("entered", "stayed");
        assertThat(impact.unknownBefore()).containsExactly("unknown");
        assertThat(impact.unknownAfter()).isEmpty();
        assertThat(impact.net()).isZero();
        assertThat(impact).hasToString("vip: 2 -> 2 of 5 (+1, -1; unknown 1 -> 0)");
        Impact<String> back = Impact.of("vip", AFTER, BEFORE, users, AS_OF);
        assertThat(back.entered()).isEqualTo(impact.exited());
        assertThat(back.exited()).isEqualTo(impact.entered());
        assertThat(back.stayed()).isEqualTo(impact.stayed());
        assertThat(back.unknownBefore()).isEmpty();
        assertThat(back.unknownAfter()).containsExactly("unknown");
        assertThat(back).isNotEqualTo(impact);
    }

    @Test
    void nobodyIsMovedByAnEditThatChangesNothing() {
        Impact<Long> impact = Impact.of("vip", BEFORE, BEFORE, Map.of(1L, spending(500L), 2L, spending(1L)), AS_OF);
        assertThat(impact.entered()).isEmpty();
        assertThat(impact.exited()).isEmpty();
        assertThat(impact.stayed()).containsExactly(1L);
        assertThat(Impact.of("vip", BEFORE, AFTER, Map.<Long, User>of(), AS_OF).net())
                .isZero();
    }

    @Test
    void usersAreListedInTheirOrder() {
        Map<Integer, User> users = new HashMap<>();
        for (int i = 20; i > 0; i--) {
            users.put(i * 31 % 23, spending(60L));
        }
        Audience<Integer> entered =
                Impact.of("vip", BEFORE, AFTER, users, AS_OF).entered();
        assertThat(entered).containsExactlyElementsOf(new TreeSet<>(users.keySet()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theImpactOnTheWholeIsThatOnItsPartsTogether(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, User> whole = new HashMap<>();
        Map<Long, User> one = new HashMap<>();
        Map<Long, User> other = new HashMap<>();
        long size = random.nextLong(60);
        for (long id = 0; id < size; id++) {
            User user = spending(random.nextInt(6) == 0 ? null : random.nextLong(200));
            whole.put(id, user);
            (random.nextBoolean() ? one : other).put(id, user);
        }
        Impact<Long> expected = Impact.of("vip", BEFORE, AFTER, whole, AS_OF);
        Impact<Long> first = Impact.of("vip", BEFORE, AFTER, one, AS_OF);
        Impact<Long> second = Impact.of("vip", BEFORE, AFTER, other, AS_OF);
        assertThat(Impact.of("vip", BEFORE, AFTER, population(whole), AS_OF))
                .isEqualTo(expected)
                .hasSameHashCodeAs(expected);
        assertThat(Impact.of("vip", BEFORE, AFTER, population(one), AS_OF)).isEqualTo(first);
        assertThat(first.merge(second)).isEqualTo(expected);
        assertThat(second.merge(first)).isEqualTo(expected);
        assertThat(first.net() + second.net()).isEqualTo(expected.net());
    }

    private static Population<Long> population(Map<Long, User> users) {
        Population.Builder<Long> population = Population.builder(SCHEMA);
        users.forEach(population::user);
        return population.build();
    }

    @Test
    void onlyDisjointPartsOfOneSegmentAreMerged() {
        Impact<Long> impact = Impact.of("vip", BEFORE, AFTER, Map.of(1L, spending(50L)), AS_OF);
        assertThatThrownBy(() -> impact.merge(impact))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts must be disjoint but both hold user '1'");
        Impact<Long> ofOther = Impact.of("other", BEFORE, AFTER, Map.of(2L, spending(0L)), AS_OF);
        assertThatThrownBy(() -> impact.merge(ofOther))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("impacts must be on one segment but were on 'vip' and 'other'");
    }

    @Test
    void theInstantAndThePopulationAreKept() {
        Impact<Long> one = Impact.of("vip", BEFORE, AFTER, Map.of(1L, spending(1L), 2L, spending(50L)), AS_OF);
        Impact<Long> other = Impact.of("vip", BEFORE, AFTER, Map.of(3L, spending(1L)), AS_OF);
        assertThat(one.asOf()).isEqualTo(AS_OF);
        assertThat(one.population()).isEqualTo(2);
        assertThat(one.merge(other).population()).isEqualTo(3);
        Impact<Long> later = Impact.of("vip", BEFORE, AFTER, Map.of(3L, spending(1L)), AS_OF.plusSeconds(1));
        assertThatThrownBy(() -> one.merge(later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("impacts must be at one instant but were at 2026-03-18T12:00:00Z and 2026-03-18T12:00:01Z");
    }

    @Test
    void whoStaysOutIsInOnePartToo() {
        Impact<Long> impact = Impact.of("vip", BEFORE, AFTER, Map.of(1L, spending(1L)), AS_OF);
        assertThatThrownBy(() -> impact.merge(impact)).hasMessage("parts must be disjoint but both hold user '1'");
    }

    @Test
    void aSegmentThatACatalogueLacksIsNamed() {
        assertThatThrownBy(() -> Impact.of("vlp", BEFORE, AFTER, Map.<Long, User>of(), AS_OF))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("segment must be one of [vip, other] but was 'vlp'");
        assertThatThrownBy(() -> Impact.of(
                        "vlp", BEFORE, AFTER, Population.<Long>builder(SCHEMA).build(), AS_OF))
                .hasMessage("segment must be one of [vip, other] but was 'vlp'");
        assertThatThrownBy(() -> BEFORE.with(Segment.of("vlp", attr(SPEND).is(1L))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BEFORE.with(
                        Segment.of("vip", attr(Attribute.ofLong("spnd")).is(1L))))
                .isInstanceOf(InvalidModelException.class);
    }
}
