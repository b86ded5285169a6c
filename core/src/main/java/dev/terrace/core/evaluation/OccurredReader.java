package dev.terrace.core.evaluation;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.List;

/** Reads when the first or last of some events happened. */
final class OccurredReader extends EventReader {

    private final Operand.Occurred.End end;

    OccurredReader(Selection selection, Operand.Occurred.End end) {
        super(selection);
        this.end = end;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Interval interval = selection().interval(asOf);
        List<Event> events = selection().inWindow(history, interval);
        boolean complete = history.isCompleteOver(interval);
        return switch (end) {
            case FIRST -> complete ? nearest(events, 0, 1, asOf, out) : Reading.UNKNOWN;
            case LAST -> {
                Reading last = nearest(events, events.size() - 1, -1, asOf, out);
                boolean settled = complete || (last == Reading.KNOWN && isKnownToBeLast(history, out));
                yield settled ? last : Reading.UNKNOWN;
            }
        };
    }

    /** What is missing of a history lies before its complete part. */
    private static boolean isKnownToBeLast(History history, Found out) {
        return out.reference() instanceof Instant last && !last.isBefore(history.completeSince());
    }

    private Reading nearest(List<Event> events, int from, int step, Instant asOf, Found out) {
        for (int i = from; i >= 0 && i < events.size(); i += step) {
            Event event = events.get(i);
            Truth accepted = selection().accepts(event, asOf);
            if (accepted != Truth.FALSE) {
                return accepted == Truth.TRUE ? out.reference(event.at()) : Reading.UNKNOWN;
            }
        }
        return Reading.MISSING;
    }
}
