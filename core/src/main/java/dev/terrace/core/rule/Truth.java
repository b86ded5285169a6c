package dev.terrace.core.rule;

/**
 * Three-valued truth after Kleene's strong logic: {@code UNKNOWN} stands for "true or false, the facts do not tell".
 *
 * <p>{@code not(UNKNOWN)} is {@code UNKNOWN}; a conjunction with a {@code FALSE} is {@code FALSE} and a disjunction with
 * a {@code TRUE} is {@code TRUE}, whatever is unknown. Source: S. C. Kleene, Introduction to Metamathematics, § 64.
 */
public enum Truth {
    /** The facts say no. */
    FALSE,
    /** The facts do not tell. */
    UNKNOWN,
    /** The facts say yes. */
    TRUE;

    /**
     * The truth of a known answer.
     *
     * @param value the answer
     * @return {@link #TRUE} or {@link #FALSE}
     */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /**
     * Conjunction. Worked values: {@code TRUE and UNKNOWN} is {@code UNKNOWN}, {@code FALSE and UNKNOWN} is
     * {@code FALSE}.
     *
     * @param other the other truth
     * @return the lesser of the two, in the order false, unknown, true
     */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Disjunction. Worked values: {@code FALSE or UNKNOWN} is {@code UNKNOWN}, {@code TRUE or UNKNOWN} is {@code TRUE}.
     *
     * @param other the other truth
     * @return the greater of the two, in the order false, unknown, true
     */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * Negation.
     *
     * @return true for false, false for true, unknown for unknown
     */
    public Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    /**
     * A two-valued answer, with a stated value for the unknown.
     *
     * @param whenUnknown what to answer if the facts do not tell
     * @return whether this is {@link #TRUE}, or {@code whenUnknown}
     */
    public boolean orElse(boolean whenUnknown) {
        return this == UNKNOWN ? whenUnknown : this == TRUE;
    }
}
