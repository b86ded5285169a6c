package dev.terrace.core;

import static java.util.Objects.checkFromToIndex;
import static java.util.Objects.checkIndex;

import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** The events of one user in a table of the events of many. */
final class TableTimeline extends Timeline {

    private static final long serialVersionUID = 1L;

    private final EventTable table;
    private final int from;
    private final int to;

    TableTimeline(EventTable table, int from, int to) {
        this.table = table;
        this.from = from;
        this.to = to;
    }

    @Override
    public Layout layout() {
        return table.type().layout();
    }

    @Override
    public boolean has(int position, int index) {
        return table.events().column(index).has(from + checkIndex(position, size()));
    }

    @Override
    public int presence(int position, int index) {
        return has(position, index) ? 1 : 0;
    }

    @Override
    public boolean isComplete(int index) {
        return table.events().column(index).isComplete();
    }

    @Override
    public long word(int position, int place) {
        return table.events().columnOfWord(place).word(from + checkIndex(position, size()));
    }

    /** Not known without a look at each word: no word is less. */
    @Override
    public long least(int place) {
        return Long.MIN_VALUE;
    }

    @Override
    public long greatest(int place) {
        return Long.MAX_VALUE;
    }

    @Override
    public void copyWords(int place, int first, long[] into, int length) {
        checkFromToIndex(first, first + length, size());
        table.events().columnOfWord(place).words(from + first, into, length);
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public Event get(int position) {
        return table.event(from + checkIndex(position, size()));
    }

    @Override
    public List<Event> events(int first, int end) {
        checkFromToIndex(first, end, size());
        return new Events(first, end);
    }

    @Override
    public int firstAtOrAfter(Instant instant) {
        return table.firstAtOrAfter(table.timeOf(instant), from, to) - from;
    }

    /** One user's events do not take the events of all others along. */
    private Object writeReplace() {
        return Timeline.of(events(0, size()));
    }

    /** Makes each event when it is asked for. */
    private final class Events extends AbstractList<Event> implements RandomAccess {

        private final int first;
        private final int end;

        private Events(int first, int end) {
            this.first = first;
            this.end = end;
        }

        @Override
        public Event get(int index) {
            return TableTimeline.this.get(first + checkIndex(index, size()));
        }

        @Override
        public int size() {
            return end - first;
        }
    }
}
