package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The ids of a population, in ascending natural order and without duplicates. The place of an id is its row, from 0.
 *
 * <p>Audiences of one roster can be combined, since the same row is the same user in all of them. Worked numbers: the
 * roster of c, a, b has a in row 0 and c in row 2. Immutable and thread-safe.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Roster<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ImmutableList<U> ids;

    /** Tells most other rosters apart without looking at an id. */
    private final int hash;

    private Roster(ImmutableList<U> ids) {
        this.ids = ids;
        this.hash = ids.hashCode();
    }

    /**
     * The roster of some ids.
     *
     * @param ids the ids, in any order; may be empty
     * @param <U> the host's type of user id, in its natural order
     * @return the roster
     * @throws IllegalArgumentException if an id is there twice, or two ids compare as equal
     */
    public static <U extends Comparable<? super U>> Roster<U> of(Collection<? extends U> ids) {
        ImmutableList<U> sorted = ImmutableList.sortedCopyOf(requireNonNull(ids, "ids"));
        requireDistinct(sorted);
        return new Roster<>(sorted);
    }

    /** Takes ids over that are in ascending order and distinct. */
    static <U extends Comparable<? super U>> Roster<U> ofAscending(ImmutableList<U> ids) {
        return new Roster<>(ids);
    }

    /** What arrives is checked as what is made. */
    private Object readResolve() {
        return of(ids);
    }

    private static <U extends Comparable<? super U>> void requireDistinct(List<U> sorted) {
        int repeated = 0;
        int last = 0;
        for (int row = 1; row < sorted.size(); row++) {
            if (sorted.get(row - 1).compareTo(sorted.get(row)) == 0) {
                repeated++;
                last = row;
            }
        }
        if (repeated > 0) {
            throw new IllegalArgumentException("a roster must hold each id once but " + repeated
                    + " are repeated, such as '" + sorted.get(last) + "' (of " + sorted.size() + ")");
        }
    }

    /**
     * How many users there are.
     *
     * @return the number of rows
     */
    public int size() {
        return ids.size();
    }

    /**
     * The user in a row.
     *
     * @param row 0 to {@code size() - 1}
     * @return the id
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public U id(int row) {
        Preconditions.checkElementIndex(row, ids.size(), "row");
        return ids.get(row);
    }

    /**
     * The row of a user, in logarithmic time.
     *
     * @param id the id
     * @return its row; empty if the user is not in the roster
     */
    public OptionalInt row(U id) {
        int row = Collections.binarySearch(ids, requireNonNull(id, "id"));
        return row >= 0 ? OptionalInt.of(row) : OptionalInt.empty();
    }

    /**
     * All ids.
     *
     * @return the ids, ascending
     */
    public List<U> ids() {
        return ids;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Roster<?> that && hash == that.hash && ids.equals(that.ids));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@return the number of users} */
    @Override
    public String toString() {
        return ids.size() + " users";
    }
}
