package dev.terrace.rfm;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/rfm.md. */
class GuideTest {

    private static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

    private final Map<String, PurchaseSummary> summaries = summaries();
    private final RfmTable<String> table = RfmModel.withDefaults().score(summaries, AS_OF);

    private static Map<String, PurchaseSummary> summaries() {
        // guide: facts
        Map<String, PurchaseSummary> summaries = new LinkedHashMap<>();
        summaries.put(
                "ann",
                PurchaseSummary.of(List.of(
                        Purchase.of("o-11", Instant.parse("2026-05-02T10:00:00Z"), 150_00),
                        Purchase.of("o-27", Instant.parse("2026-06-10T12:30:00Z"), 80_00),
                        Purchase.of("o-34", Instant.parse("2026-06-28T09:15:00Z"), 120_00))));
        summaries.put(
                "cat",
                PurchaseSummary.of(List.of(
                        Purchase.of("o-02", Instant.parse("2025-12-20T18:00:00Z"), 90_00),
                        Purchase.of("o-03", Instant.parse("2026-01-05T18:00:00Z"), 180_00),
                        Purchase.of("o-04", Instant.parse("2026-01-20T18:00:00Z"), 60_00),
                        Purchase.of("o-05", Instant.parse("2026-02-01T18:00:00Z"), 200_00),
                        Purchase.of("r-05", Instant.parse("2026-02-03T11:00:00Z"), -50_00))));
        // end
        fold(summaries, "bob", Instant.parse("2026-06-25T08:00:00Z"), 30_00);
        fold(summaries, "dan", Instant.parse("2025-11-11T04:00:00Z"), 15_00);
        fold(summaries, "eve", Instant.parse("2026-03-03T07:00:00Z"), 45_00);
        fold(summaries, "eve", Instant.parse("2026-06-20T07:00:00Z"), 60_00);
        fold(summaries, "fay", Instant.parse("2026-06-21T07:00:00Z"), -20_00);
        return summaries;
    }

    private static void fold(Map<String, PurchaseSummary> summaries, String customer, Instant at, long amountMinor) {
        // guide: fold
        summaries.merge(customer, PurchaseSummary.of(at, amountMinor), PurchaseSummary::merge);
        // end
    }

    @Test
    void scores() {
        // guide: score
        RfmModel model = RfmModel.withDefaults().withCalendar(Calendar.of(ZoneId.of("Asia/Shanghai")));
        RfmTable<String> table = model.score(summaries, Instant.parse("2026-07-01T00:00:00Z"));

        String reason = table.text("ann", Locale.ENGLISH);
        // end
        assertThat(reason).isEqualTo("""
                        Champions (544)
                        R = 5 since 3 ≤ 5.4 days
                        F = 4 since 2.4 < 3 ≤ 3.2 orders
                        M = 4 since 20300 < 35000 ≤ 37600 minor units""");
        assertThat(table.text("ann", Locale.CHINA)).isEqualTo("""
                        冠军客户 (544)
                        R = 5，因为 3 ≤ 5.4 天
                        F = 4，因为 2.4 < 3 ≤ 3.2 单
                        M = 4，因为 20300 < 35000 ≤ 37600 最小货币单位""");
        assertThat(table.counts())
                .hasToString("{champions=1, loyal=0, potential-loyalist=1, new-customers=1, promising=0,"
                        + " need-attention=0, about-to-sleep=0, at-risk=1, cannot-lose=0, hibernating=0, lost=1}");
        assertThat(table.unscored()).hasToString("[fay]");
    }

    @Test
    void warnings() {
        // guide: warnings
        List<RfmWarning> warnings = table.warnings();
        Map<Integer, Long> sizes = table.sizes(Dimension.FREQUENCY);
        // end
        assertThat(warnings)
                .extracting(warning -> warning.code() + " " + warning.path() + ": "
                        + warning.message().english())
                .containsExactly("EMPTY_SCORE frequency/2: nobody has F = 2: 4 of 5 scores are used");
        assertThat(sizes).hasToString("{1=2, 2=0, 3=1, 4=1, 5=1}");
    }

    @Test
    void eightClasses() {
        Instant asOf = AS_OF;
        // guide: classes
        RfmTable<String> classes = RfmModel.eightClasses().score(summaries, asOf);
        // end
        assertThat(classes.text("cat", Locale.CHINA)).isEqualTo("""
                        重要保持客户 (122)
                        R = 1，因为 80.4 ≤ 150 天
                        F = 2，因为 2.2 < 4 单
                        M = 2，因为 19600 < 48000 最小货币单位""");
    }

    @Test
    void rules() {
        // guide: rules
        Schema schema = Schema.builder()
                .attributes(RfmAttributes.of(SegmentMap.eleven()))
                .build();
        Rule winBack = all(
                attr(RfmAttributes.SEGMENT).in("at-risk", "cannot-lose"),
                attr(RfmAttributes.MONETARY).atLeast(400_00L));
        Profile profile =
                RfmAttributes.set(Profile.builder(schema), table, "cat").build();
        // end
        SegmentCatalog catalog =
                SegmentCatalog.builder(schema).segment("win-back", winBack).build();
        assertThat(catalog.evaluate(User.of(profile), AS_OF).of("win-back").truth())
                .isEqualTo(Truth.TRUE);
        Profile fay = RfmAttributes.set(Profile.builder(schema), table, "fay").build();
        assertThat(catalog.evaluate(User.of(fay), AS_OF).of("win-back").truth()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void ownMap() {
        // guide: map
        SegmentMap map = SegmentMap.builder("care", 2)
                .segment("key-account", Label.of("Key account", "大客户"), "222 212 122 112")
                .segment("lapsed", Label.of("Lapsed", "流失"), "111 121")
                .otherwise("regular", Label.of("Regular", "普通客户"))
                .build();
        RfmModel model = RfmModel.of(Binning.mean(), map);
        // end
        assertThat(model.score(summaries, AS_OF).counts()).hasToString("{key-account=2, lapsed=1, regular=2}");
    }

    @Test
    void problems() {
        assertThatThrownBy(() -> {
                    // guide: problems
                    SegmentMap.builder("care", 2)
                            .segment("key-account", Label.of("Key account", "大客户"), "222 212 122 112 113")
                            .segment("lapsed", Label.of("Lapsed", "流失"), "111 112 121")
                            .build();
                    // end
                })
                .isInstanceOf(InvalidModelException.class)
                .hasMessage("""
                        segment map is not valid (3):
                          care/key-account/113: a cell must be three digits from 1 to 2 but was '113' [UNKNOWN_CELL]
                          care/lapsed/112: a cell must belong to one segment but 'key-account' lists it already [OVERLAP]
                          care: every cell must belong to a segment but 2 do not: 211 221 [GAP]""");
    }
}
