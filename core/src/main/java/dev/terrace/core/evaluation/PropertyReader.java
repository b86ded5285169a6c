package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a figure that is made of a property of events: a sum, the largest. Unknown over a history that is too short, or if
 * an event may or may not count or lacks the property. The last value is known as soon as its event is in the complete part
 * of the history: what is missing lies before that.
 */
final class PropertyReader extends EventReader {

    private final Attribute<?> property;
    private final Supplier<Fold> fold;

    /** Whether the last event alone makes the figure. */
    private final boolean isOfLast;

    PropertyReader(Selection selection, Attribute<?> property, Supplier<Fold> fold) {
        this(selection, property, fold, false);
    }

    private PropertyReader(Selection selection, Attribute<?> property, Supplier<Fold> fold, boolean isOfLast) {
        super(selection);
        // As declared: whether it is sensitive is for the schema to say, not for the rule.
        Layout declared = selection.type().layout();
        this.property = declared.attributes().get(declared.indexOf(property));
        this.fold = fold;
        this.isOfLast = isOfLast;
    }

    /** Reads the value of one of the events. */
    static PropertyReader ofOne(Selection selection, Attribute<?> property, Operand.Pick.Choice choice) {
        return new PropertyReader(
                selection, property, Folds.pick(choice, property), choice == Operand.Pick.Choice.LAST);
    }

    @Override
    boolean isSensitive() {
        return property.isSensitive();
    }

    @Override
    Attribute<?> property() {
        return property;
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
        Feed feed = new Feed(result, to - from);
        @Nullable PropertyWords words = property.type().isWord() ? PropertyWords.of(events, property) : null;
        if (words == null) {
            feedEvents(events, from, to, codes, feed);
        } else if (codes == null) {
            words.feed(from, to, feed);
        } else {
            words.feedAccepted(from, codes, feed);
        }
        feed.end();
        boolean settled = history.isCompleteOver(interval)
                || (isOfLast && isInCompletePart(lastThatMayCount(from, to, codes), events, history));
        return settled ? result.into(out) : result.intoIncomplete(out);
    }

    /** The index of the last event that counts, or may; -1 if there is none. */
    private static int lastThatMayCount(int from, int to, byte @Nullable [] codes) {
        int last = to - 1;
        while (codes != null && last >= from && codes[last - from] == Codes.FALSE) {
            last--;
        }
        return last >= from ? last : -1;
    }

    private static boolean isInCompletePart(int index, Timeline events, History history) {
        return index >= 0 && !events.get(index).at().isBefore(history.completeSince());
    }

    private void feedEvents(Timeline events, int from, int to, byte @Nullable [] codes, Feed feed) {
        for (int i = from; i < to; i++) {
            byte code = codes == null ? Codes.TRUE : codes[i - from];
            if (code != Codes.FALSE) {
                feedEvent(events.get(i), code, feed);
            }
        }
    }

    private void feedEvent(Event event, byte code, Feed feed) {
        int index = event.layout().find(property);
        if (code == Codes.UNKNOWN || index < 0 || !event.has(index)) {
            feed.open();
        } else if (property.type().isWord()) {
            feed.add(event.word(event.layout().placeOf(index)));
        } else {
            feed.add(requireNonNull(event.reference(event.layout().placeOf(index))));
        }
    }
}
