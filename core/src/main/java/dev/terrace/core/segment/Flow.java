package dev.terrace.core.segment;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.ImmutableLongArray;
import dev.terrace.core.Ratio;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.JoinedRoster;
import dev.terrace.core.population.Roster;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Who moved from which layer to which between two dates (用户流动). Immutable.
 *
 * <p>Every user is in exactly one cell, so that the cells add up to the population. Flows of disjoint parts of a
 * population {@link #merge} to the flow of the whole; the order of the input does not matter. Users are kept as bitmaps, one
 * for each layer and date: 10 million users in 5 layers take at most 12 megabytes beside their ids.
 *
 * <p>Worked numbers: of 3 users in layer a, 1 moves up to b: {@code count("a", "b")} is 1, {@code up()} is 1, {@code
 * mobility()} is 1/3, {@code netFlow("a")} is -1 and {@code netFlow("b")} is 1.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Flow<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Partition<U> before;

    /** Over the very roster of {@link #before}. */
    private final Partition<U> after;

    /** Row by row: how many users went from a layer to a layer. */
    private final ImmutableLongArray counts;

    private Flow(Partition<U> before, Partition<U> after) {
        this.before = before;
        this.after = after;
        int size = before.layers().layers().size();
        ImmutableLongArray.Builder cells = ImmutableLongArray.builder(size * size);
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                cells.add(before.of(from).andSize(after.of(to)));
            }
        }
        this.counts = cells.build();
    }

    /**
     * The flow between two dates.
     *
     * @param layers the layers, of one version at both dates
     * @param before each user's layer key at the earlier date
     * @param after each user's layer key at the later date; the same users
     * @param <U> the host's type of user id, in its natural order
     * @return the flow; all counts are 0 for an empty population
     * @throws IllegalArgumentException if the users differ, or a key is no layer
     */
    public static <U extends Comparable<? super U>> Flow<U> between(
            Layers layers, Map<U, String> before, Map<U, String> after) {
        return between(Partition.of(layers, before), Partition.of(layers, after));
    }

    /**
     * The flow between two dates.
     *
     * @param before the layers at the earlier date
     * @param after the layers at the later date; the same users
     * @param <U> the host's type of user id, in its natural order
     * @return the flow; all counts are 0 for an empty population
     * @throws IllegalArgumentException if the layers or their versions differ, or the users do
     */
    public static <U extends Comparable<? super U>> Flow<U> between(Placements<U> before, Placements<U> after) {
        requireSameLayers(before.layers(), after.layers());
        return between(before.partition(), after.partition());
    }

    private static <U extends Comparable<? super U>> Flow<U> between(Partition<U> before, Partition<U> after) {
        if (!before.roster().equals(after.roster())) {
            throw OnceOnly.between(before.roster(), after.roster())
                    .refusal(before.layers().name());
        }
        return new Flow<>(before, after.over(before.roster()));
    }

    private static void requireSameLayers(Layers one, Layers other) {
        if (!one.equals(other)) {
            throw new IllegalArgumentException(
                    "flows must be between the same layers but were " + one + " and " + other);
        }
    }

    /**
     * The flow of two disjoint parts of a population.
     *
     * @param other the other part's flow, between the same layers
     * @return the flow of both
     * @throws IllegalArgumentException if the layers or their versions differ, or a user is in both parts
     */
    public Flow<U> merge(Flow<U> other) {
        requireSameLayers(layers(), other.layers());
        JoinedRoster<U> both = JoinedRoster.of(roster(), other.roster());
        return new Flow<>(before.join(other.before, both), after.join(other.after, both));
    }

    /**
     * Between which layers users flow.
     *
     * @return the layers
     */
    public Layers layers() {
        return before.layers();
    }

    /**
     * The whole population.
     *
     * @return the users, each of whom is in one cell
     */
    public Roster<U> roster() {
        return before.roster();
    }

    /**
     * How many users went from one layer to another.
     *
     * @param from the layer's key at the earlier date
     * @param to the layer's key at the later date
     * @return the number of users; 0 if there is none
     * @throws IllegalArgumentException if a key is no layer
     */
    public long count(String from, String to) {
        return cell(layers().rankOf(from), layers().rankOf(to));
    }

    /**
     * How many users went from each layer to each (流动矩阵).
     *
     * @return a row for each layer at the earlier date, a column for each at the later one, lowest first; the caller's own
     */
    public long[][] matrix() {
        int size = size();
        long[][] matrix = new long[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                matrix[from][to] = cell(from, to);
            }
        }
        return matrix;
    }

    /**
     * How many users were in a layer at the earlier date: the sum of its row.
     *
     * @param layer the layer's key
     * @return the number of users
     * @throws IllegalArgumentException if the key is no layer
     */
    public long countBefore(String layer) {
        return before.of(layers().rankOf(layer)).size();
    }

    /**
     * How many users are in a layer at the later date: the sum of its column.
     *
     * @param layer the layer's key
     * @return the number of users
     * @throws IllegalArgumentException if the key is no layer
     */
    public long countAfter(String layer) {
        return after.of(layers().rankOf(layer)).size();
    }

    /**
     * How many users a layer has won (净流入): those who came in minus those who went out. Over all layers they add up to 0.
     *
     * @param layer the layer's key
     * @return the number of users; negative if more went out
     * @throws IllegalArgumentException if the key is no layer
     */
    public long netFlow(String layer) {
        return countAfter(layer) - countBefore(layer);
    }

    /**
     * Who went from one layer to another, one by one. For many users, {@link #audience(String, String)} lists nobody.
     *
     * @param from the layer's key at the earlier date
     * @param to the layer's key at the later date
     * @return the users in their natural order; empty if there is none
     * @throws IllegalArgumentException if a key is no layer
     */
    public Set<U> users(String from, String to) {
        return ImmutableSortedSet.copyOf(audience(from, to));
    }

    /**
     * Who went from one layer to another.
     *
     * @param from the layer's key at the earlier date
     * @param to the layer's key at the later date
     * @return the users
     * @throws IllegalArgumentException if a key is no layer
     */
    public Audience<U> audience(String from, String to) {
        return before.of(layers().rankOf(from)).and(after.of(layers().rankOf(to)));
    }

    /**
     * Who went in a direction from any layer.
     *
     * @param direction where they went
     * @return the users
     */
    public Audience<U> audience(Direction direction) {
        Audience<U> users = Audience.none(roster());
        for (String from : layers().keys()) {
            users = users.or(audience(from, direction));
        }
        return users;
    }

    /**
     * Who went in a direction from one layer.
     *
     * @param from the layer's key at the earlier date
     * @param direction where they went
     * @return the users
     * @throws IllegalArgumentException if the key is no layer
     */
    public Audience<U> audience(String from, Direction direction) {
        int rank = layers().rankOf(from);
        return before.of(rank).and(inLayers(to -> Direction.between(rank, to) == direction));
    }

    /** Who is in one of some layers at the later date. */
    private Audience<U> inLayers(IntPredicate ranks) {
        Audience<U> users = Audience.none(roster());
        for (int rank = 0; rank < size(); rank++) {
            users = ranks.test(rank) ? users.or(after.of(rank)) : users;
        }
        return users;
    }

    /**
     * The whole population.
     *
     * @return the number of users
     */
    public long total() {
        return roster().size();
    }

    /**
     * How many users are in a higher layer than before.
     *
     * @return the number of users
     */
    public long up() {
        return sum(Direction.UP);
    }

    /**
     * How many users are in the same layer as before.
     *
     * @return the number of users
     */
    public long same() {
        return sum(Direction.SAME);
    }

    /**
     * How many users are in a lower layer than before.
     *
     * @return the number of users
     */
    public long down() {
        return sum(Direction.DOWN);
    }

    /**
     * The share of users who changed their layer.
     *
     * @return moved users over all users; undefined for an empty population
     */
    public Ratio mobility() {
        return Ratio.of(up() + down(), total());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flow<?> that && before.equals(that.before) && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return before.hashCode() * 31 + after.hashCode();
    }

    /** {@return the layers and how many users went up, stayed and went down} */
    @Override
    public String toString() {
        return layers() + ": up " + up() + ", same " + same() + ", down " + down();
    }

    private int size() {
        return layers().layers().size();
    }

    private long cell(int from, int to) {
        return counts.get(from * size() + to);
    }

    private long sum(Direction direction) {
        long sum = 0;
        for (int from = 0; from < size(); from++) {
            for (int to = 0; to < size(); to++) {
                sum += Direction.between(from, to) == direction ? cell(from, to) : 0;
            }
        }
        return sum;
    }
}
