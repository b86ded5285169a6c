package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a user did, in time order, and from when on that is known completely.
 *
 * <p>The order of the input does not matter; an event that is given twice counts twice. Over the complete part, the count of an event is exact: no event means 0,
 * not unknown. Before it, a count is only a lower bound.
 */
public final class History implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Event> IN_TIME_ORDER =
            Comparator.comparing(Event::at).thenComparing(Event::type);
    private static final History EMPTY = new History(ImmutableList.of(), Instant.MIN);

    private final ImmutableList<Event> events;
    private final Instant completeSince;

    private History(ImmutableList<Event> events, Instant completeSince) {
        this.events = events;
        this.completeSince = completeSince;
    }

    /**
     * The complete history of a user who did nothing.
     *
     * @return the empty history
     */
    public static History empty() {
        return EMPTY;
    }

    /**
     * A complete history: everything that the user ever did.
     *
     * @param events the events, in any order
     * @return the history
     */
    public static History of(Collection<Event> events) {
        return new History(ImmutableList.sortedCopyOf(IN_TIME_ORDER, events), Instant.MIN);
    }

    /**
     * This history, known completely only from an instant on. Use it when older events have been deleted or were never
     * recorded.
     *
     * @param instant from when on nothing is missing
     * @return the history with the same events
     */
    public History withCompleteSince(Instant instant) {
        return new History(events, requireNonNull(instant, "instant"));
    }

    /**
     * The events, oldest first; events of the same instant are ordered by type.
     *
     * @return all events
     */
    public List<Event> events() {
        return events;
    }

    /**
     * From when on nothing is missing.
     *
     * @return the instant; {@link Instant#MIN} for a complete history
     */
    public Instant completeSince() {
        return completeSince;
    }

    /**
     * Whether nothing is missing inside an interval.
     *
     * @param interval the interval to look at
     * @return true if the history is complete from its start on, or it is empty
     */
    public boolean isCompleteOver(Interval interval) {
        return interval.isEmpty() || !interval.start().isBefore(completeSince);
    }

    /**
     * The events inside an interval, oldest first.
     *
     * @param interval from when to when
     * @return the events at or after its start and before its end
     */
    public List<Event> within(Interval interval) {
        return events.subList(firstAtOrAfter(interval.start()), firstAtOrAfter(interval.end()));
    }

    /**
     * How often an event was done inside an interval. Exact where {@link #isCompleteOver} holds, else a lower bound.
     *
     * @param type the event type
     * @param interval from when to when
     * @return the count; 0 if there is none
     */
    public long count(String type, Interval interval) {
        int end = firstAtOrAfter(interval.end());
        long count = 0;
        for (int i = firstAtOrAfter(interval.start()); i < end; i++) {
            if (events.get(i).type().equals(type)) {
                count++;
            }
        }
        return count;
    }

    /**
     * The first event before an instant that is known: over an incomplete history there may be earlier ones.
     *
     * @param asOf the first instant that is not known yet
     * @return the event, or empty if there is none
     */
    public Optional<Event> firstBefore(Instant asOf) {
        return events.isEmpty() || !events.get(0).at().isBefore(asOf) ? Optional.empty() : Optional.of(events.get(0));
    }

    /**
     * The last event before an instant.
     *
     * @param asOf the first instant that is not known yet
     * @return the event, or empty if there is none
     */
    public Optional<Event> lastBefore(Instant asOf) {
        int next = firstAtOrAfter(asOf);
        return next == 0 ? Optional.empty() : Optional.of(events.get(next - 1));
    }

    private int firstAtOrAfter(Instant instant) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).at().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof History that && events.equals(that.events) && completeSince.equals(that.completeSince);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    /** {@return the events} */
    @Override
    public String toString() {
        return "History" + events;
    }
}
