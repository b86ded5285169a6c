package dev.terrace.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What problems call the values of a tree: short whatever they are, and never by their own {@code toString}. */
final class TreeWords {

    private static final int LONGEST = 100;
    private static final int MOST_BITS = 256;

    private TreeWords() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof String text) {
            return "the text '" + shortened(text) + "'";
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        return isShortNumber(value) ? "the number " + value : nameOf(value);
    }

    static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }

    private static boolean isShortNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || (value instanceof BigInteger big && big.bitLength() <= MOST_BITS)
                || (value instanceof BigDecimal big && big.unscaledValue().bitLength() <= MOST_BITS);
    }

    private static String nameOf(Object value) {
        return value instanceof BigInteger || value instanceof BigDecimal
                ? "a number of very many digits"
                : "a " + value.getClass().getName() + ", which is no value of a neutral tree";
    }
}
