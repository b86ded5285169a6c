package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.population.Audience;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;

/**
 * The answers of one rule for a population: every user has one of three.
 *
 * @param yes the users for whom it is true
 * @param unknown the users for whom it is unknown; nobody who is among the others
 * @param <U> the host's type of user id, in its natural order
 */
public record Answers<U extends Comparable<? super U>>(Audience<U> yes, Audience<U> unknown) implements Serializable {

    /**
     * Checks the two parts.
     *
     * @throws IllegalArgumentException if they are of different populations, or share a user
     */
    public Answers {
        requireNonNull(yes, "yes");
        requireNonNull(unknown, "unknown");
        if (yes.andSize(unknown) > 0) {
            throw new IllegalArgumentException(
                    "a user must have one answer but " + yes.andSize(unknown) + " have two: " + yes.and(unknown));
        }
    }

    /**
     * The users with some answer.
     *
     * @param truth the answer
     * @return the users; nobody if nobody has it
     */
    public Audience<U> audience(Truth truth) {
        return switch (truth) {
            case TRUE -> yes;
            case UNKNOWN -> unknown;
            case FALSE -> yes.or(unknown).complement();
        };
    }
}
