package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The answers of rules that stand in several places, so that each is evaluated once for a user.
 *
 * <p>Threads that share one may evaluate a rule twice, and write the same answer.
 */
final class Memo {

    private static final Memo NONE = new Memo(0);

    private final @Nullable Truth[] answers;

    Memo(int size) {
        this.answers = new Truth[size];
    }

    /** A memo that remembers nothing, for which nothing is allocated. */
    static Memo none() {
        return NONE;
    }

    @Nullable
    Truth get(int place) {
        return answers.length == 0 ? null : answers[place];
    }

    Truth put(int place, Truth truth) {
        if (answers.length != 0) {
            answers[place] = truth;
        }
        return truth;
    }
}
