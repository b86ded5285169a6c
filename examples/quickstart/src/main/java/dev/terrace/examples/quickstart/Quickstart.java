package dev.terrace.examples.quickstart;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import dev.terrace.examples.quickstart.analysis.Analysis;
import dev.terrace.examples.quickstart.analysis.Findings;
import dev.terrace.examples.quickstart.analysis.Models;
import dev.terrace.examples.quickstart.analysis.SegmentsException;
import dev.terrace.examples.quickstart.analysis.SegmentsFile;
import dev.terrace.examples.quickstart.input.FoodMart;
import dev.terrace.examples.quickstart.input.FoodMartAttributes;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.input.InputException;
import dev.terrace.examples.quickstart.input.PurchaseCsv;
import dev.terrace.examples.quickstart.input.RejectedRowsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Segments, scores, stages and rewards a population of customers from their purchases, and writes a report.
 *
 * <p>Exit codes: 0 when the report is written, 2 for input or options that cannot be used, with one line that says why,
 * or for segments with one line per problem.
 */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        version = "Terrace quickstart 0.1.0-SNAPSHOT",
        sortOptions = false,
        description = "Segments, scores, stages and rewards customers from their purchases, and writes a report.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  quickstart                                   the sample shop, report in target/terrace-report",
            "  quickstart --purchases orders.csv --lang zh  your own orders, report in Chinese",
            "  quickstart --segments segments.json          your own segments",
            "",
            "A purchases file has the header customer_id,date,amount and optionally order_id. Rows with the",
            "same customer and order id are one order; without order ids each row is one. A negative amount is",
            "a refund: it lowers monetary value and is no order. Refunds that name an order and add up to all of",
            "it take its points back; refunds of a part leave points alone. Rows that cannot be used are listed",
            "with line and reason in rejected.csv; days are 1970-01-01 to 2199-12-31.",
            "",
            "A segments file is JSON. Copy the built-in one, examples/quickstart/src/main/resources/dev/terrace/",
            "examples/quickstart/analysis/segments.json, and edit it; docs/guide/core.md lists what rules can",
            "ask, examples/quickstart/README.md every attribute. Rules read customer_id, rfm.*, lifecycle.stage,",
            "points.* and purchases with their amount in smallest units (1250 is 12.50 USD), and of the sample",
            "shop also city, birthdate and the like."
        })
public final class Quickstart implements Callable<Integer> {

    @Option(
            names = "--purchases",
            paramLabel = "FILE",
            description = "CSV file of purchases, such as orders.csv. Default: the FoodMart sample shop.")
    private @Nullable Path purchases;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day at whose start to look back, such as 1999-01-01. Rows of that day or later are"
                    + " left out and counted. Default: the day after the last order or refund.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of days and months, such as Asia/Shanghai. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "The currency of the amounts of --purchases, such as CNY. Default: USD.")
    private @Nullable Currency currency;

    @Option(
            names = "--segments",
            paramLabel = "FILE",
            description = "JSON file of segments, such as segments.json. Default: five built-in segments.")
    private @Nullable Path segments;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/terrace-report",
            description = "The folder to write to, such as /tmp/report; made if missing. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("target/terrace-report");

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            defaultValue = "en",
            description =
                    "The language of the report and the summary on the console, such as zh: en or zh. Default: ${DEFAULT-VALUE}.")
    private Locale language = Locale.ENGLISH;

    @Spec
    private @Nullable CommandSpec spec;

    /** A run with the default options. */
    Quickstart() {}

    /**
     * Runs the program and ends the virtual machine with its exit code.
     *
     * @param args the options; {@code --help} explains them
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The program with its options; the tests run it without ending the virtual machine. */
    static CommandLine commandLine() {
        return new CommandLine(new Quickstart())
                .registerConverter(ZoneId.class, OptionValues::zone)
                .registerConverter(Locale.class, OptionValues::language)
                .registerConverter(LocalDate.class, OptionValues::day)
                .registerConverter(Currency.class, OptionValues::currency)
                .setParameterExceptionHandler((e, args) -> refuse(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof InputException
                            || e instanceof UnwritableException
                            || e instanceof SegmentsException) {
                        return refuse(commandLine, e);
                    }
                    throw e;
                });
    }

    @Override
    public Integer call() {
        CommandLine program = requireNonNull(spec).commandLine();
        ProgressLine progress = ProgressLine.onTerminal(program.getErr());
        OutputFolder folder = new OutputFolder(out);
        Models models = models(folder);
        Input input = read(folder, progress);
        Findings findings = new Analysis(input, models, asOf).run(progress);
        progress.at("writing", 0, 1);
        folder.write(findings, language);
        progress.clear();
        PrintWriter console = program.getOut();
        ConsoleSummary.of(findings.summary(), input.reading(), language).print(console);
        console.printf("%n%s%s%n", Label.of("Report: ", "报告：").text(language), folder.report());
        console.flush();
        return CommandLine.ExitCode.OK;
    }

    /** Segments are checked before the long work starts and anything is written. */
    private Models models(OutputFolder folder) {
        requireSampleCurrency();
        SegmentsFile file = SegmentsFile.standard();
        if (segments != null) {
            PurchaseCsv.requireReadable(segments);
            folder.requireApartFrom(segments);
            file = SegmentsFile.read(segments);
        }
        Schema known = purchases == null ? FoodMartAttributes.SCHEMA : Schema.of();
        Models models = Models.of(zone, currency(), known, file);
        PrintWriter console = requireNonNull(spec).commandLine().getErr();
        Warnings.of(file.name(), models.catalog().warnings(), language).forEach(console::println);
        return models;
    }

    private Currency currency() {
        return currency == null ? FoodMart.CURRENCY : currency;
    }

    private Input read(OutputFolder folder, ProgressLine progress) {
        Instant end = asOf == null ? null : asOf.atStartOfDay(zone).toInstant();
        if (purchases == null) {
            progress.at("reading", 0, 1);
            folder.create();
            folder.deleteRejectedRows();
            return FoodMart.load(zone, end);
        }
        PurchaseCsv.requireReadable(purchases);
        folder.requireApartFrom(purchases);
        folder.create();
        try (RejectedRowsFile rejected = RejectedRowsFile.create(folder.rejectedRows())) {
            return PurchaseCsv.read(
                    purchases, zone, currency(), end, rejected, rows -> progress.at("reading rows", rows));
        }
    }

    private void requireSampleCurrency() {
        if (purchases == null && currency != null && !currency.equals(FoodMart.CURRENCY)) {
            throw new InputException(
                    "--currency " + currency + " needs --purchases: the sample shop sells in " + FoodMart.CURRENCY);
        }
    }

    private static int refuse(CommandLine commandLine, Exception e) {
        PrintWriter console = commandLine.getErr();
        String hint = e instanceof SegmentsException
                ? System.lineSeparator() + "(--help says what rules can ask)"
                : " (--help lists the options)";
        console.println("quickstart: " + e.getMessage() + hint);
        console.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
