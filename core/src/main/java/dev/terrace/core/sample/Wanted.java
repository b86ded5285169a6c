package dev.terrace.core.sample;

/** How many users may be asked for. */
final class Wanted {

    private Wanted() {}

    static int check(int wanted, String place) {
        check((long) wanted, place);
        return wanted;
    }

    static void check(long wanted, String place) {
        if (wanted < 0) {
            throw new IllegalArgumentException("wanted must not be negative but was " + wanted + " (" + place + ")");
        }
    }
}
