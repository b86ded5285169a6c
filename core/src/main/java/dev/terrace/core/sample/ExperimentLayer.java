package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment, or several that must not meet: disjoint groups of users. Different layers are independent of each other.
 *
 * <p>The groups take the buckets of the shuffle in their order, from bucket 0; users in buckets that are left are in no group.
 * A group that is added at the end moves nobody; one that grows moves the users of those after it. Worked number: groups of
 * 1,000 and 500 buckets take [0, 1000) and [1000, 1500), and 85 % of users are in neither.
 *
 * @param key the layer; distinct in its allocation
 * @param shuffle the shuffle that chooses; its salt is distinct in its allocation, which makes layers independent
 * @param groups the groups, in the order of their buckets
 */
public record ExperimentLayer(String key, Shuffle shuffle, List<Group> groups) implements Serializable {

    /** The place of a bucket that no group has. */
    static final int NO_GROUP = -1;

    /**
     * Some users who are treated alike.
     *
     * @param key the group; distinct in its layer
     * @param buckets how many of the layer's 10,000 buckets; each is 0.01 % of users
     */
    public record Group(String key, int buckets) implements Serializable {
        /** Checks that the key is given; the number is checked with the {@link Allocation}. */
        public Group {
            requireNonNull(key, "key");
        }
    }

    /** Copies the groups; they are checked with the {@link Allocation}. */
    public ExperimentLayer {
        requireNonNull(key, "key");
        requireNonNull(shuffle, "shuffle");
        groups = ImmutableList.copyOf(groups);
    }

    /**
     * A layer without groups.
     *
     * @param key the layer
     * @param shuffle the shuffle that chooses
     * @return the layer
     */
    public static ExperimentLayer of(String key, Shuffle shuffle) {
        return new ExperimentLayer(key, shuffle, List.of());
    }

    /**
     * With a further group, in the next buckets.
     *
     * @param group the group's key
     * @param buckets how many buckets
     * @return the layer with the group
     */
    public ExperimentLayer with(String group, int buckets) {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(group, buckets));
        return new ExperimentLayer(key, shuffle, more);
    }

    /** The place of the group that a user is in by the buckets alone, or {@link #NO_GROUP}. */
    int placeOf(String id) {
        int bucket = shuffle.bucket(id);
        int end = 0;
        for (int place = 0; place < groups.size(); place++) {
            end += groups.get(place).buckets();
            if (bucket < end) {
                return place;
            }
        }
        return NO_GROUP;
    }
}
