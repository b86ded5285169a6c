package dev.terrace.core.evaluation;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.User;
import dev.terrace.core.Values;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;

/**
 * What a rule is answered from: the values and history of a user, or the properties of one event.
 *
 * @param values attributes of the user or properties of the event
 * @param history what the user did; empty for an event
 * @param asOf the first instant that is not known yet
 */
record Facts(Values values, History history, Instant asOf) {

    static Facts of(User user, Instant asOf) {
        return new Facts(user, user.history(), asOf);
    }

    static Facts of(Event event, Instant asOf) {
        return new Facts(event, History.empty(), asOf);
    }

    /** The same facts without events that are recorded for later. */
    Facts withoutWhatIsToCome() {
        List<Event> known = history.within(Interval.of(Instant.MIN, asOf));
        return new Facts(values, History.of(known).withCompleteSince(history.completeSince()), asOf);
    }

    Facts at(Instant instant) {
        return new Facts(values, history, instant);
    }
}
