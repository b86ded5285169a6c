package dev.terrace.core.internal;

import java.util.Set;

/**
 * What a text or a set of texts looks like, in one 64-bit word, so that most tests need not look at the text itself.
 *
 * <p>Equal texts have equal sketches. The sketch of a short text is the text: up to 7 letters of Latin-1 or up to 3 of
 * UTF-16. The sketch of a longer one is its length and hash. The sketch of a set has two bits for each of its texts, as in
 * a Bloom filter.
 */
public final class Sketch {

    private static final int MOST_NARROW = 7;
    private static final int MOST_WIDE = 3;

    /** The tag is the highest of eight bytes. */
    private static final int TAG_SHIFT = 7 * Byte.SIZE;

    /** Marks texts of wide letters, above the tags 0 to 7 that say how many narrow ones there are. */
    private static final long WIDE = 8;

    /** Marks texts that do not fit; the sign bit, which no tag of a short text reaches. */
    private static final long HASHED = Long.MIN_VALUE;

    private static final long LENGTH_MASK = 0x7fff_ffffL;

    /** The odd number next to 2^64 divided by the golden ratio spreads hashes over the high bits. */
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Sketch() {}

    /**
     * The sketch of a text.
     *
     * @param text the text
     * @return its sketch
     */
    public static long of(String text) {
        if (isNarrow(text)) {
            return packed(text, text.length(), Byte.SIZE);
        }
        if (text.length() <= MOST_WIDE) {
            return packed(text, WIDE + text.length(), Character.SIZE);
        }
        return HASHED | ((text.length() & LENGTH_MASK) << Integer.SIZE) | Integer.toUnsignedLong(text.hashCode());
    }

    /**
     * Whether the sketch of a text is the text, so that no other one has it.
     *
     * @param text the text
     * @return true for a short one
     */
    public static boolean isWhole(String text) {
        return of(text) >= 0;
    }

    /**
     * The sketch of a set.
     *
     * @param texts the set
     * @return its sketch; 0 for the empty set
     */
    public static long of(Set<String> texts) {
        long sketch = 0;
        for (String text : texts) {
            sketch |= bitsOf(text);
        }
        return sketch;
    }

    /**
     * The bits that a text has in the sketch of every set that holds it.
     *
     * @param text the text
     * @return one or two bits
     */
    public static long bitsOf(String text) {
        long spread = text.hashCode() * GOLDEN;
        return (1L << (spread >>> 58)) | (1L << (spread >>> 52));
    }

    private static boolean isNarrow(String text) {
        if (text.length() > MOST_NARROW) {
            return false;
        }
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all < 1 << Byte.SIZE;
    }

    private static long packed(String text, long tag, int bits) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters = (letters << bits) | text.charAt(i);
        }
        return (tag << TAG_SHIFT) | letters;
    }
}
