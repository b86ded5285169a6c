package dev.terrace.examples.quickstart.input;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** Sorts row numbers by what stands in the rows: a stable merge sort without boxing. */
final class IndexSort {

    private static final int SMALL = 12;

    private IndexSort() {}

    /**
     * Sorts a range of row numbers.
     *
     * @param rows the row numbers
     * @param from the first position of the range
     * @param to the position after the last
     * @param order compares two row numbers: negative, zero or positive
     */
    static void sort(int[] rows, int from, int to, IntBinaryOperator order) {
        if (to - from <= SMALL) {
            insert(rows, from, to, order);
        } else if (!isSorted(rows, from, to, order)) {
            int middle = (from + to) >>> 1;
            sort(rows, from, middle, order);
            sort(rows, middle, to, order);
            merge(rows, from, middle, to, order);
        }
    }

    private static boolean isSorted(int[] rows, int from, int to, IntBinaryOperator order) {
        for (int i = from + 1; i < to; i++) {
            if (order.applyAsInt(rows[i - 1], rows[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    private static void insert(int[] rows, int from, int to, IntBinaryOperator order) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int position = i;
            for (; position > from && order.applyAsInt(rows[position - 1], row) > 0; position--) {
                rows[position] = rows[position - 1];
            }
            rows[position] = row;
        }
    }

    private static void merge(int[] rows, int from, int middle, int to, IntBinaryOperator order) {
        int[] left = Arrays.copyOfRange(rows, from, middle);
        int next = middle;
        int taken = 0;
        for (int i = from; taken < left.length; i++) {
            boolean takeRight = next < to && order.applyAsInt(left[taken], rows[next]) > 0;
            rows[i] = takeRight ? rows[next++] : left[taken++];
        }
    }
}
