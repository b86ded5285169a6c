package dev.terrace.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What samples keep to, whoever comes and goes. */
class SamplerProperties {

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Sampler<String> sampler(SplittableRandom random) {
        return Sampler.of(Shuffle.of("salt-" + random.nextInt()));
    }

    private static Set<String> users(SplittableRandom random) {
        Set<String> users = new TreeSet<>();
        for (int i = random.nextInt(1, 400); i > 0; i--) {
            users.add("u" + random.nextInt(1_000));
        }
        return users;
    }

    private static Audience<String> all(Set<String> users) {
        return Audience.all(Roster.of(users));
    }

    private static Set<String> ids(Audience<String> audience) {
        Set<String> ids = new TreeSet<>();
        audience.forEach(ids::add);
        return ids;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void exactlyAsManyAsWantedWhateverTheInputOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        Set<String> users = users(random);
        List<String> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled, new Random(seed));
        int wanted = random.nextInt(users.size() + 1);
        Sample<String> sample = sampler.exactly(wanted, all(users));
        assertThat(sample.got()).isEqualTo(wanted);
        assertThat(sample).isEqualTo(sampler.exactly(wanted, Audience.all(Roster.of(shuffled))));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aLargerSampleHoldsTheSmallerOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        Audience<String> all = all(users(random));
        int large = random.nextInt(all.size() + 1);
        Audience<String> smaller =
                sampler.exactly(random.nextInt(large + 1), all).users();
        assertThat(smaller.andNotSize(sampler.exactly(large, all).users())).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoIsDrawnStaysWhenOthersLeaveAndYieldsOnlyToThoseWhoJoin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        Set<String> before = users(random);
        Set<String> joining = users(random);
        Set<String> after = new TreeSet<>(before);
        after.addAll(joining);
        int wanted = random.nextInt(before.size() + 1);
        Set<String> drawnBefore = ids(sampler.exactly(wanted, all(before)).users());
        Set<String> drawnAfter = ids(sampler.exactly(wanted, all(after)).users());
        Set<String> stayed = new TreeSet<>(drawnAfter);
        stayed.retainAll(before);
        assertThat(drawnBefore).containsAll(stayed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyChangesTheBucketWhenOthersComeAndGo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        BucketRange buckets = BucketRange.first(random.nextInt(Shuffle.BUCKETS + 1));
        Set<String> few = users(random);
        Set<String> many = new TreeSet<>(few);
        many.addAll(users(random));
        Set<String> ofMany = ids(sampler.share(buckets, all(many)));
        ofMany.retainAll(few);
        assertThat(ids(sampler.share(buckets, all(few)))).isEqualTo(ofMany);
        Audience<String> part = Audience.of(Roster.of(many), few);
        assertThat(ids(sampler.share(buckets, part))).isEqualTo(ofMany);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void strataAreDisjointAndNextToTheirExactShare(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        Roster<String> roster = Roster.of(users(random));
        Map<String, List<String>> parts = new TreeMap<>();
        int number = random.nextInt(1, 6);
        for (String id : roster.ids()) {
            parts.computeIfAbsent("s" + random.nextInt(number), name -> new ArrayList<>())
                    .add(id);
        }
        Map<String, Audience<String>> strata = new HashMap<>();
        parts.forEach((name, ids) -> strata.put(name, Audience.of(roster, ids)));
        int wanted = random.nextInt(roster.size() + 1);

        StratifiedSample<String> sample = sampler.proportionally(wanted, strata);

        assertThat(sample.users().size()).isEqualTo(wanted).isEqualTo(sample.got());
        assertThat(sample.shortfall()).isZero();
        sample.strata().forEach((name, stratum) -> {
            double quota = (double) wanted * strata.get(name).size() / roster.size();
            assertThat((double) stratum.got()).isCloseTo(quota, within(0.999_999));
            assertThat(stratum.users().andNotSize(strata.get(name))).isZero();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void topAgreesWithSorting(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Sampler<String> sampler = sampler(random);
        Set<String> users = users(random);
        Map<String, Integer> scores = new HashMap<>();
        users.forEach(id -> scores.put(id, random.nextInt(-5, 6)));
        int wanted = random.nextInt(1, users.size() + 1);
        List<String> byId = users.stream()
                .sorted(Comparator.<String>comparingInt(scores::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<String> byShuffle = users.stream()
                .sorted(Comparator.<String>comparingInt(scores::get)
                        .reversed()
                        .thenComparing(sampler.shuffle()::number, Long::compareUnsigned))
                .toList();
        int lowest = scores.get(byId.get(wanted - 1));

        Audience<String> all = all(users);
        assertThat(ids(sampler.top(wanted, all, scores::get, Ties.BY_ID).users()))
                .isEqualTo(new TreeSet<>(byId.subList(0, wanted)));
        assertThat(ids(sampler.top(wanted, all, scores::get, Ties.BY_SHUFFLE).users()))
                .isEqualTo(new TreeSet<>(byShuffle.subList(0, wanted)));
        assertThat(ids(sampler.topByDouble(wanted, all, id -> scores.get(id) / 8.0, Ties.TOGETHER)
                        .users()))
                .isEqualTo(users.stream()
                        .filter(id -> scores.get(id) >= lowest)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Chi-square with 99 degrees of freedom exceeds 148.2 with probability 0.001. */
    @Test
    void bucketsAreUniform() {
        int users = 200_000;
        Shuffle shuffle = Shuffle.of("uniform");
        int[] counts = new int[100];
        IntStream.range(0, users).forEach(id -> counts[shuffle.bucket(String.valueOf(id)) / 100]++);
        assertThat(chiSquare(counts, users / 100.0)).isLessThan(148.2);
    }

    /** 10 by 10 cells of equal chance: chi-square with 99 degrees of freedom again. */
    @Test
    void differentSaltsAreIndependent() {
        int users = 200_000;
        Shuffle one = Shuffle.of("layer-1");
        Shuffle other = Shuffle.of("layer-2");
        int[] counts = new int[100];
        IntStream.range(0, users)
                .mapToObj(String::valueOf)
                .forEach(id -> counts[one.bucket(id) / 1_000 * 10 + other.bucket(id) / 1_000]++);
        assertThat(chiSquare(counts, users / 100.0)).isLessThan(148.2);
    }

    /** Everybody has the same chance to be in an exact sample: chi-square with 49 degrees of freedom, 85.4 for 0.001. */
    @Test
    void everybodyHasTheSameChanceInAnExactSample() {
        Audience<Integer> all =
                Audience.all(Roster.of(IntStream.range(0, 50).boxed().toList()));
        int samples = 5_000;
        int[] counts = new int[50];
        for (int salt = 0; salt < samples; salt++) {
            Sampler.<Integer>of(Shuffle.of("s" + salt)).exactly(10, all).users().forEach(id -> counts[id]++);
        }
        // drawn without replacement: the variance is that of the binomial, times 49/50 at the sum
        assertThat(chiSquare(counts, samples * 10 / 50.0) / (1 - 10 / 50.0)).isLessThan(85.4);
    }

    private static double chiSquare(int[] counts, double expected) {
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
