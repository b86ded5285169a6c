package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.population.Audience;
import java.io.Serializable;

/**
 * Some users of an audience, and how many were wanted.
 *
 * @param shuffle what they were drawn by
 * @param from whom they were drawn from
 * @param users who was drawn
 * @param wanted how many were asked for
 * @param <U> the host's type of user id, in its natural order
 */
public record Sample<U extends Comparable<? super U>>(Shuffle shuffle, Audience<U> from, Audience<U> users, int wanted)
        implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if {@code wanted} is negative, or users are not of the audience
     */
    public Sample {
        requireNonNull(shuffle, "shuffle");
        Wanted.check(wanted, "sample");
        int strangers = users.andNotSize(from);
        if (strangers > 0) {
            throw new IllegalArgumentException(
                    "users must be of the audience they are drawn from but " + strangers + " are not");
        }
    }

    /**
     * How many were drawn.
     *
     * @return the number of users
     */
    public int got() {
        return users.size();
    }

    /**
     * How many are missing, since there are no more.
     *
     * @return wanted minus got; 0 if there are enough
     */
    public int shortfall() {
        return Math.max(0, wanted - got());
    }

    /**
     * How many there are beyond what was wanted, since they tie.
     *
     * @return got minus wanted; 0 unless ties are kept together
     */
    public int excess() {
        return Math.max(0, got() - wanted);
    }

    /** {@return how many were drawn, wanted and to choose from} */
    @Override
    public String toString() {
        return got() + " for " + wanted + " wanted, from " + from + ", by " + shuffle;
    }
}
