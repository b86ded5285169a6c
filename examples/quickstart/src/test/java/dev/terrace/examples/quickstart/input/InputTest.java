package dev.terrace.examples.quickstart.input;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {

    @TempDir
    Path folder;

    @Test
    void aProfileIsNeededForEachCustomer() {
        Input input =
                PurchaseFile.ofRows(folder, "7,2026-05-01,1", "8,2026-05-01,1").read();

        assertThatThrownBy(
                        () -> new Input("x", input.currency(), input.log(), input.schema(), List.of(), input.reading()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("profiles must be one per customer, 2, but were 0");
    }
}
