package dev.terrace.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrace.core.Problem;
import dev.terrace.examples.quickstart.report.ReportPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
                            "customer_id,recency_days,frequency,monetary,r,f,m,segment_11,segment_8,stage,level,points_balance,segments,sample",
                            "ann,38,2,150.00,1,5,5,cannot-lose,important-retention,active,silver,58,,drawn",
                            "bob,33,1,15.00,5,1,1,new-customers,general-development,new,basic,20,,",
                            "cat,,,,,,,,,never-active,basic,0,,");
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
        void leavesOutWhatIsNotKnownYetAndCountsIt() throws IOException {
            Run run = runOn(ORDERS, "--as-of", "2026-02-01");
            assertThat(run.out()).contains("Rows on the day of the report or later, not counted: 4");
            assertThat(summary().get("totals").get("afterAsOf").asLong()).isEqualTo(4);
            assertThat(summary().get("header").get("firstPurchase").asText()).isEqualTo("2026-01-05");
            assertThat(summary().get("header").get("lastPurchase").asText()).isEqualTo("2026-01-05");
            assertThat(Files.readAllLines(report().resolve("customers.csv")))
                    .contains("ann,27,1,100.00,5,1,1,new-customers,general-win-back,new,silver,100,,")
                    .contains("bob,,,,,,,,,never-active,basic,0,,");
        }

        @Test
        void isLookedAtFromTheDayAfterItsLastOrderOrRefund() throws IOException {
            Run run = runOn(ORDERS);
            assertThat(summary().get("header").get("asOf").asText()).isEqualTo("2026-03-02");
            assertThat(summary().get("totals").get("refunds").asLong()).isEqualTo(2);
            assertThat(summary().get("totals").get("afterAsOf").asLong()).isZero();
            assertThat(run.out()).doesNotContain("Rows on the day of the report or later");
        }

        @Test
        void beforeItsFirstOrderHasNoPurchaseSpan() throws IOException {
            assertThat(runOn(ORDERS, "--as-of", "2025-06-01").exitCode()).isZero();
            assertThat(summary().get("header").has("firstPurchase")).isFalse();
            assertThat(summary().get("header").has("lastPurchase")).isFalse();
        }

        /** Nothing but orders is known of them. */
        @Test
        void hasNoAttributesThatWereKnownBeforehand() throws IOException {
            runOn(ORDERS);
            assertThat(summary().has("associations")).isFalse();
        }

        @Test
        void drawsTheSameSampleOnEveryRun() throws IOException {
            runOn(ORDERS);
            String first = Files.readString(report().resolve("customers.csv"));
            runOn(ORDERS);
            assertThat(report().resolve("customers.csv")).hasContent(first);
        }

        @Test
        void readsInChineseToo() throws IOException {
            Run run = runOn(ORDERS, "--lang", "zh");
            assertThat(run.out()).contains("生命周期").contains("重要保持客户").contains("报告：" + report());
            assertThat(Files.readString(report().resolve("report.html"))).contains("lang=\"zh");
        }
    }

    @Nested
    class Refunds {

        private static final String ID = "customer_id,date,amount,order_id\n";

        /** A customer's columns up to the balance of points. */
        private String row(String customer) throws IOException {
            String line = Files.readAllLines(report().resolve("customers.csv")).stream()
                    .filter(row -> row.startsWith(customer + ","))
                    .findFirst()
                    .orElseThrow();
            return String.join(",", List.of(line.split(",", -1)).subList(0, 12));
        }

        private long sum(String figure) throws IOException {
            long sum = 0;
            for (JsonNode month : summary().get("points")) {
                sum += month.get(figure).asLong();
            }
            return sum;
        }

        @Test
        void beforeTheFirstOrderTakeNothingBack() throws IOException {
            assertThat(runOn("customer_id,date,amount\na,2026-04-30,-10\na,2026-05-03,20\nb,2026-05-02,50\n")
                            .err())
                    .isEmpty();
            assertThat(row("a")).contains(",1,10.00,").endsWith(",20");
            assertThat(row("b")).endsWith(",50");
        }

        @Test
        void ofTheFutureAreNotKnown() throws IOException {
            String orders = ID + "a,2026-05-01,100,A1\na,2026-05-09,-100,A1\n";
            runOn(orders, "--as-of", "2026-05-05");
            assertThat(row("a")).startsWith("a,4,1,100.00,").endsWith(",100");
            runOn(orders);
            assertThat(row("a")).startsWith("a,9,1,0.00,").endsWith(",0");
        }

        /** The rows of a customer's order and refund; the order stays where it was. */
        @Test
        void lowerMonetaryAndAreNoOrders() throws IOException {
            runOn(ID + "c,2026-05-01,10,C1\nc,2026-05-03,-30,C1\nd,2026-05-02,40,D1\nd,2026-04-01,-5,D1\n");
            assertThat(row("c")).startsWith("c,3,1,-20.00,");
            assertThat(row("d")).startsWith("d,2,1,35.00,");
        }

        /** 100 points for 100.00; the first refund is of a part, the second of the rest. */
        @Test
        void ofAWholeOrderTakeItsPointsBack() throws IOException {
            String orders = ID + "a,2026-05-01,100,A1\na,2026-05-09,-40,A1\n";
            runOn(orders);
            assertThat(row("a")).endsWith(",silver,100");
            assertThat(sum("clawedBack")).isZero();
            runOn(orders + "a,2026-06-09,-60,A1\n");
            assertThat(row("a")).endsWith(",0");
            assertThat(sum("clawedBack")).isEqualTo(100);
            assertThat(sum("issued")).isEqualTo(100);
        }

        /** Same day, since days have no time: the order comes first. */
        @Test
        void ofTheSameDayTakePointsBackToo() throws IOException {
            runOn(ID + "a,2026-05-01,-100,A1\na,2026-05-01,100,A1\n");
            assertThat(row("a")).endsWith(",0");
        }

        /** 100 points of January pay 1.00 of 50.00 in February; the refund of both gives them back and takes them. */
        @Test
        void giveBackWhatTheOrderTook() throws IOException {
            String orders = ID + "a,2026-01-05,100,A1\na,2026-02-05,50,A2\na,2026-03-05,-50,A2\n";
            runOn(orders);
            assertThat(row("a")).endsWith(",100");
            runOn(orders + "a,2026-04-05,-100,A1\n");
            assertThat(row("a")).endsWith(",0");
            assertThat(sum("redeemed")).isZero();
        }
    }

    @Nested
    class OwnSegments {

        private static final String ORDERS = """
                customer_id,date,amount
                ann,2026-01-05,100.00
                ann,2026-02-05,50.00
                bob,2026-02-10,20.00
                cat,2026-03-01,-1.00
                """;

        private Run runWith(String json, String... more) throws IOException {
            Path file = Files.writeString(folder.resolve("mine.json"), json);
            List<String> args = new ArrayList<>(List.of("--segments", file.toString(), "--as-of", "2026-03-15"));
            args.addAll(List.of(more));
            return runOn(ORDERS, args.toArray(String[]::new));
        }

        /** Ann paid 150.00 and Bob 20.00; without an order there is no score, so that of Cat it is unknown. */
        @Test
        void areCountedAndSaidInWords() throws IOException {
            Run run = runWith("""
                    {"version": 1, "segments": [
                      {"key": "hundred", "label": {"en": "Hundred", "zh": "过百"}, "excluded": ["bob"],
                       "rule": {"sum": {"event": "purchase", "property": "amount", "within": {"days": 90}}, "atLeast": 10000}},
                      {"key": "r5", "rule": {"attribute": "rfm.r", "is": 5}, "included": ["ann"]},
                      {"key": "both", "rule": {"all": [{"segment": "hundred"}, {"segment": "r5"}]}}
                    ]}
                    """);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("Own segments: Hundred 1 · r5 2 · both 1");
            JsonNode segments = summary().get("segments");
            assertThat(segments.get(0).get("rule").get("english").asText())
                    .isEqualTo("sum of amount in smallest units of purchase in the last 90 days is at least 10000");
            assertThat(segments.get(1).get("in").asLong()).isEqualTo(2);
            assertThat(segments.get(1).get("out").asLong()).isZero();
            assertThat(segments.get(1).get("unknown").asLong()).isEqualTo(1);
            assertThat(Files.readString(report().resolve("report.html")))
                    .contains("in the last 90 days is at least 10000");
        }

        @Test
        void mayBeNone() throws IOException {
            Run run = runWith("{\"version\": 1, \"segments\": []}");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).doesNotContain("Own segments");
        }

        @Test
        void thatAreBuiltInCanBeCopied() throws IOException {
            String standard = Files.readString(
                    Path.of("src/main/resources/dev/terrace/examples/quickstart/analysis/segments.json"));
            runOn(ORDERS, "--as-of", "2026-03-15");
            JsonNode builtIn = summary().get("segments");
            assertThat(builtIn).hasSize(5);
            runWith(standard);
            assertThat(summary().get("segments")).isEqualTo(builtIn);
        }

        @Test
        void thatAreWrongAreSaidInOneBlockBeforeAnythingIsWritten() throws IOException {
            Run run = runWith("""
                    {"version": 1, "segments": [
                      {"key": "a", "rule": {"attribute": "rfm.monetery", "atLeast": 10000}},
                      {"key": "b", "rule": {"count": {"event": "purchase", "within": {"days": 0}}, "atLeast": 1}}
                    ]}
                    """);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            List<String> lines = run.err().lines().toList();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0))
                    .isEqualTo("quickstart: " + folder.resolve("mine.json") + ": these segments cannot be used:");
            assertThat(lines.get(1))
                    .startsWith("  /segments/0/rule/attribute: ")
                    .endsWith("but was 'rfm.monetery'; did you mean 'rfm.monetary'? [UNKNOWN_ATTRIBUTE]");
            assertThat(lines.get(2))
                    .isEqualTo("  /segments/1/rule/count/within/days: must be 1 to 36600 but was 0 [INVALID_WINDOW]");
            assertThat(lines.get(3)).isEqualTo("(--help says what rules can ask)");
            assertThat(report()).doesNotExist();
        }

        @Test
        void ofAnotherVersionAreRefused() throws IOException {
            assertThat(runWith("{\"version\": 2, \"segments\": []}").err())
                    .contains("  /version: must be 1 but was 2 [UNKNOWN_VERSION]");
            assertThat(runWith("[]").err()).contains("  the whole file: must be an object but was a list [OTHER_TYPE]");
        }

        @Test
        void ofTheSampleShopReadWhatIsKnownThere() throws IOException {
            String json = "{\"version\": 1, \"segments\": [{\"key\": \"a\", \"rule\": "
                    + "{\"attribute\": \"homeowner\", \"is\": true}}]}";
            assertThat(runWith(json).err()).contains("but was 'homeowner'");
            Path file = Files.writeString(folder.resolve("shop.json"), json);
            Run run = run("--segments", file.toString(), "--out", report().toString());
            assertThat(run.exitCode()).isZero();
            assertThat(summary().get("segments").get(0).get("in").asLong()).isPositive();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"version\": 1,}|is no JSON (line 1, column",
                    "{\"version\": 1, \"version\": 1}|Duplicate field 'version'",
                    "{} {}|is no JSON",
                    "{\"version\": 1e99999999999999}|a number has an exponent that is too large",
                    "``|is no JSON",
                })
        void thatAreNoJsonAreSaidInOneLine(String json, String said) throws IOException {
            Refusals.assertRefused(runWith(json), said);
        }

        @Test
        void thatAreNotThereAreSaidInOneLine() {
            Refusals.assertRefused(run("--segments", folder.resolve("none.json").toString()), "there is no such file");
            Refusals.assertRefused(run("--segments", folder.toString()), "must be a file but is a folder");
        }

        @Test
        void areNeverOverwritten() throws IOException {
            Path file = Files.writeString(folder.resolve("summary.json"), "{}");
            Refusals.assertRefused(
                    run("--segments", file.toString(), "--out", folder.toString()), "would be overwritten");
        }

        @Test
        void thatAreOddAreWarnedOf() {
            Problem problem = new Problem("NEVER_TRUE", "segments/a", "this rule can never be true");
            assertThat(Warnings.of("mine.json", List.of(problem), Locale.ENGLISH))
                    .containsExactly("Warning: mine.json: segments/a: this rule can never be true [NEVER_TRUE]");
            assertThat(Warnings.of("mine.json", List.of(), Locale.CHINESE)).isEmpty();
        }
    }

    @Nested
    class OtherCurrencies {

        @ParameterizedTest
        @CsvSource({"CNY, 20000, 200", "JPY, 200, 200", "KWD, 200000, 200"})
        void countAPointPerUnit(String code, long minor, long points) throws IOException {
            assertThat(runOn("customer_id,date,amount\na,2026-05-01,200\n", "--currency", code)
                            .out())
                    .contains(" " + code);
            assertThat(summary().get("header").get("currency").asText()).isEqualTo(code);
            assertThat(summary().get("totals").get("revenue").get("minor").asLong())
                    .isEqualTo(minor);
            assertThat(summary().get("points").get(0).get("issued").asLong()).isEqualTo(points);
        }

        /** 200 points of the first order pay 2 of the second, whatever the currency. */
        @ParameterizedTest
        @ValueSource(strings = {"USD", "JPY", "KWD"})
        void spendAHundredPointsPerUnit(String code) throws IOException {
            runOn("customer_id,date,amount\na,2026-05-01,200\na,2026-05-02,100\n", "--currency", code);
            JsonNode month = summary().get("points").get(0);
            assertThat(month.get("redeemed").asLong()).isEqualTo(200);
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @ValueSource(strings = {"customers.csv", "summary.json", "report.html", "rejected.csv"})
        void outputsNeverOverwriteTheirSource(String name) throws IOException {
            String orders = "customer_id,date,amount\n1,2026-01-01,5\n";
            Path file = Files.writeString(folder.resolve(name), orders);
            assertRefused(run("--purchases", file.toString(), "--out", folder.toString()), "would be overwritten");
            assertThat(file).hasContent(orders);
            assertThat(folder.toFile().list()).containsExactly(name);
        }

        @Test
        void anOutputThatCannotBeWrittenIsSaidInOneLine() throws IOException {
            Files.createDirectories(report().resolve("customers.csv"));
            assertRefused(
                    runOn("customer_id,date,amount\n1,2026-01-01,5\n"),
                    "customers.csv: cannot be written: Is a directory");
        }

        @Test
        void aMissingFileLeavesAnEarlierReportAlone() throws IOException {
            Path earlier = Files.writeString(Files.createDirectories(report()).resolve("rejected.csv"), "kept");
            run("--purchases", folder.resolve("none.csv").toString(), "--out", report().toString());
            assertThat(earlier).hasContent("kept");
            Path other = folder.resolve("other");
            run("--purchases", folder.resolve("none.csv").toString(), "--out", other.toString());
            assertThat(other).doesNotExist();
        }

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
        @CsvSource(
                quoteCharacter = '"',
                value = {
                    "--zone, Mars/Base, is no zone",
                    "--lang, fr, is no language",
                    "--as-of, tomorrow, 'tomorrow' is no day; it must be one such as 2026-03-31",
                    "--as-of, 2026-02-30, '2026-02-30' is no day; it must be one such as 2026-03-31",
                    "--as-of, 9999-12-31, must be from 1970-01-01 to 2199-12-31",
                    "--as-of, 1969-12-31, must be from 1970-01-01 to 2199-12-31",
                    "--currency, DOLLAR, 'DOLLAR' is no currency",
                    "--currency, XXX, 'XXX' is no currency",
                    "--currency, CNY, --currency CNY needs --purchases",
                    "--colour, blue, --colour",
                })
        void anOptionThatCannotBeUsedIsSaidInOneLine(String option, String value, String said) {
            assertRefused(run(option, value), said);
        }

        @Test
        void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
            Path file = Files.writeString(folder.resolve("file"), "");
            assertRefused(
                    run("--out", file.toString()), file + ": cannot be written: a file is in the place of a folder");
            assertRefused(
                    run("--out", file.resolve("report").toString()), "report: cannot be written: Not a directory");
        }

        private static void assertRefused(Run run, String said) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().contains(said);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--purchases", "--as-of", "--zone", "--currency", "--segments", "--out", "--lang"})
    void helpExplainsEachOptionWithAnExample(String option) {
        String description = String.join(
                " ",
                Quickstart.commandLine().getCommandSpec().findOption(option).description());
        assertThat(description).contains("such as").contains("Default: ");
        Run run = run("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(description
                        .substring(0, description.indexOf("Default: "))
                        .strip());
    }

    /** The job that a newcomer runs first. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class TheSampleShop {

        @TempDir
        private static Path shared;

        private static final int SEGMENTS = 12;
        private static final int SAMPLE = 13;

        private Run run = new Run(-1, "", "");
        private JsonNode summary = new ObjectMapper().createObjectNode();

        @BeforeAll
        void runOnce() throws IOException {
            Files.writeString(shared.resolve("rejected.csv"), "of an earlier run");
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
        void saysWhatTheReadmeShows() throws IOException {
            String readme = Files.readString(Path.of("../../README.md")).replace("\r\n", "\n");
            int start = readme.indexOf("```text\n") + "```text\n".length();
            String shown = readme.substring(start, readme.indexOf("```", start));
            assertThat(run.out()
                            .replace(System.lineSeparator(), "\n")
                            .replace(shared.toString(), "target/terrace-report"))
                    .isEqualTo(shown);
        }

        @Test
        void leavesNoRejectedRowsOfAnEarlierRun() {
            assertThat(shared.resolve("rejected.csv")).doesNotExist();
        }

        @Test
        void hasARowForEachCustomer() throws IOException {
            List<String> rows = Files.readAllLines(shared.resolve("customers.csv"));
            assertThat(rows).hasSize(10_282);
            assertThat(rows.stream().filter(row -> row.contains(",,,,,,,,,"))).hasSize(10_281 - 8_736);
        }

        @Test
        void saysHowTheClausesOfASegmentTakeCustomersOut() {
            JsonNode fading = summary.get("waterfalls").get(1);
            assertThat(fading.get("customers").asLong()).isEqualTo(10_281);
            JsonNode classes = fading.get("steps").get(0);
            assertThat(classes.get("label").get("english").asText())
                    .isEqualTo("RFM segment is one of [Cannot Lose, Champions, Loyal]");
            assertThat(classes.get("certain").asLong()).isEqualTo(1_652 + 963 + 85);
            assertThat(classes.get("unknown").asLong()).isEqualTo(10_281 - 8_736);
            assertThat(classes.get("missing").get(0).get("attribute").asText()).isEqualTo("rfm.segment");
            assertThat(classes.get("missing").get(0).get("customers").asLong()).isEqualTo(10_281 - 8_736);
            JsonNode stages = fading.get("steps").get(1);
            assertThat(stages.get("certain"))
                    .isEqualTo(summary.get("segments").get(1).get("in"));
            assertThat(stages.get("unknown").asLong()).isZero();
        }

        @Test
        void saysHowManyCustomersSegmentsShare() throws IOException {
            long both = customers()
                    .filter(row -> row[SEGMENTS].contains("regulars") && row[SEGMENTS].contains("big-spenders"))
                    .count();
            JsonNode common = summary.get("overlap").get("common");
            assertThat(common.get(0).get(4).asLong()).isEqualTo(both).isPositive();
            assertThat(common.get(0).get(0))
                    .isEqualTo(summary.get("segments").get(0).get("in"));
        }

        /** 682 are at risk and 85 cannot be lost. */
        @Test
        void drawsTwoHundredToPushAfterHoldingSomeOut() throws IOException {
            long eligible = 0;
            long heldOut = 0;
            long drawn = 0;
            for (JsonNode stratum : summary.get("push").get("strata")) {
                eligible += stratum.get("eligible").asLong();
                heldOut += stratum.get("heldOut").asLong();
                drawn += stratum.get("drawn").asLong();
            }
            assertThat(eligible).isEqualTo(682 + 85);
            assertThat(heldOut).isBetween(50L, 110L);
            assertThat(drawn).isEqualTo(200);
            assertThat(customers().filter(row -> row[SAMPLE].equals("held_out")))
                    .hasSize((int) heldOut);
            assertThat(customers().filter(row -> row[SAMPLE].equals("drawn"))).hasSize(200);
            assertThat(customers().filter(row -> !row[SAMPLE].isEmpty()))
                    .allSatisfy(row -> assertThat(row[7]).isIn("at-risk", "cannot-lose"));
        }

        private static Stream<String[]> customers() throws IOException {
            return Files.readAllLines(shared.resolve("customers.csv")).stream()
                    .skip(1)
                    .map(row -> row.split(",", -1));
        }

        @Test
        void tellsWhichKnownAttributesGoWithBuyingOften() {
            JsonNode associations = summary.get("associations");
            assertThat(associations.get("customers").asLong()).isEqualTo(10_281);
            assertThat(associations.get("did").asLong()).isBetween(1_000L, 2_000L);
            assertThat(associations.get("attributes")).hasSize(14);
            JsonNode strongest = associations.get("traits").get(0);
            assertThat(strongest.get("label").get("english").asText()).isEqualTo("country is Mexico");
            assertThat(strongest.get("low").asDouble()).isGreaterThan(10);
        }

        @Test
        void hasCheckedItsIdentities() {
            assertThat(summary.get("checks"))
                    .extracting(check -> check.get("name").get("english").asText())
                    .containsExactly(
                            "points issued = redeemed + expired + clawed back + outstanding",
                            "each month: outstanding = outstanding before + issued - redeemed - expired - clawed back",
                            "each month: active = new + kept + returned",
                            "each month: lapsed = active before - kept",
                            "eleven segments = customers with orders",
                            "eight classes = customers with orders",
                            "Lifecycle stages: flows out of and into each layer = its members at either date",
                            "Member levels: flows out of and into each layer = its members at either date",
                            "never active at the earlier date = customers without an order before",
                            "each segment: in + unknown + taken out by a clause = customers",
                            "answers one by one = answers all at once");
            summary.get("checks").forEach(check -> assertThat(check.get("left")).isEqualTo(check.get("right")));
        }

        @Test
        void hasAReportWithEveryChartDrawn() {
            Assumptions.assumeTrue(ReportPage.browser().isPresent(), "no Chromium on this machine: page not opened");
            ReportPage page = ReportPage.open(shared.resolve("report.html"));
            assertThat(page.chartsDrawn()).hasValue(15);
            assertThat(page.shapes())
                    .hasSize(15)
                    .allSatisfy((chart, shapes) -> assertThat(shapes).isGreaterThan(5));
            assertThat(page.errors()).hasValue(0);
            assertThat(page.console()).isEmpty();
        }
    }
}
