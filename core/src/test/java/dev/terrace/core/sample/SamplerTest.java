package dev.terrace.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import dev.terrace.core.population.Shipping;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SamplerTest {

    private static final Shuffle SHUFFLE = Shuffle.of("beta");
    private static final Roster<Integer> ROSTER = roster(85);
    private static final Audience<Integer> ALL = Audience.all(ROSTER);

    private final Sampler<Integer> sampler = Sampler.of(SHUFFLE);

    private static Roster<Integer> roster(int size) {
        return Roster.of(IntStream.range(0, size).boxed().toList());
    }

    private static Audience<Integer> rows(int start, int end) {
        return Audience.ofRows(ROSTER, IntStream.range(start, end));
    }

    @Nested
    class Exactly {

        @Test
        void drawsTheUsersWithTheLeastNumbers() {
            List<Integer> expected = IntStream.range(0, 85)
                    .boxed()
                    .sorted((a, b) ->
                            Long.compareUnsigned(SHUFFLE.number(String.valueOf(a)), SHUFFLE.number(String.valueOf(b))))
                    .limit(7)
                    .sorted()
                    .toList();
            Sample<Integer> sample = sampler.exactly(7, ALL);
            assertThat(sample.users()).containsExactlyElementsOf(expected);
            assertThat(sample.got()).isEqualTo(7);
            assertThat(sample.shortfall()).isZero();
            assertThat(sample.excess()).isZero();
            assertThat(sample).hasToString("7 for 7 wanted, from 85 of 85 users, by 'beta' v1");
        }

        @Test
        void saysHowManyAreMissing() {
            Sample<Integer> sample = sampler.exactly(5, rows(0, 3));
            assertThat(sample.users()).containsExactly(0, 1, 2);
            assertThat(sample.wanted()).isEqualTo(5);
            assertThat(sample.shortfall()).isEqualTo(2);
        }

        @Test
        void drawsNobodyIfNobodyIsWantedOrThere() {
            assertThat(sampler.exactly(0, ALL).users()).isEmpty();
            assertThat(sampler.exactly(1, Audience.none(ROSTER)).users()).isEmpty();
            assertThat(sampler.exactly(1, Audience.none(ROSTER)).shortfall()).isEqualTo(1);
        }

        @Test
        void equalNumbersAreDrawnInTheOrderOfIds() {
            Sampler<Integer> constant = Sampler.of(SHUFFLE, id -> "same");
            assertThat(constant.exactly(3, rows(10, 85)).users()).containsExactly(10, 11, 12);
        }

        @Test
        void isNeverNegative() {
            assertThatThrownBy(() -> sampler.exactly(-1, ALL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("wanted must not be negative but was -1 (sample)");
        }

        @Test
        void canBeShipped() throws IOException, ClassNotFoundException {
            Sample<Integer> sample = sampler.exactly(7, ALL);
            assertThat(Shipping.shipped(sample)).isEqualTo(sample);
            assertThat(sample.shuffle()).isEqualTo(sampler.shuffle());
        }

        @Test
        void onlyUsersOfTheAudienceAreASampleOfIt() {
            Audience<Integer> users = rows(0, 2);
            Audience<Integer> from = rows(1, 5);
            assertThatThrownBy(() -> new Sample<>(SHUFFLE, from, users, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("users must be of the audience they are drawn from but 1 are not");
        }
    }

    @Nested
    class Share {

        @Test
        void holdsTheUsersOfTheBuckets() {
            BucketRange range = new BucketRange(2_000, 6_000);
            Audience<Integer> share = sampler.share(range, rows(0, 50));
            for (int id : ALL) {
                assertThat(share.contains(id)).isEqualTo(id < 50 && range.contains(SHUFFLE.bucket(String.valueOf(id))));
            }
        }

        @Test
        void rangesSplitTheAudience() {
            Audience<Integer> low = sampler.share(BucketRange.first(3_000), ALL);
            Audience<Integer> high = sampler.share(new BucketRange(3_000, 10_000), ALL);
            assertThat(low.andSize(high)).isZero();
            assertThat(low.or(high)).isEqualTo(ALL);
            assertThat(sampler.share(BucketRange.first(0), ALL)).isEmpty();
        }
    }

    @Nested
    class Stratified {

        private final Map<String, Audience<Integer>> strata =
                Map.of("big", rows(0, 50), "middle", rows(50, 80), "small", rows(80, 85));

        @Test
        void sharesByTheLargestRemainder() {
            StratifiedSample<Integer> sample = sampler.proportionally(10, strata);
            assertThat(sample.stratum("big").got()).isEqualTo(6);
            assertThat(sample.stratum("middle").got()).isEqualTo(3);
            assertThat(sample.stratum("small").got()).isEqualTo(1);
            assertThat(sample.users().size()).isEqualTo(10).isEqualTo(sample.got());
            assertThat(sample.shortfall()).isZero();
            assertThat(sample.strata().keySet()).containsExactly("big", "middle", "small");
        }

        @Test
        void drawsEachStratumByItself() {
            StratifiedSample<Integer> sample = sampler.proportionally(10, strata);
            assertThat(sample.stratum("big")).isEqualTo(sampler.exactly(6, rows(0, 50)));
        }

        @Test
        void equalRemaindersGoToTheLargerStratumThenToTheFirstName() {
            // quotas 1.5 and 0.5
            assertThat(got(sampler.proportionally(2, Map.of("a", rows(0, 1), "b", rows(1, 4)))))
                    .isEqualTo(Map.of("a", 0, "b", 2));
            assertThat(got(sampler.proportionally(1, Map.of("b", rows(0, 2), "a", rows(2, 4)))))
                    .isEqualTo(Map.of("a", 1, "b", 0));
        }

        private static Map<String, Integer> got(StratifiedSample<Integer> sample) {
            Map<String, Integer> got = new TreeMap<>();
            sample.strata().forEach((name, stratum) -> got.put(name, stratum.got()));
            return got;
        }

        @Test
        void saysWhatIsMissingFromEachStratum() {
            StratifiedSample<Integer> sample = sampler.byQuota(Map.of("big", 8, "middle", 0, "small", 8), strata);
            assertThat(sample.wanted()).isEqualTo(16);
            assertThat(sample.got()).isEqualTo(13);
            assertThat(sample.shortfall()).isEqualTo(3);
            assertThat(sample.stratum("small").wanted()).isEqualTo(8);
            assertThat(sample.stratum("small").shortfall()).isEqualTo(3);
            assertThat(sample.stratum("big").shortfall()).isZero();
            assertThat(sample.stratum("middle").users()).isEmpty();
        }

        @Test
        void takesEverybodyIfMoreAreWanted() {
            StratifiedSample<Integer> sample = sampler.proportionally(170, strata);
            assertThat(sample.users()).isEqualTo(ALL);
            assertThat(sample.shortfall()).isEqualTo(85);
            assertThat(sample.stratum("small").shortfall()).isEqualTo(5);
        }

        @Test
        void missesEverybodyIfTheStrataAreEmpty() {
            StratifiedSample<Integer> sample = sampler.proportionally(4, Map.of("none", Audience.none(ROSTER)));
            assertThat(sample.users()).isEmpty();
            assertThat(sample.shortfall()).isEqualTo(4);
        }

        @Test
        void canBeShipped() throws IOException, ClassNotFoundException {
            StratifiedSample<Integer> sample = sampler.proportionally(10, strata);
            assertThat(Shipping.shipped(sample)).isEqualTo(sample);
        }

        @Test
        void strataMustBeDisjoint() {
            Map<String, Audience<Integer>> shared = Map.of("a", rows(0, 10), "b", rows(8, 12));
            assertThatThrownBy(() -> sampler.proportionally(5, shared))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("strata must be disjoint but 2 users of 'b' are in others too, such as '8'");
        }

        @Test
        void strataMustBeThere() {
            assertThatThrownBy(() -> sampler.proportionally(5, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("strata must be at least one but were none");
            StratifiedSample<Integer> sample = sampler.proportionally(5, strata);
            assertThatThrownBy(() -> sample.stratum("huge"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("stratum must be one of [big, middle, small] but was 'huge'");
        }

        @Test
        void quotasMustFitTheStrata() {
            assertThatThrownBy(() -> sampler.byQuota(Map.of("big", 1), strata))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("quotas must be for the strata [big, middle, small] but were for [big]");
            assertThatThrownBy(() -> sampler.byQuota(Map.of("big", 1, "middle", -2, "small", 1), strata))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("wanted must not be negative but was -2 (stratum 'middle')");
            assertThatThrownBy(() -> sampler.proportionally(-1, strata)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Top {

        /** 84 has the highest score, then 80 to 83 the same, and so on. */
        private long score(int id) {
            return id / 4;
        }

        @Test
        void choosesTheHighestScores() {
            assertThat(sampler.top(5, ALL, this::score, Ties.BY_ID).users()).containsExactly(80, 81, 82, 83, 84);
        }

        @Test
        void equalScoresAreKeptTogether() {
            Sample<Integer> top = sampler.top(2, ALL, this::score, Ties.TOGETHER);
            assertThat(top.users()).containsExactly(80, 81, 82, 83, 84);
            assertThat(top.excess()).isEqualTo(3);
            assertThat(top.shortfall()).isZero();
        }

        @Test
        void equalScoresAreCutById() {
            assertThat(sampler.top(3, ALL, this::score, Ties.BY_ID).users()).containsExactly(80, 81, 84);
        }

        @Test
        void equalScoresAreCutByTheShuffle() {
            Audience<Integer> tied = sampler.exactly(2, rows(80, 84)).users();
            assertThat(sampler.top(3, ALL, this::score, Ties.BY_SHUFFLE).users())
                    .isEqualTo(tied.or(rows(84, 85)));
        }

        @Test
        void extremeScoresAreInOrder() {
            long[] scores = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1};
            assertThat(sampler.top(1, rows(0, 4), id -> scores[id], Ties.BY_ID).users())
                    .containsExactly(1);
            assertThat(sampler.top(3, rows(0, 4), id -> scores[id], Ties.BY_ID).users())
                    .containsExactly(1, 2, 3);
        }

        @Test
        void fractionsAreInOrder() {
            double[] scores = {-1.5, Double.NEGATIVE_INFINITY, 0.25, Double.POSITIVE_INFINITY, -0.0, 0.0, -1.25};
            for (int wanted = 1; wanted <= 7; wanted++) {
                List<Integer> best = List.of(3, 2, 4, 5, 6, 0, 1).subList(0, wanted);
                assertThat(sampler.topByDouble(wanted, rows(0, 7), id -> scores[id], Ties.BY_ID)
                                .users())
                        .containsExactlyInAnyOrderElementsOf(best);
            }
            assertThat(sampler.topByDouble(3, rows(0, 7), id -> scores[id], Ties.TOGETHER)
                            .users())
                    .containsExactly(2, 3, 4, 5);
        }

        @Test
        void aMissingScoreIsNotALowOne() {
            assertThatThrownBy(() -> sampler.topByDouble(3, ALL, id -> id == 7 ? Double.NaN : id, Ties.BY_ID))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("score must be a number but was NaN (user '7')");
        }

        @Test
        void takesEverybodyIfMoreAreWanted() {
            Sample<Integer> top = sampler.top(100, ALL, this::score, Ties.BY_ID);
            assertThat(top.users()).isEqualTo(ALL);
            assertThat(top.shortfall()).isEqualTo(15);
            assertThat(sampler.top(0, ALL, this::score, Ties.TOGETHER).users()).isEmpty();
            assertThatThrownBy(() -> sampler.top(-1, ALL, this::score, Ties.BY_ID))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void drawsTheSameOnArrival() throws IOException, ClassNotFoundException {
        @SuppressWarnings("unchecked")
        Sampler<Integer> arrived = (Sampler<Integer>) Shipping.shipped(sampler);
        assertThat(arrived.exactly(7, ALL)).isEqualTo(sampler.exactly(7, ALL));
    }

    @Test
    void quotasMayAddUpToMoreThanAnInt() {
        StratifiedSample<Integer> sample = sampler.byQuota(
                Map.of("large", Integer.MAX_VALUE, "small", 1), Map.of("large", rows(0, 80), "small", rows(80, 85)));
        assertThat(sample.wanted()).isEqualTo(1L << 31);
        assertThat(sample.got()).isEqualTo(81);
        assertThat(sample.shortfall()).isEqualTo((1L << 31) - 81);
    }
}
