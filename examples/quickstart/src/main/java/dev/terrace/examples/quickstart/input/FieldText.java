package dev.terrace.examples.quickstart.input;

/** The text of one field of the current row, without white space around it; used again for each row. */
final class FieldText implements CharSequence {

    private char[] chars = new char[32];
    private int length;

    void set(char[] source, int offset, int count) {
        int from = offset;
        int to = offset + count;
        while (from < to && Character.isWhitespace(source[from])) {
            from++;
        }
        while (from < to && Character.isWhitespace(source[to - 1])) {
            to--;
        }
        length = to - from;
        if (length > chars.length) {
            chars = new char[length];
        }
        System.arraycopy(source, from, chars, 0, length);
    }

    void clear() {
        length = 0;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(chars, from, to - from);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
