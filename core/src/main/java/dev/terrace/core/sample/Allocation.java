package dev.terrace.core.sample;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.population.Audience;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which group of which experiment (实验分流): groups of one layer are disjoint, layers are independent of each other,
 * and the holdout is in none.
 *
 * <p>Everything follows from the id and the salts, so nothing is stored, and users who come or go move nobody else. Immutable
 * and thread-safe.
 */
public final class Allocation implements Serializable {

    private static final long serialVersionUID = 1L;

    private final @Nullable Holdout holdout;
    private final ImmutableList<ExperimentLayer> layers;

    private Allocation(@Nullable Holdout holdout, List<ExperimentLayer> layers) {
        AllocationCheck.of(holdout, layers).throwIfAny("allocation");
        this.holdout = holdout;
        this.layers = ImmutableList.copyOf(layers);
    }

    /**
     * An allocation without a holdout.
     *
     * @param layers the layers; at least one
     * @return the allocation
     * @throws InvalidModelException listing everything that is wrong, as {@link #of(Holdout, List)} does
     */
    public static Allocation of(List<ExperimentLayer> layers) {
        return new Allocation(null, layers);
    }

    /**
     * An allocation with a holdout.
     *
     * @param holdout whom no group may hold
     * @param layers the layers; at least one
     * @return the allocation
     * @throws InvalidModelException listing everything that is wrong: no layer ({@code NO_LAYER}), a layer's key that is used
     *     twice ({@code DUPLICATE_LAYER}), a layer without a group ({@code NO_GROUP}), a group's key that is used twice in a
     *     layer ({@code DUPLICATE_GROUP}), buckets outside 1 to 10,000 ({@code INVALID_BUCKETS}) or more than 10,000 in a
     *     layer ({@code TOO_MANY_BUCKETS}), and a salt that is used twice ({@code SHARED_SALT})
     */
    public static Allocation of(Holdout holdout, List<ExperimentLayer> layers) {
        return new Allocation(requireNonNull(holdout, "holdout"), layers);
    }

    /**
     * Whom no group holds.
     *
     * @return the holdout; empty if there is none
     */
    public Optional<Holdout> holdout() {
        return Optional.ofNullable(holdout);
    }

    /**
     * The layers.
     *
     * @return the layers in the order given
     */
    public List<ExperimentLayer> layers() {
        return layers;
    }

    /**
     * Where a user is.
     *
     * @param id the id as text
     * @return the user's groups
     */
    public Assignment assign(String id) {
        if (isHeldOut(id)) {
            return new Assignment(true, ImmutableMap.of());
        }
        ImmutableMap.Builder<String, String> groups = ImmutableMap.builder();
        for (ExperimentLayer layer : layers) {
            int place = layer.placeOf(id);
            if (place != ExperimentLayer.NO_GROUP) {
                groups.put(layer.key(), layer.groups().get(place).key());
            }
        }
        return new Assignment(false, groups.buildOrThrow());
    }

    /**
     * Where the users of an audience are, by ids that read as {@link String#valueOf(Object)} writes them.
     *
     * @param audience the users
     * @param <U> the host's type of user id, in its natural order
     * @return an audience for each group
     */
    public <U extends Comparable<? super U>> AllocatedAudience<U> assign(Audience<U> audience) {
        return assign(audience, String::valueOf);
    }

    /**
     * Where the users of an audience are.
     *
     * @param audience the users
     * @param text what is hashed of an id; the same text for the same user forever
     * @param <U> the host's type of user id, in its natural order
     * @return an audience for each group
     */
    public <U extends Comparable<? super U>> AllocatedAudience<U> assign(
            Audience<U> audience, Function<? super U, String> text) {
        return AllocatedAudience.of(this, audience, text);
    }

    boolean isHeldOut(String id) {
        return holdout != null && holdout.holds(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Allocation that && Objects.equals(holdout, that.holdout) && layers.equals(that.layers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(holdout, layers);
    }

    /** {@return the holdout and the layers} */
    @Override
    public String toString() {
        return (holdout == null ? "" : holdout + " ") + layers;
    }
}
