package dev.terrace.core.evaluation;

import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events a figure is about, made ready to be looked up. */
final class Selection {

    private final EventType type;
    private final Occurrences occurrences;
    private final @Nullable Node where;
    private final Calendar calendar;

    /** Whether time alone can change the condition on an event. */
    private final boolean conditionMoves;

    /**
     * The window as it was last looked at: many users are asked about at one instant. Threads that ask about others only make
     * each other look again.
     */
    private @Nullable Resolved last;

    /**
     * A selection.
     *
     * @param type the event type
     * @param occurrences which of its events
     * @param where the condition; null if there is none
     * @param calendar what days, weeks and months mean
     */
    Selection(EventType type, Occurrences occurrences, @Nullable Node where, Calendar calendar) {
        this.type = type;
        this.occurrences = occurrences;
        this.where = where;
        this.calendar = calendar;
        this.conditionMoves = Motion.isIn(occurrences.where());
    }

    EventType type() {
        return type;
    }

    @Nullable
    Node where() {
        return where;
    }

    Interval interval(Instant asOf) {
        @Nullable Resolved known = last;
        if (known == null || !known.asOf.equals(asOf)) {
            known = new Resolved(asOf, occurrences.window().resolve(asOf, calendar));
            last = known;
        }
        return known.interval;
    }

    /** A window at an instant. */
    private record Resolved(Instant asOf, Interval interval) {}

    Timeline timeline(History history) {
        return history.timeline(type.name());
    }

    /** The events of the type in the window, whether they meet the condition or not. */
    List<Event> inWindow(History history, Interval interval) {
        return history.within(type.name(), interval);
    }

    long countInWindow(History history, Interval interval) {
        return history.count(type.name(), interval);
    }

    Truth accepts(Event event, Instant asOf) {
        return where == null ? Truth.TRUE : where.truth(event, History.empty(), asOf, Memo.none());
    }

    /** The events that count, oldest first. */
    List<Event> accepted(Facts facts) {
        return inWindow(facts.history(), interval(facts.asOf())).stream()
                .filter(event -> accepts(event, facts.asOf()) == Truth.TRUE)
                .toList();
    }

    MovingWindow window() {
        return new MovingWindow(occurrences.window(), calendar);
    }

    /** The earliest instant after {@code asOf} at which an event may enter or leave by time alone; never late. */
    Instant nextChange(Facts facts) {
        MovingWindow window = window();
        Instant asOf = facts.asOf();
        Interval now = interval(asOf);
        Instant next = now.isEmpty() ? window.whenOpens(asOf) : Instant.MAX;
        Timeline events = facts.history().timeline(type.name());
        int first = events.firstAtOrAfter(now.start());
        if (first < events.size()) {
            next = earliest(next, window.whenStartPasses(events.get(first).at(), asOf));
        }
        int entering = events.firstAtOrAfter(now.end());
        if (entering < events.size()) {
            next = earliest(next, window.whenEndPasses(events.get(entering).at(), asOf));
        }
        if (first > 0) {
            next = earliest(next, window.whenMayReturn(events.get(first - 1).at(), asOf));
        }
        if (entering > first) {
            next = earliest(next, window.whenMayReturn(events.get(entering - 1).at(), asOf));
        }
        next = earliest(next, nextChangeOfCompleteness(window, now, facts));
        return earliest(next, nextChangeOf(events.events(first, entering), asOf));
    }

    private static Instant nextChangeOfCompleteness(MovingWindow window, Interval now, Facts facts) {
        Instant completeSince = facts.history().completeSince();
        if (completeSince.equals(Instant.MIN)) {
            return Instant.MAX;
        }
        Instant lastUnknown = completeSince.minusNanos(1);
        return facts.history().isCompleteOver(now)
                ? window.whenMayReturn(lastUnknown, facts.asOf())
                : earliest(window.whenStartPasses(lastUnknown, facts.asOf()), window.whenEmpties(facts.asOf()));
    }

    /** A condition on a time, such as the days since a delivery, changes while the events stay. */
    Instant nextChangeOf(List<Event> events, Instant asOf) {
        Instant next = Instant.MAX;
        if (where != null && conditionMoves) {
            for (Event event : events) {
                next = earliest(next, where.nextChange(Facts.of(event, asOf)));
            }
        }
        return next;
    }

    static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
