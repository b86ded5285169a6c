package dev.terrace.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

    RecordedTimeline(Event... events) {
        this.events = events;
        this.layout = commonLayout(events);
        this.columns = new long[layout == null ? 0 : layout.words()][events.length];
        for (int position = 0; layout != null && position < events.length; position++) {
            long[] words = events[position].words();
            for (int place = 0; place < words.length; place++) {
                columns[place][position] = words[place];
            }
        }
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
        return (columns[index >>> 6][position] & (1L << index)) != 0;
    }

    @Override
    public long word(int position, int place) {
        return columns[place][position];
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
        int low = 0;
        int high = events.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events[middle].at().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Object readResolve() {
        return new RecordedTimeline(events);
    }
}
