package dev.terrace.core.population;

/** What is wrong with bytes that should be a portable bitmap, and where. */
final class PortableFault {

    private PortableFault() {}

    static void unless(boolean holds, int place, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("portable bitmap must " + rule + " (at byte " + place + ")");
        }
    }
}
