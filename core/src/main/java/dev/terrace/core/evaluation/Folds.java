package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The figures that are made of a property. */
final class Folds {

    private Folds() {}

    static Supplier<Fold> sum(Attribute<?> property) {
        return switch (property.type()) {
            case DOUBLE -> DoubleSum::new;
            default -> WholeSum::new;
        };
    }

    static Supplier<Fold> average(Attribute<?> property) {
        return switch (property.type()) {
            case DOUBLE -> DoubleMean::new;
            default -> () -> new WholeMean(property.kind().decimals());
        };
    }

    static Supplier<Fold> pick(Operand.Pick.Choice choice, Attribute<?> property) {
        return switch (choice) {
            case FIRST -> First::new;
            case LAST -> Last::new;
            case SMALLEST -> () -> new Extreme<>(property.kind(), Comparison.LESS_THAN);
            case LARGEST -> () -> new Extreme<>(property.kind(), Comparison.GREATER_THAN);
        };
    }

    static Supplier<Fold> distinct() {
        return Distinct::new;
    }

    /** Counts and adds words; references do not come to numbers. */
    private abstract static class Numbers extends Fold {

        private long count;

        @Override
        final void addAll(long[] words, int length) {
            count += length;
            addNumbers(words, length);
        }

        @Override
        final void add(Object reference) {
            throw new IllegalStateException("not a number: " + reference);
        }

        final long count() {
            return count;
        }

        abstract void addNumbers(long[] words, int length);

        @Override
        final Reading into(Found out) {
            return isOpen() ? Reading.UNKNOWN : numberInto(out);
        }

        abstract Reading numberInto(Found out);
    }

    /** An exact sum in 128 bits; unknown where the result does not fit 64. */
    private static class WholeSum extends Numbers {

        private long high;
        private long low;

        /** Upper and lower halves apart: neither sum of a run can overflow, so that no step need look for a carry. */
        @Override
        final void addNumbers(long[] words, int length) {
            long upper = 0;
            long lower = 0;
            for (int i = 0; i < length; i++) {
                upper += words[i] >> 32;
                lower += words[i] & 0xFFFF_FFFFL;
            }
            add(upper >> 32, upper << 32);
            add(0, lower);
        }

        private void add(long highPart, long lowPart) {
            long sum = low + lowPart;
            long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
            high += highPart + carry;
            low = sum;
        }

        @Override
        Reading numberInto(Found out) {
            boolean fits = high == low >> 63;
            return fits ? out.word(low) : Reading.UNKNOWN;
        }

        final BigInteger total() {
            BigInteger unsignedLow =
                    BigInteger.valueOf(low & Long.MAX_VALUE).add(low < 0 ? TWO_TO_63 : BigInteger.ZERO);
            return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
        }
    }

    private static final BigInteger TWO_TO_63 = BigInteger.ONE.shiftLeft(63);

    private static final class WholeMean extends WholeSum {

        private final int decimals;

        private WholeMean(int decimals) {
            this.decimals = decimals;
        }

        @Override
        Reading numberInto(Found out) {
            if (count() == 0) {
                return Reading.MISSING;
            }
            double mean = new BigDecimal(total(), decimals)
                    .divide(BigDecimal.valueOf(count()), new MathContext(40, RoundingMode.HALF_EVEN))
                    .doubleValue();
            return out.word(Kind.ofDouble().toWord(mean));
        }
    }

    private static class DoubleSum extends Numbers {

        private double sum;

        @Override
        final void addNumbers(long[] words, int length) {
            double total = sum;
            for (int i = 0; i < length; i++) {
                total += Kind.doubleOf(words[i]);
            }
            sum = total;
        }

        @Override
        Reading numberInto(Found out) {
            return ofDouble(sum, out);
        }

        final double sum() {
            return sum;
        }

        /** A sum beyond the doubles is no number to compare with. */
        static Reading ofDouble(double value, Found out) {
            return Double.isFinite(value) ? out.word(Kind.ofDouble().toWord(value)) : Reading.UNKNOWN;
        }
    }

    private static final class DoubleMean extends DoubleSum {
        @Override
        Reading numberInto(Found out) {
            return count() == 0 ? Reading.MISSING : ofDouble(sum() / count(), out);
        }
    }

    /** One of the values. */
    private abstract static class One extends Fold {

        private boolean any;
        private long word;
        private @Nullable Object reference;

        final boolean any() {
            return any;
        }

        final long word() {
            return word;
        }

        final @Nullable Object reference() {
            return reference;
        }

        final void take(long value) {
            any = true;
            word = value;
        }

        final void take(Object value) {
            any = true;
            reference = value;
        }

        @Override
        Reading into(Found out) {
            if (isOpen()) {
                return Reading.UNKNOWN;
            }
            if (!any) {
                return Reading.MISSING;
            }
            return reference == null ? out.word(word) : out.reference(reference);
        }
    }

    private static final class First extends One {

        private boolean openBefore;

        @Override
        void open() {
            if (!any()) {
                openBefore = true;
            }
        }

        @Override
        void addAll(long[] words, int length) {
            if (!any() && length > 0) {
                take(words[0]);
            }
        }

        @Override
        void add(Object reference) {
            if (!any()) {
                take(reference);
            }
        }

        @Override
        Reading into(Found out) {
            return openBefore ? Reading.UNKNOWN : super.into(out);
        }
    }

    private static final class Last extends One {

        private boolean openAfter;

        @Override
        void open() {
            openAfter = true;
        }

        @Override
        void addAll(long[] words, int length) {
            if (length > 0) {
                openAfter = false;
                take(words[length - 1]);
            }
        }

        @Override
        void add(Object reference) {
            openAfter = false;
            take(reference);
        }

        @Override
        Reading into(Found out) {
            return openAfter ? Reading.UNKNOWN : super.into(out);
        }
    }

    private static final class Extreme<T> extends One {

        private final Kind<T> kind;
        private final Comparison better;

        private Extreme(Kind<T> kind, Comparison better) {
            this.kind = kind;
            this.better = better;
        }

        @Override
        void addAll(long[] words, int length) {
            if (length > 0) {
                long first = any() ? word() : words[0];
                take(better == Comparison.LESS_THAN ? least(first, words, length) : greatest(first, words, length));
            }
        }

        private static long least(long first, long[] words, int length) {
            long least = first;
            for (int i = 0; i < length; i++) {
                least = Math.min(least, words[i]);
            }
            return least;
        }

        private static long greatest(long first, long[] words, int length) {
            long greatest = first;
            for (int i = 0; i < length; i++) {
                greatest = Math.max(greatest, words[i]);
            }
            return greatest;
        }

        @Override
        @SuppressWarnings("unchecked") // the property is of this kind
        void add(Object reference) {
            @Nullable Object best = reference();
            if (best == null || better.holds(kind.compare((T) reference, (T) best))) {
                take(reference);
            }
        }
    }

    /** How many different values; each event without one may add one more. */
    private static final class Distinct extends Fold {

        private final Set<Object> seen = new HashSet<>();
        private long openEvents;

        @Override
        void open() {
            openEvents++;
        }

        @Override
        void addAll(long[] words, int length) {
            for (int i = 0; i < length; i++) {
                seen.add(words[i]);
            }
        }

        @Override
        void add(Object reference) {
            seen.add(reference);
        }

        @Override
        Reading into(Found out) {
            return out.between(seen.size(), seen.size() + openEvents);
        }

        @Override
        Reading intoIncomplete(Found out) {
            return out.between(seen.size(), Long.MAX_VALUE);
        }
    }
}
