package dev.terrace.core.evaluation;

import dev.terrace.core.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Which distinct values of a column meet a condition: as runs of positions if those are few, else as bits. */
final class AcceptedValues {

    /** Up to so many runs, a look through the column for each is faster than a look at each record. */
    private static final int MOST_RUNS = 4;

    private final long[] bits;

    /** The first and the last position of each run in turn; empty if there are too many. */
    private final int[] runs;

    private final boolean inRuns;

    private AcceptedValues(long[] bits, int[] runs, boolean inRuns) {
        this.bits = bits;
        this.runs = runs;
        this.inRuns = inRuns;
    }

    static AcceptedValues of(List<Object> distinct, Predicate<Object> condition) {
        long[] bits = new long[(distinct.size() + 63) >>> 6];
        int[] runs = new int[2 * MOST_RUNS];
        int count = 0;
        boolean before = false;
        for (int position = 0; position < distinct.size(); position++) {
            boolean accepted = condition.test(distinct.get(position));
            if (accepted) {
                bits[position >>> 6] |= 1L << position;
                count += before ? 0 : 1;
                if (count <= MOST_RUNS) {
                    runs[2 * count - 2] = before ? runs[2 * count - 2] : position;
                    runs[2 * count - 1] = position;
                }
            }
            before = accepted;
        }
        boolean inRuns = count <= MOST_RUNS;
        return new AcceptedValues(bits, inRuns ? Arrays.copyOf(runs, 2 * count) : new int[0], inRuns);
    }

    /** Marks the records from one position, a multiple of 64, whose value is accepted. */
    void mark(Column column, int from, int to, long[] marks) {
        if (!inRuns) {
            column.markDistinct(bits, from, to, marks);
        }
        for (int run = 0; run < runs.length; run += 2) {
            column.markDistinct(runs[run], runs[run + 1], from, to, marks);
        }
    }
}
