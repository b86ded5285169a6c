package dev.terrace.core.insight;

import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.population.Audience;
import dev.terrace.core.stats.FourfoldTable;
import java.io.Serializable;

/**
 * How many movers and stayers showed a behaviour before.
 *
 * @param table the trait is to have done it, the outcome to have moved: {@code successesWith} are movers who did it, {@code
 *     failuresWith} stayers who did it, {@code successesWithout} movers who did not, {@code failuresWithout} stayers who did
 *     not
 * @param unknownMovers movers of whom it is unknown whether they did it; not in the table
 * @param unknownStayers stayers of whom it is unknown; not in the table
 */
public record MoveCounts(FourfoldTable table, long unknownMovers, long unknownStayers) implements Serializable {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public MoveCounts {
        if (Math.min(unknownMovers, unknownStayers) < 0) {
            throw new IllegalArgumentException(
                    "unknown users must not be negative but were " + unknownMovers + " and " + unknownStayers);
        }
    }

    static <U extends Comparable<? super U>> MoveCounts of(Answers<U> did, Audience<U> movers, Audience<U> stayers) {
        int moversWith = movers.andSize(did.yes());
        int stayersWith = stayers.andSize(did.yes());
        int unknownMovers = movers.andSize(did.unknown());
        int unknownStayers = stayers.andSize(did.unknown());
        FourfoldTable table = new FourfoldTable(
                moversWith,
                stayersWith,
                movers.size() - moversWith - unknownMovers,
                stayers.size() - stayersWith - unknownStayers);
        return new MoveCounts(table, unknownMovers, unknownStayers);
    }

    /** Those of two disjoint parts of a population. */
    MoveCounts merge(MoveCounts other) {
        return new MoveCounts(
                table.merge(other.table),
                Math.addExact(unknownMovers, other.unknownMovers),
                Math.addExact(unknownStayers, other.unknownStayers));
    }
}
