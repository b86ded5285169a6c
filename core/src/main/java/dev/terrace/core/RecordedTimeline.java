package dev.terrace.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Events as they were given.
 *
 * <p>Properties of word types are kept a second time in columns, so that a figure over many events reads memory in a row.
 */
final class RecordedTimeline extends Timeline {

    private static final long serialVersionUID = 1L;

    /** Of a user who never did a thing. */
    static final Timeline EMPTY = new RecordedTimeline();

    private final Event[] events;

    /** The layout that all events share; null if they differ or there are none. */
    private final transient @Nullable Layout layout;

    /** For each place among the words, the words of all events; empty without a common layout. */
    private final transient long[][] columns;

    /** When the events happened, without the fractions of a second. */
    private final transient long[] seconds;

    /** For each place among the words, the bits that all events have in it: which properties no event lacks. */
    private final transient long[] common;

    private final transient long[] least;
    private final transient long[] greatest;

    RecordedTimeline(Event... events) {
        this.events = events;
        this.seconds = Arrays.stream(events)
                .map(Event::at)
                .mapToLong(Instant::getEpochSecond)
                .toArray();
        this.layout = commonLayout(events);
        this.columns = new long[layout == null ? 0 : layout.words()][events.length];
        for (int position = 0; layout != null && position < events.length; position++) {
            long[] words = events[position].words();
            for (int place = 0; place < words.length; place++) {
                columns[place][position] = words[place];
            }
        }
        this.common = overEach(columns, (one, other) -> one & other);
        this.least = overEach(columns, Math::min);
        this.greatest = overEach(columns, Math::max);
    }

    private static long[] overEach(long[][] columns, LongBinaryOperator operator) {
        return Arrays.stream(columns)
                .mapToLong(column -> Arrays.stream(column).reduce(operator).orElse(0))
                .toArray();
    }

    private static @Nullable Layout commonLayout(Event[] events) {
        if (events.length == 0) {
            return null;
        }
        Layout first = events[0].layout();
        boolean common = Arrays.stream(events).allMatch(event -> event.layout().equals(first));
        return common ? first : null;
    }

    @Override
    public @Nullable Layout layout() {
        return layout;
    }

    @Override
    public boolean has(int position, int index) {
        return presence(position, index) == 1;
    }

    @Override
    public int presence(int position, int index) {
        return (int) (columns[index >>> 6][position] >>> index) & 1;
    }

    @Override
    public boolean isComplete(int index) {
        return (common[index >>> 6] & (1L << index)) != 0;
    }

    @Override
    public long word(int position, int place) {
        return columns[place][position];
    }

    @Override
    public long least(int place) {
        return least[place];
    }

    @Override
    public long greatest(int place) {
        return greatest[place];
    }

    @Override
    public void copyWords(int place, int from, long[] into, int length) {
        System.arraycopy(columns[place], from, into, 0, length);
    }

    @Override
    public int size() {
        return events.length;
    }

    @Override
    public Event get(int position) {
        return events[position];
    }

    @Override
    public List<Event> events(int from, int to) {
        return Collections.unmodifiableList(Arrays.asList(events).subList(from, to));
    }

    @Override
    public int firstAtOrAfter(Instant instant) {
        // Most windows begin before all events or end after them.
        if (events.length == 0 || !isBefore(0, instant)) {
            return 0;
        }
        if (isBefore(events.length - 1, instant)) {
            return events.length;
        }
        int low = 1;
        int high = events.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Follows references to the event and its instant only where the second does not decide. */
    private boolean isBefore(int position, Instant instant) {
        int order = Long.compare(seconds[position], instant.getEpochSecond());
        return order == 0 ? events[position].at().isBefore(instant) : order < 0;
    }

    private Object readResolve() {
        return new RecordedTimeline(events);
    }
}
