package dev.terrace.core.segment;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.JoinedRoster;
import dev.terrace.core.population.Roster;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The layer of every user of a population at one instant. The layers are disjoint and add up to the population. Immutable.
 *
 * <p>Placements of disjoint parts of a population {@link #merge} to those of the whole. Worked numbers: with ann in layer a,
 * bob and cat in layer b, {@code of("b").size()} is 2, and {@code layerOf("ann")} is a.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Placements<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Partition<U> partition;
    private final Audience<U> uncertain;

    private Placements(Partition<U> partition, Audience<U> uncertain) {
        this.partition = partition;
        this.uncertain = uncertain;
    }

    /**
     * Placements that were decided elsewhere, all of them certain.
     *
     * @param layers the layers
     * @param layerOf the key of each user's layer
     * @param <U> the host's type of user id, in its natural order
     * @return the placements
     * @throws IllegalArgumentException if a key is no layer
     */
    public static <U extends Comparable<? super U>> Placements<U> of(Layers layers, Map<U, String> layerOf) {
        return certain(Partition.of(layers, layerOf));
    }

    /**
     * Placements that were decided elsewhere, all of them certain.
     *
     * @param layers the layers
     * @param members who is in which layer, lowest first; of one roster
     * @param <U> the host's type of user id, in its natural order
     * @return the placements
     * @throws IllegalArgumentException if there is not one audience for each layer, their rosters differ, or a user is in two
     *     layers or in none
     */
    public static <U extends Comparable<? super U>> Placements<U> of(Layers layers, List<Audience<U>> members) {
        return certain(Partition.of(layers, members));
    }

    private static <U extends Comparable<? super U>> Placements<U> certain(Partition<U> partition) {
        return new Placements<>(partition, Audience.none(partition.roster()));
    }

    /** The same, with those whom a missing value may keep from a higher layer. */
    Placements<U> withUncertain(Audience<U> users) {
        return new Placements<>(partition, users);
    }

    Partition<U> partition() {
        return partition;
    }

    /**
     * The layers.
     *
     * @return the layers, also those without users
     */
    public Layers layers() {
        return partition.layers();
    }

    /**
     * The whole population.
     *
     * @return the users, each of whom is in one layer
     */
    public Roster<U> roster() {
        return partition.roster();
    }

    /**
     * Who is in a layer.
     *
     * @param layer the layer's key
     * @return its users
     * @throws IllegalArgumentException if there is no such layer
     */
    public Audience<U> of(String layer) {
        return partition.of(layers().rankOf(layer));
    }

    /**
     * The layer of a user.
     *
     * @param user the user
     * @return the layer
     * @throws IllegalArgumentException if there is no such user
     */
    public Layer layerOf(U user) {
        OptionalInt row = roster().row(user);
        if (row.isEmpty()) {
            throw new IllegalArgumentException(
                    "user must be one of the " + roster() + " but was '" + user + "' (" + layers().name() + ")");
        }
        return layers().layers().get(partition.rankOfRow(row.getAsInt()));
    }

    /**
     * Users who may belong to a higher layer than the one they are in: a rule of a higher layer is unknown for them.
     *
     * @return the users whose {@link Placement#isCertain} is false; nobody if the layers were decided elsewhere
     */
    public Audience<U> uncertain() {
        return uncertain;
    }

    /**
     * The placements of two disjoint parts of a population.
     *
     * @param other the other part's placements, in the same layers
     * @return the placements of both
     * @throws IllegalArgumentException if the layers or their versions differ, or a user is in both parts
     */
    public Placements<U> merge(Placements<U> other) {
        if (!layers().equals(other.layers())) {
            throw new IllegalArgumentException(
                    "placements must be in the same layers but were in " + layers() + " and " + other.layers());
        }
        JoinedRoster<U> both = JoinedRoster.of(roster(), other.roster());
        return new Placements<>(partition.join(other.partition, both), both.join(uncertain, other.uncertain));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placements<?> that
                && partition.equals(that.partition)
                && uncertain.equals(that.uncertain);
    }

    @Override
    public int hashCode() {
        return partition.hashCode();
    }

    /** {@return the layers and how many users are in each} */
    @Override
    public String toString() {
        return layers()
                + layers().keys().stream()
                        .map(key -> key + " " + of(key).size())
                        .collect(Collectors.joining(", ", ": ", ""));
    }
}
