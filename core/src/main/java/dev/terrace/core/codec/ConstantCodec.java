package dev.terrace.core.codec;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.RuleCheck;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Constants as data, by their kind: true and false, integers and doubles as numbers, decimals as texts, which no JSON
 * library rounds, times and versions as their ISO and SemVer texts, sets as lists of texts.
 */
final class ConstantCodec {

    /** No date, instant or duration is written longer. */
    private static final int LONGEST_TIME = 60;

    /** A decimal has at most 20 characters in its one form; this leaves room for zeros, and none for an attack. */
    private static final int LONGEST_DECIMAL = 60;

    /** A double of more digits than these may have lost some; a text has them all. */
    private static final int EXACT_DIGITS = 15;

    /** Beyond this every decimal and double is refused, without computing with it. */
    private static final int MOST_BITS = 4_096;

    private ConstantCodec() {}

    static Object write(Kind<?> kind, Object value) {
        return switch (kind.type()) {
            case BOOLEAN, LONG, DOUBLE, STRING, ENUMERATION -> value;
            case DECIMAL -> write((BigDecimal) value);
            case DATE, INSTANT, DURATION, VERSION -> value.toString();
            case STRING_SET -> ImmutableList.copyOf((Set<?>) value);
        };
    }

    private static String write(BigDecimal value) {
        boolean isShort = value.scale() >= 0 && value.scale() <= Kind.MAX_DECIMALS;
        return isShort ? value.toPlainString() : value.toString();
    }

    /** A value of a kind; null if there is none, or none that the kind allows, which is a problem now. */
    static <T> @Nullable T read(Kind<T> kind, TreeNode node) {
        @Nullable Object value = readAny(kind, node);
        if (value == null) {
            return null;
        }
        @Nullable String problem = kind.problemWith(value).orElse(null);
        if (problem == null) {
            @SuppressWarnings("unchecked") // the kind has just allowed the value
            T allowed = (T) value;
            return allowed;
        }
        if (kind.type() == ValueType.ENUMERATION) {
            node.addUnknownName("VALUE_NOT_ALLOWED", "a value", (String) value, kind.domain());
        } else {
            node.add("VALUE_NOT_ALLOWED", "a value " + problem);
        }
        return null;
    }

    private static @Nullable Object readAny(Kind<?> kind, TreeNode node) {
        return switch (kind.type()) {
            case BOOLEAN -> node.truth();
            case LONG -> node.integer();
            case DECIMAL -> readDecimal(node);
            case DOUBLE -> readDouble(node);
            case STRING, ENUMERATION -> node.text();
            case DATE -> readTime(node, "a date such as 2026-03-31", LocalDate::parse);
            case INSTANT -> readInstant(node);
            case DURATION -> readDuration(node);
            case VERSION -> readVersion(node);
            case STRING_SET -> readSet(node);
        };
    }

    static @Nullable Instant readInstant(TreeNode node) {
        return readTime(node, "an instant such as 2026-03-31T12:00:00Z", Instant::parse);
    }

    static @Nullable Duration readDuration(TreeNode node) {
        return readTime(node, "a duration such as PT2H", Duration::parse);
    }

    private static <T> @Nullable T readTime(TreeNode node, String wanted, Function<String, T> parse) {
        if (node.value() instanceof String text && text.length() <= LONGEST_TIME) {
            try {
                return parse.apply(text);
            } catch (DateTimeException | ArithmeticException e) {
                node.addOtherType(wanted);
                return null;
            }
        }
        node.addOtherType(wanted);
        return null;
    }

    private static @Nullable SemanticVersion readVersion(TreeNode node) {
        @Nullable String text = node.text();
        try {
            return text == null ? null : SemanticVersion.parse(text);
        } catch (IllegalArgumentException e) {
            node.addOtherType("a version such as 1.2.0-beta.1");
            return null;
        }
    }

    private static @Nullable Set<String> readSet(TreeNode node) {
        @Nullable List<String> texts = node.texts(RuleCheck.MAX_VALUES);
        return texts == null ? null : new LinkedHashSet<>(texts);
    }

    private static @Nullable BigDecimal readDecimal(TreeNode node) {
        @Nullable BigDecimal decimal = decimalOf(node.value());
        if (decimal == null) {
            node.addOtherType("a decimal such as \"12.50\"");
            return null;
        }
        if (decimal.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // Told by its length alone: writing out 1e1000000000 would take all memory.
        long digitsBefore = (long) decimal.precision() - decimal.scale();
        if (digitsBefore > LONGEST_DECIMAL || decimal.scale() > LONGEST_DECIMAL) {
            node.add("VALUE_NOT_ALLOWED", "a decimal must fit 64 bits but was " + TreeWords.of(node.value()));
            return null;
        }
        return decimal;
    }

    private static @Nullable BigDecimal decimalOf(@Nullable Object value) {
        if (value instanceof String text) {
            return isDecimal(text) ? new BigDecimal(text) : null;
        }
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger big && big.bitLength() <= MOST_BITS) {
            return new BigDecimal(big);
        }
        if (value instanceof BigDecimal big && big.unscaledValue().bitLength() <= MOST_BITS) {
            return big;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal decimal = BigDecimal.valueOf(number);
            return decimal.precision() <= EXACT_DIGITS ? decimal : null;
        }
        return null;
    }

    /** An optional minus, digits, and optionally a point and digits: no exponent, no space, no digits of other scripts. */
    private static boolean isDecimal(String text) {
        if (text.length() > LONGEST_DECIMAL) {
            return false;
        }
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? isDigits(text, start, text.length())
                : isDigits(text, start, point) && isDigits(text, point + 1, text.length());
    }

    private static boolean isDigits(String text, int from, int to) {
        return from < to && text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The nearest double, as every JSON library reads it. */
    private static @Nullable Double readDouble(TreeNode node) {
        @Nullable Object value = node.value();
        boolean isNumber = value instanceof Double
                || value instanceof Integer
                || value instanceof Long
                || (value instanceof BigInteger big && big.bitLength() <= MOST_BITS)
                || (value instanceof BigDecimal decimal
                        && decimal.unscaledValue().bitLength() <= MOST_BITS);
        if (isNumber && value instanceof Number number) {
            return number.doubleValue();
        }
        node.addOtherType("a number");
        return null;
    }
}
