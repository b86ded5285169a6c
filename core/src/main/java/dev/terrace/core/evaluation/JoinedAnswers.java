package dev.terrace.core.evaluation;

/** Answers to which others are joined one after the other. Its bits are its own and are written over. Not thread-safe. */
final class JoinedAnswers {

    private final int size;
    private final long[] yes;

    /** The same array as {@code yes} as long as nothing is unknown. */
    private long[] maybe;

    private JoinedAnswers(int size, long[] yes) {
        this.size = size;
        this.yes = yes;
        this.maybe = yes;
    }

    /** True for some records, and false for all others. */
    static JoinedAnswers trueAmong(int size, long[] among) {
        return new JoinedAnswers(size, among.clone());
    }

    /** False for all records. */
    static JoinedAnswers falseForAll(int size) {
        return new JoinedAnswers(size, new long[Answers.words(size)]);
    }

    void and(Answers other) {
        tellApart(other);
        retain(yes, other.yes());
        if (!isCertain()) {
            retain(maybe, other.maybe());
        }
    }

    void or(Answers other) {
        tellApart(other);
        add(yes, other.yes());
        if (!isCertain()) {
            add(maybe, other.maybe());
        }
    }

    @SuppressWarnings("ReferenceEquality") // one array for both says so
    private boolean isCertain() {
        return yes == maybe;
    }

    private void tellApart(Answers other) {
        if (isCertain() && !other.isCertain()) {
            maybe = yes.clone();
        }
    }

    private static void retain(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= others[i];
        }
    }

    private static void add(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= others[i];
        }
    }

    /** The records whose answer is true so far. */
    long[] yes() {
        return yes;
    }

    /** The records whose answer is true or unknown so far. */
    long[] maybe() {
        return maybe;
    }

    /** The answers; nothing is joined any more. */
    Answers answers() {
        return Answers.of(size, yes, maybe);
    }
}
