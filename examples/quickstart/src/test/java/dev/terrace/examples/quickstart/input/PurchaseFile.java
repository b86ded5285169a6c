package dev.terrace.examples.quickstart.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** A CSV file of a test, and what reading it gave. */
final class PurchaseFile {

    static final Currency CNY = Currency.getInstance("CNY");

    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Path file;

    private PurchaseFile(Path folder, byte[] bytes) {
        try {
            file = Files.write(folder.resolve("orders.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PurchaseFile of(Path folder, String text) {
        return new PurchaseFile(folder, text.getBytes(StandardCharsets.UTF_8));
    }

    static PurchaseFile ofBytes(Path folder, byte[] bytes) {
        return new PurchaseFile(folder, bytes);
    }

    /** A file with the header of the needed columns. */
    static PurchaseFile ofRows(Path folder, String... rows) {
        return of(folder, "customer_id,date,amount\n" + String.join("\n", rows) + "\n");
    }

    /** A file with the header of all columns. */
    static PurchaseFile ofOrders(Path folder, String... rows) {
        return of(folder, "customer_id,order_id,date,amount\n" + String.join("\n", rows) + "\n");
    }

    Input read() {
        return read(ZoneOffset.UTC);
    }

    Input read(ZoneId zone) {
        return read(zone, CNY);
    }

    Input read(ZoneId zone, Currency currency) {
        return PurchaseCsv.read(file, zone, currency, null, rejected::add, rows -> {});
    }

    /** Reads what was known before an instant, in UTC. */
    Input readBefore(Instant end) {
        return PurchaseCsv.read(file, ZoneOffset.UTC, CNY, end, rejected::add, rows -> {});
    }

    Path path() {
        return file;
    }

    List<RejectedRow> rejected() {
        return List.copyOf(rejected);
    }

    /** Purchases less refunds. */
    static long netMinor(OrderLog log) {
        return IntStream.range(0, log.orders()).mapToLong(log::amountMinor).sum();
    }

    /** Everything that a log says, an order per line: {@code customer order-id instant amount}. */
    static List<String> lines(OrderLog log) {
        List<String> lines = new ArrayList<>();
        for (int customer = 0; customer < log.customers(); customer++) {
            for (int order = log.firstOrder(customer); order < log.endOrder(customer); order++) {
                lines.add(log.customerId(customer) + " " + log.orderId(order) + " " + log.at(order) + " "
                        + log.amountMinor(order));
            }
        }
        return lines;
    }
}
