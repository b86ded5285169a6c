package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Label;
import org.jspecify.annotations.Nullable;

/**
 * A value that was read for an explanation.
 *
 * @param reading whether there is a value
 * @param found the value
 * @param parts why the rules have their answers that the value is computed from; empty for other values
 * @param undefined why there is no value although nothing is missing; null where that is not so
 */
record Explained(
        Reading reading,
        Found found,
        ImmutableList<Explanation> parts,
        @Nullable Label undefined) {

    Explained(Reading reading, Found found, ImmutableList<Explanation> parts) {
        this(reading, found, parts, null);
    }

    boolean isKnown() {
        return reading == Reading.KNOWN;
    }

    /** Two values that one is computed from. */
    static ImmutableList<Explanation> partsOf(Explained one, Explained other) {
        return ImmutableList.<Explanation>builder()
                .addAll(one.parts)
                .addAll(other.parts)
                .build();
    }
}
