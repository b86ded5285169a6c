package dev.terrace.core;

import java.util.Arrays;

/** Collects events of one type in any order, and brings them into the order of users and times. Not thread-safe. */
final class EventTableBuilder {

    private static final int FIRST_CAPACITY = 16;

    private final EventType type;
    private final Table.Builder events;
    private int[] users = new int[FIRST_CAPACITY];
    private long[] seconds = new long[FIRST_CAPACITY];
    private int[] nanos = new int[FIRST_CAPACITY];
    private Ticks ticks = Ticks.SECONDS;

    EventTableBuilder(EventType type) {
        this.type = type;
        this.events = Table.builder(type.layout());
    }

    /** Whether an event is of the type, with just its properties. */
    boolean takes(Event event) {
        return event.layout().isSameAs(type.layout()) || event.layout().equals(type.layout());
    }

    /** Adds an event of the type. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // both parts are kept
    void add(int user, Event event) {
        int position = events.size();
        if (position == users.length) {
            int capacity = Math.addExact(position, Math.max(position >>> 1, 1));
            users = Arrays.copyOf(users, capacity);
            seconds = Arrays.copyOf(seconds, capacity);
            nanos = Arrays.copyOf(nanos, capacity);
        }
        users[position] = user;
        seconds[position] = event.at().getEpochSecond();
        nanos[position] = event.at().getNano();
        ticks = ticks.shorter(Ticks.forNanos(event.at().getNano()));
        events.add(event);
    }

    /**
     * The events in order.
     *
     * @param positions the final position of each user
     */
    EventTable build(int[] positions) {
        int[] starts = starts(positions);
        int[] order = byUser(positions, starts);
        for (int user = 0; user < positions.length; user++) {
            sortByTime(order, starts[user], starts[user + 1]);
        }
        long[] times = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            times[i] = ticks.of(seconds[order[i]], nanos[order[i]]);
        }
        return EventTable.of(type, events.build(order), starts, ticks, times);
    }

    private int[] starts(int[] positions) {
        int[] starts = new int[positions.length + 1];
        for (int i = 0; i < events.size(); i++) {
            starts[positions[users[i]] + 1]++;
        }
        for (int user = 0; user < positions.length; user++) {
            starts[user + 1] += starts[user];
        }
        return starts;
    }

    private int[] byUser(int[] positions, int[] starts) {
        int[] next = starts.clone();
        int[] order = new int[events.size()];
        for (int i = 0; i < order.length; i++) {
            order[next[positions[users[i]]]++] = i;
        }
        return order;
    }

    /** Most events come in time order; what comes later than it should moves to its place. */
    private void sortByTime(int[] order, int from, int to) {
        int unsorted = from + 1;
        while (unsorted < to && compare(order[unsorted - 1], order[unsorted]) <= 0) {
            unsorted++;
        }
        if (unsorted < to) {
            Integer[] boxed = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
            Arrays.sort(boxed, this::compare);
            for (int i = from; i < to; i++) {
                order[i] = boxed[i - from];
            }
        }
    }

    /** As {@link Event#IN_TIME_ORDER}. */
    private int compare(int left, int right) {
        int bySecond = Long.compare(seconds[left], seconds[right]);
        int byTime = bySecond != 0 ? bySecond : Integer.compare(nanos[left], nanos[right]);
        return byTime != 0 ? byTime : events.compare(left, right);
    }
}
