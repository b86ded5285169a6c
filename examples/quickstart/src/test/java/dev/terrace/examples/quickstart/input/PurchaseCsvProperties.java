package dev.terrace.examples.quickstart.input;

import static dev.terrace.examples.quickstart.input.PurchaseFile.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseCsvProperties {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(120);
    }

    /** A row of a random file, and what it means. */
    private record Row(String customer, String orderId, LocalDateTime local, BigDecimal amount) {

        static Row random(SplittableRandom random) {
            LocalDateTime local = LocalDateTime.of(2026, 3, 27, 0, 0)
                    .plusHours(random.nextInt(24 * 5))
                    .plus(random.nextInt(3) * 500_001L, ChronoUnit.MICROS);
            return new Row(
                    String.valueOf(random.nextInt(12)),
                    random.nextInt(3) == 0 ? "" : "o" + random.nextInt(6),
                    local,
                    BigDecimal.valueOf(random.nextInt(-50_000, 200_000), random.nextInt(5)));
        }

        String csv(SplittableRandom random) {
            String date = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
            return Stream.of(customer, date, "no\nte", amount.toPlainString(), orderId)
                    .map(field -> field.contains("\n") || random.nextBoolean() ? "\"" + field + "\"" : field)
                    .reduce((left, right) -> left + "," + right)
                    .orElseThrow();
        }

        Instant at() {
            return local.atZone(ZONE).toInstant();
        }
    }

    private record Order(Instant at, String givenId, long minor) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersAreThoseOfANaiveModelWhateverTheOrderOfTheRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = Stream.generate(() -> Row.random(random))
                .limit(random.nextInt(1, 150))
                .toList();
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));

        List<String> expected = naive(rows);

        assertThat(read(rows, random)).isEqualTo(expected);
        assertThat(read(shuffled, random)).isEqualTo(expected);
    }

    private List<String> read(List<Row> rows, SplittableRandom random) {
        StringBuilder text = new StringBuilder("customer_id,date,note,amount,order_id");
        String lineEnd = random.nextBoolean() ? "\r\n" : "\n";
        rows.forEach(row -> text.append(lineEnd).append(row.csv(random)));
        return lines(PurchaseFile.of(folder, text.toString()).read(ZONE).log());
    }

    private static List<String> naive(List<Row> rows) {
        Map<Long, List<Order>> byCustomer = new TreeMap<>();
        Map<String, List<Row>> byOrder = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean alone = row.orderId.isEmpty() || row.amount.signum() < 0;
            String key = alone ? "row " + i : row.customer + " " + row.orderId;
            byOrder.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
        }
        byOrder.values().removeIf(parts -> parts.get(0).amount.signum() < 0 && order(parts).minor == 0);
        byOrder.values()
                .forEach(parts -> byCustomer
                        .computeIfAbsent(Long.valueOf(parts.get(0).customer), none -> new ArrayList<>())
                        .add(order(parts)));
        List<String> lines = new ArrayList<>();
        byCustomer.forEach((customer, orders) -> {
            orders.sort(Comparator.comparing(Order::at)
                    .thenComparing(order -> order.minor < 0)
                    .thenComparing(Order::givenId)
                    .thenComparingLong(Order::minor));
            for (int n = 1; n <= orders.size(); n++) {
                Order order = orders.get(n - 1);
                String id = order.givenId.isEmpty() ? customer + "-" + n : order.givenId;
                lines.add(customer + " " + id + " " + order.at + " " + order.minor);
            }
        });
        return lines;
    }

    private static Order order(List<Row> parts) {
        Instant at = parts.stream().map(Row::at).min(Comparator.naturalOrder()).orElseThrow();
        BigDecimal sum = parts.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Order(
                at,
                parts.get(0).orderId,
                sum.setScale(2, RoundingMode.HALF_EVEN).unscaledValue().longValueExact());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedRowCostsOnlyItself(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> rows = new ArrayList<>();
        Set<Long> damaged = new HashSet<>();
        Set<String> good = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            String id = "c" + i;
            if (random.nextInt(5) == 0) {
                rows.add(damage(id, random));
                damaged.add(i + 2L);
            } else {
                rows.add(id + ",2026-05-01," + i);
                good.add(id);
            }
        }
        PurchaseFile file = PurchaseFile.ofRows(folder, rows.toArray(String[]::new));

        OrderLog log = file.read().log();

        Set<String> customers = new HashSet<>();
        for (int customer = 0; customer < log.customers(); customer++) {
            customers.add(log.customerId(customer));
        }
        assertThat(customers).isEqualTo(good);
        assertThat(file.rejected()).extracting(RejectedRow::line).containsExactlyInAnyOrderElementsOf(damaged);
        assertThat(file.rejected()).allSatisfy(row -> assertThat(row.row()).isEqualTo(rows.get((int) row.line() - 2)));
    }

    private static String damage(String id, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> id + ",2026-05-01,\"1";
            case 1 -> "\"" + id + ",2026-05-01,1";
            case 2 -> "\"" + id + "\" ,2026-05-01,1";
            case 3 -> id + ",2026-05-01";
            case 4 -> id + ",2026-02-30,1";
            default -> id + ",\"2026-05-01,1\"";
        };
    }

    @Test
    void aLargeFileIsReadToTheLastRow() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        Path file = folder.resolve("large.csv");
        long sum = 0;
        Set<String> customers = new HashSet<>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer_id,date,amount\n");
            for (int row = 0; row < 200_000; row++) {
                long cents = random.nextLong(-10_000, 1_000_000);
                String customer = "c" + random.nextInt(20_000);
                sum += cents;
                customers.add(customer);
                out.write(customer + ",2026-" + (10 + random.nextInt(3)) + "-" + (10 + random.nextInt(20)) + ","
                        + BigDecimal.valueOf(cents, 2) + "\n");
            }
        }

        OrderLog log = PurchaseCsv.read(file, ZoneOffset.UTC, PurchaseFile.CNY, null, row -> {}, rows -> {})
                .log();

        assertThat(log.orders()).isEqualTo(200_000);
        assertThat(PurchaseFile.netMinor(log)).isEqualTo(sum);
        assertThat(log.customers()).isEqualTo(customers.size());
        boolean inTimeOrder = true;
        for (int customer = 0; customer < log.customers(); customer++) {
            for (int order = log.firstOrder(customer) + 1; order < log.endOrder(customer); order++) {
                inTimeOrder &= !log.at(order).isBefore(log.at(order - 1));
            }
        }
        assertThat(inTimeOrder).isTrue();
    }
}
