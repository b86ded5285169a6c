package dev.terrace.core.sample;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Map;

/**
 * Where a user is in the experiments.
 *
 * @param heldOut whether the user is in the holdout, and so in no group
 * @param groups the user's group in each layer, by key, in the order of the layers; a layer in which the user is in no group is
 *     left out
 */
public record Assignment(boolean heldOut, Map<String, String> groups) implements Serializable {

    /**
     * Copies the groups.
     *
     * @throws IllegalArgumentException if a user who is held out is in a group
     */
    public Assignment {
        groups = ImmutableMap.copyOf(groups);
        if (heldOut && !groups.isEmpty()) {
            throw new IllegalArgumentException("a user who is held out must be in no group but was in " + groups);
        }
    }
}
