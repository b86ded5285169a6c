package dev.terrace.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsFileTest {

    @TempDir
    Path folder;

    @Test
    void rowsAreWrittenAsTheyStandInTheFile() throws IOException {
        Path orders = folder.resolve("orders.csv");
        Files.writeString(orders, "customer_id,date,amount\n7,2026-05-01,1\n7,\"May 1, 2026\",2\n,2026-05-01,3\n");
        Path file = folder.resolve("rejected.csv");
        Files.writeString(file, "what an earlier run left, and longer than what follows".repeat(20));

        try (RejectedRowsFile rejected = RejectedRowsFile.create(file)) {
            PurchaseCsv.read(orders, ZoneOffset.UTC, PurchaseFile.CNY, null, rejected, rows -> {});
        }

        assertThat(file)
                .hasContent("line,reason,row\n"
                        + "3,\"date must be a date, date-time or instant of ISO 8601, such as 2026-03-31, but was 'May 1,"
                        + " 2026'\",\"7,\"\"May 1, 2026\"\",2\"\n"
                        + "4,customer_id must not be empty,\",2026-05-01,3\"\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnInputError() {
        Path file = folder.resolve("none").resolve("rejected.csv");

        assertThatThrownBy(() -> RejectedRowsFile.create(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ": cannot be written: ");
    }
}
