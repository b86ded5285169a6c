package dev.terrace.core.sample;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;

/** Collects rows of a roster, in any order. Not thread-safe. */
final class MarkedRows<U extends Comparable<? super U>> {

    private final Roster<U> roster;
    private final long[] words;

    MarkedRows(Roster<U> roster) {
        this.roster = roster;
        this.words = new long[(roster.size() + Long.SIZE - 1) >>> 6];
    }

    void mark(int row) {
        words[row >>> 6] |= 1L << row;
    }

    Audience<U> toAudience() {
        return Audience.ofBits(roster, words);
    }
}
