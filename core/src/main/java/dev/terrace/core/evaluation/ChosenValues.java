package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Fills in what a change leaves for the user to choose, so that the change can be made. */
final class ChosenValues {

    private ChosenValues() {}

    static <T> void know(Attribute<T> attribute, Profile.Builder profile) {
        profile.set(attribute, Samples.of(attribute.kind()));
    }

    static void resize(Change.Resize resize, Profile before, Profile.Builder profile) {
        Set<String> texts = new TreeSet<>(before.value(resize.attribute()).orElse(Set.of()));
        int size = Math.max(texts.size() + resize.more(), 0);
        Iterator<String> more = NewValues.of(Attribute.ofString("text").kind()).iterator();
        while (texts.size() < size) {
            texts.add(more.next());
        }
        Set<String> kept = new TreeSet<>(texts.stream().limit(size).toList());
        profile.set(resize.attribute(), kept);
    }

    /**
     * The events of a change.
     *
     * @param does the change
     * @param known the events that the user has already
     */
    static List<Event> events(Change.Do does, Collection<Event> known) {
        int times = Math.toIntExact(does.times());
        List<Event> events = new ArrayList<>(Collections.nCopies(times, does.event()));
        for (Map.Entry<Attribute<?>, Change.Do.Choice> open : does.open().entrySet()) {
            choose(open.getKey(), open.getValue(), known, events);
        }
        return events;
    }

    /** What the change is by itself. */
    static Event event(Change.Do does) {
        return events(does.times(1), List.of()).get(0);
    }

    private static <T> void choose(
            Attribute<T> property, Change.Do.Choice choice, Collection<Event> known, List<Event> events) {
        Iterator<T> values = switch (choice) {
            case ANY ->
                Collections.nCopies(events.size(), Samples.of(property.kind())).iterator();
            case NEW -> newValues(property, known);
        };
        // Where no value is left, there is no other one to choose.
        for (int i = 0; i < events.size() && values.hasNext(); i++) {
            events.set(i, events.get(i).with(property, values.next()));
        }
    }

    private static <T> Iterator<T> newValues(Attribute<T> property, Collection<Event> known) {
        Set<T> seen = new HashSet<>();
        for (Event event : known) {
            if (event.layout().has(property)) {
                event.value(property).ifPresent(seen::add);
            }
        }
        return NewValues.of(property.kind())
                .filter(value -> !seen.contains(value))
                .iterator();
    }
}
