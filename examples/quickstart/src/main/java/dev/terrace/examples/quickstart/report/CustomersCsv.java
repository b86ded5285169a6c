package dev.terrace.examples.quickstart.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Customers as CSV: UTF-8, one line per customer under one header line, line feeds, a field quoted where it needs to be.
 * Amounts are in major units, {@code 19.99}. The columns of recency to class are empty for a customer without an order.
 * Segments are the keys of the catalogue, joined by semicolons; since a key may be any text, a semicolon or backslash in one
 * stands after a backslash.
 */
public final class CustomersCsv {

    private static final String[] HEADER = {
        "customer_id",
        "recency_days",
        "frequency",
        "monetary",
        "r",
        "f",
        "m",
        "segment_11",
        "segment_8",
        "stage",
        "level",
        "points_balance",
        "segments",
        "sample"
    };
    private static final int SCORE_COLUMNS = 8;

    private CustomersCsv() {}

    /**
     * Writes customers to a file, replacing it. Rows are written as they come, so that no more than one need exist at a
     * time.
     *
     * @param rows the customers, in the order of the file
     * @param file the file; its folder exists
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Iterable<CustomerRow> rows, Path file) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, UTF_8)) {
            csv.writeRecord(HEADER);
            for (CustomerRow row : rows) {
                write(row, csv);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void write(CustomerRow row, CsvWriter csv) {
        CsvWriterRecord line = csv.writeRecord().writeField(row.customerId());
        if (row.scores() == null) {
            writeNothing(line);
        } else {
            write(row.scores(), line);
        }
        line.writeField(row.stage())
                .writeField(row.level())
                .writeField(Long.toString(row.pointsBalance()))
                .writeField(joined(row.segments()))
                .writeField(row.sample().text())
                .endRecord();
    }

    private static String joined(List<String> keys) {
        return keys.stream()
                .map(key -> key.replace("\\", "\\\\").replace(";", "\\;"))
                .collect(Collectors.joining(";"));
    }

    private static void writeNothing(CsvWriterRecord line) {
        for (int i = 0; i < SCORE_COLUMNS; i++) {
            line.writeField("");
        }
    }

    private static void write(CustomerRow.Scores scores, CsvWriterRecord line) {
        line.writeField(Long.toString(scores.recencyDays()))
                .writeField(Long.toString(scores.frequency()))
                .writeField(scores.monetary().toDecimal().toPlainString())
                .writeField(Integer.toString(scores.r()))
                .writeField(Integer.toString(scores.f()))
                .writeField(Integer.toString(scores.m()))
                .writeField(scores.segment11())
                .writeField(scores.segment8());
    }
}
