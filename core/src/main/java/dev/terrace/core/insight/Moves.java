package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.population.Audience;
import dev.terrace.core.segment.Direction;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layers;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which moves between layers to look at: up or down, from one layer or from any.
 *
 * <p>Users of several layers may differ in many ways besides, so that moves from one layer are the fairer comparison.
 */
public final class Moves implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Direction direction;
    private final @Nullable String from;

    private Moves(Direction direction, @Nullable String from) {
        this.direction = direction;
        this.from = from;
    }

    /**
     * Moves from any layer to a higher one.
     *
     * @return the moves
     */
    public static Moves up() {
        return new Moves(Direction.UP, null);
    }

    /**
     * Moves from any layer to a lower one.
     *
     * @return the moves
     */
    public static Moves down() {
        return new Moves(Direction.DOWN, null);
    }

    /**
     * Moves from one layer to a higher one.
     *
     * @param layer the key of the layer at the earlier date
     * @return the moves
     */
    public static Moves upFrom(String layer) {
        return new Moves(Direction.UP, requireNonNull(layer, "layer"));
    }

    /**
     * Moves from one layer to a lower one.
     *
     * @param layer the key of the layer at the earlier date
     * @return the moves
     */
    public static Moves downFrom(String layer) {
        return new Moves(Direction.DOWN, requireNonNull(layer, "layer"));
    }

    /**
     * Where users went.
     *
     * @return up or down
     */
    public Direction direction() {
        return direction;
    }

    /**
     * The layer at the earlier date.
     *
     * @return its key; empty for any layer
     */
    public Optional<String> from() {
        return Optional.ofNullable(from);
    }

    /** The layers from which users can move so. */
    private List<String> origins(Layers layers) {
        List<String> keys = layers.keys();
        List<String> all = direction == Direction.UP ? keys.subList(0, keys.size() - 1) : keys.subList(1, keys.size());
        return from == null ? all : List.of(origin(layers, all, from));
    }

    private String origin(Layers layers, List<String> all, String layer) {
        if (!all.contains(layers.layer(layer).key())) {
            throw new IllegalArgumentException("nobody can move " + this + ", which is the "
                    + (direction == Direction.UP ? "highest" : "lowest") + " of " + layers.keys() + " ("
                    + layers.name() + ")");
        }
        return layer;
    }

    /** Who moved so. */
    <U extends Comparable<? super U>> Audience<U> movers(Flow<U> flow) {
        Audience<U> movers = Audience.none(flow.roster());
        for (String origin : origins(flow.layers())) {
            movers = movers.or(flow.audience(origin, direction));
        }
        return movers;
    }

    /** Who could have moved so, and is in the same layer at both dates. */
    <U extends Comparable<? super U>> Audience<U> stayers(Flow<U> flow) {
        Audience<U> stayers = Audience.none(flow.roster());
        for (String origin : origins(flow.layers())) {
            stayers = stayers.or(flow.audience(origin, origin));
        }
        return stayers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moves that && direction == that.direction && from().equals(that.from());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** {@return such as {@code up}, or {@code up from 'buyer'}} */
    @Override
    public String toString() {
        return (direction == Direction.UP ? "up" : "down") + (from == null ? "" : " from '" + from + "'");
    }
}
