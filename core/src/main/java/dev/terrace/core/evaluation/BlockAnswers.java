package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Truth;
import java.util.Arrays;

/**
 * The answers of one rule for the records of a {@link Block}, in the order of their positions.
 *
 * <p>Kept as a bit where the answer is true, and a bit where it may be true, which is where it is true or unknown: the
 * conjunction of answers is that of their bits, and so is the disjunction. Where nothing is unknown, both are one array.
 */
final class BlockAnswers {

    private final int size;
    private final long[] yes;
    private final long[] maybe;

    private BlockAnswers(int size, long[] yes, long[] maybe) {
        this.size = size;
        this.yes = yes;
        this.maybe = maybe;
    }

    /** Takes the bits over; bits at or after {@code size} are 0. */
    static BlockAnswers of(int size, long[] yes, long[] maybe) {
        return new BlockAnswers(size, yes, maybe);
    }

    /** Takes the bits over: of answers none of which is unknown. */
    static BlockAnswers certain(int size, long[] yes) {
        return new BlockAnswers(size, yes, yes);
    }

    /** The same answer for all. */
    static BlockAnswers all(int size, Truth truth) {
        return switch (truth) {
            case TRUE -> certain(size, every(size));
            case FALSE -> certain(size, new long[words(size)]);
            case UNKNOWN -> new BlockAnswers(size, new long[words(size)], every(size));
        };
    }

    static int words(int size) {
        return (size + 63) >>> 6;
    }

    /** A bit for each record. */
    static long[] every(int size) {
        long[] every = new long[words(size)];
        Arrays.fill(every, -1);
        if ((size & 63) != 0) {
            every[every.length - 1] = -1L >>> -size;
        }
        return every;
    }

    /** The records whose answer is true; not to be written to. */
    long[] yes() {
        return yes;
    }

    /** The records whose answer is true or unknown; not to be written to. */
    long[] maybe() {
        return maybe;
    }

    /** Whether no answer is unknown, without a look at each: if it says no, there may still be none. */
    @SuppressWarnings("ReferenceEquality") // one array for both says so
    boolean isCertain() {
        return yes == maybe;
    }

    /** The bits that are in one but not in the other. */
    static long[] without(long[] bits, long[] others) {
        long[] rest = new long[bits.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = bits[i] & ~others[i];
        }
        return rest;
    }

    /** The bits that are in both. */
    private static long[] both(long[] bits, long[] others) {
        long[] both = new long[bits.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = bits[i] & others[i];
        }
        return both;
    }

    /** The bits that are in either. */
    private static long[] either(long[] bits, long[] others) {
        long[] either = new long[bits.length];
        for (int i = 0; i < either.length; i++) {
            either[i] = bits[i] | others[i];
        }
        return either;
    }

    BlockAnswers and(BlockAnswers other) {
        long[] all = both(yes, other.yes);
        return isCertain() && other.isCertain()
                ? certain(size, all)
                : new BlockAnswers(size, all, both(maybe, other.maybe));
    }

    BlockAnswers or(BlockAnswers other) {
        long[] any = either(yes, other.yes);
        return isCertain() && other.isCertain()
                ? certain(size, any)
                : new BlockAnswers(size, any, either(maybe, other.maybe));
    }

    BlockAnswers not() {
        long[] no = without(every(size), maybe);
        return isCertain() ? certain(size, no) : new BlockAnswers(size, no, without(every(size), yes));
    }

    /** With a stated answer for the unknown. */
    BlockAnswers orElse(boolean whenUnknown) {
        return certain(size, whenUnknown ? maybe : yes);
    }

    /** Whether a bit is set. */
    static boolean has(long[] bits, int record) {
        return (bits[record >>> 6] & (1L << record)) != 0;
    }

    static boolean isEmpty(long[] bits) {
        for (long word : bits) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** Sets the bits from one record to before another. */
    static void mark(long[] bits, int from, int to) {
        if (from >= to) {
            return;
        }
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            bits[first] |= head & tail;
        } else {
            bits[first] |= head;
            Arrays.fill(bits, first + 1, last, -1);
            bits[last] |= tail;
        }
    }

    /** How many bits are set from one record to before another. */
    static int count(long[] bits, int from, int to) {
        if (from >= to) {
            return 0;
        }
        int first = from >>> 6;
        int last = (to - 1) >>> 6;
        long head = -1L << from;
        long tail = -1L >>> -to;
        if (first == last) {
            return Long.bitCount(bits[first] & head & tail);
        }
        int count = Long.bitCount(bits[first] & head) + Long.bitCount(bits[last] & tail);
        for (int word = first + 1; word < last; word++) {
            count += Long.bitCount(bits[word]);
        }
        return count;
    }

    /** {@return for how many records the answer is what} */
    @Override
    public String toString() {
        int certain = count(yes, 0, size);
        return "BlockAnswers[" + certain + " true, " + (count(maybe, 0, size) - certain) + " unknown of " + size + "]";
    }
}
