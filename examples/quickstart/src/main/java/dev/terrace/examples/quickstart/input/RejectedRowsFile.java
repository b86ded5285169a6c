package dev.terrace.examples.quickstart.input;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A CSV file of rejected rows: {@code line,reason,row}. Not thread-safe. */
public final class RejectedRowsFile implements RejectedRows, Closeable {

    private final Path file;
    private final CsvWriter writer;

    private RejectedRowsFile(Path file, CsvWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Creates the file, or empties it, and writes its header.
     *
     * @param file the file to write; its folder exists
     * @return the open file; close it to be sure that everything is written
     * @throws InputException if the file cannot be written
     */
    public static RejectedRowsFile create(Path file) {
        try {
            CsvWriter writer =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
            RejectedRowsFile rows = new RejectedRowsFile(file, writer);
            rows.write("line", "reason", "row");
            return rows;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    @Override
    public void add(RejectedRow row) {
        write(Long.toString(row.line()), row.reason(), row.row());
    }

    private void write(String line, String reason, String row) {
        try {
            writer.writeRecord(line, reason, row);
        } catch (UncheckedIOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Writes what is left and closes the file.
     *
     * @throws InputException if the file cannot be written
     */
    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static InputException unwritable(Path file, Exception e) {
        return new InputException(file + ": cannot be written: " + e.getMessage(), e);
    }
}
