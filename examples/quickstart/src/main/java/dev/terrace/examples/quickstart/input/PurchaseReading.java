package dev.terrace.examples.quickstart.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.terrace.examples.quickstart.input.PurchaseColumns.Field;
import dev.terrace.examples.quickstart.input.ReplayReader.RowTooLongException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One run over the text of a file: header, rows, and an account of them. */
final class PurchaseReading {

    private static final int PROGRESS_STEP = 100_000;
    private static final int MAX_SHOWN = 1_000;
    private static final String BAD_QUOTES =
            "a quoted field must be closed by a quote that a comma or the end of the line follows";

    private final ReplayReader text;
    private final RejectedRows rejected;
    private final LongConsumer progress;
    private final OrderLogBuilder orders;
    private final PurchaseColumns columns;
    private final PurchaseParser parser;
    private final List<RejectedRow> firstRejected = new ArrayList<>();
    private long rows;
    private long rejectedRows;

    /**
     * Reads the header.
     *
     * @throws InputException if there is none, or it lacks a column
     * @throws IOException if the file cannot be read
     */
    PurchaseReading(
            ReplayReader text,
            ZoneId zone,
            Currency currency,
            @Nullable Instant end,
            RejectedRows rejected,
            LongConsumer progress)
            throws IOException {
        this.text = text;
        this.rejected = rejected;
        this.progress = progress;
        this.orders = new OrderLogBuilder(currency, end);
        this.columns = PurchaseColumns.of(header(text));
        this.parser = new PurchaseParser(columns.count(), zone);
    }

    private static List<String> header(ReplayReader text) throws IOException {
        try {
            Iterator<CsvRecord> records = parser().ofCsvRecord(text).iterator();
            if (!records.hasNext()) {
                throw new InputException("is empty but must start with the header customer_id,date,amount");
            }
            CsvRecord header = records.next();
            text.moveTo(header.getStartingLineNumber());
            long lines = 1
                    + String.join("", header.getFields())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            for (long i = 0; i < lines; i++) {
                text.restartAtNextLine();
            }
            return header.getFields();
        } catch (CsvParseException e) {
            throw new InputException("the header must be customer_id,date,amount but cannot be read: " + BAD_QUOTES, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static CsvReader.CsvReaderBuilder parser() {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * ReplayReader.MAX_ROW)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /**
     * Reads every row.
     *
     * @return the customers and orders
     * @throws InputException if there is no good row, or the amounts are too large
     * @throws IOException if the file cannot be read
     */
    OrderLog readAll() throws IOException {
        boolean more = true;
        while (more) {
            more = readOn();
        }
        if (rejectedRows == rows) {
            throw new InputException(
                    rows == 0
                            ? "has no rows below its header"
                            : "has no good row: all " + rows + " were rejected, the first on line "
                                    + firstRejected.get(0).line() + " because "
                                    + firstRejected.get(0).reason());
        }
        return orders.build();
    }

    /** Reads rows up to the end, or up to one after which a new parser must go on: then true. */
    private boolean readOn() throws IOException {
        CsvRow row = new CsvRow(columns, text);
        Iterator<CsvRow> rowsLeft = parser().build(row, text).iterator();
        try {
            while (rowsLeft.hasNext()) {
                if (!rowsLeft.next().isBlank() && !take(row)) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e; // not the parser's own
            }
            countRow();
            giveUpLine(BAD_QUOTES);
            return true;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof RowTooLongException)) {
                throw e.getCause();
            }
            countRow();
            giveUpLine(RowTooLongException.MESSAGE);
            return true;
        }
    }

    /** Takes or rejects a row; false if a new parser must go on at the line after its first. */
    private boolean take(CsvRow row) throws IOException {
        countRow();
        Optional<String> problem = parser.read(row);
        if (problem.isEmpty()) {
            orders.add(
                    orders.customer(row.text(Field.CUSTOMER_ID)),
                    row.text(Field.ORDER_ID),
                    parser.epochMicro(),
                    parser.amount());
            return true;
        }
        // A forgotten quote makes one row of many; only where nothing hints at that, all lines are given up together.
        boolean oneRow = row.lines() == 1 || (row.fieldCount() == columns.count() && !row.hasBrokenField());
        if (oneRow) {
            reject(problem.get(), row.lines());
        } else {
            giveUpLine(problem.get());
        }
        return oneRow;
    }

    private void countRow() {
        rows++;
        if (rows % PROGRESS_STEP == 0) {
            progress.accept(rows);
        }
    }

    private void giveUpLine(String reason) throws IOException {
        reject(reason, 1);
        text.restartAtNextLine();
    }

    private void reject(String reason, int lines) throws IOException {
        String raw = Excerpt.first(text.rowText(lines, MAX_SHOWN + 1), MAX_SHOWN);
        RejectedRow row = new RejectedRow(text.line(), reason, raw);
        rejected.add(row);
        rejectedRows++;
        if (firstRejected.size() < Reading.SHOWN) {
            firstRejected.add(row);
        }
    }

    /** What happened to the rows so far. */
    Reading summary() {
        return new Reading(
                rows, rejectedRows, firstRejected, columns.ignored(), orders.roundedOrders(), orders.rowsAfter());
    }
}
