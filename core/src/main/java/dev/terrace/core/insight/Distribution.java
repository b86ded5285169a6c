package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.stats.Proportion;
import java.io.Serializable;
import java.util.List;

/**
 * How the users of a population spread over the values of an attribute (分布).
 *
 * @param attribute the attribute
 * @param values the values, or bins of values on a scale, in ascending order; empty if there are more distinct values than
 *     the limit, or none. The shares of a set's texts may add up to more than 1, or less
 * @param distinctValues how many distinct values there are
 * @param missing the users of whom the attribute is missing (缺失率), of all
 */
public record Distribution(Attribute<?> attribute, List<ValueShare> values, int distinctValues, Proportion missing)
        implements Serializable {

    /** Copies the list. */
    public Distribution {
        requireNonNull(attribute, "attribute");
        values = ImmutableList.copyOf(values);
        requireNonNull(missing, "missing");
    }
}
