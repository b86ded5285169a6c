package dev.terrace.examples.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryJsonTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void placeFile() {
        file = folder.resolve("summary.json");
    }

    private JsonNode written(Summary summary) throws IOException {
        SummaryJson.write(summary, file);
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void keepsTheOrderOfTheRecords() throws IOException {
        JsonNode json = written(SampleSummary.of(3));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "header",
                        "totals",
                        "rfm",
                        "segments",
                        "waterfalls",
                        "overlap",
                        "associations",
                        "push",
                        "stages",
                        "growth",
                        "retention",
                        "flows",
                        "points",
                        "levels",
                        "checks");
        assertThat(json.at("/growth/0").fieldNames())
                .toIterable()
                .containsExactly("month", "active", "new", "kept", "returned", "lapsed", "complete");
    }

    @Test
    void writesDaysMonthsAndCodesAsText() throws IOException {
        JsonNode json = written(SampleSummary.of(3));
        assertThat(json.at("/header").toString())
                .isEqualTo("{\"source\":\"Hillside Tea\",\"asOf\":\"2026-06-18\",\"zone\":\"Asia/Shanghai\","
                        + "\"currency\":\"CNY\",\"firstPurchase\":\"2026-04-03\",\"lastPurchase\":\"2026-06-17\"}");
        assertThat(json.at("/retention/0/month").asText()).isEqualTo("2026-04");
    }

    @Test
    void writesAmountsInMinorUnitsAndInDecimals() throws IOException {
        assertThat(written(SampleSummary.of(3)).at("/totals/revenue").toString())
                .isEqualTo("{\"minor\":1284903455,\"decimal\":\"12849034.55\"}");
    }

    @Test
    void holdsNothingThatCanBeDerived() throws IOException {
        JsonNode json = written(SampleSummary.of(3));
        assertThat(json.at("/rfm/dimensions/1").toString())
                .isEqualTo("{\"key\":\"frequency\",\"cuts\":[1,1,3,6],\"distinctScores\":4}");
        assertThat(json.at("/checks/0").fieldNames()).toIterable().containsExactly("name", "left", "right");
    }

    @Test
    void leavesOutDaysThatAreNotThere() throws IOException {
        assertThat(written(SampleSummary.empty()).at("/header").fieldNames())
                .toIterable()
                .containsExactly("source", "asOf", "zone", "currency");
    }

    @Test
    void isForPeopleToo() throws IOException {
        SummaryJson.write(SampleSummary.of(3), file);
        assertThat(Files.readString(file))
                .startsWith("{\n  \"header\" : {\n    \"source\" : \"Hillside Tea\",\n")
                .contains("冠军客户")
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @Test
    void saysWhichFileItCannotWrite() {
        Path nowhere = folder.resolve("missing").resolve("summary.json");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SummaryJson.write(SampleSummary.empty(), nowhere))
                .withMessage("cannot write " + nowhere);
    }

    @Test
    void endsNoScriptWhenItStandsInOne() {
        assertThat(SummaryJson.forScript("</script><!-- & \u2028\u2029"))
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029\"");
    }
}
