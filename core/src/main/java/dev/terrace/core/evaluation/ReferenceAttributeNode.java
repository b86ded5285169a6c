package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A test of an attribute that is kept as a reference; allocates nothing. */
final class ReferenceAttributeNode extends LeafNode {

    private final AttributeReader attribute;
    private final Layout layout;
    private final int place;
    private final int index;
    private final int sketch;
    private final Sketched sketched;
    private final Predicate<Object> condition;

    ReferenceAttributeNode(Rule rule, Operand<?> operand, AttributeReader attribute, FoundTest.OfReference test) {
        super(rule, operand, attribute, test);
        this.attribute = attribute;
        this.layout = attribute.layout();
        this.index = attribute.index();
        this.place = layout.placeOf(index);
        // Without a sketch, the test by sketch says nothing, whatever word it is given.
        this.sketch = Math.max(layout.wordOf(index), 0);
        this.sketched = test.sketched();
        this.condition = test.condition();
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        if (!layout.isSameAs(values.layout())) {
            return truthElsewhere(values);
        }
        return values.has(index) ? Truth.of(holds(values)) : Truth.UNKNOWN;
    }

    private boolean holds(Values values) {
        return sketched.passes(values.word(sketch)) && condition.test(requireNonNull(values.reference(place)));
    }

    @Override
    byte[] codes(Timeline events, int from, int to, Instant asOf) {
        @Nullable Layout common = events.layout();
        int there = common == null ? -1 : common.find(attribute.attribute());
        int column = common == null || there < 0 ? -1 : common.wordOf(there);
        if (column < 0) {
            return super.codes(events, from, to, asOf);
        }
        byte[] codes = new byte[to - from]; // all FALSE
        for (int i = from; i < to; i++) {
            if (!events.has(i, there)) {
                codes[i - from] = Codes.UNKNOWN;
            } else if (sketched.passes(events.word(i, column))) {
                codes[i - from] = Codes.of(truthElsewhere(events.get(i)));
            }
        }
        return codes;
    }

    /** Values that came from elsewhere, such as from another process, have a layout of their own. */
    private Truth truthElsewhere(Values values) {
        return attribute.isIn(values)
                ? Truth.of(condition.test(
                        requireNonNull(values.reference(values.layout().placeOf(attribute.indexIn(values))))))
                : Truth.UNKNOWN;
    }
}
