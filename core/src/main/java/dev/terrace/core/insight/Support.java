package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.stats.Proportion;
import java.io.Serializable;

/**
 * How much a finding rests on (支持度).
 *
 * @param users how many users it is about: with the trait, or with a value of the attribute
 * @param did how many of those did it
 * @param missing the users of whom the attribute is missing, of all; they take no part
 * @param low whether too few users stand on one side to read much into it
 */
public record Support(long users, long did, Proportion missing, boolean low) implements Serializable {

    /** Checks that the share is given. */
    public Support {
        requireNonNull(missing, "missing");
    }
}
