package dev.terrace.core.evaluation;

import dev.terrace.core.History;
import dev.terrace.core.Layout;
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
    private final Predicate<Object> condition;

    ReferenceAttributeNode(Rule rule, Operand<?> operand, AttributeReader attribute, FoundTest.OfReference test) {
        super(rule, operand, attribute, test);
        this.attribute = attribute;
        this.layout = attribute.layout();
        this.place = layout.placeOf(attribute.index());
        this.condition = test.condition();
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        @Nullable
        Object value = layout.isSameAs(values.layout()) ? values.reference(place) : referenceElsewhere(values);
        if (value == null) {
            return Truth.UNKNOWN;
        }
        return condition.test(value) ? Truth.TRUE : Truth.FALSE;
    }

    private @Nullable Object referenceElsewhere(Values values) {
        return attribute.isIn(values) ? values.reference(values.layout().placeOf(attribute.indexIn(values))) : null;
    }
}
