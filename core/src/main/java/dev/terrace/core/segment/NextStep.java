package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.evaluation.Flip;
import java.io.Serializable;
import java.util.List;

/**
 * What lifts a user to the next layer.
 *
 * @param layer the layer above the user's own
 * @param ways alternatives, fewest changes first; empty if none was found
 */
public record NextStep(Layer layer, List<Flip> ways) implements Serializable {

    /** Copies the alternatives. */
    public NextStep {
        requireNonNull(layer, "layer");
        ways = ImmutableList.copyOf(ways);
    }
}
