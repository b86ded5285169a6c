package dev.terrace.examples.quickstart;

import static java.util.Objects.requireNonNull;

import dev.terrace.examples.quickstart.analysis.Findings;
import dev.terrace.examples.quickstart.input.InputException;
import dev.terrace.examples.quickstart.report.CustomersCsv;
import dev.terrace.examples.quickstart.report.HtmlReport;
import dev.terrace.examples.quickstart.report.SummaryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The folder that a run writes to, and its four files. */
final class OutputFolder {

    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    Path report() {
        return folder.resolve("report.html");
    }

    Path rejectedRows() {
        return folder.resolve("rejected.csv");
    }

    private Path summary() {
        return folder.resolve("summary.json");
    }

    private Path customers() {
        return folder.resolve("customers.csv");
    }

    /**
     * Checks that no file of the folder is the one that is read.
     *
     * @throws InputException if one is
     */
    void requireApartFrom(Path input) {
        for (Path output : List.of(report(), rejectedRows(), summary(), customers())) {
            try {
                if (Files.exists(output) && Files.isSameFile(input, output)) {
                    throw new InputException(input + ": would be overwritten; choose another --out");
                }
            } catch (IOException e) {
                throw new UnwritableException(output, e);
            }
        }
    }

    /** Makes the folder if it is missing. */
    void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnwritableException(folder, e);
        }
    }

    /** Removes what an earlier run rejected. */
    void deleteRejectedRows() {
        try {
            Files.deleteIfExists(rejectedRows());
        } catch (IOException e) {
            throw new UnwritableException(rejectedRows(), e);
        }
    }

    void write(Findings findings, Locale language) {
        write(summary(), () -> SummaryJson.write(findings.summary(), summary()));
        write(customers(), () -> CustomersCsv.write(findings.customers(), customers()));
        write(report(), () -> HtmlReport.write(findings.summary(), language, report()));
    }

    private static void write(Path file, Runnable writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            throw new UnwritableException(file, requireNonNull(e.getCause()));
        }
    }
}
