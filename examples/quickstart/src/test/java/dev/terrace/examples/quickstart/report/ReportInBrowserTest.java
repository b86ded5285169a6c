package dev.terrace.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrace.core.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportInBrowserTest {

    private static final int CHARTS = 15;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsABrowser() {
        assumeTrue(
                ReportPage.browser().isPresent(),
                "no chromium, chromium-browser or google-chrome on the PATH: the page is not tried in a browser");
    }

    private ReportPage opened(String html) throws IOException {
        return ReportPage.open(Files.writeString(folder.resolve("report.html"), html));
    }

    @ParameterizedTest(name = "{0}, {1} months")
    @CsvSource({"en, 18, 15", "zh, 18, 15", "en, 60, 15", "zh, 1, 3"})
    void drawsEveryChartWithoutAnError(String language, int months, int leastShapes) throws IOException {
        ReportPage page = opened(HtmlReport.render(SampleSummary.of(months), Locale.forLanguageTag(language)));
        assertThat(page.console()).isEmpty();
        assertThat(page.errors()).contains(0);
        assertThat(page.chartsDrawn()).contains(CHARTS);
        assertThat(page.shapes())
                .hasSize(CHARTS)
                .allSatisfy((chart, shapes) -> assertThat(shapes).as(chart).isGreaterThanOrEqualTo(leastShapes));
    }

    @Test
    void anEmptyCohortHasNoShare() throws IOException {
        Summary sample = SampleSummary.of(3);
        Cohort nobody = new Cohort(
                sample.retention().get(0).month(),
                0,
                List.of(new Cohort.Cell(0, 0, true), new Cohort.Cell(1, 0, true), new Cohort.Cell(2, 0, false)));
        String text = opened(HtmlReport.render(sample.withRetention(List.of(nobody)), Locale.ENGLISH))
                .text();
        String retention = text.substring(text.indexOf("Retention "), text.indexOf("Lifecycle stages "));
        assertThat(retention).doesNotContainPattern("(?<![\\d.])0(\\.0)? ?%");
    }

    @Test
    void theEnglishPageHasNoChineseWords() throws IOException {
        String text =
                opened(HtmlReport.render(SampleSummary.of(6), Locale.ENGLISH)).text();
        assertThat(text)
                .contains("Growth accounting", "Champions", "Clawed back")
                .doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void theChinesePageHasNoEnglishLabels() throws IOException {
        String text =
                opened(HtmlReport.render(SampleSummary.of(6), Locale.CHINESE)).text();
        assertThat(text).contains("增长核算", "冠军客户", "扣回").doesNotContain("Champions", "Active", "Clawed", "Jun");
    }

    @Test
    void showsAHostileNameAsItself() throws IOException {
        ReportPage page = opened(HtmlReport.render(SampleSummary.of(3, Label.of("</script><b>{x|y}")), Locale.ENGLISH));
        assertThat(page.errors()).contains(0);
        assertThat(page.chartsDrawn()).contains(CHARTS);
        assertThat(page.dom()).doesNotContain("<b>{x|y}").contains("&lt;/script&gt;&lt;b&gt;{x|y}");
    }

    @Test
    void isDoneAtOnceIfThereIsNothingToDraw() throws IOException {
        ReportPage page = opened(HtmlReport.render(SampleSummary.empty(), Locale.ENGLISH));
        assertThat(page.errors()).contains(0);
        assertThat(page.chartsDrawn()).contains(0);
    }

    @Test
    void tellsABrokenPageFromASoundOne() throws IOException {
        String broken = HtmlReport.render(SampleSummary.of(3), Locale.ENGLISH)
                .replace("const stages = width", "const none = width");
        ReportPage page = opened(broken);
        assertThat(page.errors())
                .hasValueSatisfying(errors -> assertThat(errors).isPositive());
        assertThat(page.chartsDrawn()).isEmpty();
        assertThat(page.console()).isNotEmpty();
    }
}
