package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.internal.DurationWords;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the values of an attribute, an event property or a computed figure look like: their type, decimals, domain and
 * unit. Values of the same kind can be compared with each other, others cannot.
 *
 * @param <T> the Java type of the values
 */
public final class Kind<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How many decimals a decimal may have: more would leave no digit of a 64-bit number before the point. */
    public static final int MAX_DECIMALS = 18;

    /** Of a 64-bit number. */
    private static final int MOST_DIGITS = 19;

    private static final ImmutableMap<String, Integer> NO_DOMAIN = ImmutableMap.of();

    private final ValueType type;
    private final int decimals;
    private final ImmutableMap<String, Integer> ranks;
    private final String unit;

    private Kind(ValueType type, int decimals, ImmutableMap<String, Integer> ranks, String unit) {
        this.type = type;
        this.decimals = decimals;
        this.ranks = ranks;
        this.unit = unit;
    }

    private static <T> Kind<T> plain(ValueType type) {
        return new Kind<>(type, 0, NO_DOMAIN, "");
    }

    /**
     * True or false.
     *
     * @return the kind
     */
    public static Kind<Boolean> ofBoolean() {
        return plain(ValueType.BOOLEAN);
    }

    /**
     * 64-bit integers without a unit.
     *
     * @return the kind
     */
    public static Kind<Long> ofLong() {
        return plain(ValueType.LONG);
    }

    /**
     * Decimals without a unit. Worked number: with 2 decimals, 12.5 is kept as 12.50, and 12.345 is refused.
     *
     * @param decimals how many digits stand after the point; 0 to {@link #MAX_DECIMALS}
     * @return the kind
     * @throws IllegalArgumentException if {@code decimals} is out of range
     */
    public static Kind<BigDecimal> ofDecimal(int decimals) {
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be in [0, " + MAX_DECIMALS + "] but were " + decimals);
        }
        return new Kind<>(ValueType.DECIMAL, decimals, NO_DOMAIN, "");
    }

    /**
     * Finite doubles without a unit.
     *
     * @return the kind
     */
    public static Kind<Double> ofDouble() {
        return plain(ValueType.DOUBLE);
    }

    /**
     * Free texts.
     *
     * @return the kind
     */
    public static Kind<String> ofString() {
        return plain(ValueType.STRING);
    }

    /**
     * Texts of a fixed, ascending domain.
     *
     * @param domain every allowed value, in ascending order; distinct, at least one
     * @return the kind
     * @throws IllegalArgumentException if the domain is empty or repeats a value
     */
    public static Kind<String> ofEnumeration(List<String> domain) {
        if (domain.isEmpty() || new LinkedHashSet<>(domain).size() != domain.size()) {
            throw new IllegalArgumentException("domain must hold at least one value and each once but was " + domain);
        }
        ImmutableMap.Builder<String, Integer> ranks = ImmutableMap.builderWithExpectedSize(domain.size());
        for (int rank = 0; rank < domain.size(); rank++) {
            ranks.put(domain.get(rank), rank);
        }
        return new Kind<>(ValueType.ENUMERATION, 0, ranks.buildOrThrow(), "");
    }

    /**
     * Local dates.
     *
     * @return the kind
     */
    public static Kind<LocalDate> ofDate() {
        return plain(ValueType.DATE);
    }

    /**
     * Instants.
     *
     * @return the kind
     */
    public static Kind<Instant> ofInstant() {
        return plain(ValueType.INSTANT);
    }

    /**
     * Durations.
     *
     * @return the kind
     */
    public static Kind<Duration> ofDuration() {
        return plain(ValueType.DURATION);
    }

    /**
     * Semantic versions.
     *
     * @return the kind
     */
    public static Kind<SemanticVersion> ofVersion() {
        return plain(ValueType.VERSION);
    }

    /**
     * Sets of texts.
     *
     * @return the kind
     */
    public static Kind<Set<String>> ofStringSet() {
        return plain(ValueType.STRING_SET);
    }

    /**
     * Numbers of this kind in a unit. Numbers of different units cannot be compared.
     *
     * @param unit the unit, such as {@code CNY} or {@code kg}; empty for none
     * @return the kind
     * @throws IllegalArgumentException if the values are no numbers
     */
    public Kind<T> withUnit(String unit) {
        requireNonNull(unit, "unit");
        if (!type.isNumeric() && !unit.isEmpty()) {
            throw new IllegalArgumentException("only numbers have a unit but " + type + " was given '" + unit + "'");
        }
        return new Kind<>(type, decimals, ranks, unit);
    }

    /**
     * The type of the values.
     *
     * @return the type
     */
    public ValueType type() {
        return type;
    }

    /**
     * How many digits stand after the point of a decimal.
     *
     * @return 0 to {@link #MAX_DECIMALS}; 0 for every other type
     */
    public int decimals() {
        return decimals;
    }

    /**
     * The allowed values of an enumeration, in ascending order.
     *
     * @return the domain; empty for every other type
     */
    public List<String> domain() {
        return ranks.keySet().asList();
    }

    /**
     * The unit of the numbers.
     *
     * @return the unit; empty for none
     */
    public String unit() {
        return unit;
    }

    /**
     * What is wrong with a value.
     *
     * @param value the value to check
     * @return the rule and the value, to be put after the name of what has the value; empty if it is allowed
     */
    public Optional<String> problemWith(Object value) {
        if (allows(value)) {
            return Optional.empty();
        }
        if (!type.hasTypeOf(value)) {
            return Optional.of(
                    "takes a " + type + " but was " + value.getClass().getSimpleName() + " " + value);
        }
        return Optional.of(
                switch (type) {
                    case ENUMERATION -> "must be one of " + domain() + " but was '" + value + "'";
                    case DOUBLE -> "must be finite but was " + value;
                    case DECIMAL -> "must have at most " + decimals + " decimals and fit 64 bits but was " + value;
                    case STRING_SET -> "must hold texts only but was " + value;
                    default -> throw new IllegalStateException(type + " allows every value but not " + value);
                });
    }

    /** Whether nothing is wrong with a value; makes no object for one that is allowed, as nearly all are. */
    boolean allows(Object value) {
        return type.hasTypeOf(value)
                && switch (type) {
                    case ENUMERATION -> ranks.containsKey(value);
                    case DOUBLE -> Double.isFinite((Double) value);
                    case DECIMAL -> fits((BigDecimal) value);
                    case STRING_SET -> holdsTextsOnly((Set<?>) value);
                    default -> true;
                };
    }

    private static boolean holdsTextsOnly(Set<?> values) {
        if (values instanceof TextSet) {
            return true;
        }
        for (Object value : values) {
            if (!(value instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** Most decimals are far from the limit, which their digits tell. */
    private boolean fits(BigDecimal value) {
        int scale = value.scale();
        return (scale >= 0 && scale <= decimals && value.precision() + decimals - scale < MOST_DIGITS)
                || unscaled(value) != null;
    }

    /** The digits as a whole number; null if they do not fit. Looks at the size first: 1E+1000000000 is short to write. */
    private @Nullable Long unscaled(BigDecimal value) {
        if (value.signum() == 0) {
            return 0L;
        }
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (digitsBeforePoint > MOST_DIGITS || digitsBeforePoint <= -decimals) {
            return null;
        }
        try {
            return value.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException tooLong) {
            return null;
        }
    }

    /**
     * The one form of a value that may be written in several ways: -0.0 is 0.0, a decimal has all of its decimals, a set
     * is an unchangeable copy in ascending order. A value that is not allowed stays as it is.
     *
     * @param value a value
     * @return the same value in its one form
     */
    public T canonical(T value) {
        return allows(value) ? canonicalOfAllowed(value) : value;
    }

    @SuppressWarnings("unchecked") // each branch returns the type that it was given
    T canonicalOfAllowed(T value) {
        return switch (type) {
            case DOUBLE -> (T) (Double) ((Double) value + 0.0);
            case DECIMAL -> (T) BigDecimal.valueOf(requireNonNull(unscaled((BigDecimal) value)), decimals);
            case STRING_SET -> (T) TextSet.copyOf((Set<String>) value);
            default -> value;
        };
    }

    /**
     * A value in words. Worked values: 12000 in {@code fen} is {@code 12000 fen}, {@code PT2H} is {@code 2 hours} and
     * {@code 2 小时}.
     *
     * @param value a value
     * @return the words in both languages
     */
    public Label labelOf(T value) {
        if (value instanceof Duration duration) {
            return Label.of(DurationWords.english(duration), DurationWords.chinese(duration));
        }
        return Label.of(unit.isEmpty() ? value.toString() : value + " " + unit);
    }

    /**
     * Compares two allowed values: enumerations by the order of their domain, everything else naturally.
     *
     * @param left a value
     * @param right a value
     * @return negative, zero or positive as left is less than, equal to or greater than right
     * @throws IllegalArgumentException if a value is not allowed
     * @throws IllegalStateException if the values are sets, which have no order
     */
    public int compare(T left, T right) {
        if (!type.isOrdered()) {
            throw new IllegalStateException("sets have no order");
        }
        if (type.isWord()) {
            return Long.compare(toWord(left), toWord(right));
        }
        @SuppressWarnings("unchecked") // every other ordered type is comparable with itself
        Comparable<T> comparable = (Comparable<T>) left;
        return comparable.compareTo(right);
    }

    /**
     * An allowed value as a 64-bit word. Words are ordered as the values are, and equal if they are.
     *
     * @param value a value
     * @return the number itself, the digits of a decimal, the bits of a double in ascending order, the rank in the
     *     domain, days since 1970-01-01, 0 for false and 1 for true
     * @throws IllegalArgumentException if the value is not allowed
     * @throws IllegalStateException if the type is not {@linkplain ValueType#isWord kept as words}
     */
    public long toWord(T value) {
        if (!allows(value)) {
            throw new IllegalArgumentException("a value " + problemWith(value).orElseThrow());
        }
        return wordOfAllowed(value);
    }

    long wordOfAllowed(T value) {
        return switch (type) {
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case LONG -> (Long) value;
            case DECIMAL -> requireNonNull(unscaled((BigDecimal) value));
            case DOUBLE -> ascending(Double.doubleToLongBits((Double) value + 0.0));
            case ENUMERATION -> requireNonNull(ranks.get(value));
            case DATE -> ((LocalDate) value).toEpochDay();
            default -> throw new IllegalStateException(type + " is not kept as words");
        };
    }

    /**
     * The value of a word.
     *
     * @param word a word that {@link #toWord} gave
     * @return the value
     * @throws IllegalStateException if the type is not {@linkplain ValueType#isWord kept as words}
     */
    @SuppressWarnings("unchecked") // T is the Java type of the value type
    public T fromWord(long word) {
        return (T)
                switch (type) {
                    case BOOLEAN -> (Object) (word != 0);
                    case LONG -> word;
                    case DECIMAL -> BigDecimal.valueOf(word, decimals);
                    case DOUBLE -> doubleOf(word);
                    case ENUMERATION -> domain().get((int) word);
                    case DATE -> LocalDate.ofEpochDay(word);
                    default -> throw new IllegalStateException(type + " is not kept as words");
                };
    }

    /**
     * The double of a word, without a box.
     *
     * @param word a word that {@link #toWord} of {@link #ofDouble} gave
     * @return the double
     */
    public static double doubleOf(long word) {
        return Double.longBitsToDouble(ascending(word));
    }

    /** Turns the magnitude bits of negative doubles around, so that longs are in the order of doubles; its own inverse. */
    private static long ascending(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kind<?> that
                && type == that.type
                && decimals == that.decimals
                && unit.equals(that.unit)
                && domain().equals(that.domain());
    }

    @Override
    public int hashCode() {
        return (type.name().hashCode() * 31 + decimals) * 31 + unit.hashCode();
    }

    /** {@return the type with what narrows it, such as {@code DECIMAL(2) CNY} or {@code ENUMERATION[silver, gold]}} */
    @Override
    public String toString() {
        String detail = switch (type) {
            case DECIMAL -> "(" + decimals + ")";
            case ENUMERATION -> domain().toString();
            default -> "";
        };
        return type + detail + (unit.isEmpty() ? "" : " " + unit);
    }
}
