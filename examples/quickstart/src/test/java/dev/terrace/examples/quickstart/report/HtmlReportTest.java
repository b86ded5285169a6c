package dev.terrace.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Label;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

    private static final Label HOSTILE = Label.of("</script><b>\"'&");

    /** The page without the chart library, whose texts are not ours. */
    private static String page(Summary summary, Locale locale) {
        return HtmlReport.render(summary, locale).replace(PageFile.echarts(), "");
    }

    private static List<String> matches(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Nested
    class OnePage {

        @Test
        void loadsNothing() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH))
                    .doesNotContain("http://", "https://", "@import", " src=")
                    .contains("default-src 'none'");
        }

        @Test
        void keepsTheLicenceOfTheChartLibrary() {
            assertThat(HtmlReport.render(SampleSummary.of(3), Locale.ENGLISH))
                    .contains("Licensed to the Apache Software Foundation");
        }

        @Test
        void leavesNoPlaceOfATemplateOpen() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH)).doesNotContainPattern("\\{\\{\\w+}}");
        }

        @Test
        void isTheSameOnEveryRun() {
            assertThat(HtmlReport.render(SampleSummary.of(3), Locale.CHINESE))
                    .isEqualTo(HtmlReport.render(SampleSummary.of(3), Locale.CHINESE));
        }

        @Test
        void isWrittenAsUtf8(@TempDir Path folder) throws IOException {
            Path file = folder.resolve("report.html");
            HtmlReport.write(SampleSummary.of(3), Locale.CHINESE, file);
            assertThat(Files.readString(file)).isEqualTo(HtmlReport.render(SampleSummary.of(3), Locale.CHINESE));
        }
    }

    @Nested
    class Escaping {

        @Test
        void aNameEndsNoScriptAndOpensNoTag() {
            String page = page(SampleSummary.of(3, HOSTILE), Locale.ENGLISH);
            assertThat(page).doesNotContain(HOSTILE.english()).contains("&lt;/script&gt;&lt;b&gt;&quot;&#39;&amp;");
            assertThat(matches("</script>", page))
                    .as("as many scripts as without the name")
                    .hasSameSizeAs(matches("</script>", page(SampleSummary.of(3), Locale.ENGLISH)));
        }

        @Test
        void aNameThatLooksLikeAPlaceOfTheTemplateStaysAName() {
            assertThat(page(SampleSummary.of(3, Label.of("{{css}} $1")), Locale.ENGLISH))
                    .contains("<th scope=\"row\">{{css}} $1");
        }
    }

    @Nested
    class Language {

        @Test
        void isSaid() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH)).contains("<html lang=\"en\">");
            assertThat(page(SampleSummary.of(3), Locale.TRADITIONAL_CHINESE)).contains("<html lang=\"zh-CN\">");
            assertThat(page(SampleSummary.of(3), Locale.GERMAN)).contains("<html lang=\"en\">");
        }

        @Test
        void bothHaveTheSameWords() throws IOException {
            assertThat(words("en").stringPropertyNames()).isEqualTo(words("zh").stringPropertyNames());
        }

        @Test
        void bothHaveTheSamePlacesInAWord() throws IOException {
            Properties chinese = words("zh");
            words("en")
                    .forEach((key, text) -> assertThat(Set.copyOf(
                                    matches("\\{\\d}", chinese.get(key).toString())))
                            .as(key.toString())
                            .isEqualTo(Set.copyOf(matches("\\{\\d}", text.toString()))));
        }

        private static Properties words(String language) throws IOException {
            Properties words = new Properties();
            words.load(new StringReader(PageFile.read("words_" + language + ".properties")));
            return words;
        }

        @Test
        void formatsNumbersItsOwnWay() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH))
                    .contains("<dd>CN¥12,849,034.55</dd>", "As of Jun 18, 2026", "82.0% of the customers");
            assertThat(page(SampleSummary.of(3), Locale.CHINESE))
                    .contains("<dd>¥12,849,034.55</dd>", "截至 2026年6月18日", "占全部客户 82.0%");
        }
    }

    @Nested
    class Charts {

        @ParameterizedTest
        @ValueSource(strings = {"en", "zh"})
        void eachHasAHeadingAndOneSentence(String language) {
            List<String> captions =
                    matches("<figcaption>.*?</figcaption>", page(SampleSummary.of(3), Locale.forLanguageTag(language)));
            assertThat(captions).hasSize(15).allSatisfy(caption -> {
                assertThat(caption).containsPattern("<h3 [^>]*>[^<]+</h3><p class=\"reading\" [^>]*>[^<]+[.。]</p>");
                assertThat(matches("[.。](\\s|</p>|$)", caption)).hasSize(1);
            });
        }

        @Test
        void eachHasItsFiguresAsATable() {
            String page = page(SampleSummary.of(3), Locale.ENGLISH);
            assertThat(matches("<details[^>]*><summary>[^<]+</summary><div[^>]*><table>", page))
                    .hasSize(15);
        }

        @Test
        void anUnfinishedMonthIsMarkedInTheTable() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH))
                    .contains("<th scope=\"row\">May 2026", "<th scope=\"row\">Jun 2026 *");
        }

        @Test
        void onlyTheLastSixtyCohortsAreShown() {
            Summary longHistory = SampleSummary.of(90);
            String page = page(longHistory, Locale.ENGLISH);
            assertThat(page).contains("The last 60 of 90 cohorts are shown; summary.json holds all of them.");
            assertThat(matches("\"retained\":\\d", page)).hasSize(60 * 61 / 2);
            assertThat(page(SampleSummary.of(60), Locale.ENGLISH)).doesNotContain("cohorts are shown");
        }

        @Test
        void nothingIsDrawnOfNothing() {
            assertThat(page(SampleSummary.empty(), Locale.ENGLISH))
                    .doesNotContain("class=\"chart\"")
                    .contains("There is nothing to draw.", "No purchases", "– per order");
        }
    }

    @Nested
    class Checks {

        @Test
        void areCountedIfTheyHold() {
            assertThat(page(SampleSummary.of(3), Locale.ENGLISH)).contains("All 4 identities", "✓ equal");
        }

        @Test
        void areTheFirstThingSaidIfTheyFail() {
            Summary sound = SampleSummary.of(3);
            Summary broken = new Summary(
                    sound.header(),
                    sound.totals(),
                    sound.rfm(),
                    sound.segments(),
                    sound.waterfalls(),
                    sound.overlap(),
                    sound.associations(),
                    sound.push(),
                    sound.stages(),
                    sound.growth(),
                    sound.retention(),
                    sound.flows(),
                    sound.points(),
                    sound.levels(),
                    List.of(new IdentityCheck(Label.of("stages"), 5, 6)));
            assertThat(page(broken, Locale.ENGLISH))
                    .contains("<p class=\"warning\">1 of 1 identities", "✗ not equal")
                    .doesNotContain("✓ equal");
        }
    }
}
