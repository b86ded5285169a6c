package dev.terrace.core.sample;

import java.io.Serializable;

/**
 * Some neighbouring buckets of the 10,000 of a shuffle. Worked number: 0 to 500 holds 500 buckets, which are 5 %.
 *
 * @param startInclusive the first bucket; 0 to 10,000
 * @param endExclusive the bucket after the last; at least the first, at most 10,000
 */
public record BucketRange(int startInclusive, int endExclusive) implements Serializable {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the bounds are not in order and within the buckets
     */
    public BucketRange {
        if (startInclusive < 0 || endExclusive < startInclusive || endExclusive > Shuffle.BUCKETS) {
            throw new IllegalArgumentException("buckets must be a range within [0, " + Shuffle.BUCKETS + ") but were ["
                    + startInclusive + ", " + endExclusive + ")");
        }
    }

    /**
     * The first buckets.
     *
     * @param buckets how many; 0 to 10,000
     * @return the range from bucket 0
     * @throws IllegalArgumentException if there are not as many
     */
    public static BucketRange first(int buckets) {
        return new BucketRange(0, buckets);
    }

    /**
     * How many buckets it holds.
     *
     * @return the number of buckets, each 0.01 % of users
     */
    public int size() {
        return endExclusive - startInclusive;
    }

    /**
     * Whether it holds a bucket.
     *
     * @param bucket the bucket
     * @return true if so
     */
    public boolean contains(int bucket) {
        return startInclusive <= bucket && bucket < endExclusive;
    }

    /** {@return the range, half-open} */
    @Override
    public String toString() {
        return "[" + startInclusive + ", " + endExclusive + ")";
    }
}
