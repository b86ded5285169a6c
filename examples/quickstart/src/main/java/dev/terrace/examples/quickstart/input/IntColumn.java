package dev.terrace.examples.quickstart.input;

import java.util.Arrays;

/** A growing column of ints. Not thread-safe. */
final class IntColumn {

    private int[] values = new int[1 << 10];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int at(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
