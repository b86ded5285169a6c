package dev.terrace.core.codec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The one JSON text of a canonical tree: no spaces, keys in the order of the tree, only what must be escaped is escaped. It is
 * the same on every version of Java, and different trees have different texts.
 */
final class CanonicalJson {

    private static final char FIRST_PRINTABLE = ' ';

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    static String of(Object tree) {
        CanonicalJson json = new CanonicalJson();
        json.write(tree);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            write(map);
        } else if (value instanceof List<?> list) {
            write(list);
        } else if (value instanceof String string) {
            write(string);
        } else if (value instanceof Double number) {
            text.append(exact(number));
        } else {
            text.append(value);
        }
    }

    private void write(Map<?, ?> map) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            write((String) entry.getKey());
            text.append(':');
            write(entry.getValue());
            separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private void write(List<?> list) {
        String separator = "[";
        for (Object element : list) {
            text.append(separator);
            write(element);
            separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private void write(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || isLone(string, i)) {
                escape(c);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Half of a character has no bytes in UTF-8: all of them would become the same question mark. */
    private static boolean isLone(String string, int index) {
        char c = string.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
    }

    private void escape(char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }

    /** Every digit of the double, since the short form differs between versions of Java; never the text of an integer. */
    private static String exact(double number) {
        String digits = new BigDecimal(number).toString();
        return digits.indexOf('.') < 0 && digits.indexOf('E') < 0 ? digits + ".0" : digits;
    }
}
