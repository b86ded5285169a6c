package dev.terrace.core.internal;

import java.io.Serializable;

/**
 * Many small numbers side by side in 64-bit words, as narrow as the largest allows: 1, 8, 16, 32 or 64 bits each. Immutable.
 *
 * <p>A range is tested for all numbers of a word at once, so that looking through a narrow column takes a fraction of a
 * step for each number.
 */
public final class Packed implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long[] words;
    private final int size;

    /** The width of a number is 2 to the power of this many bits. */
    private final int widthPower;

    private final long numberMask;

    /** How far a position is shifted to get that of its word. */
    private final int wordShift;

    private final int laneMask;

    private Packed(long[] words, int size, int widthPower) {
        this.words = words;
        this.size = size;
        this.widthPower = widthPower;
        this.numberMask = lowBits(1 << widthPower);
        this.wordShift = 6 - widthPower;
        this.laneMask = (1 << wordShift) - 1;
    }

    /**
     * Packs numbers.
     *
     * @param numbers the numbers, as unsigned ones
     * @return the same numbers in the same order
     */
    public static Packed of(long[] numbers) {
        long all = 0;
        for (long number : numbers) {
            all |= number;
        }
        int widthPower = widthPowerFor(all);
        int perWord = Long.SIZE >>> widthPower;
        long[] words = new long[(int) (((long) numbers.length + perWord - 1) / perWord)];
        Packed packed = new Packed(words, numbers.length, widthPower);
        for (int i = 0; i < numbers.length; i++) {
            words[i >>> packed.wordShift] |= numbers[i] << packed.shiftOf(i);
        }
        return packed;
    }

    private static int widthPowerFor(long all) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(all);
        if (bits <= 1) {
            return 0;
        }
        return bits <= 8 ? 3 : bits <= 16 ? 4 : bits <= 32 ? 5 : 6;
    }

    private static long lowBits(int count) {
        return -1L >>> (Long.SIZE - count);
    }

    private int shiftOf(int position) {
        return (position & laneMask) << widthPower;
    }

    /**
     * How many numbers there are.
     *
     * @return the number of numbers
     */
    public int size() {
        return size;
    }

    /**
     * A number.
     *
     * @param position its position
     * @return the number
     * @throws IndexOutOfBoundsException if the position is beyond the last word
     */
    public long get(int position) {
        return (words[position >>> wordShift] >>> shiftOf(position)) & numberMask;
    }

    /**
     * The memory that the numbers take.
     *
     * @return in bytes
     */
    public long bytes() {
        return (long) words.length * Long.BYTES;
    }

    /**
     * Sets a bit for every number in a range, and leaves the others as they are.
     *
     * @param low the smallest, unsigned
     * @param high the largest, unsigned; not smaller
     * @param from the position of the first number to look at; a multiple of 64
     * @param to the position after the last
     * @param bits bit 0 of word 0 stands for {@code from}
     */
    public void markBetween(long low, long high, int from, int to, long[] bits) {
        if (Long.compareUnsigned(low, numberMask) > 0) {
            return;
        }
        long top = Long.compareUnsigned(high, numberMask) > 0 ? numberMask : high;
        switch (widthPower) {
            case 0 -> markBits(low, top, from, to, bits);
            case 6 -> markLongs(low, top, from, to, bits);
            default -> markLanes(low, top, from, to, bits);
        }
        int used = (to - from) & 63;
        if (used != 0) {
            bits[(to - from) >>> 6] &= lowBits(used);
        }
    }

    private void markBits(long low, long high, int from, int to, long[] bits) {
        long zeros = low == 0 ? -1 : 0;
        long ones = high == 1 ? -1 : 0;
        int first = from >>> 6;
        for (int word = first; word << 6 < to; word++) {
            bits[word - first] |= (words[word] & ones) | (~words[word] & zeros);
        }
    }

    private void markLongs(long low, long high, int from, int to, long[] bits) {
        long span = high - low;
        for (int i = from; i < to; i++) {
            long in = Long.compareUnsigned(words[i] - low, span) <= 0 ? 1 : 0;
            bits[(i - from) >>> 6] |= in << (i - from);
        }
    }

    private void markLanes(long low, long high, int from, int to, long[] bits) {
        Lanes lanes = new Lanes(1 << widthPower, low, high);
        int perWord = Long.SIZE >>> widthPower;
        int end = (int) (((long) to + perWord - 1) >>> wordShift);
        int first = from >>> wordShift;
        for (int word = first; word < end; word++) {
            int position = (word - first) << wordShift;
            bits[position >>> 6] |= lanes.within(words[word]) << position;
        }
    }

    /** Tests all lanes of a word at once. */
    private static final class Lanes {

        /** The highest bit of each lane. */
        private final long tops;

        private final long rest;
        private final long lows;
        private final long restOfLows;
        private final long highs;
        private final int topShift;

        /** Brings the lowest bits of all lanes together at the top of a word. */
        private final long gather;

        private final int gathered;

        Lanes(int width, long low, long high) {
            long each = Long.divideUnsigned(-1L, lowBits(width));
            this.tops = each << (width - 1);
            this.rest = ~tops;
            this.lows = low * each;
            this.restOfLows = lows & rest;
            this.highs = high * each;
            this.topShift = width - 1;
            int lanes = Long.SIZE / width;
            this.gathered = Long.SIZE - lanes;
            this.gather = gathering(width, lanes);
        }

        /** Lane i, at bit i * width, is to arrive at bit 64 - lanes + i. */
        private static long gathering(int width, int lanes) {
            long gather = 0;
            for (int i = 0; i < lanes; i++) {
                gather |= 1L << (Long.SIZE - lanes + i - i * width);
            }
            return gather;
        }

        /** One bit for each lane: whether it is from low to high. */
        long within(long word) {
            long marks = atLeast(word, lows, restOfLows) & atLeast(highs, word, word & rest) & tops;
            return ((marks >>> topShift) * gather) >>> gathered;
        }

        /** At the top of each lane: whether that of a is at least that of b, unsigned. */
        private long atLeast(long a, long b, long restOfB) {
            long differences = (a | tops) - restOfB;
            return (a & ~b) | (~(a ^ b) & differences);
        }
    }
}
