package dev.terrace.core.stats;

/** All orders in which the ranks of one figure can stand beside those of another. */
final class RankPermutations {

    /** More users have more orders than can be looked at quickly: 9! = 362,880. */
    static final int MOST_USERS = 9;

    private final long[] fixed;
    private final long[] moved;
    private final long observed;
    private long all;
    private long asFar;

    private RankPermutations(long[] fixed, long[] moved) {
        this.fixed = fixed;
        this.moved = moved;
        this.observed = Math.abs(together(fixed, moved));
    }

    /**
     * The share of orders in which ranks go together at least as much, in either direction, as in the order given.
     *
     * @param one whole numbers that rise with the ranks and add up to 0
     * @param other the same of the other figure
     */
    static double pValue(long[] one, long[] other) {
        RankPermutations permutations = new RankPermutations(one, other.clone());
        permutations.visit(0, 0);
        return (double) permutations.asFar / permutations.all;
    }

    private static long together(long[] one, long[] other) {
        long together = 0;
        for (int i = 0; i < one.length; i++) {
            together += one[i] * other[i];
        }
        return together;
    }

    private void visit(int place, long together) {
        if (place == fixed.length) {
            all++;
            asFar += Math.abs(together) >= observed ? 1 : 0;
            return;
        }
        for (int i = place; i < moved.length; i++) {
            swap(place, i);
            visit(place + 1, together + fixed[place] * moved[place]);
            swap(place, i);
        }
    }

    private void swap(int i, int j) {
        long kept = moved[i];
        moved[i] = moved[j];
        moved[j] = kept;
    }
}
