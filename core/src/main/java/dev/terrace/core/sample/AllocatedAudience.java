package dev.terrace.core.sample;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Roster;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the users of an audience are in the experiments. In each layer, the holdout, the groups and who is in no group are
 * disjoint and add up to the audience.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class AllocatedAudience<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Audience<U> audience;
    private final Audience<U> holdout;

    /** By the key of the layer and the key of the group, in their order. */
    private final ImmutableMap<String, ImmutableMap<String, Audience<U>>> groups;

    private AllocatedAudience(
            Audience<U> audience, Audience<U> holdout, ImmutableMap<String, ImmutableMap<String, Audience<U>>> groups) {
        this.audience = audience;
        this.holdout = holdout;
        this.groups = groups;
    }

    static <U extends Comparable<? super U>> AllocatedAudience<U> of(
            Allocation allocation, Audience<U> audience, Function<? super U, String> text) {
        AllocatedRows rows = new AllocatedRows(allocation);
        for (PrimitiveIterator.OfInt each = audience.rows(); each.hasNext(); ) {
            int row = each.nextInt();
            rows.add(row, text.apply(audience.roster().id(row)));
        }
        Roster<U> roster = audience.roster();
        ImmutableMap.Builder<String, ImmutableMap<String, Audience<U>>> groups = ImmutableMap.builder();
        for (int layer = 0; layer < allocation.layers().size(); layer++) {
            groups.put(allocation.layers().get(layer).key(), groups(allocation, rows, layer, roster));
        }
        return new AllocatedAudience<>(audience, Audience.ofRows(roster, rows.heldOut()), groups.buildOrThrow());
    }

    private static <U extends Comparable<? super U>> ImmutableMap<String, Audience<U>> groups(
            Allocation allocation, AllocatedRows rows, int layer, Roster<U> roster) {
        List<ExperimentLayer.Group> ofLayer = allocation.layers().get(layer).groups();
        ImmutableMap.Builder<String, Audience<U>> groups = ImmutableMap.builder();
        for (int place = 0; place < ofLayer.size(); place++) {
            groups.put(ofLayer.get(place).key(), Audience.ofRows(roster, rows.at(layer, place)));
        }
        return groups.buildOrThrow();
    }

    /**
     * Everybody who was looked at.
     *
     * @return the audience
     */
    public Audience<U> audience() {
        return audience;
    }

    /**
     * Who is held out, and so in no group of any layer.
     *
     * @return the users; nobody without a holdout
     */
    public Audience<U> holdout() {
        return holdout;
    }

    /**
     * Who is in a group.
     *
     * @param layer the key of the layer
     * @param group the key of the group
     * @return the users
     * @throws IllegalArgumentException if there is no such layer, or no such group in it
     */
    public Audience<U> group(String layer, String group) {
        ImmutableMap<String, Audience<U>> ofLayer = layer(layer);
        return known("group", group, ofLayer.keySet(), ofLayer.get(group));
    }

    /**
     * All groups of a layer.
     *
     * @param layer the key of the layer
     * @return the users of each group, by key in the order of the groups
     * @throws IllegalArgumentException if there is no such layer
     */
    public Map<String, Audience<U>> groups(String layer) {
        return layer(layer);
    }

    /**
     * Who is in no group of a layer and could be: the buckets that are left.
     *
     * @param layer the key of the layer
     * @return the users, without the holdout
     * @throws IllegalArgumentException if there is no such layer
     */
    public Audience<U> unassigned(String layer) {
        return layer(layer).values().stream().reduce(audience.andNot(holdout), Audience::andNot);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllocatedAudience<?> that
                && audience.equals(that.audience)
                && holdout.equals(that.holdout)
                && groups.equals(that.groups);
    }

    @Override
    public int hashCode() {
        return audience.hashCode() * 31 + groups.hashCode();
    }

    /** {@return how many are held out and in each group} */
    @Override
    public String toString() {
        return "holdout " + holdout + " " + groups;
    }

    private ImmutableMap<String, Audience<U>> layer(String layer) {
        return known("layer", layer, groups.keySet(), groups.get(layer));
    }

    private static <T> T known(String what, String key, Set<String> keys, @Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException(what + " must be one of " + keys + " but was '" + key + "'");
        }
        return found;
    }
}
