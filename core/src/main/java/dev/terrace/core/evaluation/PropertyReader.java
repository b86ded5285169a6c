package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a figure that is made of a property of events: a sum, the largest. Unknown over a history that is too short, or if
 * an event may or may not count or lacks the property.
 */
final class PropertyReader extends EventReader {

    private final Attribute<?> property;
    private final Supplier<Fold> fold;

    PropertyReader(Selection selection, Attribute<?> property, Supplier<Fold> fold) {
        super(selection);
        // As declared: whether it is sensitive is for the schema to say, not for the rule.
        Layout declared = selection.type().layout();
        this.property = declared.attributes().get(declared.indexOf(property));
        this.fold = fold;
    }

    @Override
    boolean isSensitive() {
        return property.isSensitive();
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Interval interval = selection().interval(asOf);
        Timeline events = selection().timeline(history);
        int from = events.firstAtOrAfter(interval.start());
        int to = events.firstAtOrAfter(interval.end());
        @Nullable Node where = selection().where();
        byte @Nullable [] codes = where == null ? null : where.codes(events, from, to, asOf);
        Fold result = fold.get();
        if (property.type().isWord()
                && events.layout() != null
                && events.layout().has(property)) {
            foldColumn(events, events.layout(), from, to, codes, result);
        } else {
            foldEvents(events, from, to, codes, result);
        }
        return history.isCompleteOver(interval) ? result.into(out) : result.intoIncomplete(out);
    }

    /** Words of one layout are read in a row. */
    private void foldColumn(Timeline events, Layout layout, int from, int to, byte @Nullable [] codes, Fold result) {
        int index = layout.indexOf(property);
        int place = layout.placeOf(index);
        for (int i = from; i < to; i++) {
            byte code = codes == null ? Codes.TRUE : codes[i - from];
            if (code == Codes.UNKNOWN || (code == Codes.TRUE && !events.has(i, index))) {
                result.open();
            } else if (code == Codes.TRUE) {
                result.add(events.word(i, place));
            }
        }
    }

    private void foldEvents(Timeline events, int from, int to, byte @Nullable [] codes, Fold result) {
        for (int i = from; i < to; i++) {
            byte code = codes == null ? Codes.TRUE : codes[i - from];
            if (code != Codes.FALSE) {
                foldEvent(events.get(i), code, result);
            }
        }
    }

    private void foldEvent(Event event, byte code, Fold result) {
        int index = event.layout().find(property);
        if (code == Codes.UNKNOWN || index < 0 || !event.has(index)) {
            result.open();
        } else if (property.type().isWord()) {
            result.add(event.word(event.layout().placeOf(index)));
        } else {
            result.add(requireNonNull(event.reference(event.layout().placeOf(index))));
        }
    }
}
