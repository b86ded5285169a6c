package dev.terrace.examples.quickstart.input;

/**
 * Reads plain decimals as a number of 1/10000: {@code -12.5} is -125000. A sign is optional; at least one digit, a point
 * and at most four decimals; no exponent, no separators, no currency sign.
 */
final class DecimalParser {

    /** The result for a text of another form. */
    static final long MALFORMED = Long.MIN_VALUE;

    /** The result for more than four decimals. */
    static final long TOO_MANY_DECIMALS = Long.MIN_VALUE + 1;

    /** The result for a decimal of more than 922337203685477.5807 either way. */
    static final long OUT_OF_RANGE = Long.MIN_VALUE + 2;

    private static final int DECIMALS = OrderLogBuilder.DECIMALS;
    private static final int NO_POINT = -1;

    private DecimalParser() {}

    /** The number of 1/10000, or one of the results above. */
    static long tenThousandths(CharSequence text) {
        int length = text.length();
        boolean signed = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+');
        int point = NO_POINT;
        int digits = 0;
        long value = 0;
        boolean fits = true;
        for (int i = signed ? 1 : 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point == NO_POINT) {
                point = i;
            } else if (c >= '0' && c <= '9') {
                digits++;
                fits &= canAppend(value, c);
                value = value * 10 + (c - '0');
            } else {
                return MALFORMED;
            }
        }
        int decimals = point == NO_POINT ? 0 : length - point - 1;
        if (digits == 0) {
            return MALFORMED;
        }
        if (decimals > DECIMALS) {
            return TOO_MANY_DECIMALS;
        }
        for (int i = decimals; i < DECIMALS; i++) {
            fits &= canAppend(value, '0');
            value *= 10;
        }
        if (!fits) {
            return OUT_OF_RANGE;
        }
        return text.charAt(0) == '-' ? -value : value;
    }

    private static boolean canAppend(long value, char digit) {
        return value <= (Long.MAX_VALUE - (digit - '0')) / 10;
    }
}
