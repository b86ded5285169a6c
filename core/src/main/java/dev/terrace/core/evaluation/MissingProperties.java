package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the properties that events lack, so that it is open whether they count, or for how much. */
final class MissingProperties {

    private final Selection selection;
    private final Facts facts;

    /** What the condition on the events asks for. */
    private final Set<Attribute<?>> asked;

    private final Set<Attribute<?>> missing = new LinkedHashSet<>();

    private MissingProperties(Selection selection, Facts facts) {
        this.selection = selection;
        this.facts = facts;
        @Nullable Node where = selection.where();
        this.asked =
                where == null ? Set.of() : Mentions.ofCondition(where.rule()).attributes();
    }

    /** What events in the window lack that may count. */
    static List<Attribute<?>> of(Selection selection, Facts facts) {
        return of(selection, selection.interval(facts.asOf()), null, facts);
    }

    /** What events in the window lack that may count, and what those lack that a figure is made of. */
    static List<Attribute<?>> of(Selection selection, Interval window, @Nullable Attribute<?> property, Facts facts) {
        MissingProperties properties = new MissingProperties(selection, facts);
        if (!properties.asked.isEmpty() || property != null) {
            for (Event event : selection.inWindow(facts.history(), window)) {
                properties.add(event, property);
            }
        }
        return List.copyOf(properties.missing);
    }

    private void add(Event event, @Nullable Attribute<?> property) {
        Truth accepted = selection.accepts(event, facts.asOf());
        if (accepted == Truth.UNKNOWN) {
            asked.stream().filter(one -> lacks(event, one)).forEach(missing::add);
        } else if (accepted == Truth.TRUE && property != null && lacks(event, property)) {
            missing.add(property);
        }
    }

    private static boolean lacks(Event event, Attribute<?> property) {
        int index = event.layout().find(property);
        return index < 0 || !event.has(index);
    }
}
