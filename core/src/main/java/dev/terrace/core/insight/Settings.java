package dev.terrace.core.insight;

/** Checks of settings. */
final class Settings {

    private static final int MOST_BINS = 100;
    private static final int MOST_VALUES = 10_000;

    private Settings() {}

    static void prior(double prior) {
        if (!(prior >= 0 && Double.isFinite(prior))) {
            throw new IllegalArgumentException("prior must be finite and not negative but was " + prior);
        }
    }

    static void confidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1) but was " + confidence);
        }
    }

    static void bins(int bins) {
        within("bins", bins, MOST_BINS);
    }

    static void maxValues(int maxValues) {
        within("maxValues", maxValues, MOST_VALUES);
    }

    static void minimum(long minimum) {
        if (minimum < 0) {
            throw new IllegalArgumentException("minimum of users must not be negative but was " + minimum);
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 2 || value > most) {
            throw new IllegalArgumentException(name + " must be in [2, " + most + "] but was " + value);
        }
    }
}
