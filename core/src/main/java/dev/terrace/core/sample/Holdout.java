package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The users whom no experiment touches, so that all of them together can be measured.
 *
 * @param shuffle the shuffle that chooses them; no layer has the same salt
 * @param buckets how many of its 10,000 buckets, from bucket 0; each is 0.01 % of users
 */
public record Holdout(Shuffle shuffle, int buckets) implements Serializable {

    /** Checks that the shuffle is given; the number is checked with the {@link Allocation}. */
    public Holdout {
        requireNonNull(shuffle, "shuffle");
    }

    boolean holds(String id) {
        return shuffle.bucket(id) < buckets;
    }
}
