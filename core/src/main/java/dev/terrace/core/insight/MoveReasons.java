package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.stats.FalseDiscoveryRate;
import dev.terrace.core.stats.FourfoldTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What set movers apart from stayers before the move: every behaviour that was looked at, the surest first. Immutable.
 *
 * <p>Those of disjoint parts of a population {@link #merge} to those of the whole. Fisher's exact test serves small and large
 * tables alike; the q values correct for having looked at many behaviours.
 */
public final class MoveReasons implements Serializable {

    private static final long serialVersionUID = 1L;

    private final MoveAnalysis analysis;
    private final Question question;
    private final Groups groups;
    private final ImmutableMap<String, MoveCounts> counts;
    private final ImmutableList<MoveReason> reasons;

    MoveReasons(MoveAnalysis analysis, Question question, Groups groups, Map<String, MoveCounts> counts) {
        this.analysis = analysis;
        this.question = question;
        this.groups = groups;
        this.counts = ImmutableMap.copyOf(counts);
        this.reasons = reasons(analysis, this.counts);
    }

    private static ImmutableList<MoveReason> reasons(MoveAnalysis analysis, ImmutableMap<String, MoveCounts> counts) {
        double[] pValues = counts.values().stream()
                .map(MoveCounts::table)
                .mapToDouble(FourfoldTable::fisherExact)
                .toArray();
        double[] qValues = FalseDiscoveryRate.qValues(pValues);
        List<MoveReason> reasons = new ArrayList<>();
        counts.forEach((behaviour, ofIt) -> {
            int i = reasons.size();
            reasons.add(new MoveReason(
                    behaviour, analysis.labelOf(behaviour), ofIt, pValues[i], qValues[i], analysis.standards()));
        });
        return ImmutableList.sortedCopyOf(MoveReason.SUREST_FIRST, reasons);
    }

    /** What was asked: between which layers, which moves, as of which instant behaviours were looked at. */
    record Question(Layers layers, Moves moves, Instant earlier) implements Serializable {

        Question {
            requireNonNull(layers, "layers");
            requireNonNull(moves, "moves");
            requireNonNull(earlier, "earlier");
        }

        @Override
        public String toString() {
            return moves + " in " + layers + " as of " + earlier;
        }
    }

    /** How many users moved, could have but stayed, and are there at all. */
    record Groups(long movers, long stayers, long population) implements Serializable {

        Groups merge(Groups other) {
            return new Groups(
                    Math.addExact(movers, other.movers),
                    Math.addExact(stayers, other.stayers),
                    Math.addExact(population, other.population));
        }
    }

    /**
     * The reasons in two disjoint parts of a population. Users are counted only: whether a user is in both cannot be seen.
     *
     * @param other those of the other part, by the same analysis of the same moves
     * @return those of both
     * @throws IllegalArgumentException if the analysis, the layers, the moves or the instant differ
     */
    public MoveReasons merge(MoveReasons other) {
        if (!question.equals(other.question)) {
            throw new IllegalArgumentException(
                    "reasons must be of the same moves but were " + question + " and " + other.question);
        }
        if (!analysis.equals(other.analysis)) {
            throw new IllegalArgumentException("reasons must be by the same analysis but were by " + analysis + " "
                    + analysis.standards() + " and " + other.analysis + " " + other.analysis.standards());
        }
        ImmutableMap.Builder<String, MoveCounts> merged = ImmutableMap.builder();
        counts.forEach(
                (behaviour, ofIt) -> merged.put(behaviour, ofIt.merge(requireNonNull(other.counts.get(behaviour)))));
        return new MoveReasons(analysis, question, groups.merge(other.groups), merged.buildOrThrow());
    }

    /**
     * Between which layers users moved.
     *
     * @return the layers
     */
    public Layers layers() {
        return question.layers();
    }

    /**
     * Which moves were looked at.
     *
     * @return the moves
     */
    public Moves moves() {
        return question.moves();
    }

    /**
     * As of when behaviours were looked at.
     *
     * @return the earlier date
     */
    public Instant earlier() {
        return question.earlier();
    }

    /**
     * How many users made such a move.
     *
     * @return the number of users
     */
    public long movers() {
        return groups.movers();
    }

    /**
     * How many users could have made such a move and stayed.
     *
     * @return the number of users
     */
    public long stayers() {
        return groups.stayers();
    }

    /**
     * How many users take no part: they went the other way, or were where no such move starts.
     *
     * @return the number of users
     */
    public long others() {
        return groups.population() - groups.movers() - groups.stayers();
    }

    /**
     * Every behaviour, also those that tell nothing: by q value, the smallest first, then by how far the odds ratio is from 1,
     * then by name.
     *
     * @return one reason for each behaviour
     */
    public List<MoveReason> reasons() {
        return reasons;
    }

    /**
     * One behaviour.
     *
     * @param behaviour its name
     * @return what is found of it
     * @throws IllegalArgumentException if there is no such behaviour
     */
    public MoveReason of(String behaviour) {
        return reasons.stream()
                .filter(reason -> reason.behaviour().equals(behaviour))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "behaviour must be one of " + counts.keySet() + " but was '" + behaviour + "'"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MoveReasons that
                && analysis.equals(that.analysis)
                && question.equals(that.question)
                && groups.equals(that.groups)
                && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return question.hashCode() * 31 + counts.hashCode();
    }

    /** {@return which moves, how many users, and the names of the behaviours in order} */
    @Override
    public String toString() {
        return question + ": " + movers() + " moved, " + stayers() + " stayed; "
                + reasons.stream().map(MoveReason::behaviour).toList();
    }
}
