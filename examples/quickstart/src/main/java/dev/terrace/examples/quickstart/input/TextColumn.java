package dev.terrace.examples.quickstart.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing column of texts, held as UTF-8 in one array: no object per row. Not thread-safe while it grows. */
final class TextColumn {

    private final IntColumn ends = new IntColumn();
    private byte[] bytes = new byte[1 << 12];
    private int used;

    /**
     * Adds a text.
     *
     * @throws InputException if all texts together take more than an array can hold, 2 GB
     */
    void add(CharSequence text) {
        if (!addAscii(text)) {
            byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
            reserve(encoded.length);
            System.arraycopy(encoded, 0, bytes, used, encoded.length);
            used += encoded.length;
        }
        ends.add(used);
    }

    private boolean addAscii(CharSequence text) {
        int length = text.length();
        reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 127) {
                return false;
            }
            bytes[used + i] = (byte) c;
        }
        used += length;
        return true;
    }

    private void reserve(int more) {
        long needed = (long) used + more;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new InputException("order ids must not take more than 2 GB together");
        }
        if (needed > bytes.length) {
            long grown = Math.max(needed, bytes.length + (bytes.length >> 1));
            bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 8));
        }
    }

    boolean isEmpty(int row) {
        return start(row) == ends.at(row);
    }

    String text(int row) {
        int start = start(row);
        return new String(bytes, start, ends.at(row) - start, StandardCharsets.UTF_8);
    }

    /** Compares two texts of the column by code point. */
    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, start(left), ends.at(left), bytes, start(right), ends.at(right));
    }

    private int start(int row) {
        return row == 0 ? 0 : ends.at(row - 1);
    }
}
