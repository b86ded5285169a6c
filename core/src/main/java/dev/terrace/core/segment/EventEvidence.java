package dev.terrace.core.segment;

import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.evaluation.Explanation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the events that only one of two histories knows changed an answer. */
final class EventEvidence {

    private final Set<Event> evidence = new HashSet<>();

    private EventEvidence() {}

    /**
     * The events on which a part of the rule rests whose answer changed.
     *
     * @param before the answers to the one history
     * @param after the answers to the other
     * @param key the segment, whose answers differ
     * @param types the event types that its rule asks for
     * @return the events, oldest first; those of the types where no part names events that differ
     */
    static List<Event> between(Evaluation before, Evaluation after, String key, Set<String> types) {
        List<Event> different = different(before.user().history(), after.user().history());
        EventEvidence found = new EventEvidence();
        found.compare(before.explain(key), after.explain(key));
        List<Event> named = different.stream().filter(found.evidence::contains).toList();
        return named.isEmpty()
                ? different.stream()
                        .filter(event -> types.contains(event.type()))
                        .toList()
                : named;
    }

    private static List<Event> different(History before, History after) {
        Multiset<Event> old = LinkedHashMultiset.create(before.events());
        Multiset<Event> now = LinkedHashMultiset.create(after.events());
        List<Event> different = new ArrayList<>(Multisets.difference(now, old));
        different.addAll(Multisets.difference(old, now));
        return History.of(different).events();
    }

    /** Both explain the same rule, so that their parts correspond. A part with the same answer moved nothing. */
    private void compare(Explanation before, Explanation after) {
        if (before.truth() == after.truth()) {
            return;
        }
        evidence.addAll(before.evidence());
        evidence.addAll(after.evidence());
        int parts = Math.min(before.parts().size(), after.parts().size());
        for (int i = 0; i < parts; i++) {
            compare(before.parts().get(i), after.parts().get(i));
        }
    }
}
