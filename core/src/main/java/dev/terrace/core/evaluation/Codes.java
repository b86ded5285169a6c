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

    /** How many are {@link #TRUE}. Shifted, not compared: which ones are cannot be foreseen, and a wrong guess is costly. */
    static int countTrue(byte[] codes) {
        int count = 0;
        for (byte code : codes) {
            count += code >> 1;
        }
        return count;
    }

    static int countUnknown(byte[] codes) {
        int count = 0;
        for (byte code : codes) {
            count += code & UNKNOWN;
        }
        return count;
    }
}
