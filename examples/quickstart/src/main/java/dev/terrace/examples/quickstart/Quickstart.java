package dev.terrace.examples.quickstart;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.examples.quickstart.analysis.Analysis;
import dev.terrace.examples.quickstart.analysis.Findings;
import dev.terrace.examples.quickstart.input.FoodMart;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.input.InputException;
import dev.terrace.examples.quickstart.input.PurchaseCsv;
import dev.terrace.examples.quickstart.input.RejectedRowsFile;
import dev.terrace.examples.quickstart.report.CustomersCsv;
import dev.terrace.examples.quickstart.report.HtmlReport;
import dev.terrace.examples.quickstart.report.SummaryJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
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
import picocli.CommandLine.TypeConversionException;

/**
 * Segments, scores, stages and rewards a population of customers from their purchases, and writes a report.
 *
 * <p>Exit codes: 0 when the report is written, 2 for input or options that cannot be used, with one line that says why.
 */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        version = "Terrace quickstart 0.1.0",
        sortOptions = false,
        description = "Segments, scores, stages and rewards customers from their purchases, and writes a report.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  quickstart                                   the sample shop, report in target/terrace-report",
            "  quickstart --purchases orders.csv --lang zh  your own orders, report in Chinese",
            "",
            "A purchases file has the header customer_id,date,amount and optionally order_id. Rows with the",
            "same customer and order id are one order; without order ids each row is one. A negative amount is",
            "a refund. Rows that cannot be used are listed with line and reason in rejected.csv."
        })
public final class Quickstart implements Callable<Integer> {

    private static final String REPORT = "report.html";
    private static final Currency CURRENCY = Currency.getInstance("USD");

    @Option(
            names = "--purchases",
            paramLabel = "FILE",
            description = "CSV file of purchases, such as orders.csv. Default: the FoodMart sample shop.")
    private @Nullable Path purchases;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day at whose start to look back, such as 1999-01-01. Purchases on that day or later are"
                    + " left out. Default: the day after the last purchase.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of days and months, such as Asia/Shanghai. Default: ${DEFAULT-VALUE}.")
    private ZoneId zone = ZoneId.of("UTC");

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
            description = "The language of the report: en or zh. Default: ${DEFAULT-VALUE}.")
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
                .registerConverter(ZoneId.class, Quickstart::zone)
                .registerConverter(Locale.class, Quickstart::language)
                .setParameterExceptionHandler((e, args) -> refuse(e.getCommandLine(), e))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> {
                    if (e instanceof InputException || e instanceof IOException) {
                        return refuse(commandLine, e);
                    }
                    throw e;
                });
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter console = requireNonNull(spec).commandLine().getOut();
        ProgressLine progress =
                ProgressLine.onTerminal(requireNonNull(spec).commandLine().getErr());
        Path folder = Files.createDirectories(out);
        Input input = read(folder, progress);
        Findings findings = new Analysis(input, zone, asOf).run(progress);
        progress.at("writing", 0, 1);
        write(findings, folder);
        progress.clear();
        ConsoleSummary.of(findings.summary(), input.reading(), language).print(console);
        console.printf("%n%s: %s%n", Label.of("Report", "报告").text(language), folder.resolve(REPORT));
        console.flush();
        return CommandLine.ExitCode.OK;
    }

    private Input read(Path folder, ProgressLine progress) throws IOException {
        if (purchases == null) {
            progress.at("reading", 0, 1);
            return FoodMart.load(zone);
        }
        Path rejectedRows = folder.resolve("rejected.csv");
        if (Files.exists(purchases) && Files.exists(rejectedRows) && Files.isSameFile(purchases, rejectedRows)) {
            throw new InputException(purchases + ": would be overwritten by the rejected rows; choose another --out");
        }
        try (RejectedRowsFile rejected = RejectedRowsFile.create(rejectedRows)) {
            return PurchaseCsv.read(purchases, zone, CURRENCY, rejected, rows -> progress.at("reading rows", rows));
        }
    }

    private void write(Findings findings, Path folder) throws IOException {
        SummaryJson.write(findings.summary(), folder.resolve("summary.json"));
        CustomersCsv.write(findings.customers(), folder.resolve("customers.csv"));
        HtmlReport.write(findings.summary(), language, folder.resolve(REPORT));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + id + "' is no zone; it must be one such as UTC or Asia/Shanghai");
        }
    }

    private static Locale language(String code) {
        return switch (code) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            default -> throw new TypeConversionException("'" + code + "' is no language; it must be en or zh");
        };
    }

    private static int refuse(CommandLine commandLine, Exception e) {
        PrintWriter console = commandLine.getErr();
        console.println("quickstart: " + e.getMessage() + " (--help lists the options)");
        console.flush();
        return CommandLine.ExitCode.USAGE;
    }
}
