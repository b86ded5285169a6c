package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.stats.Proportion;
import java.io.Serializable;

/**
 * How common a value or a range of values is.
 *
 * @param trait the value or range
 * @param share the users who have it, of those of whom the attribute is known
 */
public record ValueShare(Trait trait, Proportion share) implements Serializable {

    /** Checks that both are given. */
    public ValueShare {
        requireNonNull(trait, "trait");
        requireNonNull(share, "share");
    }
}
