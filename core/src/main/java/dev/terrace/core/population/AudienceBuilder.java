package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.roaringbitmap.ArrayContainer;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;
import org.roaringbitmap.RoaringBitmap;

/**
 * An audience in the making, {@value #ROWS} rows at a time from the first one on. A block is packed as soon as it is added,
 * while its bits are at hand. Not thread-safe.
 *
 * <p>Worked numbers: for 65,606 users the first block has 1,024 words and the second one, the last, has 2.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class AudienceBuilder<U extends Comparable<? super U>> {

    /** How many rows there are in a block: those of a container of the format. */
    public static final int ROWS = 1 << 16;

    static final int WORDS = ROWS / Long.SIZE;

    /** The format lists up to so many rows of a block one by one, and keeps a bit for each row of others. */
    private static final int MOST_LISTED = 4_096;

    private final Roster<U> roster;
    private final RoaringBitmap bits = new RoaringBitmap();
    private int words;

    AudienceBuilder(Roster<U> roster) {
        this.roster = requireNonNull(roster, "roster");
    }

    /**
     * Adds the next rows.
     *
     * @param block a bit for each row, as {@link Audience#ofBits} takes them; {@link #ROWS} bits, or the rest for the last
     *     block; copied
     * @return this builder
     * @throws IllegalArgumentException if there are more or fewer words
     */
    public AudienceBuilder<U> add(long[] block) {
        return add(block, 0, block.length);
    }

    /** Adds the next rows, which stand in some of the words. */
    AudienceBuilder<U> add(long[] all, int from, int to) {
        int expected = Math.min(WORDS, Audience.wordsOf(roster) - words);
        if (to - from != expected) {
            throw new IllegalArgumentException("the next block must have " + expected + " words but had " + (to - from)
                    + " (audience of " + roster + ")");
        }
        int size = cardinality(all, from, to);
        if (size > 0) {
            bits.append((char) (words / WORDS), container(all, from, to, size).runOptimize());
        }
        words += to - from;
        return this;
    }

    private static int cardinality(long[] all, int from, int to) {
        int cardinality = 0;
        for (int i = from; i < to; i++) {
            cardinality += Long.bitCount(all[i]);
        }
        return cardinality;
    }

    private static Container container(long[] all, int from, int to, int size) {
        return size <= MOST_LISTED ? new ArrayContainer(list(all, from, to, size)) : marks(all, from, to, size);
    }

    /** Four rows at a time, even where fewer are left in a word: a processor foresees the jumps that remain. */
    private static char[] list(long[] all, int from, int to, int size) {
        char[] list = new char[size + 3];
        int next = 0;
        for (int i = from; i < to; i++) {
            long left = all[i];
            int row = (i - from) * Long.SIZE;
            int end = next + Long.bitCount(left);
            while (next < end) {
                list[next++] = (char) (row + Long.numberOfTrailingZeros(left));
                left &= left - 1;
                list[next++] = (char) (row + Long.numberOfTrailingZeros(left));
                left &= left - 1;
                list[next++] = (char) (row + Long.numberOfTrailingZeros(left));
                left &= left - 1;
                list[next++] = (char) (row + Long.numberOfTrailingZeros(left));
                left &= left - 1;
            }
            next = end;
        }
        return Arrays.copyOf(list, size);
    }

    private static Container marks(long[] all, int from, int to, int size) {
        long[] block = new long[WORDS];
        System.arraycopy(all, from, block, 0, to - from);
        return new BitmapContainer(block, size);
    }

    /**
     * Builds the audience.
     *
     * @return the users whose bit is set; nobody if none is
     * @throws IllegalArgumentException if rows are missing, or a bit beyond the last row is set
     */
    public Audience<U> build() {
        int expected = Audience.wordsOf(roster);
        if (words != expected) {
            throw new IllegalArgumentException("words must be " + expected + " for " + roster + " but were " + words);
        }
        return Audience.ofBitmap(roster, bits);
    }
}
