package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who moved from which layer to which between two dates (用户流动).
 *
 * <p>Every user is in exactly one cell, so that the cells add up to the population. Flows of disjoint parts of a
 * population {@link #merge} to the flow of the whole; the order of the input does not matter. Worked numbers: of 3 users
 * in layer a, 1 moves up to b: {@code count("a", "b")} is 1, {@code up()} is 1, {@code mobility()} is 1/3.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Flow<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layers layers;

    @SuppressWarnings("serial") // an ArrayList of linked sets
    private final List<Set<U>> cells;

    private Flow(Layers layers, List<Set<U>> cells) {
        this.layers = layers;
        this.cells = cells;
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
        requireSameUsers(layers, before.keySet(), after.keySet());
        Flow<U> flow = empty(layers);
        before.forEach((user, from) -> flow.cell(layers.rankOf(from), layers.rankOf(requireNonNull(after.get(user))))
                .add(user));
        return flow;
    }

    /**
     * The flow of two disjoint parts of a population.
     *
     * @param other the other part's flow, between the same layers
     * @return the flow of both
     * @throws IllegalArgumentException if the layers or their versions differ, or a user is in both parts
     */
    public Flow<U> merge(Flow<U> other) {
        if (!layers.equals(other.layers)) {
            throw new IllegalArgumentException(
                    "flows must be between the same layers but were " + layers + " and " + other.layers);
        }
        Flow<U> merged = empty(layers);
        Set<U> seen = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            merged.addAll(i, cells.get(i), seen);
            merged.addAll(i, other.cells.get(i), seen);
        }
        return merged;
    }

    /**
     * Between which layers users flow.
     *
     * @return the layers
     */
    public Layers layers() {
        return layers;
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
        return cell(layers.rankOf(from), layers.rankOf(to)).size();
    }

    /**
     * Who went from one layer to another.
     *
     * @param from the layer's key at the earlier date
     * @param to the layer's key at the later date
     * @return the users in their natural order; empty if there is none
     * @throws IllegalArgumentException if a key is no layer
     */
    public Set<U> users(String from, String to) {
        return ImmutableSortedSet.copyOf(cell(layers.rankOf(from), layers.rankOf(to)));
    }

    /**
     * The whole population.
     *
     * @return the number of users
     */
    public long total() {
        return up() + same() + down();
    }

    /**
     * How many users are in a higher layer than before.
     *
     * @return the number of users
     */
    public long up() {
        return sum(1);
    }

    /**
     * How many users are in the same layer as before.
     *
     * @return the number of users
     */
    public long same() {
        return sum(0);
    }

    /**
     * How many users are in a lower layer than before.
     *
     * @return the number of users
     */
    public long down() {
        return sum(-1);
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
        return other instanceof Flow<?> that && layers.equals(that.layers) && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return layers.hashCode() * 31 + cells.hashCode();
    }

    /** {@return the layers and how many users went up, stayed and went down} */
    @Override
    public String toString() {
        return layers + ": up " + up() + ", same " + same() + ", down " + down();
    }

    private static <U extends Comparable<? super U>> Flow<U> empty(Layers layers) {
        int size = layers.layers().size();
        List<Set<U>> cells = new ArrayList<>(size * size);
        for (int i = 0; i < size * size; i++) {
            cells.add(new LinkedHashSet<>());
        }
        return new Flow<>(layers, cells);
    }

    private static <U extends Comparable<? super U>> void requireSameUsers(Layers layers, Set<U> before, Set<U> after) {
        Set<U> once = new TreeSet<>(Sets.symmetricDifference(before, after));
        if (!once.isEmpty()) {
            U first = once.iterator().next();
            throw new IllegalArgumentException("both dates must have the same users but " + once.size()
                    + " are at one only, such as '" + first + "' at the "
                    + (before.contains(first) ? "earlier" : "later")
                    + " (" + layers.name() + ")");
        }
    }

    private Set<U> cell(int from, int to) {
        return cells.get(from * layers.layers().size() + to);
    }

    private void addAll(int cell, Set<U> users, Set<U> seen) {
        for (U user : users) {
            if (!seen.add(user)) {
                throw new IllegalArgumentException("parts must be disjoint but both hold user '" + user + "'");
            }
            cells.get(cell).add(user);
        }
    }

    private long sum(int direction) {
        int size = layers.layers().size();
        long sum = 0;
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (Integer.signum(to - from) == direction) {
                    sum += cell(from, to).size();
                }
            }
        }
        return sum;
    }
}
