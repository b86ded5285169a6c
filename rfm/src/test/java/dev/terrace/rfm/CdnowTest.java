package dev.terrace.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.terrace.core.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The reference sample of the field: 2,357 customers of the CD shop CDNOW, 1997 and 1998, of whom 51.7 % bought once.
 *
 * <p>Purchases of one customer on one day count as one order. The expected numbers were computed independently.
 */
class CdnowTest {

    private static final Instant AS_OF = Instant.parse("1998-07-01T00:00:00Z");

    private Map<String, PurchaseSummary> population = Map.of();

    @BeforeEach
    void load() throws IOException {
        String folder = System.getProperty("terrace.data", "");
        assumeTrue(!folder.isBlank(), "skipped: run with -Dterrace.data=FOLDER, where FOLDER has cdnow_sample.csv");
        Path file = Path.of(folder, "cdnow_sample.csv");
        assumeTrue(Files.isRegularFile(file), "skipped: there is no file " + file);
        Map<String, Map<LocalDate, Long>> spent = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            List<String> fields = List.of(line.split(",", -1));
            long minor = new BigDecimal(fields.get(4)).movePointRight(2).longValueExact();
            spent.computeIfAbsent(fields.get(0), customer -> new LinkedHashMap<>())
                    .merge(LocalDate.parse(fields.get(2)), minor, Long::sum);
        }
        population = new LinkedHashMap<>();
        spent.forEach((customer, days) -> days.forEach((day, minor) -> population.merge(
                customer,
                PurchaseSummary.of(day.atStartOfDay(ZoneOffset.UTC).toInstant(), minor),
                PurchaseSummary::merge)));
    }

    @Test
    void frequencyScoresHaveThePublishedSizes() {
        RfmTable<String> table = RfmModel.withDefaults().score(population, AS_OF);
        assertThat(table.scores()).hasSize(2357);
        assertThat(table.sizes(Dimension.FREQUENCY))
                .containsExactly(entry(1, 1218L), entry(2, 0L), entry(3, 403L), entry(4, 358L), entry(5, 378L));
        assertThat(table.cuts(Dimension.FREQUENCY)).get().hasToString("frequency cut at [1, 1, 2, 4]");
        assertThat(table.scoresUsed(Dimension.FREQUENCY)).isEqualTo(Ratio.of(4, 5));
        assertThat(table.warnings()).extracting(RfmWarning::path).containsExactly("frequency/2");
    }

    /** R is cut at 372.56 days, F at 2.84 purchase days, M at 103.56 of total spend. */
    @Test
    void eightClassesHaveThePublishedSizes() {
        RfmTable<String> table = RfmModel.eightClasses().score(population, AS_OF);
        assertThat(table.counts())
                .containsExactly(
                        entry("important-value", 464L),
                        entry("important-development", 30L),
                        entry("important-retention", 37L),
                        entry("important-win-back", 62L),
                        entry("general-value", 188L),
                        entry("general-development", 161L),
                        entry("general-retention", 47L),
                        entry("general-win-back", 1368L));
        assertThat(table.warnings()).isEmpty();
        assertThat(table.cuts(Dimension.FREQUENCY)).get().hasToString("frequency cut at [2.84]");
    }

    /** A median cut with "at least the median is high" leaves only four classes here, since the median of F is 1. */
    @Test
    void aMedianCutKeepsAllEightClasses() {
        RfmTable<String> table =
                RfmModel.eightClasses().withBinning(Binning.quantile(2)).score(population, AS_OF);
        assertThat(table.sizes(Dimension.FREQUENCY)).containsExactly(entry(1, 1218L), entry(2, 1139L));
        assertThat(table.counts().values()).doesNotContain(0L);
        assertThat(table.warnings()).isEmpty();
    }
}
