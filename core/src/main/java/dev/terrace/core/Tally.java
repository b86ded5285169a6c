package dev.terrace.core;

import dev.terrace.core.internal.Packed;
import dev.terrace.core.internal.UnsignedOrder;

/**
 * How many of some records have each value of a {@link Column}, and how many of those are marked: the values in ascending
 * order, each at least once among the records. Made by {@link Column#tally}.
 */
public final class Tally {

    /** Where numbers are not larger than so many times the records, a counter for each number beats sorting them. */
    private static final long COUNTERS_PER_RECORD = 4;

    private static final int COUNTERS_ALWAYS = 1 << 16;

    private final long[] keys;
    private final long[] counts;
    private final long[] marked;

    private Tally(int size) {
        this.keys = new long[size];
        this.counts = new long[size];
        this.marked = new long[size];
    }

    /** Counts the numbers of some records; {@code smallest} is what a number is counted from. */
    static Tally of(Packed numbers, long smallest, long[] records, long[] marks) {
        long largest = largest(numbers, records);
        return Long.compareUnsigned(largest, Math.max(COUNTERS_ALWAYS, COUNTERS_PER_RECORD * numbers.size())) < 0
                        && largest < Integer.MAX_VALUE / 2 - 1
                ? counting(numbers, (int) largest + 1, smallest, records, marks)
                : sorting(numbers, smallest, records, marks);
    }

    private static long largest(Packed numbers, long[] records) {
        long largest = 0;
        for (int word = 0; word < records.length; word++) {
            for (long rest = records[word]; rest != 0; rest &= rest - 1) {
                long number = numbers.get((word << 6) + Long.numberOfTrailingZeros(rest));
                largest = Long.compareUnsigned(number, largest) > 0 ? number : largest;
            }
        }
        return largest;
    }

    /** With two counters for each number: of records without a mark, and with one. */
    private static Tally counting(Packed numbers, int range, long smallest, long[] records, long[] marks) {
        int[] counters = new int[2 * range];
        for (int word = 0; word < records.length; word++) {
            for (long rest = records[word]; rest != 0; rest &= rest - 1) {
                int bit = Long.numberOfTrailingZeros(rest);
                int number = (int) numbers.get((word << 6) + bit);
                counters[2 * number + ((int) (marks[word] >>> bit) & 1)]++;
            }
        }
        return ofCounters(counters, smallest);
    }

    private static Tally ofCounters(int[] counters, long smallest) {
        int size = 0;
        for (int i = 0; i < counters.length; i += 2) {
            size += (counters[i] | counters[i + 1]) == 0 ? 0 : 1;
        }
        Tally tally = new Tally(size);
        int next = 0;
        for (int i = 0; i < counters.length; i += 2) {
            if ((counters[i] | counters[i + 1]) != 0) {
                tally.put(next++, smallest + i / 2, counters[i], counters[i + 1]);
            }
        }
        return tally;
    }

    private static Tally sorting(Packed numbers, long smallest, long[] records, long[] marks) {
        long[] without = UnsignedOrder.sorted(numbers(numbers, records, marks, -1));
        long[] with = UnsignedOrder.sorted(numbers(numbers, records, marks, 0));
        Tally tally = new Tally(distinct(without, with));
        int left = 0;
        int right = 0;
        for (int next = 0; next < tally.keys.length; next++) {
            long number = smallestOf(without, left, with, right);
            int endOfLeft = endOfRun(without, left, number);
            int endOfRight = endOfRun(with, right, number);
            tally.put(next, smallest + number, endOfLeft - left, endOfRight - right);
            left = endOfLeft;
            right = endOfRight;
        }
        return tally;
    }

    /** The numbers of records with a mark, or with the marks turned around, of those without one. */
    private static long[] numbers(Packed numbers, long[] records, long[] marks, long turned) {
        int size = 0;
        for (int word = 0; word < records.length; word++) {
            size += Long.bitCount(records[word] & (marks[word] ^ turned));
        }
        long[] chosen = new long[size];
        int next = 0;
        for (int word = 0; word < records.length; word++) {
            for (long rest = records[word] & (marks[word] ^ turned); rest != 0; rest &= rest - 1) {
                chosen[next++] = numbers.get((word << 6) + Long.numberOfTrailingZeros(rest));
            }
        }
        return chosen;
    }

    private static int distinct(long[] one, long[] other) {
        int distinct = 0;
        int left = 0;
        int right = 0;
        while (left < one.length || right < other.length) {
            long number = smallestOf(one, left, other, right);
            left = endOfRun(one, left, number);
            right = endOfRun(other, right, number);
            distinct++;
        }
        return distinct;
    }

    private static long smallestOf(long[] one, int left, long[] other, int right) {
        if (left == one.length) {
            return other[right];
        }
        boolean isLeft = right == other.length || Long.compareUnsigned(one[left], other[right]) <= 0;
        return isLeft ? one[left] : other[right];
    }

    private static int endOfRun(long[] sorted, int from, long number) {
        int end = from;
        while (end < sorted.length && sorted[end] == number) {
            end++;
        }
        return end;
    }

    private void put(int index, long key, long withoutMark, long withMark) {
        keys[index] = key;
        counts[index] = withoutMark + withMark;
        marked[index] = withMark;
    }

    /**
     * How many distinct values there are.
     *
     * @return the number of values; 0 if no record has one
     */
    public int size() {
        return keys.length;
    }

    /**
     * The values.
     *
     * @return in ascending order: the word of a {@linkplain ValueType#isWord word type}, else the position among the
     *     {@link Column#distinct} values; the tally's own array
     */
    public long[] keys() {
        return keys;
    }

    /**
     * How many records have each value.
     *
     * @return in the order of {@link #keys}; at least 1 each; the tally's own array
     */
    public long[] counts() {
        return counts;
    }

    /**
     * How many of those records are marked.
     *
     * @return in the order of {@link #keys}; at most the count; the tally's own array
     */
    public long[] marked() {
        return marked;
    }

    /** {@return how many distinct values there are} */
    @Override
    public String toString() {
        return "Tally[" + keys.length + " values]";
    }
}
