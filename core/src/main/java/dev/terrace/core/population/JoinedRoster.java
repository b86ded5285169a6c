package dev.terrace.core.population;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.PrimitiveIterator;

/**
 * The roster of two disjoint parts of a population, and where the users of each part stand in it: what audiences of the parts
 * are joined with. Immutable.
 *
 * <p>Worked numbers: of a part with a and c and one with b, the roster is a, b, c. The audiences {c} and {b} of the parts join
 * to {b, c}.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class JoinedRoster<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Joined anew on arrival. */
    private final transient Roster<U> roster;

    private final Part<U> one;
    private final Part<U> other;

    private JoinedRoster(Roster<U> roster, Part<U> one, Part<U> other) {
        this.roster = roster;
        this.one = one;
        this.other = other;
    }

    /**
     * Joins the rosters of two parts.
     *
     * @param one the users of one part
     * @param other the users of the other part
     * @param <U> the host's type of user id, in its natural order
     * @return the joined roster
     * @throws IllegalArgumentException if a user is in both parts
     * @throws ArithmeticException if there are more users than a roster can hold
     */
    public static <U extends Comparable<? super U>> JoinedRoster<U> of(Roster<U> one, Roster<U> other) {
        int size = Math.addExact(one.size(), other.size());
        ImmutableList.Builder<U> ids = ImmutableList.builderWithExpectedSize(size);
        Part<U> first = new Part<>(one);
        Part<U> second = new Part<>(other);
        for (int row = 0; row < size; row++) {
            ids.add((first.isBefore(second) ? first : second).place(row));
        }
        return new JoinedRoster<>(Roster.ofAscending(ids.build()), first, second);
    }

    /** What arrives is joined as what is made. */
    private Object readResolve() {
        return of(one.users, other.users);
    }

    /**
     * The users of both parts.
     *
     * @return the roster
     */
    public Roster<U> roster() {
        return roster;
    }

    /**
     * The audience of both parts.
     *
     * @param ofOne an audience of the one part's roster
     * @param ofOther an audience of the other part's roster
     * @return who is in one of them
     * @throws IllegalArgumentException if a roster is not that of the part
     */
    public Audience<U> join(Audience<U> ofOne, Audience<U> ofOther) {
        long[] words = new long[(roster.size() + Long.SIZE - 1) >>> 6];
        one.mark(ofOne, words);
        other.mark(ofOther, words);
        return Audience.ofBits(roster, words);
    }

    /** {@return how many users are in each part} */
    @Override
    public String toString() {
        return one.users + " and " + other.users;
    }

    /** The users of a part, and the row of each among the users of both. */
    private static final class Part<U extends Comparable<? super U>> implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Roster<U> users;
        private final transient int[] rows;
        private transient int placed;

        private Part(Roster<U> users) {
            this.users = users;
            this.rows = new int[users.size()];
        }

        /** Whether the next user of this part comes before that of the other one. */
        private boolean isBefore(Part<U> other) {
            if (placed == rows.length || other.placed == other.rows.length) {
                return placed < rows.length;
            }
            U next = users.id(placed);
            int order = next.compareTo(other.users.id(other.placed));
            if (order == 0) {
                throw new IllegalArgumentException("parts must be disjoint but both hold user '" + next + "'");
            }
            return order < 0;
        }

        private U place(int row) {
            rows[placed] = row;
            return users.id(placed++);
        }

        private void mark(Audience<U> audience, long[] words) {
            if (!audience.roster().equals(users)) {
                throw new IllegalArgumentException(
                        "an audience of a part must be of its roster of " + users + " but was of " + audience.roster());
            }
            for (PrimitiveIterator.OfInt marked = audience.rows(); marked.hasNext(); ) {
                int row = rows[marked.nextInt()];
                words[row >>> 6] |= 1L << row;
            }
        }
    }
}
