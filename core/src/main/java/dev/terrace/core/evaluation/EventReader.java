package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a figure that is made of events. */
abstract class EventReader extends Reader {

    static final int COST = 50;

    private final Selection selection;

    EventReader(Selection selection) {
        this.selection = selection;
    }

    @Override
    final Selection selection() {
        return selection;
    }

    @Override
    final Instant nextChange(Facts facts) {
        return selection.nextChange(facts);
    }

    @Override
    final List<Event> evidence(Facts facts) {
        return selection.accepted(facts);
    }

    @Override
    final List<Attribute<?>> missing(Facts facts) {
        return MissingProperties.of(selection, selection.interval(facts.asOf()), property(), facts);
    }

    /** The property that the figure is made of; null if it is made of the events themselves. */
    @Nullable
    Attribute<?> property() {
        return null;
    }

    @Override
    final int cost() {
        return selection.where() == null ? COST : COST * 4;
    }
}
