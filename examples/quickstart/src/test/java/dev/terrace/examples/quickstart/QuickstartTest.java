package dev.terrace.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.examples.quickstart.report.ReportPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class QuickstartTest {

    @TempDir
    private Path folder;

    /** What a run leaves behind. */
    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Quickstart.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = program.execute(args);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private Run runOn(String csv, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), csv);
        List<String> args = new ArrayList<>(List.of("--purchases", file.toString(), "--out", report().toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private Path report() {
        return folder.resolve("report");
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(report().resolve("summary.json").toFile());
    }

    /** A shop that is small enough to be worked through by hand. */
    @Nested
    class ASmallShop {

        private static final String ORDERS = """
                customer_id,date,amount
                ann,2026-01-05,100.00
                bob,2026-02-10,20.00
                ann,2026-02-05,50.00
                bob,2026-02-11,-5.00
                cat,2026-03-01,-1.00
                dan,yesterday,5.00
                """;

        /**
         * Ann's 100 points of January reach silver; in February 100 points pay 1.00 of 50.00, and the 49.00 paid earn 49
         * × 1.2, rounded down: 58.
         */
        @Test
        void isScoredStagedAndRewarded() throws IOException {
            Run run = runOn(ORDERS, "--as-of", "2026-03-15");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(Files.readString(report().resolve("customers.csv")).lines())
                    .containsExactly(
                            "customer_id,recency_days,frequency,monetary,r,f,m,segment_11,segment_8,stage,level,points_balance",
                            "ann,38,2,150.00,1,5,5,cannot-lose,important-retention,active,silver,58",
                            "bob,33,1,15.00,5,1,1,new-customers,general-development,new,basic,20",
                            "cat,,,,,,,,,never-active,basic,0");
        }

        @Test
        void hasTheTotalsBehindItsCharts() throws IOException {
            runOn(ORDERS, "--as-of", "2026-03-15");
            JsonNode totals = summary().get("totals");
            assertThat(totals.get("customers").asLong()).isEqualTo(3);
            assertThat(totals.get("customersWithOrders").asLong()).isEqualTo(2);
            assertThat(totals.get("orders").asLong()).isEqualTo(3);
            assertThat(totals.get("refunds").asLong()).isEqualTo(2);
            assertThat(totals.get("rejectedRows").asLong()).isEqualTo(1);
            assertThat(totals.get("revenue").get("minor").asLong()).isEqualTo(164_00);
            JsonNode february = summary().get("points").get(1);
            assertThat(february.get("month").asText()).isEqualTo("2026-02");
            assertThat(february.get("issued").asLong()).isEqualTo(58 + 20);
            assertThat(february.get("redeemed").asLong()).isEqualTo(100);
            assertThat(february.get("outstanding").asLong()).isEqualTo(78);
            JsonNode growth = summary().get("growth");
            assertThat(growth).hasSize(3);
            assertThat(growth.get(1).get("new").asLong()).isEqualTo(1);
            assertThat(growth.get(1).get("kept").asLong()).isEqualTo(1);
            assertThat(growth.get(2).get("complete").asBoolean()).isFalse();
        }

        @Test
        void listsTheRowsThatCouldNotBeUsed() throws IOException {
            Run run = runOn(ORDERS, "--as-of", "2026-03-15");
            assertThat(Files.readAllLines(report().resolve("rejected.csv")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("7,")
                    .contains("yesterday");
            assertThat(run.out()).contains("Rows rejected: 1, see rejected.csv");
        }

        @Test
        void leavesOutWhatIsNotKnownYet() throws IOException {
            runOn(ORDERS, "--as-of", "2026-02-01");
            assertThat(Files.readAllLines(report().resolve("customers.csv")))
                    .contains("ann,27,1,100.00,5,1,1,new-customers,general-win-back,new,silver,100")
                    .contains("bob,,,,,,,,,never-active,basic,0");
        }

        @Test
        void isLookedAtFromTheDayAfterItsLastPurchase() throws IOException {
            runOn(ORDERS);
            assertThat(summary().get("header").get("asOf").asText()).isEqualTo("2026-02-11");
        }

        @Test
        void readsInChineseToo() throws IOException {
            Run run = runOn(ORDERS, "--lang", "zh");
            assertThat(run.out()).contains("生命周期").contains("重要保持客户").contains("报告");
            assertThat(Files.readString(report().resolve("report.html"))).contains("lang=\"zh");
        }
    }

    @Nested
    class Refusals {

        @Test
        void aMissingFileIsSaidInOneLine() {
            assertRefused(run("--purchases", folder.resolve("none.csv").toString()), "there is no such file");
        }

        @Test
        void aWrongHeaderIsSaidInOneLine() throws IOException {
            assertRefused(runOn("customer,day,amount\n1,2026-01-01,5\n"), "customer_id");
        }

        @Test
        void aFileWithoutAValidRowIsSaidInOneLine() throws IOException {
            assertRefused(runOn("customer_id,date,amount\n1,yesterday,5\n"), "orders.csv");
        }

        @ParameterizedTest
        @CsvSource({
            "--zone, Mars/Base, is no zone",
            "--lang, fr, is no language",
            "--as-of, tomorrow, --as-of",
            "--colour, blue, --colour",
        })
        void anOptionThatCannotBeUsedIsSaidInOneLine(String option, String value, String said) {
            assertRefused(run(option, value), said);
        }

        @Test
        void rejectedRowsNeverOverwriteTheirSource() throws IOException {
            String orders = "customer_id,date,amount\n1,2026-01-01,5\n";
            Path file = Files.writeString(folder.resolve("rejected.csv"), orders);
            assertRefused(run("--purchases", file.toString(), "--out", folder.toString()), "would be overwritten");
            assertThat(file).hasContent(orders);
        }

        @Test
        void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "");
            assertRefused(run("--out", file.resolve("report").toString()), "file");
        }

        private static void assertRefused(Run run, String said) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().contains(said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--purchases", "--as-of", "--zone", "--out", "--lang"})
    void helpExplainsEachOptionWithAnExample(String option) {
        Run run = run("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(option);
        String explanation = run.out().substring(run.out().indexOf(option));
        assertThat(explanation.substring(0, 300)).containsAnyOf("such as", "en or zh");
    }

    /** The job that a newcomer runs first. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheSampleShop {

        @TempDir
        private static Path shared;

        private Run run = new Run(-1, "", "");
        private JsonNode summary = new ObjectMapper().createObjectNode();

        @BeforeAll
        void runOnce() throws IOException {
            run = QuickstartTest.run("--out", shared.toString());
            summary = new ObjectMapper().readTree(shared.resolve("summary.json").toFile());
        }

        @Test
        void hasTheNumbersOfItsSource() {
            assertThat(run.exitCode()).isZero();
            JsonNode totals = summary.get("totals");
            assertThat(totals.get("customers").asLong()).isEqualTo(10_281);
            assertThat(totals.get("customersWithOrders").asLong()).isEqualTo(8_736);
            assertThat(totals.get("orders").asLong()).isEqualTo(54_537);
            assertThat(totals.get("revenue").get("minor").asLong() / 100.0)
                    .isCloseTo(565_238.13 + 1_079_147.47, within(1.0));
        }

        @Test
        void saysWhatAnOperatorWantsToReadInThirtyLines() {
            assertThat(run.out().lines().count()).isBetween(20L, 32L);
            assertThat(run.out())
                    .contains("10,281 customers")
                    .contains("Champions")
                    .contains("report.html");
        }

        @Test
        void hasARowForEachCustomer() throws IOException {
            List<String> rows = Files.readAllLines(shared.resolve("customers.csv"));
            assertThat(rows).hasSize(10_282);
            assertThat(rows.stream().filter(row -> row.contains(",,,,,,,,,"))).hasSize(10_281 - 8_736);
        }

        @Test
        void hasCheckedItsIdentities() {
            assertThat(summary.get("checks")).hasSizeGreaterThanOrEqualTo(8);
            summary.get("checks").forEach(check -> assertThat(check.get("left")).isEqualTo(check.get("right")));
        }

        @Test
        void hasAReportWithEveryChartDrawn() {
            Assumptions.assumeTrue(ReportPage.browser().isPresent(), "no Chromium on this machine: page not opened");
            ReportPage page = ReportPage.open(shared.resolve("report.html"));
            assertThat(page.chartsDrawn()).hasValue(11);
            assertThat(page.shapes())
                    .hasSize(11)
                    .allSatisfy((chart, shapes) -> assertThat(shapes).isGreaterThan(5));
            assertThat(page.errors()).hasValue(0);
            assertThat(page.console()).isEmpty();
        }
    }
}
