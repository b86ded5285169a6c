package dev.terrace.rfm;

import dev.terrace.core.Label;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Populations for tests, written as the three values of each customer. */
final class Customers {

    static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

    private Customers() {}

    /** A customer with these values as of {@link #AS_OF}, in UTC; at least 1 day, since the day has just begun. */
    static PurchaseSummary customer(long recencyDays, long frequency, long monetaryMinor) {
        Instant last = AS_OF.minus(Duration.ofDays(recencyDays));
        PurchaseSummary summary = monetaryMinor < 0
                ? PurchaseSummary.of(last, 0).plus(last, monetaryMinor)
                : PurchaseSummary.of(last, monetaryMinor);
        for (long order = 1; order < frequency; order++) {
            summary = summary.plus(last.minusSeconds(order), 0);
        }
        return summary;
    }

    /** Customers 0, 1, 2, … who differ in frequency alone. */
    static Map<Integer, PurchaseSummary> withFrequencies(long... frequencies) {
        Map<Integer, PurchaseSummary> population = new LinkedHashMap<>();
        for (long frequency : frequencies) {
            population.put(population.size(), customer(10, frequency, 100));
        }
        return population;
    }

    /** Customers 0, 1, 2, … who differ in the days since their last order alone. */
    static Map<Integer, PurchaseSummary> withRecencies(long... days) {
        Map<Integer, PurchaseSummary> population = new LinkedHashMap<>();
        for (long recency : days) {
            population.put(population.size(), customer(recency, 1, 100));
        }
        return population;
    }

    /** Customers 0, 1, 2, … who differ in the money spent alone. */
    static Map<Integer, PurchaseSummary> withMoney(long... amounts) {
        Map<Integer, PurchaseSummary> population = new LinkedHashMap<>();
        for (long amount : amounts) {
            population.put(population.size(), customer(10, 1, amount));
        }
        return population;
    }

    /** A model whose map has a single segment. */
    static RfmModel scoring(Binning binning) {
        SegmentMap map = SegmentMap.builder("any", binning.bins())
                .otherwise("all", Label.of("All", "全部"))
                .build();
        return RfmModel.of(binning, map);
    }

    static Object copyBySerialization(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
