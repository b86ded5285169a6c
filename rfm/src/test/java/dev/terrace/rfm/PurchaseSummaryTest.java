package dev.terrace.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PurchaseSummaryTest {

    private static final Instant MAY_1 = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant MAY_3 = Instant.parse("2026-05-03T10:00:00Z");
    private static final Instant MAY_9 = Instant.parse("2026-05-09T10:00:00Z");

    @Nested
    class Counting {

        @Test
        void ordersAndRefundsAreToldApart() {
            PurchaseSummary summary = PurchaseSummary.of(List.of(
                    Purchase.of("o-2", MAY_3, 500), Purchase.of("r-1", MAY_9, -200), Purchase.of("o-1", MAY_1, 1000)));
            assertThat(summary.orders()).isEqualTo(2);
            assertThat(summary.refunds()).isEqualTo(1);
            assertThat(summary.totalMinor()).isEqualTo(1300);
            assertThat(summary.firstOrder()).contains(MAY_1);
            assertThat(summary.lastOrder()).contains(MAY_3);
            assertThat(summary.latest()).contains(MAY_9);
            assertThat(summary)
                    .hasToString("PurchaseSummary{orders=2, refunds=1, totalMinor=1300,"
                            + " firstOrder=2026-05-01T10:00:00Z, lastOrder=2026-05-03T10:00:00Z}");
        }

        @Test
        void aFreeOrderIsAnOrder() {
            PurchaseSummary summary = PurchaseSummary.of(MAY_1, 0);
            assertThat(summary.orders()).isEqualTo(1);
            assertThat(summary.totalMinor()).isZero();
            assertThat(summary.lastOrder()).contains(MAY_1);
            assertThat(Purchase.of("o-1", MAY_1, 0).isRefund()).isFalse();
        }

        @Test
        void aRefundIsNoSignOfLife() {
            PurchaseSummary summary = PurchaseSummary.empty().plus(Purchase.of("r-1", MAY_9, -1));
            assertThat(Purchase.of("r-1", MAY_9, -1).isRefund()).isTrue();
            assertThat(summary.orders()).isZero();
            assertThat(summary.firstOrder()).isEmpty();
            assertThat(summary.lastOrder()).isEmpty();
            assertThat(summary.latest()).contains(MAY_9);
            assertThat(summary.totalMinor()).isEqualTo(-1);
        }

        @Test
        void nothingIsKnownOfNoPurchases() {
            PurchaseSummary empty = PurchaseSummary.of(List.of());
            assertThat(empty).isEqualTo(PurchaseSummary.empty()).hasSameHashCodeAs(PurchaseSummary.empty());
            assertThat(empty.orders()).isZero();
            assertThat(empty.refunds()).isZero();
            assertThat(empty.totalMinor()).isZero();
            assertThat(empty.latest()).isEmpty();
        }

        @Test
        void aLogFoldsInOneLine() {
            Map<String, PurchaseSummary> summaries = new TreeMap<>();
            summaries.merge("ann", PurchaseSummary.of(MAY_1, 1000), PurchaseSummary::merge);
            summaries.merge("bob", PurchaseSummary.of(MAY_3, 70), PurchaseSummary::merge);
            summaries.merge("ann", PurchaseSummary.of(MAY_3, 500), PurchaseSummary::merge);
            assertThat(summaries)
                    .containsEntry("ann", PurchaseSummary.of(MAY_3, 500).plus(MAY_1, 1000))
                    .containsEntry("bob", PurchaseSummary.of(Purchase.of("o-3", MAY_3, 70)));
        }

        @Test
        void survivesSerialization() throws Exception {
            PurchaseSummary summary = PurchaseSummary.of(MAY_1, 1000).plus(MAY_9, -200);
            assertThat(Customers.copyBySerialization(summary)).isEqualTo(summary);
        }
    }

    @Nested
    class Differences {

        @Test
        void everyPartCounts() {
            PurchaseSummary summary = PurchaseSummary.of(MAY_3, 500);
            assertThat(summary)
                    .isNotEqualTo(PurchaseSummary.of(MAY_3, 501))
                    .isNotEqualTo(PurchaseSummary.of(MAY_1, 500))
                    .isNotEqualTo(summary.plus(MAY_3, 0))
                    .isNotEqualTo(summary.plus(MAY_1, 0))
                    .isNotEqualTo(PurchaseSummary.of(MAY_3, 501).plus(MAY_3, -1))
                    .isNotEqualTo("a summary");
            assertThat(summary.plus(MAY_3, -1)).isNotEqualTo(summary.plus(MAY_9, -1));
        }
    }

    @Nested
    class Errors {

        @Test
        void anOrderIsGivenOnce() {
            List<Purchase> twice = List.of(Purchase.of("o-1", MAY_1, 1000), Purchase.of("o-1", MAY_3, 1000));
            assertThatThrownBy(() -> PurchaseSummary.of(twice))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a purchase must be given once but 'o-1' was given again:"
                            + " Purchase[orderId=o-1, at=2026-05-03T10:00:00Z, amountMinor=1000]");
        }

        @Test
        void aCountThatOverflowsIsRefused() {
            assertThatThrownBy(() -> {
                        PurchaseSummary free = PurchaseSummary.of(MAY_1, 0);
                        for (int i = 0; i < 64; i++) {
                            free = free.merge(free);
                        }
                    })
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith("orders must fit 64 bits but was");
        }

        @Test
        void overflowIsRefused() {
            PurchaseSummary summary = PurchaseSummary.of(MAY_1, Long.MAX_VALUE);
            assertThatThrownBy(() -> summary.plus(MAY_3, 1))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("money paid must fit 64 bits but was 9223372036854775807 + 1");
            PurchaseSummary refund = PurchaseSummary.of(MAY_1, Long.MIN_VALUE);
            assertThat(refund.totalMinor()).isEqualTo(Long.MIN_VALUE);
            assertThatThrownBy(() -> refund.plus(MAY_3, -1))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("money refunded must fit 64 bits but was -9223372036854775808 + -1");
        }

        /** A running total would overflow on paid + paid but not on paid + refund + paid. */
        @Test
        void overflowDoesNotDependOnTheOrder() {
            assertThatThrownBy(() -> PurchaseSummary.of(MAY_1, Long.MAX_VALUE)
                            .plus(MAY_3, -1)
                            .plus(MAY_3, 1))
                    .isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(() -> PurchaseSummary.of(MAY_1, Long.MAX_VALUE)
                            .plus(MAY_3, 1)
                            .plus(MAY_3, -1))
                    .isInstanceOf(ArithmeticException.class);
        }

        @Test
        void nullIsRefused() {
            assertThatThrownBy(() -> PurchaseSummary.of(null, 1)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> Purchase.of(null, MAY_1, 1)).hasMessage("orderId");
            assertThatThrownBy(() -> Purchase.of("o-1", null, 1)).hasMessage("at");
        }
    }
}
