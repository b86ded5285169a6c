package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The algebra of audiences against that of sorted sets. */
class AudienceProperties {

    private final Roster<Integer> roster;
    private final TreeSet<Integer> everybody = new TreeSet<>();

    AudienceProperties() {
        for (int id = 0; id < 150_000; id++) {
            everybody.add(3 * id - 1_000);
        }
        roster = Roster.of(everybody);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Runs and single users of any density, so that all kinds of container occur. */
    private Set<Integer> some(SplittableRandom random) {
        TreeSet<Integer> some = new TreeSet<>();
        for (int stretches = random.nextInt(8); stretches > 0; stretches--) {
            int start = random.nextInt(roster.size());
            int end = Math.min(roster.size(), start + random.nextInt(1, 30_000));
            int step = random.nextInt(3) == 0 ? 1 : random.nextInt(2, 500);
            for (int row = start; row < end; row += random.nextInt(step) + 1) {
                some.add(roster.id(row));
            }
        }
        return some;
    }

    private Audience<Integer> audience(Set<Integer> ids) {
        return Audience.of(roster, ids);
    }

    private static Set<Integer> and(Set<Integer> a, Set<Integer> b) {
        TreeSet<Integer> both = new TreeSet<>(a);
        both.retainAll(b);
        return both;
    }

    private static Set<Integer> or(Set<Integer> a, Set<Integer> b) {
        TreeSet<Integer> either = new TreeSet<>(a);
        either.addAll(b);
        return either;
    }

    private static Set<Integer> andNot(Set<Integer> a, Set<Integer> b) {
        TreeSet<Integer> only = new TreeSet<>(a);
        only.removeAll(b);
        return only;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void setsAgreeWithSortedSets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> a = some(random);
        Set<Integer> b = some(random);
        Audience<Integer> left = audience(a);
        Audience<Integer> right = audience(b);

        assertThat(ids(left)).isEqualTo(new ArrayList<>(a));
        assertThat(ids(left.and(right))).isEqualTo(new ArrayList<>(and(a, b)));
        assertThat(ids(left.or(right))).isEqualTo(new ArrayList<>(or(a, b)));
        assertThat(ids(left.andNot(right))).isEqualTo(new ArrayList<>(andNot(a, b)));
        assertThat(ids(left.complement())).isEqualTo(new ArrayList<>(andNot(everybody, a)));
        assertThat(left.size()).isEqualTo(a.size());
        assertThat(left.andSize(right)).isEqualTo(and(a, b).size());
        assertThat(left.orSize(right)).isEqualTo(or(a, b).size());
        assertThat(left.andNotSize(right)).isEqualTo(andNot(a, b).size());
        assertThat(left.jaccard(right)).isEqualTo(Ratio.of(and(a, b).size(), or(a, b).size()));
        assertThat(left.equals(right)).isEqualTo(a.equals(b));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLawsOfSetsHold(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Audience<Integer> a = audience(some(random));
        Audience<Integer> b = audience(some(random));
        Audience<Integer> c = audience(some(random));
        Audience<Integer> all = Audience.all(roster);
        Audience<Integer> none = Audience.none(roster);

        assertThat(a.and(b).complement().equals(a.complement().or(b.complement())))
                .isTrue();
        assertThat(a.or(b).complement().equals(a.complement().and(b.complement())))
                .isTrue();
        assertThat(a.size() + a.complement().size()).isEqualTo(roster.size());
        assertThat(a.or(b).size()).isEqualTo(a.size() + b.size() - a.and(b).size());
        assertThat(a.and(b).equals(b.and(a))).isTrue();
        assertThat(a.or(b.and(c)).equals(a.or(b).and(a.or(c)))).isTrue();
        assertThat(a.and(b.or(c)).equals(a.and(b).or(a.and(c)))).isTrue();
        assertThat(a.andNot(b).equals(a.and(b.complement()))).isTrue();
        assertThat(a.complement().complement().equals(a)).isTrue();
        assertThat(a.or(a.and(b)).equals(a)).isTrue();
        assertThat(a.or(a.complement()).equals(all)).isTrue();
        assertThat(a.and(a.complement()).equals(none)).isTrue();
        assertThat(a.or(b).hashCode()).isEqualTo(b.or(a).hashCode());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allWaysToMakeAnAudienceAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> ids = new ArrayList<>(some(random));
        Audience<Integer> sorted = Audience.of(roster, ids);
        Collections.shuffle(ids, new Random(seed));
        Audience<Integer> shuffled = Audience.of(roster, ids);
        Audience<Integer> byRow = Audience.ofRows(
                roster, ids.stream().mapToInt(id -> roster.row(id).orElseThrow()));
        Audience<Integer> byBits = Audience.ofBits(roster, sorted.toBits());
        assertThat(shuffled.equals(sorted)).isTrue();
        assertThat(byRow.equals(sorted)).isTrue();
        assertThat(byBits.equals(sorted)).isTrue();
        for (int i = 0; i < 50; i++) {
            int row = random.nextInt(roster.size());
            assertThat(sorted.containsRow(row))
                    .isEqualTo(sorted.contains(roster.id(row)))
                    .isEqualTo(ids.contains(roster.id(row)));
        }
    }

    private static List<Integer> ids(Audience<Integer> audience) {
        List<Integer> ids = new ArrayList<>();
        audience.forEach(ids::add);
        return ids;
    }
}
