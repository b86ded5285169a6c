package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Truth;

/** Answers for many events as small numbers: the lesser of two is their conjunction, the greater their disjunction. */
final class Codes {

    static final byte FALSE = 0;
    static final byte UNKNOWN = 1;
    static final byte TRUE = 2;

    private Codes() {}

    static byte of(Truth truth) {
        return switch (truth) {
            case FALSE -> FALSE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> TRUE;
        };
    }
}
