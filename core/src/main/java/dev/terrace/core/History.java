package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multimaps;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user did, in time order, and from when on that is known completely.
 *
 * <p>The order of the input does not matter; an event that is given twice counts twice. Over the complete part, the count of an event is exact: no event means 0,
 * not unknown. Before it, a count is only a lower bound.
 */
public final class History implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final History EMPTY = of(ImmutableList.of());

    private final ImmutableMap<String, Timeline> timelines;
    private final Instant completeSince;

    /**
     * All events, put together when they are first asked for; most questions are about one type. Threads that ask at the
     * same time may each put the same list together.
     */
    @SuppressWarnings("Immutable")
    private transient @Nullable ImmutableList<Event> events;

    private History(
            ImmutableMap<String, Timeline> timelines, Instant completeSince, @Nullable ImmutableList<Event> events) {
        this.timelines = timelines;
        this.completeSince = completeSince;
        this.events = events;
    }

    /** The history of timelines by event type, none of them empty. */
    static History of(ImmutableMap<String, Timeline> timelines, Instant completeSince) {
        return new History(timelines, completeSince, null);
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
        ImmutableList<Event> sorted = ImmutableList.sortedCopyOf(Event.IN_TIME_ORDER, events);
        return new History(timelines(sorted), Instant.MIN, sorted);
    }

    private static ImmutableMap<String, Timeline> timelines(List<Event> events) {
        ImmutableMap.Builder<String, Timeline> timelines = ImmutableMap.builder();
        Multimaps.index(events, Event::type)
                .asMap()
                .forEach((type, ofType) -> timelines.put(type, Timeline.of(ImmutableList.copyOf(ofType))));
        return timelines.buildOrThrow();
    }

    /**
     * This history, known completely only from an instant on. Use it when older events have been deleted or were never
     * recorded.
     *
     * @param instant from when on nothing is missing
     * @return the history with the same events
     */
    public History withCompleteSince(Instant instant) {
        return new History(timelines, requireNonNull(instant, "instant"), events);
    }

    /**
     * This history and more events.
     *
     * @param more the events, in any order
     * @return the history with all of them, complete since the same instant
     */
    public History plus(Collection<Event> more) {
        return of(ImmutableList.<Event>builder().addAll(events()).addAll(more).build())
                .withCompleteSince(completeSince);
    }

    /**
     * The events, oldest first; events of the same instant are ordered by type, then by their properties.
     *
     * @return all events
     */
    public List<Event> events() {
        return inTimeOrder();
    }

    private ImmutableList<Event> inTimeOrder() {
        @Nullable ImmutableList<Event> known = events;
        if (known == null) {
            known = timelines.values().stream()
                    .flatMap(timeline -> timeline.events(0, timeline.size()).stream())
                    .sorted(Event.IN_TIME_ORDER)
                    .collect(ImmutableList.toImmutableList());
            events = known;
        }
        return known;
    }

    /**
     * The events of one type, oldest first.
     *
     * @param type the event type
     * @return its events; empty if there is none
     */
    public Timeline timeline(String type) {
        return timelines.getOrDefault(type, RecordedTimeline.EMPTY);
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
        ImmutableList<Event> all = inTimeOrder();
        return all.subList(firstAtOrAfter(all, interval.start()), firstAtOrAfter(all, interval.end()));
    }

    /**
     * The events of one type inside an interval, oldest first.
     *
     * @param type the event type
     * @param interval from when to when
     * @return its events at or after the start and before the end
     */
    public List<Event> within(String type, Interval interval) {
        Timeline timeline = timeline(type);
        return timeline.events(timeline.firstAtOrAfter(interval.start()), timeline.firstAtOrAfter(interval.end()));
    }

    /**
     * How often an event was done inside an interval. Exact where {@link #isCompleteOver} holds, else a lower bound.
     *
     * @param type the event type
     * @param interval from when to when
     * @return the count; 0 if there is none
     */
    public long count(String type, Interval interval) {
        Timeline timeline = timeline(type);
        return (long) timeline.firstAtOrAfter(interval.end()) - timeline.firstAtOrAfter(interval.start());
    }

    /**
     * The first event before an instant that is known: over an incomplete history there may be earlier ones.
     *
     * @param asOf the first instant that is not known yet
     * @return the event, or empty if there is none
     */
    public Optional<Event> firstBefore(Instant asOf) {
        return inTimeOrder().stream().findFirst().filter(event -> event.at().isBefore(asOf));
    }

    /**
     * The last event before an instant.
     *
     * @param asOf the first instant that is not known yet
     * @return the event, or empty if there is none
     */
    public Optional<Event> lastBefore(Instant asOf) {
        ImmutableList<Event> all = inTimeOrder();
        int next = firstAtOrAfter(all, asOf);
        return next == 0 ? Optional.empty() : Optional.of(all.get(next - 1));
    }

    private static int firstAtOrAfter(ImmutableList<Event> events, Instant instant) {
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
        return other instanceof History that
                && events().equals(that.events())
                && completeSince.equals(that.completeSince);
    }

    @Override
    public int hashCode() {
        return events().hashCode();
    }

    /** {@return the events} */
    @Override
    public String toString() {
        return "History" + events();
    }
}
