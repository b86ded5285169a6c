package dev.terrace.examples.quickstart.input;

import java.util.Arrays;

/** A growing column of longs. Not thread-safe. */
final class LongColumn {

    private long[] values = new long[1 << 10];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long at(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
