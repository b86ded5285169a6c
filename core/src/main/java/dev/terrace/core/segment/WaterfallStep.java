package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;

/**
 * What one clause of a segment does to the users who met, or may have met, all clauses before it.
 *
 * @param rule the clause
 * @param label the clause in words
 * @param removed how many users it takes out: the first clause that is false for them
 * @param certain for how many users this clause and all before it are true
 * @param unknown for how many users none of them is false, but one is unknown
 * @param whyUnknown of how many of the users left this clause is unknown, and what they lack
 */
public record WaterfallStep(Rule rule, Label label, long removed, long certain, long unknown, WhyUnknown whyUnknown)
        implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a count is negative, or the clause is unknown of more users than are unknown
     */
    public WaterfallStep {
        requireNonNull(rule, "rule");
        requireNonNull(label, "label");
        if (removed < 0 || certain < 0 || unknown < whyUnknown.users()) {
            throw new IllegalArgumentException("counts must not be negative, and at least " + whyUnknown.users()
                    + " users unknown, but were removed " + removed + ", certain " + certain + ", unknown " + unknown
                    + " (" + label.english() + ")");
        }
    }

    /**
     * How many users are left.
     *
     * @return certain plus unknown
     */
    public long left() {
        return certain + unknown;
    }

    /** That of two disjoint parts, for the same clause. */
    WaterfallStep merge(WaterfallStep other) {
        return new WaterfallStep(
                rule,
                label,
                Math.addExact(removed, other.removed),
                Math.addExact(certain, other.certain),
                Math.addExact(unknown, other.unknown),
                whyUnknown.merge(other.whyUnknown));
    }
}
