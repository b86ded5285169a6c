package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import java.io.Serializable;

/** The distinct values of an attribute, in ascending order. */
sealed interface Keys extends Serializable permits WordKeys, ObjectKeys {

    int size();

    /** The value at an index. */
    Object value(Attribute<?> attribute, int index);

    /** Compares the value at an index with one of other keys of the same attribute. */
    int compare(int index, Keys other, int otherIndex);

    /** The values that are here or in other keys of the same attribute. */
    Keys union(Keys other, Union union);
}
