package dev.terrace.core.segment;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.rule.Evaluation;
import dev.terrace.core.rule.Explanation;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.util.List;

/** The one layer that a user is in, and why. */
public final class Placement implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layer layer;
    private final ImmutableList<Layer> possible;
    private final Evaluation evaluation;
    private final ImmutableList<Rule> lookedAt;

    Placement(Layer layer, List<Layer> possible, Evaluation evaluation, List<Rule> lookedAt) {
        this.layer = layer;
        this.possible = ImmutableList.copyOf(possible);
        this.evaluation = evaluation;
        this.lookedAt = ImmutableList.copyOf(lookedAt);
    }

    /**
     * The highest layer whose rule is true, or the lowest layer if none is.
     *
     * @return the layer
     */
    public Layer layer() {
        return layer;
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
        return lookedAt.stream().map(evaluation::explain).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placement that
                && layer.equals(that.layer)
                && possible.equals(that.possible)
                && evaluation.equals(that.evaluation)
                && lookedAt.equals(that.lookedAt);
    }

    @Override
    public int hashCode() {
        return layer.hashCode() * 31 + evaluation.hashCode();
    }

    /** {@return the layer's key, with a question mark if it is not certain} */
    @Override
    public String toString() {
        return layer.key() + (isCertain() ? "" : "?");
    }
}
