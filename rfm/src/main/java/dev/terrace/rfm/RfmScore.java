package dev.terrace.rfm;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.segment.Layer;
import java.io.Serializable;

/**
 * One customer's values, scores and segment.
 *
 * @param recencyDays local days from the day of the last order to the day of {@code asOf}; not negative
 * @param frequency the number of orders; at least 1
 * @param monetaryMinor the money paid less the money refunded, in minor units
 * @param r the recency score; from 1, long ago, to the number of bins, just now
 * @param f the frequency score; from 1, seldom, to the number of bins, often
 * @param m the monetary score; from 1, little, to the number of bins, much
 * @param segment the segment of these scores
 */
public record RfmScore(long recencyDays, long frequency, long monetaryMinor, int r, int f, int m, Layer segment)
        implements Serializable {

    /** Checks that the segment is given. */
    public RfmScore {
        requireNonNull(segment, "segment");
    }

    /**
     * The value on a dimension.
     *
     * @param dimension the dimension
     * @return days, orders or minor units
     */
    public long value(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> recencyDays;
            case FREQUENCY -> frequency;
            case MONETARY -> monetaryMinor;
        };
    }

    /**
     * The score on a dimension.
     *
     * @param dimension the dimension
     * @return from 1, the worst, to the number of bins, the best
     */
    public int score(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> r;
            case FREQUENCY -> f;
            case MONETARY -> m;
        };
    }

    /**
     * The three scores as digits.
     *
     * @return the cell of the segment map, such as {@code 543}
     */
    public String cell() {
        return "" + r + f + m;
    }
}
