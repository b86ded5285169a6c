package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.internal.Ranges;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of an attribute that is kept as a word or settled by its sketch; most rules are made of these, so it allocates
 * nothing.
 */
final class WordAttributeNode extends LeafNode {

    private final AttributeReader attribute;
    private final Layout layout;
    private final int index;
    private final int place;
    private final Ranges ranges;
    private final long low;
    private final long high;
    private final boolean oneRange;

    WordAttributeNode(Rule rule, Operand<?> operand, AttributeReader attribute, FoundTest test, Ranges ranges) {
        super(rule, operand, attribute, test);
        this.attribute = attribute;
        this.layout = attribute.layout();
        this.index = attribute.index();
        this.place = layout.wordOf(index);
        this.ranges = ranges;
        long[] bounds = ranges.bounds();
        this.oneRange = bounds.length == 2;
        this.low = oneRange ? bounds[0] : 0;
        this.high = oneRange ? bounds[1] : 0;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        if (!layout.isSameAs(values.layout())) {
            return truthElsewhere(values);
        }
        return values.has(index) ? test(values.word(place)) : Truth.UNKNOWN;
    }

    /** Values that came from elsewhere, such as from another process, have a layout of their own. */
    private Truth truthElsewhere(Values values) {
        return attribute.isIn(values)
                ? test(values.word(values.layout().wordOf(attribute.indexIn(values))))
                : Truth.UNKNOWN;
    }

    @Override
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        @Nullable PropertyWords words = PropertyWords.of(events, attribute.attribute());
        if (words == null) {
            return super.codes(events, from, to, asOf);
        }
        return oneRange ? words.within(low, high, from, to) : words.within(ranges, from, to);
    }

    Layout layout() {
        return layout;
    }

    int index() {
        return index;
    }

    int place() {
        return place;
    }

    /** Whether the words that count are those from {@link #low} to {@link #high}. */
    boolean isOneRange() {
        return oneRange;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }

    private Truth test(long word) {
        return holds(word) ? Truth.TRUE : Truth.FALSE;
    }

    private boolean holds(long word) {
        return oneRange ? word >= low && word <= high : ranges.contains(word);
    }
}
