package dev.terrace.rfm;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.rfm.Customers.AS_OF;
import static dev.terrace.rfm.Customers.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Profile;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RfmTableTest {

    /** Means: 39 days, 2.75 orders, 550 minor units. */
    private static Map<String, PurchaseSummary> four() {
        Map<String, PurchaseSummary> population = new LinkedHashMap<>();
        population.put("dan", customer(90, 1, 100));
        population.put("ann", customer(2, 5, 1000));
        population.put("bob", customer(4, 1, 200));
        population.put("cat", customer(60, 4, 900));
        return population;
    }

    private final RfmTable<String> classes = RfmModel.eightClasses().score(four(), AS_OF);

    @Nested
    class Scores {

        @Test
        void aTableWorkedByHand() {
            assertThat(classes.of("ann")).contains(new RfmScore(2, 5, 1000, 2, 2, 2, segment("important-value")));
            assertThat(classes.of("bob")).contains(new RfmScore(4, 1, 200, 2, 1, 1, segment("general-development")));
            assertThat(classes.of("cat")).contains(new RfmScore(60, 4, 900, 1, 2, 2, segment("important-retention")));
            assertThat(classes.of("dan")).contains(new RfmScore(90, 1, 100, 1, 1, 1, segment("general-win-back")));
        }

        private static Layer segment(String key) {
            return SegmentMap.eightClasses().layers().layer(key);
        }

        @Test
        void readByDimension() {
            RfmScore ann = classes.of("ann").orElseThrow();
            assertThat(ann.cell()).isEqualTo("222");
            assertThat(ann.value(Dimension.RECENCY)).isEqualTo(2);
            assertThat(ann.value(Dimension.FREQUENCY)).isEqualTo(5);
            assertThat(ann.value(Dimension.MONETARY)).isEqualTo(1000);
            RfmScore cat = classes.of("cat").orElseThrow();
            assertThat(cat.score(Dimension.RECENCY)).isEqualTo(1);
            assertThat(cat.score(Dimension.FREQUENCY)).isEqualTo(2);
            assertThat(cat.score(Dimension.MONETARY)).isEqualTo(2);
        }

        @Test
        void keepTheOrderOfThePopulation() {
            assertThat(classes.scores().keySet()).containsExactly("dan", "ann", "bob", "cat");
            assertThat(classes.segments())
                    .containsExactly(
                            entry("dan", "general-win-back"),
                            entry("ann", "important-value"),
                            entry("bob", "general-development"),
                            entry("cat", "important-retention"));
        }

        @Test
        void areCountedBySegmentInTheOrderOfTheMap() {
            assertThat(classes.counts())
                    .containsExactly(
                            entry("important-value", 1L),
                            entry("important-development", 0L),
                            entry("important-retention", 1L),
                            entry("important-win-back", 0L),
                            entry("general-value", 0L),
                            entry("general-development", 1L),
                            entry("general-retention", 0L),
                            entry("general-win-back", 1L));
            assertThat(classes.sizes(Dimension.RECENCY)).containsExactly(entry(1, 2L), entry(2, 2L));
            assertThat(classes.scoresUsed(Dimension.MONETARY)).isEqualTo(Ratio.of(2, 2));
            assertThat(classes.warnings()).isEmpty();
        }

        @Test
        void rememberWhatTheyWereMadeWith() throws Exception {
            assertThat(classes.model()).isEqualTo(RfmModel.eightClasses());
            assertThat(classes.asOf()).isEqualTo(AS_OF);
            assertThat(classes).asString().startsWith("RfmTable{asOf=2026-07-01T00:00:00Z, scored=4, unscored=0,");
            assertThat(Customers.copyBySerialization(classes)).isEqualTo(classes);
            assertThat(classes)
                    .isNotEqualTo(RfmModel.eightClasses().score(four(), AS_OF.plusSeconds(1)))
                    .isNotEqualTo(RfmModel.withDefaults().score(four(), AS_OF))
                    .isNotEqualTo("a table");
        }
    }

    @Nested
    class Refunds {

        @Test
        void lowerTheMoneyAndNothingElse() {
            Map<String, PurchaseSummary> population = four();
            population.merge("ann", PurchaseSummary.of(AS_OF.minusSeconds(1), -300), PurchaseSummary::merge);
            RfmScore ann =
                    RfmModel.eightClasses().score(population, AS_OF).of("ann").orElseThrow();
            assertThat(ann.recencyDays()).isEqualTo(2);
            assertThat(ann.frequency()).isEqualTo(5);
            assertThat(ann.monetaryMinor()).isEqualTo(700);
        }

        @Test
        void aloneMakeNoCustomer() {
            Map<String, PurchaseSummary> population = four();
            population.put("eve", PurchaseSummary.empty());
            population.put("fay", PurchaseSummary.of(AS_OF.minusSeconds(1), -300));
            RfmTable<String> table = RfmModel.eightClasses().score(population, AS_OF);
            assertThat(table.unscored()).containsExactly("eve", "fay");
            assertThat(table.of("fay")).isEmpty();
            assertThat(table.scores()).isEqualTo(classes.scores());
            assertThat(table.cuts(Dimension.MONETARY)).isEqualTo(classes.cuts(Dimension.MONETARY));
            assertThat(table).isNotEqualTo(classes);
        }
    }

    @Nested
    class EmptyPopulation {

        private final RfmTable<String> table =
                RfmModel.withDefaults().score(Map.of("eve", PurchaseSummary.empty()), AS_OF);

        @Test
        void hasZeroCountsAndNoCuts() {
            assertThat(table.scores()).isEmpty();
            assertThat(table.unscored()).containsExactly("eve");
            assertThat(table.cuts(Dimension.RECENCY)).isEmpty();
            assertThat(table.counts()).hasSize(11).containsEntry("champions", 0L);
            assertThat(table.sizes(Dimension.RECENCY)).hasSize(5).containsEntry(5, 0L);
            assertThat(table.scoresUsed(Dimension.RECENCY)).isEqualTo(Ratio.of(0, 5));
            assertThat(table.warnings()).isEmpty();
        }
    }

    @Nested
    class Days {

        private final Instant lastOrder = Instant.parse("2026-06-29T17:00:00Z");
        private final Instant asOf = Instant.parse("2026-06-30T15:00:00Z");

        private long recencyDays(Calendar calendar) {
            RfmModel model = RfmModel.withDefaults().withCalendar(calendar);
            return model.score(Map.of("ann", PurchaseSummary.of(lastOrder, 100)), asOf)
                    .of("ann")
                    .orElseThrow()
                    .recencyDays();
        }

        /** 22 hours apart: two days of UTC, but from 01:00 to 23:00 of one day in Shanghai. */
        @Test
        void areThoseOfTheCalendar() {
            Calendar shanghai = Calendar.of(ZoneId.of("Asia/Shanghai"));
            assertThat(recencyDays(Calendar.utc())).isEqualTo(1);
            assertThat(recencyDays(shanghai)).isZero();
            assertThat(recencyDays(shanghai.withDayStart(LocalTime.of(4, 0)))).isEqualTo(1);
        }
    }

    @Nested
    class Reasons {

        @Test
        void nameTheSegmentAndTheCutsAroundEachValue() {
            assertThat(classes.text("ann", Locale.ENGLISH)).isEqualTo("""
                            Important value (222)
                            R = 2 since 2 < 39 days
                            F = 2 since 2.75 < 5 orders
                            M = 2 since 550 < 1000 minor units""");
            assertThat(classes.text("cat", Locale.CHINA)).isEqualTo("""
                            重要保持客户 (122)
                            R = 1，因为 39 ≤ 60 天
                            F = 2，因为 2.75 < 4 单
                            M = 2，因为 550 < 900 最小货币单位""");
        }

        @Test
        void sayThatACustomerIsNotScored() {
            RfmTable<String> table = RfmModel.withDefaults()
                    .score(Map.of("zoe", PurchaseSummary.empty()), Instant.parse("2026-07-01T00:00:00Z"));
            assertThat(table.text("zoe", Locale.ENGLISH)).isEqualTo("not scored: no order before 2026-07-01T00:00:00Z");
            assertThat(table.text("zoe", Locale.CHINESE)).isEqualTo("未评分：2026-07-01T00:00:00Z 之前没有订单");
        }

        @Test
        void sayThatACustomerIsNotInTheTableAtAll() {
            assertThat(classes.text("nobody", Locale.ENGLISH)).isEqualTo("not in this table: 'nobody'");
        }
    }

    @Nested
    class Rules {

        private final Schema schema = Schema.builder()
                .attributes(RfmAttributes.of(SegmentMap.eightClasses()))
                .build();
        private final SegmentCatalog catalog = SegmentCatalog.builder(schema)
                .segment("keep", attr(RfmAttributes.CLASS).is("important-retention"))
                .segment("important", attr(RfmAttributes.CLASS).atLeast("important-win-back"))
                .segment("often", attr(RfmAttributes.F).is(2L))
                .build();

        private Truth truth(String customer, String segment) {
            Profile profile = RfmAttributes.set(Profile.builder(schema), classes, customer)
                    .build();
            return catalog.evaluate(User.of(profile), AS_OF).of(segment).truth();
        }

        @Test
        void readWhatATableConcludes() {
            assertThat(truth("cat", "keep")).isEqualTo(Truth.TRUE);
            assertThat(truth("ann", "keep")).isEqualTo(Truth.FALSE);
            assertThat(truth("ann", "important")).isEqualTo(Truth.TRUE);
            assertThat(truth("bob", "important")).isEqualTo(Truth.FALSE);
            assertThat(truth("bob", "often")).isEqualTo(Truth.FALSE);
        }

        @Test
        void everyValueAndScoreIsSet() {
            Profile profile =
                    RfmAttributes.set(Profile.builder(schema), classes, "cat").build();
            assertThat(profile.value(RfmAttributes.RECENCY_DAYS)).contains(60L);
            assertThat(profile.value(RfmAttributes.FREQUENCY)).contains(4L);
            assertThat(profile.value(RfmAttributes.MONETARY)).contains(900L);
            assertThat(profile.value(RfmAttributes.R)).contains(1L);
            assertThat(profile.value(RfmAttributes.F)).contains(2L);
            assertThat(profile.value(RfmAttributes.M)).contains(2L);
            assertThat(profile.value(RfmAttributes.CLASS)).contains("important-retention");
        }

        @Test
        void doNotTakeAMissingScoreForALowOne() {
            assertThat(RfmAttributes.set(Profile.builder(schema), classes, "zoe")
                            .build())
                    .isEqualTo(Profile.empty(schema));
            assertThat(truth("zoe", "often")).isEqualTo(Truth.UNKNOWN);
        }

        @Test
        void leaveNothingOfAnEarlierDateBehind() {
            Profile.Builder scored = RfmAttributes.set(Profile.builder(schema), classes, "ann");
            assertThat(RfmAttributes.set(scored, classes, "zoe").build()).isEqualTo(Profile.empty(schema));
        }

        @Test
        void needTheAttributesInTheSchema() {
            Profile.Builder bare = Profile.builder(Schema.of());
            assertThatThrownBy(() -> RfmAttributes.set(bare, classes, "ann"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rfm.recencyDays");
        }
    }

    @Nested
    class Flows {

        @Test
        void readTheSegmentsOfTwoDates() {
            Map<String, PurchaseSummary> later = four();
            later.merge("dan", PurchaseSummary.of(AS_OF.plusSeconds(60), 2000), PurchaseSummary::merge);
            RfmTable<String> after = RfmModel.eightClasses().score(later, AS_OF.plusSeconds(86_400));
            Flow<String> flow =
                    Flow.between(classes.model().segmentMap().layers(), classes.segments(), after.segments());
            assertThat(flow.users("general-win-back", "important-development")).containsExactly("dan");
            assertThat(flow.up()).isEqualTo(1);
        }
    }

    @Nested
    class Models {

        @Test
        void areTheSameSentenceForBothSchemes() {
            assertThat(RfmModel.withDefaults()).isEqualTo(RfmModel.of(Binning.quantile(5), SegmentMap.eleven()));
            assertThat(RfmModel.eightClasses()).isEqualTo(RfmModel.of(Binning.mean(), SegmentMap.eightClasses()));
        }

        @Test
        void changeOneSettingAtATime() {
            Calendar shanghai = Calendar.of(ZoneId.of("Asia/Shanghai"));
            RfmModel model = RfmModel.eightClasses()
                    .withBinning(Binning.quantile(2))
                    .withSegmentMap(SegmentMap.eightClasses())
                    .withCalendar(shanghai);
            assertThat(model).isEqualTo(new RfmModel(Binning.quantile(2), SegmentMap.eightClasses(), shanghai));
        }

        @Test
        void needABinningAndAMapOfAsManyBins() {
            RfmModel model = RfmModel.withDefaults();
            SegmentMap eight = SegmentMap.eightClasses();
            assertThatThrownBy(() -> model.withSegmentMap(eight))
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining(
                            "segmentMap/class: must be for the 5 bins of quantile(5) but was for 2 [BINS_DIFFER]");
            assertThatThrownBy(() -> model.withBinning(Binning.mean())).isInstanceOf(InvalidModelException.class);
        }
    }

    @Nested
    class Errors {

        @Test
        void purchasesAtOrAfterAsOfAreNotKnown() {
            RfmModel model = RfmModel.withDefaults();
            Map<String, PurchaseSummary> order = Map.of("ann", PurchaseSummary.of(AS_OF, 100));
            assertThatThrownBy(() -> model.score(order, AS_OF))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("purchases must be before asOf 2026-07-01T00:00:00Z but the latest was at"
                            + " 2026-07-01T00:00:00Z (customer 'ann')");
            Map<String, PurchaseSummary> refund =
                    Map.of("ann", PurchaseSummary.of(AS_OF.minusSeconds(9), 100).plus(AS_OF.plusSeconds(9), -100));
            assertThatThrownBy(() -> model.score(refund, AS_OF))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2026-07-01T00:00:09Z (customer 'ann')");
        }

        @Test
        void nullIsRefused() {
            RfmModel model = RfmModel.withDefaults();
            assertThatThrownBy(() -> model.score(Map.of(), null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> RfmModel.of(null, SegmentMap.eleven())).hasMessage("binning");
            assertThatThrownBy(() -> model.withCalendar(null)).hasMessage("calendar");
            assertThatThrownBy(() -> new RfmWarning(null, "path", null)).hasMessage("code");
        }
    }
}
