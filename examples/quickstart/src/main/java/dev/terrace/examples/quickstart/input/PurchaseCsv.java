package dev.terrace.examples.quickstart.input;

import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads purchases from a CSV file (RFC 4180, UTF-8, commas) with the columns {@code customer_id}, {@code date} and
 * {@code amount}, in any order, and {@code order_id} if there is one. Other columns are ignored and named in the result.
 *
 * <ul>
 *   <li>Rows with the same customer and order id are one order: at the earliest date, with the sum of the amounts. A row
 *       without an order id is an order of its own.
 *   <li>A date is {@code 2026-03-31} (the start of that day in the zone), {@code 2026-03-31T10:15:00} (in the zone) or
 *       {@code 2026-03-31T10:15:00+08:00}; a space may stand for the T, and fractions of seconds go down to
 *       microseconds.
 *   <li>An amount is a plain decimal with at most four decimals. A negative amount is a refund, at the
 *       date of its row. The other amounts of an order are added exactly, and the total is rounded once to the currency's
 *       minor unit, half to even.
 *   <li>A date is a day from 1970 to 2199.
 *   <li>White space around a field does not count; blank lines are skipped.
 * </ul>
 *
 * <p>A row that breaks a rule is left out and handed over with its line and the reason. Where quotes go wrong, only the
 * line on which the row starts is given up, and reading goes on at the next one.
 *
 * <p>Worked number: the rows {@code 7,A1,2026-05-01,10.005} and {@code 7,A1,2026-05-01,2.49} are one order of 12.495,
 * which is 12.50 as an amount of CNY: 1250.
 */
public final class PurchaseCsv {

    private PurchaseCsv() {}

    /**
     * Reads a file. The result does not depend on the order of its rows.
     *
     * @param file the file
     * @param zone the zone of dates and times that have no offset; where the clock skips a local time, it is moved on by
     *     as much as the clock, where it repeats one, the first counts
     * @param currency the currency of the amounts
     * @param end the first instant that is not known: rows from it on are counted only; null if everything is known
     * @param rejected takes each row that cannot be used
     * @param progress is told how many rows have been read, every 100,000 rows
     * @return the customers that have at least one good row, and their orders; the schema is empty
     * @throws InputException if the file cannot be read, its header lacks a column, it has no good row, or the amounts of
     *     an order do not fit 64 bits
     */
    public static Input read(
            Path file,
            ZoneId zone,
            Currency currency,
            @Nullable Instant end,
            RejectedRows rejected,
            LongConsumer progress) {
        requireReadable(file);
        try (ReplayReader text = ReplayReader.open(file)) {
            PurchaseReading reading = new PurchaseReading(text, zone, currency, end, rejected, progress);
            OrderLog log = reading.readAll();
            Schema schema = Schema.of();
            return new Input(
                    file.toString(),
                    currency,
                    log,
                    schema,
                    Collections.nCopies(log.customers(), Profile.empty(schema)),
                    reading.summary());
        } catch (AccessDeniedException e) {
            throw new InputException(file + ": cannot be read: permission denied", e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Checks that a file can be opened.
     *
     * @param file the file
     * @throws InputException if there is no such file, or it must not be read
     */
    public static void requireReadable(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + ": must be a file but is a folder");
        }
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + ": cannot be read: permission denied");
        }
    }
}
