package dev.terrace.core.evaluation;

/** Answers to which others are joined one after the other, in place where that is possible. Not thread-safe. */
final class JoinedAnswers {

    private BlockAnswers answers;

    /** Whether the bits may be written over: those that it starts with may not. */
    private boolean isOwn;

    private JoinedAnswers(BlockAnswers start) {
        this.answers = start;
    }

    /** True for some records, and false for all others. */
    static JoinedAnswers trueAmong(Block block, long[] among) {
        return new JoinedAnswers(BlockAnswers.certain(block.size(), among));
    }

    /** False for all records. */
    static JoinedAnswers falseForAll(Block block) {
        return new JoinedAnswers(BlockAnswers.certain(block.size(), block.none()));
    }

    void and(BlockAnswers other) {
        if (!isRoomFor(other)) {
            become(answers.and(other));
            return;
        }
        retain(answers.yes(), other.yes());
        if (!answers.isCertain()) {
            retain(answers.maybe(), other.maybe());
        }
    }

    void andNot(BlockAnswers other) {
        if (!isRoomFor(other)) {
            become(answers.and(other.not()));
            return;
        }
        remove(answers.yes(), other.maybe());
        if (!answers.isCertain()) {
            remove(answers.maybe(), other.yes());
        }
    }

    void or(BlockAnswers other) {
        if (!isRoomFor(other)) {
            become(answers.or(other));
            return;
        }
        add(answers.yes(), other.yes());
        if (!answers.isCertain()) {
            add(answers.maybe(), other.maybe());
        }
    }

    /** Where nothing is unknown so far, there is one array of bits only. */
    private boolean isRoomFor(BlockAnswers other) {
        return isOwn && (other.isCertain() || !answers.isCertain());
    }

    private void become(BlockAnswers joined) {
        answers = joined;
        isOwn = true;
    }

    private static void retain(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= others[i];
        }
    }

    private static void remove(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= ~others[i];
        }
    }

    private static void add(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= others[i];
        }
    }

    /** The records whose answer is true so far. */
    long[] yes() {
        return answers.yes();
    }

    /** The records whose answer is true or unknown so far. */
    long[] maybe() {
        return answers.maybe();
    }

    /** The answers; nothing is joined any more. */
    BlockAnswers answers() {
        return answers;
    }
}
