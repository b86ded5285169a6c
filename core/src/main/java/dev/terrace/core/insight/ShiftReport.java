package dev.terrace.core.insight;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How the distributions of all attributes have shifted.
 *
 * @param before how many users there were
 * @param after how many users the other population has
 * @param attributes every attribute, by name
 * @param remarks what is not said and why, by attribute name
 */
public record ShiftReport(long before, long after, List<AttributeShift> attributes, List<Remark> remarks)
        implements Serializable {

    /** Copies the lists. */
    public ShiftReport {
        attributes = ImmutableList.copyOf(attributes);
        remarks = ImmutableList.copyOf(remarks);
    }

    /**
     * The shift of one attribute.
     *
     * @param attribute the attribute
     * @return its shift; empty if there is none, for which a remark may say why
     */
    public Optional<AttributeShift> of(Attribute<?> attribute) {
        return attributes.stream()
                .filter(shift -> shift.attribute().equals(attribute))
                .findFirst();
    }
}
