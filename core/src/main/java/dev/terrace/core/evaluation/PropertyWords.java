package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Layout;
import dev.terrace.core.Timeline;
import dev.terrace.core.internal.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * A property that all events of a timeline keep in one place, as words.
 *
 * <p>A figure over many events spends its time in these loops. Each is written for one purpose, calls nothing that depends
 * on the rule, and asks whether a value is missing only where one is.
 */
final class PropertyWords {

    private final Timeline events;
    private final int index;
    private final int place;

    private PropertyWords(Timeline events, int index, int place) {
        this.events = events;
        this.index = index;
        this.place = place;
    }

    /** The words of a property of a word type, or the sketches of texts; null if the events differ in where they keep it, or do not have it. */
    static @Nullable PropertyWords of(Timeline events, Attribute<?> property) {
        @Nullable Layout layout = events.layout();
        int index = layout == null ? -1 : layout.find(property);
        return layout == null || index < 0 || layout.wordOf(index) < 0
                ? null
                : new PropertyWords(events, index, layout.wordOf(index));
    }

    /** Whether each value lies in a range, as {@link Codes}. */
    byte[] within(long low, long high, int from, int to) {
        byte[] codes = new byte[to - from];
        long first = Math.max(low, events.least(place));
        long last = Math.min(high, events.greatest(place));
        boolean canOverflow = events.greatest(place) - events.least(place) < 0;
        if (canOverflow) {
            markByComparing(first, last, from, codes);
        } else if (first <= last) {
            markBySigns(first, last, from, codes);
        }
        return openWhereMissing(codes, from);
    }

    private void markByComparing(long first, long last, int from, byte[] codes) {
        for (int i = 0; i < codes.length; i++) {
            long word = events.word(from + i, place);
            codes[i] = word >= first && word <= last ? Codes.TRUE : Codes.FALSE;
        }
    }

    /**
     * Which values are within cannot be foreseen, and a branch that is guessed wrong costs more than the reckoning. Beyond
     * the range one of the differences is negative; none overflows, since the range ends among the values.
     */
    private void markBySigns(long first, long last, int from, byte[] codes) {
        for (int i = 0; i < codes.length; i++) {
            long word = events.word(from + i, place);
            long signs = (word - first) | (last - word);
            codes[i] = (byte) (Codes.TRUE & ~(signs >> 63));
        }
    }

    /** Whether each value lies in one of some ranges, as {@link Codes}. */
    byte[] within(Ranges ranges, int from, int to) {
        byte[] codes = new byte[to - from];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = ranges.contains(events.word(from + i, place)) ? Codes.TRUE : Codes.FALSE;
        }
        return openWhereMissing(codes, from);
    }

    private byte[] openWhereMissing(byte[] codes, int from) {
        if (!events.isComplete(index)) {
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (byte) (Codes.UNKNOWN + events.presence(from + i, index) * (codes[i] - Codes.UNKNOWN));
            }
        }
        return codes;
    }

    /** Feeds every value. */
    void feed(int from, int to, Feed feed) {
        if (events.isComplete(index)) {
            feed.addAll(events, place, from, to);
        } else {
            for (int i = from; i < to && !feed.isSettled(); i++) {
                feedOne(i, feed);
            }
        }
    }

    /** Feeds the values of the events that are accepted. */
    void feedAccepted(int from, byte[] codes, Feed feed) {
        if (events.isComplete(index)) {
            feed.addAccepted(events, place, from, codes);
        } else {
            for (int i = 0; i < codes.length && !feed.isSettled(); i++) {
                feedOneIfAccepted(from + i, codes[i], feed);
            }
        }
    }

    private void feedOneIfAccepted(int position, byte code, Feed feed) {
        if (code == Codes.UNKNOWN) {
            feed.open();
        } else if (code == Codes.TRUE) {
            feedOne(position, feed);
        }
    }

    private void feedOne(int position, Feed feed) {
        if (events.has(position, index)) {
            feed.add(events.word(position, place));
        } else {
            feed.open();
        }
    }
}
