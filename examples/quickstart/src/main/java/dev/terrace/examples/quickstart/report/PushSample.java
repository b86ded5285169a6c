package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.sample.Shuffle;
import java.util.List;

/**
 * Whom to push: a sample of some customers, each stratum with its share, after some were held out to compare with.
 *
 * @param audience what the customers are called
 * @param rule who they are, in words
 * @param holdout the shuffle that holds out
 * @param heldOutBuckets how many of its 10,000 buckets are held out
 * @param shuffle the shuffle that draws
 * @param wanted how many are wanted in all
 * @param strata the strata, lowest level first
 */
public record PushSample(
        Label audience,
        Label rule,
        Shuffle holdout,
        int heldOutBuckets,
        Shuffle shuffle,
        int wanted,
        List<Stratum> strata) {

    /** Copies the strata. */
    public PushSample {
        requireNonNull(audience, "audience");
        requireNonNull(rule, "rule");
        requireNonNull(holdout, "holdout");
        requireNonNull(shuffle, "shuffle");
        strata = List.copyOf(strata);
    }

    /** {@return how many customers the audience has} */
    public long eligible() {
        return strata.stream().mapToLong(Stratum::eligible).sum();
    }

    /** {@return how many of them are held out} */
    public long heldOut() {
        return strata.stream().mapToLong(Stratum::heldOut).sum();
    }

    /** {@return how many of the others are drawn} */
    public long drawn() {
        return strata.stream().mapToLong(Stratum::drawn).sum();
    }

    /**
     * The customers of one level.
     *
     * @param key the level's key
     * @param label its name
     * @param eligible how many customers of the audience have it
     * @param heldOut how many of them are held out
     * @param wanted how many of the others are wanted
     * @param drawn how many of the others are drawn; fewer than wanted if there are no more
     */
    public record Stratum(String key, Label label, long eligible, long heldOut, long wanted, long drawn) {

        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if more are held out and drawn than there are
         */
        public Stratum {
            requireNonNull(key, "key");
            requireNonNull(label, "label");
            if (heldOut + drawn > eligible) {
                throw new IllegalArgumentException("held out and drawn must be at most " + eligible + " but were "
                        + heldOut + " and " + drawn + " (" + key + ")");
            }
        }
    }
}
