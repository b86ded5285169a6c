package dev.terrace.core.stats;

/** Checks of arguments. */
final class Bounds {

    private Bounds() {}

    /** A number strictly between 0 and 1. */
    static double inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1) but was " + value);
        }
        return value;
    }

    /** A number of users to add to each cell. */
    static double prior(double prior) {
        if (!(prior >= 0 && Double.isFinite(prior))) {
            throw new IllegalArgumentException("prior must be finite and not negative but was " + prior);
        }
        return prior;
    }
}
