package dev.terrace.core.internal;

import java.util.Arrays;

/** Puts many 64-bit numbers in ascending order, as unsigned ones, in a time that grows with their number only. */
public final class UnsignedOrder {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int PASSES = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    /** Up to so many numbers, comparing them is faster than counting their digits. */
    private static final int FEW = 1 << 12;

    private UnsignedOrder() {}

    /**
     * Sorts numbers.
     *
     * @param numbers the numbers; left in any order
     * @return the numbers in ascending order: the same array, or another one
     */
    public static long[] sorted(long[] numbers) {
        return numbers.length <= FEW ? byComparison(numbers) : byDigits(numbers);
    }

    private static long[] byComparison(long[] numbers) {
        flipTopBits(numbers);
        Arrays.sort(numbers);
        flipTopBits(numbers);
        return numbers;
    }

    private static void flipTopBits(long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] ^= Long.MIN_VALUE;
        }
    }

    /** By the lowest digit first; a digit that all numbers share moves nothing. */
    private static long[] byDigits(long[] numbers) {
        int[][] starts = digitCounts(numbers);
        long[] from = numbers;
        long[] to = new long[numbers.length];
        for (int pass = 0; pass < PASSES; pass++) {
            int shift = pass * DIGIT_BITS;
            if (starts[pass][digit(numbers[0], shift)] < numbers.length) {
                toStarts(starts[pass]);
                for (long number : from) {
                    to[starts[pass][digit(number, shift)]++] = number;
                }
                long[] moved = to;
                to = from;
                from = moved;
            }
        }
        return from;
    }

    private static int[][] digitCounts(long[] numbers) {
        int[][] counts = new int[PASSES][DIGITS];
        for (long number : numbers) {
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][digit(number, pass * DIGIT_BITS)]++;
            }
        }
        return counts;
    }

    private static void toStarts(int[] counts) {
        int start = 0;
        for (int digit = 0; digit < counts.length; digit++) {
            int count = counts[digit];
            counts[digit] = start;
            start += count;
        }
    }

    private static int digit(long number, int shift) {
        return (int) (number >>> shift) & (DIGITS - 1);
    }
}
