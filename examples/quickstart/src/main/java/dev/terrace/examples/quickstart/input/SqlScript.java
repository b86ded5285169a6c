package dev.terrace.examples.quickstart.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an HSQLDB script that insert into certain tables. The bytes stream through one buffer, and no other line
 * becomes an object.
 */
final class SqlScript implements Closeable {

    private static final int END = -1;

    private final InputStream source;
    private final List<byte[]> inserts;
    private final List<String> tables;
    private byte[] buffer = new byte[1 << 17];
    private int next;
    private int end;

    /**
     * A script.
     *
     * @param source its bytes
     * @param tables the tables whose lines are wanted
     */
    SqlScript(InputStream source, String... tables) {
        this.source = source;
        this.tables = List.of(tables);
        this.inserts = this.tables.stream()
                .map(table -> ("INSERT INTO \"" + table + "\" VALUES(").getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /** The next insert into one of the tables, or empty at the end. */
    Optional<SqlInsert> nextInsert() throws IOException {
        int lineEnd = lineEnd();
        while (lineEnd != END) {
            int start = next;
            next = Math.min(lineEnd + 1, end);
            for (int i = 0; i < tables.size(); i++) {
                byte[] insert = inserts.get(i);
                if (startsWith(insert, start, lineEnd)) {
                    return Optional.of(new SqlInsert(tables.get(i), buffer, start + insert.length, lineEnd));
                }
            }
            lineEnd = lineEnd();
        }
        return Optional.empty();
    }

    private boolean startsWith(byte[] prefix, int start, int lineEnd) {
        return lineEnd - start >= prefix.length
                && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
    }

    /** Where the line at {@code next} ends in the buffer, the whole line being there; {@link #END} after the last. */
    private int lineEnd() throws IOException {
        int i = next;
        while (true) {
            for (; i < end; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            int scanned = i - next;
            if (!fill()) {
                return scanned == 0 ? END : end;
            }
            i = next + scanned;
        }
    }

    private boolean fill() throws IOException {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = source.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
