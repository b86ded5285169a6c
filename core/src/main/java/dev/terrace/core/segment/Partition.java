package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.JoinedRoster;
import dev.terrace.core.population.Roster;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Every user of a roster in exactly one of some layers. Immutable. */
final class Partition<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Layers layers;
    private final Roster<U> roster;

    /** By rank, all of the same roster. */
    private final ImmutableList<Audience<U>> members;

    private Partition(Layers layers, Roster<U> roster, ImmutableList<Audience<U>> members) {
        this.layers = layers;
        this.roster = roster;
        this.members = members;
    }

    /** Takes who is in which layer, by rank; the first roster serves for all of them. */
    static <U extends Comparable<? super U>> Partition<U> of(Layers layers, List<Audience<U>> members) {
        if (members.size() != layers.layers().size()) {
            throw new IllegalArgumentException("there must be one audience for each of the layers " + layers.keys()
                    + " but were " + members.size() + " (" + layers.name() + ")");
        }
        Roster<U> roster = members.get(0).roster();
        Audience<U> placed = Audience.none(roster);
        for (int rank = 0; rank < members.size(); rank++) {
            requireNobodyTwice(placed.and(members.get(rank)), layers, rank);
            placed = placed.or(members.get(rank));
        }
        requireNobodyLeft(placed.complement(), layers);
        return new Partition<>(layers, roster, ImmutableList.copyOf(members)).over(roster);
    }

    private static void requireNobodyTwice(Audience<?> twice, Layers layers, int rank) {
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("every user must be in one layer but " + twice.size() + " of layer '"
                    + layers.keys().get(rank) + "' are in a lower one too, such as '"
                    + twice.iterator().next() + "' (" + layers.name() + ")");
        }
    }

    private static void requireNobodyLeft(Audience<?> left, Layers layers) {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("every user must be in one layer but " + left.size()
                    + " are in none, such as '" + left.iterator().next() + "' (" + layers.name() + ")");
        }
    }

    /** Takes the key of each user's layer. */
    static <U extends Comparable<? super U>> Partition<U> of(Layers layers, Map<U, String> layerOf) {
        Roster<U> roster = Roster.of(layerOf.keySet());
        int[] ranks = new int[roster.size()];
        Arrays.setAll(ranks, row -> layers.rankOf(requireNonNull(layerOf.get(roster.id(row)))));
        return new Partition<>(
                layers, roster, byRank(roster, ranks, layers.layers().size()));
    }

    /** Sorts rows by counting how many have which rank. */
    private static <U extends Comparable<? super U>> ImmutableList<Audience<U>> byRank(
            Roster<U> roster, int[] ranks, int size) {
        int[] starts = new int[size + 1];
        for (int rank : ranks) {
            starts[rank + 1]++;
        }
        for (int rank = 0; rank < size; rank++) {
            starts[rank + 1] += starts[rank];
        }
        int[] next = starts.clone();
        int[] rows = new int[ranks.length];
        for (int row = 0; row < ranks.length; row++) {
            rows[next[ranks[row]]++] = row;
        }
        return IntStream.range(0, size)
                .mapToObj(rank -> Audience.ofRows(roster, Arrays.stream(rows, starts[rank], starts[rank + 1])))
                .collect(ImmutableList.toImmutableList());
    }

    Layers layers() {
        return layers;
    }

    Roster<U> roster() {
        return roster;
    }

    /** Who is in the layer of a rank. */
    Audience<U> of(int rank) {
        return members.get(rank);
    }

    /** The rank of the user in a row. */
    int rankOfRow(int row) {
        int rank = 0;
        while (!members.get(rank).containsRow(row)) {
            rank++;
        }
        return rank;
    }

    /** The same over an equal roster, so that audiences of the two need not compare their rosters id by id. */
    @SuppressWarnings("ReferenceEquality") // an equal roster that came from elsewhere is what is replaced
    Partition<U> over(Roster<U> equal) {
        if (members.stream().allMatch(audience -> audience.roster() == equal)) {
            return this;
        }
        return new Partition<>(
                layers,
                equal,
                members.stream()
                        .map(audience -> Audience.ofBits(equal, audience.toBits()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** That of two disjoint parts, which are of the same layers. */
    Partition<U> join(Partition<U> other, JoinedRoster<U> both) {
        return new Partition<>(
                layers,
                both.roster(),
                IntStream.range(0, members.size())
                        .mapToObj(rank -> both.join(of(rank), other.of(rank)))
                        .collect(ImmutableList.toImmutableList()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partition<?> that && layers.equals(that.layers) && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return layers.hashCode() * 31 + members.hashCode();
    }
}
