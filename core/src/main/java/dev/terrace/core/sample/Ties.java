package dev.terrace.core.sample;

/** Who gets in if users with the same score stand at the cut and not all of them fit. */
public enum Ties {
    /** All of them, so that equals are treated equally and there may be more users than wanted. */
    TOGETHER,
    /** Those with the least ids, in natural order. */
    BY_ID,
    /** Those with the least numbers in the shuffle: chosen fairly, and the same ones every time. */
    BY_SHUFFLE
}
