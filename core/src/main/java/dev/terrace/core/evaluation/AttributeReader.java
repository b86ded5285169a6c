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

    /** The attribute's index in a layout, looked up only where it is not the usual one. */
    int indexIn(Layout other) {
        return layout.isSameAs(other) ? index : other.indexOf(attribute);
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        int at = indexIn(values.layout());
        if (!values.has(at)) {
            return Reading.MISSING;
        }
        int place = values.layout().placeOf(at);
        return attribute.type().isWord()
                ? out.word(values.word(place))
                : out.reference(requireNonNull(values.reference(place)));
    }

    Attribute<?> attribute() {
        return attribute;
    }

    @Override
    List<Attribute<?>> missing(Facts facts) {
        return facts.values().has(indexIn(facts.values().layout())) ? List.of() : List.of(attribute);
    }

    @Override
    boolean isSensitive() {
        return attribute.isSensitive();
    }
}
