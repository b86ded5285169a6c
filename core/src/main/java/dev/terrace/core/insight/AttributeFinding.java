package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import java.io.Serializable;

/**
 * How an attribute as a whole goes with a behaviour, among users of whom it is known.
 *
 * @param attribute the attribute
 * @param strength how strongly
 * @param support how much it rests on; low for categories if some expected count is below 5, else if there are fewer users
 *     than the minimum
 * @param significance how likely it is by chance
 */
public record AttributeFinding(Attribute<?> attribute, Strength strength, Support support, Significance significance)
        implements Serializable {

    /** Checks that all are given. */
    public AttributeFinding {
        requireNonNull(attribute, "attribute");
        requireNonNull(strength, "strength");
        requireNonNull(support, "support");
        requireNonNull(significance, "significance");
    }

    AttributeFinding amongTests(double qValue) {
        return new AttributeFinding(attribute, strength, support, significance.amongTests(qValue));
    }
}
