package dev.terrace.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problem;
import dev.terrace.core.segment.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentMapTest {

    private static Layer segmentOf(SegmentMap map, String cell) {
        return map.segmentOf(cell.charAt(0) - '0', cell.charAt(1) - '0', cell.charAt(2) - '0');
    }

    private static List<String> cells(int bins) {
        List<String> cells = new ArrayList<>();
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                for (int m = 1; m <= bins; m++) {
                    cells.add("" + r + f + m);
                }
            }
        }
        return cells;
    }

    @Nested
    class Eleven {

        private static final String PUBLISHED = """
                champions:555 554 544 545 454 455 445
                loyal:543 444 435 355 354 345 344 335
                potential-loyalist:553 551 552 541 542 533 532 531 452 451 442 441 431 453 433 432 423 353 352 351 342 341 333 323
                new-customers:512 511 422 421 412 411 311
                promising:525 524 523 522 521 515 514 513 425 424 413 414 415 315 314 313
                need-attention:535 534 443 434 343 334 325 324
                about-to-sleep:331 321 312 221 213 231 241 251
                at-risk:255 254 245 244 253 252 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124
                cannot-lose:155 154 144 214 215 115 114 113
                hibernating:332 322 233 232 223 222 132 123 122 212 211
                lost:111 112 121 131 141 151
                """;

        private final SegmentMap map = SegmentMap.eleven();

        @Test
        void isThePublishedPartitionOf125Cells() {
            TreeSet<String> seen = new TreeSet<>();
            for (String line : PUBLISHED.lines().toList()) {
                String key = line.substring(0, line.indexOf(':'));
                for (String cell : List.of(line.substring(key.length() + 1).split(" ", -1))) {
                    assertThat(segmentOf(map, cell).key()).as(cell).isEqualTo(key);
                    assertThat(seen.add(cell)).as(cell).isTrue();
                }
            }
            assertThat(seen).containsExactlyElementsOf(cells(5));
        }

        @Test
        void segmentsAreListedBestFirstAndLayersLowestFirst() {
            assertThat(map.segments())
                    .extracting(Layer::key)
                    .containsExactlyElementsOf(PUBLISHED
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(':')))
                            .toList());
            assertThat(map.layers().name()).isEqualTo("rfm.segment");
            assertThat(map.layers().rankOf("lost")).isZero();
            assertThat(map.layers().rankOf("champions")).isEqualTo(10);
            assertThat(map.attribute().kind().compare("champions", "loyal")).isPositive();
        }

        @Test
        void labelsReadInBothLanguages() {
            assertThat(map.segments())
                    .extracting(segment -> segment.label().text(Locale.CHINA))
                    .containsExactly(
                            "冠军客户", "忠诚客户", "潜在忠诚客户", "新客户", "有潜力客户", "需要关注客户", "即将休眠客户", "有流失风险客户", "不能失去的客户", "休眠客户",
                            "流失客户");
            assertThat(segmentOf(map, "543").label().text(Locale.ENGLISH)).isEqualTo("Loyal");
        }
    }

    @Nested
    class EightClasses {

        private final SegmentMap map = SegmentMap.eightClasses();

        /** The first column is written as the field writes it: 1 is the better half. */
        @ParameterizedTest
        @CsvSource({
            "111, important-value, 重要价值客户",
            "101, important-development, 重要发展客户",
            "011, important-retention, 重要保持客户",
            "001, important-win-back, 重要挽留客户",
            "110, general-value, 一般价值客户",
            "100, general-development, 一般发展客户",
            "010, general-retention, 一般保持客户",
            "000, general-win-back, 一般挽留客户"
        })
        void areNamedAsInChinesePractice(String halves, String key, String chinese) {
            Layer segment = segmentOf(map, halves.replace('1', '2').replace('0', '1'));
            assertThat(segment.key()).isEqualTo(key);
            assertThat(segment.label().text(Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        }

        /** Many public copies swap 发展 and 保持, or derive 重要 from R. */
        @ParameterizedTest
        @ValueSource(strings = {"222", "221", "212", "211", "122", "121", "112", "111"})
        void theFirstWordComesFromMoneyAndTheSecondFromRecencyAndFrequency(String cell) {
            String chinese = segmentOf(map, cell).label().chinese();
            assertThat(chinese).startsWith(cell.charAt(2) == '2' ? "重要" : "一般").endsWith("客户");
            String second = switch (cell.substring(0, 2)) {
                case "22" -> "价值";
                case "21" -> "发展";
                case "12" -> "保持";
                default -> "挽留";
            };
            assertThat(chinese.substring(2, 4)).isEqualTo(second);
        }

        @Test
        void recentOneTimeBigSpendersAreToBeDevelopedNotKept() {
            assertThat(map.segmentOf(2, 1, 2).label().chinese()).isEqualTo("重要发展客户");
            assertThat(map.segmentOf(1, 2, 2).label().chinese()).isEqualTo("重要保持客户");
        }

        @Test
        void layersRiseFromGeneralToImportant() {
            assertThat(map.layers().keys()).startsWith("general-win-back").endsWith("important-value");
            assertThat(map.layers().name()).isEqualTo("rfm.class");
        }
    }

    @Nested
    class OwnMaps {

        private final SegmentMap map = SegmentMap.builder("vip", 2)
                .version(3)
                .segment("top", Label.of("Top", "顶级"), "222  212\n")
                .otherwise("rest", Label.of("Rest", "其他"))
                .segment("gone", Label.of("Gone", "流失"), "111")
                .build();

        @Test
        void listedCellsGoFirstAndTheRestTakesWhatIsLeft() {
            assertThat(cells(2))
                    .extracting(cell -> segmentOf(map, cell).key())
                    .containsExactly("gone", "rest", "rest", "rest", "rest", "top", "rest", "top");
            assertThat(map.bins()).isEqualTo(2);
            assertThat(map.name()).isEqualTo("vip");
            assertThat(map.layers().version()).isEqualTo(3);
            assertThat(map.layers().keys()).containsExactly("gone", "rest", "top");
            assertThat(map.attribute()).hasToString("rfm.vip");
            assertThat(map).hasToString("vip v3 of 2 bins [top, rest, gone]");
        }

        @Test
        void mapsAreValues() throws Exception {
            assertThat(SegmentMap.eleven()).isEqualTo(SegmentMap.eleven()).hasSameHashCodeAs(SegmentMap.eleven());
            assertThat(SegmentMap.eleven()).isNotEqualTo(SegmentMap.eightClasses());
            assertThat(map).isNotEqualTo(vip(2, "222")).isNotEqualTo("vip");
            assertThat(vip(1, "222")).isNotEqualTo(vip(1, "221"));
            assertThat(Customers.copyBySerialization(map)).isEqualTo(map);
        }

        private static SegmentMap vip(int version, String top) {
            return SegmentMap.builder("vip", 2)
                    .version(version)
                    .segment("top", Label.of("Top"), top)
                    .otherwise("rest", Label.of("Rest"))
                    .build();
        }

        @Test
        void nineBinsAreTheMost() {
            SegmentMap fine = SegmentMap.builder("fine", 9)
                    .segment("best", Label.of("Best"), "999")
                    .otherwise("rest", Label.of("Rest"))
                    .build();
            assertThat(fine.segmentOf(9, 9, 9).key()).isEqualTo("best");
            assertThat(fine.segmentOf(9, 9, 8).key()).isEqualTo("rest");
        }
    }

    @Nested
    class Errors {

        @Test
        void allProblemsAreReportedTogether() {
            SegmentMap.Builder broken = SegmentMap.builder("vip", 2)
                    .segment("top", Label.of("Top"), "222 221 223 22 2222 abc")
                    .segment("next", Label.of("Next"), "221 212 211 222")
                    .segment("none", Label.of("None"), " ")
                    .segment("next", Label.of("Next"), "122");
            InvalidModelException refused = catchThrowableOfType(InvalidModelException.class, broken::build);
            assertThat(refused.problems())
                    .containsExactly(
                            new Problem(
                                    "DUPLICATE_SEGMENT",
                                    "vip/next",
                                    "a segment key must be used once but was used again"),
                            unknown("223"),
                            unknown("22"),
                            unknown("2222"),
                            unknown("abc"),
                            overlap("221"),
                            overlap("222"),
                            new Problem(
                                    "UNREACHABLE_SEGMENT",
                                    "vip/none",
                                    "a segment must have a cell but no cell is left to it"),
                            new Problem("GAP", "vip", "every cell must belong to a segment but 3 do not: 111 112 121"));
        }

        private static Problem unknown(String cell) {
            return new Problem(
                    "UNKNOWN_CELL",
                    "vip/top/" + cell,
                    "a cell must be three digits from 1 to 2 but was '" + cell + "'");
        }

        private static Problem overlap(String cell) {
            return new Problem(
                    "OVERLAP", "vip/next/" + cell, "a cell must belong to one segment but 'top' lists it already");
        }

        @Test
        void aRestThatIsNeverReachedIsReported() {
            SegmentMap.Builder broken = SegmentMap.builder("vip", 2)
                    .segment("all", Label.of("All"), "222 221 212 211 122 121 112 111")
                    .otherwise("rest", Label.of("Rest"));
            assertThatThrownBy(broken::build)
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("vip/rest: a segment must have a cell");
        }

        @Test
        void aMapWithoutSegmentsHasOnlyGaps() {
            assertThatThrownBy(() -> SegmentMap.builder("vip", 2).build())
                    .isInstanceOf(InvalidModelException.class)
                    .hasMessageContaining("8 do not: 111 112 121 122 211 212 221 222");
        }

        @Test
        void aNameAndTwoToNineBinsAreNeeded() {
            assertThatThrownBy(() -> SegmentMap.builder(" ", 5))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("segment map name must not be blank but was ' '");
            assertThatThrownBy(() -> SegmentMap.builder("vip", 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bins must be in [2, 9] but was 10 (segment map 'vip')");
        }

        @ParameterizedTest
        @CsvSource({"0, 1, 1, 0", "1, 6, 1, 6", "1, 1, -1, -1"})
        void aScoreOutOfRangeIsRefused(int r, int f, int m, int wrong) {
            SegmentMap map = SegmentMap.eleven();
            assertThatThrownBy(() -> map.segmentOf(r, f, m))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("score must be in [1, 5] but was " + wrong + " (segment map 'segment')");
        }
    }
}
