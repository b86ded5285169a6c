package dev.terrace.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseSummaryProperties {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsAreThoseOfTheNaiveModel(long seed) {
        List<Purchase> purchases = purchases(new SplittableRandom(seed));
        List<Purchase> orders = purchases.stream()
                .filter(purchase -> purchase.amountMinor() >= 0)
                .toList();
        PurchaseSummary summary = PurchaseSummary.of(purchases);
        assertThat(summary.orders()).isEqualTo(orders.size());
        assertThat(summary.refunds()).isEqualTo(purchases.size() - orders.size());
        assertThat(summary.totalMinor())
                .isEqualTo(purchases.stream().mapToLong(Purchase::amountMinor).sum());
        assertThat(summary.firstOrder())
                .isEqualTo(orders.stream().map(Purchase::at).min(Instant::compareTo));
        assertThat(summary.lastOrder())
                .isEqualTo(orders.stream().map(Purchase::at).max(Instant::compareTo));
        assertThat(summary.latest())
                .isEqualTo(purchases.stream().map(Purchase::at).max(Instant::compareTo));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mergingPartsInAnyOrderGivesTheWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Purchase> purchases = purchases(random);
        PurchaseSummary[] parts = new PurchaseSummary[1 + random.nextInt(4)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = PurchaseSummary.empty();
        }
        for (Purchase purchase : purchases) {
            int part = random.nextInt(parts.length);
            parts[part] = random.nextBoolean()
                    ? parts[part].plus(purchase)
                    : parts[part].plus(purchase.at(), purchase.amountMinor());
        }
        PurchaseSummary forwards = PurchaseSummary.empty();
        PurchaseSummary backwards = PurchaseSummary.empty();
        for (PurchaseSummary part : parts) {
            forwards = forwards.merge(part);
            backwards = part.merge(backwards);
        }
        PurchaseSummary whole = PurchaseSummary.of(purchases);
        assertThat(forwards).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(backwards).isEqualTo(whole);
    }

    private static List<Purchase> purchases(SplittableRandom random) {
        List<Purchase> purchases = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            purchases.add(Purchase.of("p-" + i, START.plusSeconds(random.nextInt(30)), random.nextInt(10_000) - 3000));
        }
        return purchases;
    }
}
