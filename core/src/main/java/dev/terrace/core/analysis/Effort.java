package dev.terrace.core.analysis;

/** Limits the comparison of parts with each other, so that a rule of thousands of parts is looked through in time. */
final class Effort {

    private static final long MOST = 2_000_000;

    private long spent;

    /** Whether so much more work can be done; if so, it counts as done. */
    boolean spend(int work) {
        spent += work;
        return spent <= MOST;
    }
}
