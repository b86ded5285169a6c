package dev.terrace.benchmarks.engines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that a user did, as plain Java.
 *
 * @param type what, such as {@code purchase}
 * @param at when
 * @param amount how much, in minor units
 */
public record PlainEvent(String type, Instant at, long amount) {

    /**
     * Makes the events of one user over the year before an instant, the same ones each time: one in 30 is a purchase, so
     * about half of the users have three within a month.
     *
     * @param seed which user
     * @param count how many events
     * @param end the first instant after them
     * @return the events, oldest first
     */
    public static List<PlainEvent> seeded(long seed, int count, Instant end) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PlainEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String type = switch (random.nextInt(30)) {
                case 0 -> "purchase";
                case 1, 2, 3 -> "search";
                default -> "view";
            };
            Instant at = end.minusSeconds(random.nextLong(1, 365 * 86_400L));
            events.add(new PlainEvent(type, at, random.nextLong(100_000)));
        }
        events.sort(Comparator.comparing(PlainEvent::at));
        return List.copyOf(events);
    }
}
