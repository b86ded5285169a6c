package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts events; over a history that is too short, from below. */
final class CountReader extends EventReader {

    CountReader(Selection selection) {
        super(selection);
    }

    /** Whether the counts of many users meet a test. */
    BlockAnswers answers(Block block, FoundTest.OfWord test, long[] among) {
        Interval interval = selection().interval(block.asOf());
        WindowOfEvents window =
                new WindowOfEvents(block.users().events(selection().type().name()), interval);
        CountedEvents counted = CountedEvents.of(block, window, selection().where(), among);
        Found found = new Found();
        return block.answerEach(among, user -> {
            int first = window.first(user);
            counted.count(first, window.end(user, first), block.isCompleteOver(user, interval), found);
            return test.of(found);
        });
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Interval interval = selection().interval(asOf);
        boolean complete = history.isCompleteOver(interval);
        @Nullable Node where = selection().where();
        if (where == null) {
            long count = selection().countInWindow(history, interval);
            return out.between(count, complete ? count : Long.MAX_VALUE);
        }
        Timeline events = selection().timeline(history);
        int from = events.firstAtOrAfter(interval.start());
        byte[] codes = where.codes(events, from, events.firstAtOrAfter(interval.end()), asOf);
        long certain = Codes.countTrue(codes);
        return out.between(certain, complete ? certain + Codes.countUnknown(codes) : Long.MAX_VALUE);
    }
}
