package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.math.BigDecimal;
import java.util.List;

/**
 * Recency, frequency and monetary value of the customers with orders.
 *
 * @param dimensions recency, frequency and monetary value, in this order
 * @param grid the cells of recency × frequency that hold customers; a cell that is not listed is empty
 * @param segments11 the eleven segments, in the order of their map
 * @param segments8 the eight classes, in the order of their map
 * @param warnings what a reader of the figures would not expect
 */
public record RfmSummary(
        List<Scale> dimensions,
        List<Cell> grid,
        List<SegmentTotal> segments11,
        List<SegmentTotal> segments8,
        List<Label> warnings) {

    private static final int DIMENSIONS = 3;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException unless there are three dimensions
     */
    public RfmSummary {
        dimensions = List.copyOf(dimensions);
        grid = List.copyOf(grid);
        segments11 = List.copyOf(segments11);
        segments8 = List.copyOf(segments8);
        warnings = List.copyOf(warnings);
        if (dimensions.size() != DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions must be recency, frequency and monetary value but were " + dimensions);
        }
    }

    /**
     * How one dimension was cut into scores.
     *
     * @param key {@code recency}, {@code frequency} or {@code monetary}
     * @param cuts where it was cut, ascending: days, orders or minor units of money; one fewer than there are scores
     * @param distinctScores how many scores somebody has
     */
    public record Scale(String key, List<BigDecimal> cuts, int distinctScores) {

        /** Copies the cuts. */
        public Scale {
            requireNonNull(key, "key");
            cuts = List.copyOf(cuts);
        }

        /** {@return the highest score} */
        public int scores() {
            return cuts.size() + 1;
        }
    }

    /**
     * The customers with the same scores of recency and frequency.
     *
     * @param r the score of recency, from 1
     * @param f the score of frequency, from 1
     * @param customers how many there are; at least 1
     * @param dominant the key of the one of the eleven segments that most of them are in
     * @param meanMonetaryMinor the mean of their monetary values in minor units, rounded
     */
    public record Cell(int r, int f, long customers, String dominant, long meanMonetaryMinor) {

        /**
         * Checks that the cell holds somebody.
         *
         * @throws IllegalArgumentException if it does not
         */
        public Cell {
            requireNonNull(dominant, "dominant");
            if (customers < 1) {
                throw new IllegalArgumentException("customers of a listed cell must be at least 1 but were " + customers
                        + " (r " + r + ", f " + f + ")");
            }
        }
    }
}
