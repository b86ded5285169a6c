package dev.terrace.core.evaluation;

import static java.util.Objects.checkIndex;

import dev.terrace.core.rule.Truth;
import java.util.Arrays;

/**
 * The answers of one rule for many users, in the order of their positions.
 *
 * <p>Kept as a bit where the answer is true, and a bit where it may be true, which is where it is true or unknown: the
 * conjunction of answers is that of their bits, and so is the disjunction.
 */
public final class Answers {

    private final int size;
    private final long[] yes;
    private final long[] maybe;

    private Answers(int size, long[] yes, long[] maybe) {
        this.size = size;
        this.yes = yes;
        this.maybe = maybe;
    }

    /** Takes the bits over; bits at or after {@code size} are 0. */
    static Answers of(int size, long[] yes, long[] maybe) {
        return new Answers(size, yes, maybe);
    }

    /** The same answer for all. */
    static Answers all(int size, Truth truth) {
        return new Answers(
                size,
                truth == Truth.TRUE ? every(size) : new long[words(size)],
                truth == Truth.FALSE ? new long[words(size)] : every(size));
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

    /**
     * For how many users there is an answer.
     *
     * @return the number of users
     */
    public int size() {
        return size;
    }

    /**
     * The answer for one user.
     *
     * @param user the user's position
     * @return true, false or unknown
     * @throws IndexOutOfBoundsException if there is no such user
     */
    public Truth truth(int user) {
        checkIndex(user, size);
        if (has(yes, user)) {
            return Truth.TRUE;
        }
        return has(maybe, user) ? Truth.UNKNOWN : Truth.FALSE;
    }

    /**
     * The users with some answer.
     *
     * @param truth the answer
     * @return a bit for each user, 64 to a word, the lowest first; bits beyond the last user are 0
     */
    public long[] bits(Truth truth) {
        return switch (truth) {
            case TRUE -> yes.clone();
            case UNKNOWN -> without(maybe, yes);
            case FALSE -> without(every(size), maybe);
        };
    }

    /** The records whose answer is true; not to be written to. */
    long[] yes() {
        return yes;
    }

    /** The records whose answer is true or unknown; not to be written to. */
    long[] maybe() {
        return maybe;
    }

    /** Writes the answers for a block of users, which starts at a word, over those that are here. */
    void write(int from, Answers block) {
        System.arraycopy(block.yes, 0, yes, from >>> 6, block.yes.length);
        System.arraycopy(block.maybe, 0, maybe, from >>> 6, block.maybe.length);
    }

    /** The bits that are in one but not in the other. */
    static long[] without(long[] bits, long[] others) {
        long[] rest = new long[bits.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = bits[i] & ~others[i];
        }
        return rest;
    }

    Answers and(Answers other) {
        long[] bothYes = new long[yes.length];
        long[] bothMaybe = new long[yes.length];
        for (int i = 0; i < bothYes.length; i++) {
            bothYes[i] = yes[i] & other.yes[i];
            bothMaybe[i] = maybe[i] & other.maybe[i];
        }
        return new Answers(size, bothYes, bothMaybe);
    }

    Answers or(Answers other) {
        long[] eitherYes = new long[yes.length];
        long[] eitherMaybe = new long[yes.length];
        for (int i = 0; i < eitherYes.length; i++) {
            eitherYes[i] = yes[i] | other.yes[i];
            eitherMaybe[i] = maybe[i] | other.maybe[i];
        }
        return new Answers(size, eitherYes, eitherMaybe);
    }

    Answers not() {
        long[] every = every(size);
        return new Answers(size, without(every, maybe), without(every, yes));
    }

    /** With a stated answer for the unknown. */
    Answers orElse(boolean whenUnknown) {
        long[] stated = whenUnknown ? maybe : yes;
        return new Answers(size, stated, stated);
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

    /** {@return for how many users the answer is what} */
    @Override
    public String toString() {
        int certain = count(yes, 0, size);
        return "Answers[" + certain + " true, " + (count(maybe, 0, size) - certain) + " unknown of " + size + "]";
    }
}
