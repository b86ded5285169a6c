package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One customer of {@code customers.csv}.
 *
 * @param customerId the customer's id, as it came in
 * @param scores what is known from the orders; null for a customer without an order
 * @param stage the key of the lifecycle stage
 * @param level the key of the level
 * @param pointsBalance the points held
 * @param segments the keys of the segments of the catalogue that the customer is in for certain
 * @param sample what became of the customer when the sample was drawn
 */
public record CustomerRow(
        String customerId,
        @Nullable Scores scores,
        String stage,
        String level,
        long pointsBalance,
        List<String> segments,
        Draw sample) {

    /** Checks that the texts are given. */
    public CustomerRow {
        requireNonNull(customerId, "customerId");
        requireNonNull(stage, "stage");
        requireNonNull(level, "level");
        segments = List.copyOf(segments);
        requireNonNull(sample, "sample");
    }

    /**
     * What is known from the orders of a customer.
     *
     * @param recencyDays local days since the last order
     * @param frequency the number of orders
     * @param monetary paid minus refunded
     * @param r the score of recency, from 1
     * @param f the score of frequency, from 1
     * @param m the score of monetary value, from 1
     * @param segment11 the key of the one of the eleven segments
     * @param segment8 the key of the one of the eight classes
     */
    public record Scores(
            long recencyDays, long frequency, Money monetary, int r, int f, int m, String segment11, String segment8) {

        /** Checks that amount and keys are given. */
        public Scores {
            requireNonNull(monetary, "monetary");
            requireNonNull(segment11, "segment11");
            requireNonNull(segment8, "segment8");
        }
    }
}
