package dev.terrace.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.terrace.core.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersCsvTest {

    private static final String HEADER =
            "customer_id,recency_days,frequency,monetary,r,f,m,segment_11,segment_8,stage,level,points_balance,segments,sample\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeFile() {
        file = folder.resolve("customers.csv");
    }

    private String written(CustomerRow... rows) throws IOException {
        CustomersCsv.write(List.of(rows), file);
        return Files.readString(file);
    }

    private static CustomerRow buyer(String id, Money monetary) {
        return new CustomerRow(
                id,
                new CustomerRow.Scores(12, 3, monetary, 5, 4, 4, "champions", "111"),
                "ACTIVE",
                "gold",
                1_250,
                List.of("young", "frequent"),
                Draw.DRAWN);
    }

    @Test
    void writesTheHeaderEvenIfThereIsNobody() throws IOException {
        assertThat(written()).isEqualTo(HEADER);
    }

    @Test
    void writesAmountsInMajorUnits() throws IOException {
        assertThat(written(buyer("c1", Money.ofMinor(1_200_005, "CNY")), buyer("c2", Money.ofMinor(1_200_005, "JPY"))))
                .isEqualTo(HEADER
                        + "c1,12,3,12000.05,5,4,4,champions,111,ACTIVE,gold,1250,young;frequent,drawn\n"
                        + "c2,12,3,1200005,5,4,4,champions,111,ACTIVE,gold,1250,young;frequent,drawn\n");
    }

    @Test
    void leavesTheScoresOfACustomerWithoutAnOrderEmpty() throws IOException {
        assertThat(written(new CustomerRow("c3", null, "NEVER_ACTIVE", "basic", -20, List.of(), Draw.NONE)))
                .isEqualTo(HEADER + "c3,,,,,,,,,NEVER_ACTIVE,basic,-20,,\n");
    }

    @Test
    void quotesWhereItMust() throws IOException {
        assertThat(written(new CustomerRow(
                        "a,\"b\"\n客", null, "LOST", "basic", 0, List.of("a;b", "c\\d", "e,f"), Draw.HELD_OUT)))
                .isEqualTo(HEADER + "\"a,\"\"b\"\"\n客\",,,,,,,,,LOST,basic,0,\"a\\;b;c\\\\d;e,f\",held_out\n");
    }

    @Test
    void writesHalfAMillionCustomersAsTheyCome() throws IOException {
        int customers = 500_000;
        Iterable<CustomerRow> rows = () -> IntStream.range(0, customers)
                .mapToObj(i -> buyer("c" + i, Money.ofMinor(i, "CNY")))
                .iterator();
        CustomersCsv.write(rows, file);
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.reduce(0L, (count, line) -> count + 1, Long::sum)).isEqualTo(customers + 1L);
        }
    }

    @Test
    void saysWhichFileItCannotWrite() {
        Path nowhere = folder.resolve("missing").resolve("customers.csv");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> CustomersCsv.write(List.of(), nowhere))
                .withMessage("cannot write " + nowhere);
    }
}
