package dev.terrace.core.population;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableLongArray;
import dev.terrace.core.Ratio;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * How many users each two of some named audiences have in common.
 *
 * <p>Overlaps of disjoint parts of a population {@link #merge} to the overlap of the whole. Worked numbers: of the roster a
 * to e, {a, b, c} and {b, c, d} have 2 in common, a Jaccard index of 2/4, and the first has 2/3 of itself in the second.
 */
public final class Overlap implements Serializable {

    private static final long serialVersionUID = 1L;

    /** In their natural order. */
    private final ImmutableList<String> names;

    /** Row by row: how many are in both; the diagonal holds the sizes. */
    private final ImmutableLongArray counts;

    private Overlap(ImmutableList<String> names, ImmutableLongArray counts) {
        this.names = names;
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param audiences audiences of one roster, by name
     * @param <U> the host's type of user id, in its natural order
     * @return the overlap
     * @throws IllegalArgumentException if the rosters differ
     */
    public static <U extends Comparable<? super U>> Overlap of(Map<String, Audience<U>> audiences) {
        ImmutableSortedMap<String, Audience<U>> sorted = ImmutableSortedMap.copyOf(audiences);
        return new Overlap(
                sorted.keySet().asList(),
                ImmutableLongArray.copyOf(counts(sorted.values().asList())));
    }

    /** Each two once: the matrix is symmetric. */
    private static <U extends Comparable<? super U>> long[] counts(List<Audience<U>> audiences) {
        int size = audiences.size();
        long[] counts = new long[size * size];
        for (int one = 0; one < size; one++) {
            counts[one * size + one] = audiences.get(one).size();
            for (int other = 0; other < one; other++) {
                int both = audiences.get(one).andSize(audiences.get(other));
                counts[one * size + other] = both;
                counts[other * size + one] = both;
            }
        }
        return counts;
    }

    /**
     * The overlap in two disjoint parts of a population.
     *
     * @param other the overlap in the other part, of audiences with the same names
     * @return the overlap in both
     * @throws IllegalArgumentException if the names differ
     */
    public Overlap merge(Overlap other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException(
                    "overlaps must be of audiences with the same names but were of " + names + " and " + other.names);
        }
        ImmutableLongArray.Builder sums = ImmutableLongArray.builder(counts.length());
        for (int i = 0; i < counts.length(); i++) {
            sums.add(Math.addExact(counts.get(i), other.counts.get(i)));
        }
        return new Overlap(names, sums.build());
    }

    /**
     * The audiences.
     *
     * @return their names in natural order
     */
    public List<String> names() {
        return names;
    }

    /**
     * How many users an audience has.
     *
     * @param name the audience
     * @return the number of users
     * @throws IllegalArgumentException if there is no such audience
     */
    public long size(String name) {
        return common(name, name);
    }

    /**
     * How many users are in both of two audiences.
     *
     * @param one an audience
     * @param other an audience; may be the same
     * @return the number of users
     * @throws IllegalArgumentException if there is no such audience
     */
    public long common(String one, String other) {
        return counts.get(place(one) * names.size() + place(other));
    }

    /**
     * How alike two audiences are: who is in both over who is in either.
     *
     * @param one an audience
     * @param other an audience
     * @return 1 if they are the same, 0 if they are disjoint; undefined if both are empty
     * @throws IllegalArgumentException if there is no such audience
     */
    public Ratio jaccard(String one, String other) {
        long both = common(one, other);
        return Ratio.of(both, size(one) + size(other) - both);
    }

    /**
     * How much of an audience is in another one.
     *
     * @param of the audience
     * @param in the other one
     * @return who is in both over who is in the first; undefined if that is empty
     * @throws IllegalArgumentException if there is no such audience
     */
    public Ratio share(String of, String in) {
        return Ratio.of(common(of, in), size(of));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Overlap that && names.equals(that.names) && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + counts.hashCode();
    }

    /** {@return the names and the counts, row by row} */
    @Override
    public String toString() {
        return names + " " + counts;
    }

    private int place(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("audience must be one of " + names + " but was '" + name + "'");
        }
        return place;
    }
}
