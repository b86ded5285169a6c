package dev.terrace.points.level;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Growth value (成长值) that a member gained at an instant.
 *
 * @param at when
 * @param amount how much; not negative
 */
public record Growth(Instant at, long amount) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the amount is negative
     */
    public Growth {
        requireNonNull(at, "at");
        if (amount < 0) {
            throw new IllegalArgumentException("growth must not be negative but was " + amount);
        }
    }
}
