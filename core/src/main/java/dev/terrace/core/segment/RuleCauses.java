package dev.terrace.core.segment;

import dev.terrace.core.rule.Mentions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is another one in a catalogue, as far as a segment's rule asks for it. */
final class RuleCauses {

    private RuleCauses() {}

    static List<Cause> between(SegmentCatalog before, Segment old, SegmentCatalog after, Segment current) {
        List<Cause> causes = new ArrayList<>();
        if (!old.rule().equals(current.rule())) {
            causes.add(new Cause.RuleChanged(old.rule(), current.rule()));
        }
        Mentions mentions = after.mentionsOf(current.rule());
        // A segment that only one of the rules refers to is part of how the rules differ.
        Set<String> mentionedBefore = before.mentionsOf(old.rule()).segments();
        boolean sameIds = Objects.equals(before.id(), after.id());
        for (String key : mentions.segments()) {
            @Nullable Segment was = mentionedBefore.contains(key) ? before.find(key) : null;
            Segment is = after.segment(key);
            if (was != null && !means(was, is, sameIds)) {
                causes.add(new Cause.ReferenceChanged(was, is));
            }
        }
        if (!before.calendar().equals(after.calendar()) && mentions.asksForCalendar()) {
            causes.add(new Cause.CalendarChanged(before.calendar(), after.calendar()));
        }
        // Only the schema is left, which has no cause of its own.
        return causes.isEmpty() ? List.of(new Cause.RuleChanged(old.rule(), current.rule())) : causes;
    }

    /** Whether two segments mean the same, whatever people call them. */
    private static boolean means(Segment one, Segment other, boolean sameIds) {
        return one.rule().equals(other.rule())
                && one.included().equals(other.included())
                && one.excluded().equals(other.excluded())
                && (sameIds || !other.hasLists());
    }
}
