package dev.terrace.core.insight;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import java.util.List;

/** Values that are kept as objects: texts, instants, durations, versions, and the texts of sets. */
final class ObjectKeys implements Keys {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // every attribute value is serialisable
    private final ImmutableList<Object> values;

    ObjectKeys(List<?> values) {
        this.values = ImmutableList.copyOf(values);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Object value(Attribute<?> attribute, int index) {
        return values.get(index);
    }

    @Override
    @SuppressWarnings("unchecked") // values of one attribute are comparable with each other
    public int compare(int index, Keys other, int otherIndex) {
        return ((Comparable<Object>) values.get(index)).compareTo(((ObjectKeys) other).values.get(otherIndex));
    }

    @Override
    public Keys union(Keys other, Union union) {
        return new ObjectKeys(union.merge(values, ((ObjectKeys) other).values));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectKeys that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
