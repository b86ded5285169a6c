package dev.terrace.core.segment;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Overlap;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a population at one instant: for each, who is in it, and for whom that is unknown. Everybody else is not in
 * it. Immutable.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Audiences<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ImmutableMap<String, Audience<U>> members;
    private final ImmutableMap<String, Audience<U>> unknown;

    private Audiences(ImmutableMap<String, Audience<U>> members, ImmutableMap<String, Audience<U>> unknown) {
        this.members = members;
        this.unknown = unknown;
    }

    static <U extends Comparable<? super U>> Audiences<U> of(Roster<U> roster, Map<String, Answers> answers) {
        return new Audiences<>(with(Truth.TRUE, roster, answers), with(Truth.UNKNOWN, roster, answers));
    }

    private static <U extends Comparable<? super U>> ImmutableMap<String, Audience<U>> with(
            Truth truth, Roster<U> roster, Map<String, Answers> answers) {
        ImmutableMap.Builder<String, Audience<U>> audiences = ImmutableMap.builder();
        answers.forEach((key, ofAll) -> {
            boolean nobody = truth == Truth.UNKNOWN && ofAll.isCertain();
            audiences.put(key, nobody ? Audience.none(roster) : Audience.ofBits(roster, ofAll.bits(truth)));
        });
        return audiences.buildOrThrow();
    }

    /**
     * The keys of the segments, in the order of the catalogue.
     *
     * @return the keys
     */
    public Set<String> keys() {
        return members.keySet();
    }

    /**
     * Who is in a segment (人群包).
     *
     * @param key the segment's key
     * @return its members
     * @throws IllegalArgumentException if there is no such segment
     */
    public Audience<U> of(String key) {
        return get(members, key);
    }

    /**
     * For whom it is unknown whether they are in a segment.
     *
     * @param key the segment's key
     * @return the users who may or may not be in it
     * @throws IllegalArgumentException if there is no such segment
     */
    public Audience<U> unknown(String key) {
        return get(unknown, key);
    }

    /**
     * Who is certainly not in a segment. The {@linkplain Audience#complement complement} of its members also has those for whom
     * it is unknown.
     *
     * @param key the segment's key
     * @return the users for whom the rule is false
     * @throws IllegalArgumentException if there is no such segment
     */
    public Audience<U> not(String key) {
        return of(key).or(unknown(key)).complement();
    }

    private static <U extends Comparable<? super U>> Audience<U> get(Map<String, Audience<U>> audiences, String key) {
        @Nullable Audience<U> audience = audiences.get(key);
        if (audience == null) {
            throw new IllegalArgumentException(
                    "segment must be one of " + audiences.keySet() + " but was '" + key + "'");
        }
        return audience;
    }

    /**
     * How far the segments share their members.
     *
     * @return the matrix of all pairs
     */
    public Overlap overlap() {
        return Overlap.of(members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Audiences<?> that && members.equals(that.members) && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** {@return how many members each segment has} */
    @Override
    public String toString() {
        return "Audiences" + members;
    }
}
