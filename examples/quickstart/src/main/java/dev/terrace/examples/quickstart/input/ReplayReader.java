package dev.terrace.examples.quickstart.input;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file for a parser, that keeps what was read from the start of the current row on: to quote the row as it
 * stands in the file, and to let a new parser go on at the line after it.
 *
 * <p>Bytes that are not UTF-8 come out as U+FFFD, and each end of a line, be it LF, CR or CRLF, as LF. A byte order mark
 * is left out.
 */
final class ReplayReader extends Reader {

    /** How long a row may get, in characters. */
    static final int MAX_ROW = 1 << 20;

    private static final int BLOCK = 1 << 13;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private char[] kept = new char[4 * BLOCK];
    private int start; // of the current row
    private int next; // character for the parser
    private int end;
    private long line = 1;
    private boolean afterCarriageReturn;

    private ReplayReader(Reader source) {
        this.source = source;
    }

    /** Opens a file; the current row is its first line. */
    static ReplayReader open(Path file) throws IOException {
        ReplayReader text = new ReplayReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        try {
            text.skipByteOrderMark();
            return text;
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    private void skipByteOrderMark() throws IOException {
        if (fill() && kept[0] == BYTE_ORDER_MARK) {
            start = 1;
            next = 1;
        }
    }

    /** The line on which the current row starts; the first line is 1. */
    long line() {
        return line;
    }

    /**
     * Hands text to the parser.
     *
     * @throws RowTooLongException if the current row is longer than {@link #MAX_ROW}
     */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (next == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(kept, next, target, offset, count);
        next += count;
        return count;
    }

    /** Makes a line up to which the parser has read the current row, and forgets what stands before it. */
    void moveTo(long target) {
        while (line < target && start < next) {
            if (kept[start++] == '\n') {
                line++;
            }
        }
    }

    /** Makes the next line the current row, and what the parser will read next. */
    void restartAtNextLine() throws IOException {
        boolean ended = false;
        while (!ended && (start < end || fill())) {
            ended = kept[start++] == '\n';
        }
        line++;
        next = start;
    }

    /**
     * The text of the current row, without the end of its last line.
     *
     * @param lines how many lines it has
     * @param limit how many characters to give at most
     */
    String rowText(int lines, int limit) throws IOException {
        StringBuilder text = new StringBuilder();
        int linesLeft = lines;
        for (int i = 0; i < limit && (start + i < end || fill()); i++) {
            char c = kept[start + i];
            if (c == '\n' && --linesLeft == 0) {
                break;
            }
            text.append(c);
        }
        return text.toString();
    }

    private boolean fill() throws IOException {
        if (end - start > MAX_ROW) {
            throw new RowTooLongException();
        }
        if (kept.length - end < BLOCK) {
            makeRoom();
        }
        int before = end;
        int count = 0;
        while (end == before && count >= 0) {
            count = source.read(kept, end, BLOCK);
            end = withLineFeeds(end, end + count);
        }
        return end > before;
    }

    private void makeRoom() {
        int length = end - start;
        char[] target = length > kept.length / 2 ? new char[kept.length * 2] : kept;
        System.arraycopy(kept, start, target, 0, length);
        kept = target;
        next -= start;
        start = 0;
        end = length;
    }

    /** Turns each end of a line into LF, and says where the text ends then. */
    private int withLineFeeds(int from, int to) {
        int target = from;
        for (int i = from; i < to; i++) {
            char c = kept[i];
            if (c != '\n' || !afterCarriageReturn) {
                kept[target++] = c == '\r' ? '\n' : c;
            }
            afterCarriageReturn = c == '\r';
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** A row that is too long to be kept. */
    static final class RowTooLongException extends IOException {

        static final String MESSAGE = "a row must not be longer than " + MAX_ROW + " characters";

        private static final long serialVersionUID = 1L;

        RowTooLongException() {
            super(MESSAGE);
        }
    }
}
