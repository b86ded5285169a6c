package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.History;
import dev.terrace.core.Layout;
import dev.terrace.core.Values;
import java.time.Instant;
import java.util.List;

/** Reads an attribute of the user or a property of an event. */
final class AttributeReader extends Reader {

    private final Attribute<?> attribute;
    private final Layout layout;
    private final int index;

    AttributeReader(Attribute<?> attribute, Layout layout) {
        this.layout = layout;
        this.index = layout.indexOf(attribute);
        // As declared: whether it is sensitive is for the schema to say, not for the rule.
        this.attribute = layout.attributes().get(index);
    }

    Layout layout() {
        return layout;
    }

    /**
     * The attribute's index in some values, looked up only where their layout is not the usual one. An event may have been
     * recorded with an older vocabulary, which lacks the property or knows another kind of it: then it is missing, -1. A
     * profile that lacks an attribute was made for another product.
     */
    int indexIn(Values values) {
        if (layout.isSameAs(values.layout())) {
            return index;
        }
        return values.isOfEvent()
                ? values.layout().find(attribute)
                : values.layout().indexOf(attribute);
    }

    boolean isIn(Values values) {
        int at = indexIn(values);
        return at >= 0 && values.has(at);
    }

    /** The index in the layout that the rule was compiled for. */
    int index() {
        return index;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        if (!isIn(values)) {
            return Reading.MISSING;
        }
        int place = values.layout().placeOf(indexIn(values));
        return attribute.type().isWord()
                ? out.word(values.word(place))
                : out.reference(requireNonNull(values.reference(place)));
    }

    Attribute<?> attribute() {
        return attribute;
    }

    @Override
    List<Attribute<?>> missing(Facts facts) {
        return isIn(facts.values()) ? List.of() : List.of(attribute);
    }

    @Override
    boolean isSensitive() {
        return attribute.isSensitive();
    }
}
