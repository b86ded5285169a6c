package dev.terrace.core.evaluation;

/** How much is known of an operand's value. */
enum Reading {
    /** There is a value, known exactly or within bounds. */
    KNOWN,
    /** There is no value. */
    MISSING,
    /** The facts do not tell whether there is a value, or which. */
    UNKNOWN
}
