package dev.terrace.examples.quickstart.input;

import java.util.Optional;

/**
 * The values of one INSERT line of an HSQLDB script, read from left to right: numbers, NULL, and texts in single quotes,
 * in which a quote is doubled and a character outside ASCII is written as {@code \}{@code u00e9}. To be read before the
 * next line is asked for.
 */
final class SqlInsert {

    private static final int DECIMALS = 4;

    private final String table;
    private final byte[] line;
    private final int end;
    private int next;

    /**
     * The values of a line.
     *
     * @param table the table that they are inserted into
     * @param line the bytes of the line, among others
     * @param start where the first value starts
     * @param end where the line ends
     */
    SqlInsert(String table, byte[] line, int start, int end) {
        this.table = table;
        this.line = line;
        this.next = start;
        this.end = end;
    }

    String table() {
        return table;
    }

    /** Passes over values. */
    void skip(int values) {
        for (int i = 0; i < values; i++) {
            if (peek() == '\'') {
                text();
            } else {
                while (peek() != ',' && peek() != ')') {
                    next++;
                }
                next++;
            }
        }
    }

    /** The next value, an integer. */
    int integer() {
        boolean negative = peek() == '-';
        if (negative) {
            next++;
        }
        int value = digits();
        endValue();
        return negative ? -value : value;
    }

    /** The next value, an integer or NULL. */
    Optional<Integer> optionalInteger() {
        return isNull() ? Optional.empty() : Optional.of(integer());
    }

    /** The next value, a decimal of exactly four decimals, in 1/10000. */
    long decimal() {
        boolean negative = peek() == '-';
        if (negative) {
            next++;
        }
        long whole = digits();
        require('.');
        int decimalsStart = next;
        long value = whole * 10_000 + digits();
        if (next - decimalsStart != DECIMALS) {
            throw damaged("four decimals");
        }
        endValue();
        return negative ? -value : value;
    }

    /** The next value, a text. */
    String text() {
        require('\'');
        StringBuilder text = new StringBuilder();
        while (true) {
            char c = (char) peek();
            next++;
            if (c == '\'') {
                if (peek() != '\'') {
                    endValue();
                    return text.toString();
                }
                next++;
            } else if (c == '\\' && peek() == 'u') {
                next++;
                c = hexadecimal();
            }
            text.append(c);
        }
    }

    /** The next value, a text or NULL. */
    Optional<String> optionalText() {
        return isNull() ? Optional.empty() : Optional.of(text());
    }

    private boolean isNull() {
        if (peek() != 'N') {
            return false;
        }
        skip(1);
        return true;
    }

    private int digits() {
        int start = next;
        int value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.addExact(Math.multiplyExact(value, 10), peek() - '0');
            next++;
        }
        if (next == start) {
            throw damaged("a digit");
        }
        return value;
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw damaged("a hexadecimal digit");
            }
            value = value * 16 + digit;
            next++;
        }
        return (char) value;
    }

    private void endValue() {
        if (peek() != ',' && peek() != ')') {
            throw damaged("a comma or the closing bracket");
        }
        next++;
    }

    private void require(char expected) {
        if (peek() != expected) {
            throw damaged("'" + expected + "'");
        }
        next++;
    }

    /** The next byte; ASCII, as scripts are. */
    private int peek() {
        if (next >= end) {
            throw damaged("a value");
        }
        return line[next];
    }

    private InputException damaged(String expected) {
        String found = next < end ? "'" + (char) line[next] + "'" : "the end of the line";
        return new InputException(
                "the sample data must have " + expected + " in a line of " + table + " but has " + found);
    }
}
