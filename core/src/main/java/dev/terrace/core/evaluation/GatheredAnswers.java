package dev.terrace.core.evaluation;

import org.jspecify.annotations.Nullable;

/** The answers of one rule in the making, block by block from the first one on. Not thread-safe. */
final class GatheredAnswers {

    private final int size;
    private final long[] yes;

    /** Null as long as nothing is unknown. */
    private long @Nullable [] maybe;

    GatheredAnswers(int size) {
        this.size = size;
        this.yes = new long[Answers.words(size)];
    }

    /** Adds the answers for the next block, which starts at a word. */
    void add(int from, Answers block) {
        if (maybe == null && !block.isCertain()) {
            maybe = yes.clone();
        }
        System.arraycopy(block.yes(), 0, yes, from >>> 6, block.yes().length);
        if (maybe != null) {
            System.arraycopy(block.maybe(), 0, maybe, from >>> 6, block.maybe().length);
        }
    }

    /** All answers; nothing is added any more. */
    Answers answers() {
        return maybe == null ? Answers.certain(size, yes) : Answers.of(size, yes, maybe);
    }
}
