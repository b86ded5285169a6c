package dev.terrace.core.segment;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.terrace.core.evaluation.Evaluation;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The one layer that a user is in, and why. */
public final class Placement implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layers layers;
    private final int rank;
    private final ImmutableList<Layer> possible;
    private final Evaluation evaluation;

    Placement(Layers layers, int rank, List<Layer> possible, Evaluation evaluation) {
        this.layers = layers;
        this.rank = rank;
        this.possible = ImmutableList.copyOf(possible);
        this.evaluation = evaluation;
    }

    /**
     * The highest layer whose rule is true, or the lowest layer if none is.
     *
     * @return the layer
     */
    public Layer layer() {
        return layers.layers().get(rank);
    }

    /**
     * Higher layers whose rule is unknown: the user may belong to one of them, the facts do not tell.
     *
     * @return the layers, highest first; empty if the placement is certain
     */
    public List<Layer> possible() {
        return possible;
    }

    /**
     * Whether no missing value could change the layer.
     *
     * @return true if {@link #possible} is empty
     */
    public boolean isCertain() {
        return possible.isEmpty();
    }

    /**
     * Why: the explanations of the rules that were looked at, highest layer first, down to the one that is true. They are
     * built when asked for, so that a plain answer does not pay for them.
     *
     * @return the explanations
     */
    public List<Explanation> explanations() {
        List<Layer> lookedAt =
                layers.layers().subList(Math.max(rank, 1), layers.layers().size());
        return Lists.reverse(lookedAt).stream()
                .map(layer -> evaluation.explain(layer.key()))
                .toList();
    }

    /**
     * The next step (台阶): the layer above this one, and the smallest changes that lift the user at least that high.
     *
     * @return the step; empty in the highest layer
     */
    public Optional<NextStep> nextStep() {
        int next = rank + 1;
        if (next >= layers.layers().size()) {
            return Optional.empty();
        }
        Layer layer = layers.layers().get(next);
        return Optional.of(new NextStep(layer, evaluation.toBecome(Truth.TRUE, layer.key())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placement that
                && layers.equals(that.layers)
                && rank == that.rank
                && evaluation.equals(that.evaluation);
    }

    @Override
    public int hashCode() {
        return layer().hashCode() * 31 + evaluation.hashCode();
    }

    /** {@return the layer's key, with a question mark if it is not certain} */
    @Override
    public String toString() {
        return layer().key() + (isCertain() ? "" : "?");
    }
}
