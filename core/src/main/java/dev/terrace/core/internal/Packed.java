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

    /** As large as the number of bits in use allows; a column of ages does not use the highest bit of its bytes. */
    private final long largest;

    /** How far a position is shifted to get that of its word. */
    private final int wordShift;

    private final int laneMask;

    private Packed(long[] words, int size, int widthPower, long largest) {
        this.words = words;
        this.size = size;
        this.widthPower = widthPower;
        this.numberMask = lowBits(1 << widthPower);
        this.largest = largest;
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
        int bits = Math.max(Long.SIZE - Long.numberOfLeadingZeros(all), 1);
        int widthPower = widthPowerFor(bits);
        int perWord = Long.SIZE >>> widthPower;
        long[] words = new long[(int) (((long) numbers.length + perWord - 1) / perWord)];
        Packed packed = new Packed(words, numbers.length, widthPower, lowBits(bits));
        for (int i = 0; i < numbers.length; i++) {
            words[i >>> packed.wordShift] |= numbers[i] << packed.shiftOf(i);
        }
        return packed;
    }

    private static int widthPowerFor(int bits) {
        if (bits == 1) {
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
        if (Long.compareUnsigned(low, largest) > 0) {
            return;
        }
        long top = Long.compareUnsigned(high, largest) > 0 ? largest : high;
        switch (widthPower) {
            case 0 -> markBits(low, top, from, to, bits);
            case 6 -> markLongs(low, top, from, to, bits);
            default -> markLanes(lanes(low, top), from, to, bits);
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

    /** 64 numbers at a time, so that each word of bits is written once. */
    private void markLanes(Lanes lanes, int from, int to, long[] bits) {
        int perWord = Long.SIZE >>> widthPower;
        int end = (int) (((long) to + perWord - 1) >>> wordShift);
        int next = from >>> wordShift;
        for (int mark = 0; next < end; mark++) {
            int stop = Math.min(next + (1 << widthPower), end);
            long marks = 0;
            for (int shift = 0; next < stop; next++, shift += perWord) {
                marks |= lanes.within(words[next]) << shift;
            }
            bits[mark] |= marks;
        }
    }

    private Lanes lanes(long low, long high) {
        int width = 1 << widthPower;
        return Long.compareUnsigned(largest, numberMask >>> 1) <= 0
                ? new SpareLanes(width, low, high)
                : new FullLanes(width, low, high);
    }

    /** Tests all lanes of a word at once. */
    private abstract static sealed class Lanes {

        /** The lowest bit of each lane. */
        private final long bottoms;

        private final int topShift;

        /** Brings the lowest bits of all lanes together at the top of a word. */
        private final long gather;

        private final int gathered;

        Lanes(int width) {
            int lanes = Long.SIZE / width;
            this.bottoms = Long.divideUnsigned(-1L, lowBits(width));
            this.topShift = width - 1;
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

        /** A number in every lane. */
        final long each(long number) {
            return number * bottoms;
        }

        /** The highest bit of each lane. */
        final long tops() {
            return bottoms << topShift;
        }

        /** One bit for each lane: whether it is from low to high. */
        final long within(long word) {
            return (((marks(word) >>> topShift) & bottoms) * gather) >>> gathered;
        }

        /** At the top of each lane: whether it is from low to high; other bits say nothing. */
        abstract long marks(long word);
    }

    /** Lanes whose highest bit no number uses: it lends to the difference, and is left where nothing was borrowed. */
    private static final class SpareLanes extends Lanes {

        private final long tops;
        private final long lows;
        private final long highs;

        SpareLanes(int width, long low, long high) {
            super(width);
            this.tops = tops();
            this.lows = each(low);
            this.highs = each(high) | tops;
        }

        @Override
        long marks(long word) {
            return ((word | tops) - lows) & (highs - word);
        }
    }

    /** Lanes that are used to the highest bit. */
    private static final class FullLanes extends Lanes {

        private final long tops;
        private final long rest;
        private final long lows;
        private final long restOfLows;
        private final long highs;

        FullLanes(int width, long low, long high) {
            super(width);
            this.tops = tops();
            this.rest = ~tops;
            this.lows = each(low);
            this.restOfLows = lows & rest;
            this.highs = each(high);
        }

        @Override
        long marks(long word) {
            return atLeast(word, lows, restOfLows) & atLeast(highs, word, word & rest);
        }

        /** At the top of each lane: whether that of a is at least that of b, unsigned. */
        private long atLeast(long a, long b, long restOfB) {
            long differences = (a | tops) - restOfB;
            return (a & ~b) | (~(a ^ b) & differences);
        }
    }
}
