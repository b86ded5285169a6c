package dev.terrace.rfm;

import static dev.terrace.rfm.Customers.AS_OF;
import static dev.terrace.rfm.Customers.scoring;
import static dev.terrace.rfm.Customers.withFrequencies;
import static dev.terrace.rfm.Customers.withMoney;
import static dev.terrace.rfm.Customers.withRecencies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinningTest {

    private static RfmTable<Integer> score(Binning binning, Map<Integer, PurchaseSummary> population) {
        return scoring(binning).score(population, AS_OF);
    }

    private static List<Integer> scores(RfmTable<Integer> table, Dimension dimension) {
        return table.scores().values().stream()
                .map(score -> score.score(dimension))
                .toList();
    }

    private static List<String> points(RfmTable<Integer> table, Dimension dimension) {
        return table.cuts(dimension).orElseThrow().points().stream()
                .map(point -> point.toPlainString())
                .toList();
    }

    @Nested
    class Quantiles {

        @Test
        void cutsLieBetweenNeighbours() {
            RfmTable<Integer> table = score(Binning.quantile(2), withFrequencies(4, 1, 3, 2));
            assertThat(points(table, Dimension.FREQUENCY)).containsExactly("2.50");
            assertThat(scores(table, Dimension.FREQUENCY)).containsExactly(2, 1, 2, 1);
        }

        /** Position 4k/5 of 1, 2, 3, 4, 10: 0.8, 1.6, 2.4 and 3.2. */
        @Test
        void cutsAreQuantilesOfType7() {
            RfmTable<Integer> table = score(Binning.quantile(5), withFrequencies(1, 2, 3, 4, 10));
            assertThat(points(table, Dimension.FREQUENCY)).containsExactly("1.80", "2.60", "3.40", "5.20");
            assertThat(scores(table, Dimension.FREQUENCY)).containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void fewDaysAreGood() {
            RfmTable<Integer> table = score(Binning.quantile(5), withRecencies(1, 2, 3, 4, 10));
            assertThat(scores(table, Dimension.RECENCY)).containsExactly(5, 4, 3, 2, 1);
        }

        @Test
        void aValueAtTheCutBelongsBelowIt() {
            assertThat(scores(score(Binning.quantile(2), withFrequencies(1, 2, 3)), Dimension.FREQUENCY))
                    .containsExactly(1, 1, 2);
            assertThat(scores(score(Binning.quantile(2), withRecencies(1, 2, 3)), Dimension.RECENCY))
                    .containsExactly(2, 2, 1);
        }

        @Test
        void oneCustomerAloneLiesBelowAllCuts() {
            RfmTable<Integer> table = score(Binning.quantile(5), withFrequencies(7));
            assertThat(table.of(0).orElseThrow().cell()).isEqualTo("511");
            assertThat(points(table, Dimension.FREQUENCY)).containsExactly("7.00", "7.00", "7.00", "7.00");
        }

        @Test
        void theWidestRangeIsExact() {
            RfmTable<Integer> table = score(Binning.quantile(2), withMoney(Long.MIN_VALUE, Long.MAX_VALUE));
            assertThat(points(table, Dimension.MONETARY)).containsExactly("-0.50");
            assertThat(scores(table, Dimension.MONETARY)).containsExactly(1, 2);
        }
    }

    @Nested
    class Means {

        @Test
        void onlyMoreThanTheMeanIsHigh() {
            RfmTable<Integer> table = score(Binning.mean(), withFrequencies(1, 3, 5));
            assertThat(points(table, Dimension.FREQUENCY)).containsExactly("3.00");
            assertThat(scores(table, Dimension.FREQUENCY)).containsExactly(1, 1, 2);
            assertThat(scores(score(Binning.mean(), withMoney(1, 2, 6)), Dimension.MONETARY))
                    .containsExactly(1, 1, 2);
        }

        @Test
        void onlyFewerDaysThanTheMeanAreRecent() {
            assertThat(scores(score(Binning.mean(), withRecencies(1, 3, 5)), Dimension.RECENCY))
                    .containsExactly(2, 1, 1);
            assertThat(scores(score(Binning.mean(), withRecencies(1, 2, 6)), Dimension.RECENCY))
                    .containsExactly(2, 2, 1);
        }

        @Test
        void nobodyIsBetterThanAMeanThatAllShare() {
            RfmTable<Integer> table = score(Binning.mean(), withMoney(100, 100));
            assertThat(table.of(0).orElseThrow().cell()).isEqualTo("111");
        }

        /** As doubles both amounts, and so their mean, are 2^53. */
        @Test
        void aMeanOfLargeAmountsIsExact() {
            RfmTable<Integer> table = score(Binning.mean(), withMoney(9_007_199_254_740_992L, 9_007_199_254_740_993L));
            assertThat(points(table, Dimension.MONETARY)).containsExactly("9007199254740992.50");
            assertThat(scores(table, Dimension.MONETARY)).containsExactly(1, 2);
        }

        @Test
        void aSumBeyond64BitsIsExact() {
            RfmTable<Integer> high = score(Binning.mean(), withMoney(Long.MAX_VALUE, Long.MAX_VALUE - 2, 1L << 62));
            assertThat(scores(high, Dimension.MONETARY)).containsExactly(2, 2, 1);
            RfmTable<Integer> low = score(Binning.mean(), withMoney(Long.MIN_VALUE, Long.MIN_VALUE, -2));
            assertThat(points(low, Dimension.MONETARY)).containsExactly("-6148914691236517206.00");
            assertThat(scores(low, Dimension.MONETARY)).containsExactly(1, 1, 2);
        }

        /** The mean of 1, 1 and 2 is 4/3, which lies below 2 and above 1 also with two decimals. */
        @Test
        void cutsAreRoundedForPeopleOnly() {
            assertThat(points(score(Binning.mean(), withFrequencies(1, 1, 2)), Dimension.FREQUENCY))
                    .containsExactly("1.33");
            assertThat(points(score(Binning.mean(), withRecencies(1, 1, 2)), Dimension.RECENCY))
                    .containsExactly("1.34");
        }
    }

    /** What other systems do to equal values. */
    @Nested
    class Ties {

        /** NTILE(5) gives ten equal values the scores 1, 1, 2, 2, 3, 3, 4, 4, 5, 5. */
        @Test
        void equalValuesShareAScoreUnlikeNtile() {
            RfmTable<Integer> table = score(Binning.quantile(5), withFrequencies(1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
            assertThat(scores(table, Dimension.FREQUENCY)).containsOnly(1);
        }

        /** NTILE depends on the order in which equal values arrive. */
        @Test
        void reversingTheInputChangesNoScore() {
            Map<Integer, PurchaseSummary> population = withFrequencies(1, 1, 2, 1, 3, 1, 2, 5, 1, 4);
            Map<Integer, PurchaseSummary> reversed = new LinkedHashMap<>();
            List<Integer> customers = new ArrayList<>(population.keySet());
            Collections.reverse(customers);
            customers.forEach(customer -> reversed.put(customer, population.get(customer)));
            RfmTable<Integer> table = RfmModel.withDefaults().score(population, AS_OF);
            RfmTable<Integer> again = RfmModel.withDefaults().score(reversed, AS_OF);
            assertThat(again).isEqualTo(table).hasSameHashCodeAs(table);
            assertThat(again.scores().keySet()).containsExactlyElementsOf(customers);
        }

        /** A median cut with "at least the median is high" makes everybody high where most bought once. */
        @Test
        void aMedianCutStillTellsOneTimeBuyersFromTheOthers() {
            RfmTable<Integer> table = score(Binning.quantile(2), withFrequencies(1, 1, 1, 2, 5));
            assertThat(scores(table, Dimension.FREQUENCY)).containsExactly(1, 1, 1, 2, 2);
        }

        /** Cuts at positions 0.8, 1.6, 2.4, 3.2 of 1, 1, 1, 1, 2: 1, 1, 1 and 1.2. */
        @Test
        void scoresThatNobodyHasAreReported() {
            RfmTable<Integer> table = RfmModel.withDefaults().score(withFrequencies(1, 1, 1, 1, 2), AS_OF);
            assertThat(table.sizes(Dimension.FREQUENCY))
                    .containsExactly(entry(1, 4L), entry(2, 0L), entry(3, 0L), entry(4, 0L), entry(5, 1L));
            assertThat(table.scoresUsed(Dimension.FREQUENCY)).isEqualTo(Ratio.of(2, 5));
            assertThat(table.warnings())
                    .contains(new RfmWarning(
                            RfmWarning.Code.EMPTY_SCORE,
                            "frequency/2",
                            Label.of("nobody has F = 2: 2 of 5 scores are used", "没有人的 F = 2：5 个分值只用到 2 个")));
            assertThat(table.warnings())
                    .filteredOn(warning -> warning.code() == RfmWarning.Code.EMPTY_SCORE)
                    .extracting(RfmWarning::path)
                    .containsExactly(
                            "recency/1",
                            "recency/2",
                            "recency/3",
                            "recency/4",
                            "frequency/2",
                            "frequency/3",
                            "frequency/4",
                            "monetary/2",
                            "monetary/3",
                            "monetary/4",
                            "monetary/5");
        }

        /** Only the cells 511 and 551 are left, and each belongs to one segment. */
        @Test
        void segmentsThatNobodyCanBeInAreReported() {
            RfmTable<Integer> table = RfmModel.withDefaults().score(withFrequencies(1, 1, 1, 1, 2), AS_OF);
            assertThat(table.warnings())
                    .filteredOn(warning -> warning.code() == RfmWarning.Code.COLLAPSED_SEGMENT)
                    .extracting(RfmWarning::path)
                    .containsExactly(
                            "segment/champions",
                            "segment/loyal",
                            "segment/promising",
                            "segment/need-attention",
                            "segment/about-to-sleep",
                            "segment/at-risk",
                            "segment/cannot-lose",
                            "segment/hibernating",
                            "segment/lost");
            assertThat(table.warnings())
                    .contains(new RfmWarning(
                            RfmWarning.Code.COLLAPSED_SEGMENT,
                            "segment/lost",
                            Label.of(
                                    "nobody can be in Lost: each of its cells needs a score that nobody has",
                                    "没有人能成为流失客户：它的每一格都需要一个无人拥有的分值")));
        }

        @Test
        void aFullTableHasNoWarnings() {
            RfmTable<Integer> table =
                    score(Binning.mean(), Map.of(1, Customers.customer(1, 1, 5), 2, Customers.customer(9, 2, 6)));
            assertThat(table.warnings()).isEmpty();
        }
    }

    @Nested
    class CutsOfOneDimension {

        /** 1, 1, 1, 2, 2, 4, 4, 9: positions 1.4, 2.8, 4.2, 5.6 are 1, 1.8, 2.4 and 4. */
        private final Cuts cuts = score(Binning.quantile(5), withFrequencies(1, 1, 1, 2, 2, 4, 4, 9))
                .cuts(Dimension.FREQUENCY)
                .orElseThrow();

        @Test
        void scoreValuesOfOtherCustomersToo() {
            assertThat(List.of(
                            cuts.score(0), cuts.score(1), cuts.score(2), cuts.score(3), cuts.score(4), cuts.score(5)))
                    .containsExactly(1, 1, 3, 4, 4, 5);
            assertThat(cuts.bins()).isEqualTo(5);
            assertThat(cuts.dimension()).isEqualTo(Dimension.FREQUENCY);
            assertThat(cuts).hasToString("frequency cut at [1, 1.8, 2.4, 4]");
        }

        @Test
        void explainWithTheCutsAroundTheValue() {
            assertThat(cuts.explain(3).text(Locale.ENGLISH)).isEqualTo("F = 4 since 2.4 < 3 ≤ 4 orders");
            assertThat(cuts.explain(3).text(Locale.CHINA)).isEqualTo("F = 4，因为 2.4 < 3 ≤ 4 单");
            assertThat(cuts.explain(1).text(Locale.ENGLISH)).isEqualTo("F = 1 since 1 ≤ 1 orders");
            assertThat(cuts.explain(70).text(Locale.ENGLISH)).isEqualTo("F = 5 since 4 < 70 orders");
        }

        @Test
        void explainStrictMeansWithTheOtherSigns() {
            Cuts recency = score(Binning.mean(), withRecencies(1, 3, 5))
                    .cuts(Dimension.RECENCY)
                    .orElseThrow();
            assertThat(recency.explain(1).english()).isEqualTo("R = 2 since 1 < 3 days");
            assertThat(recency.explain(3).english()).isEqualTo("R = 1 since 3 ≤ 3 days");
        }

        @Test
        void areValues() throws Exception {
            Cuts same = score(Binning.quantile(5), withFrequencies(1, 1, 1, 2, 2, 4, 4, 9))
                    .cuts(Dimension.FREQUENCY)
                    .orElseThrow();
            assertThat(cuts).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("cuts");
            assertThat(Customers.copyBySerialization(cuts)).isEqualTo(cuts);
            RfmTable<Integer> mean = score(Binning.mean(), withRecencies(100, 100));
            assertThat(mean.cuts(Dimension.RECENCY)).isNotEqualTo(mean.cuts(Dimension.MONETARY));
        }
    }

    @Nested
    class Settings {

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 1, 10})
        void twoToNineBinsAreAllowed(int bins) {
            assertThatThrownBy(() -> Binning.quantile(bins))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bins must be in [2, 9] but was " + bins + " (quantile binning)");
        }

        @Test
        void binningsAreValues() throws Exception {
            assertThat(Binning.quantile(5))
                    .isEqualTo(Binning.quantile(5))
                    .hasSameHashCodeAs(Binning.quantile(5))
                    .isNotEqualTo(Binning.quantile(4))
                    .hasToString("quantile(5)");
            assertThat(Binning.mean())
                    .isEqualTo(Binning.mean())
                    .hasSameHashCodeAs(Binning.mean())
                    .isNotEqualTo(Binning.quantile(2))
                    .hasToString("mean()");
            assertThat(Binning.quantile(2)).isNotEqualTo(Binning.mean());
            assertThat(Customers.copyBySerialization(Binning.mean())).isEqualTo(Binning.mean());
        }

        @Test
        void dimensionsHaveNames() {
            assertThat(Dimension.values()).extracting(Dimension::letter).containsExactly("R", "F", "M");
            assertThat(Dimension.values())
                    .extracting(dimension -> dimension.label().chinese())
                    .containsExactly("最近一次消费", "消费频率", "消费金额");
            assertThat(Dimension.MONETARY).hasToString("monetary");
            assertThat(Dimension.RECENCY.unit()).isEqualTo(Label.of("days", "天"));
        }
    }
}
