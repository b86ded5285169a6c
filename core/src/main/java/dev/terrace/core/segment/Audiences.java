package dev.terrace.core.segment;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Overlap;
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

    private final ImmutableMap<String, Answers<U>> answers;

    Audiences(Map<String, Answers<U>> answers) {
        this.answers = ImmutableMap.copyOf(answers);
    }

    /**
     * The keys of the segments, in the order of the catalogue.
     *
     * @return the keys
     */
    public Set<String> keys() {
        return answers.keySet();
    }

    /**
     * Who is in a segment (人群包).
     *
     * @param key the segment's key
     * @return its members
     * @throws IllegalArgumentException if there is no such segment
     */
    public Audience<U> of(String key) {
        return get(key).yes();
    }

    /**
     * For whom it is unknown whether they are in a segment.
     *
     * @param key the segment's key
     * @return the users who may or may not be in it
     * @throws IllegalArgumentException if there is no such segment
     */
    public Audience<U> unknown(String key) {
        return get(key).unknown();
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
        return get(key).audience(Truth.FALSE);
    }

    private Answers<U> get(String key) {
        @Nullable Answers<U> ofSegment = answers.get(key);
        if (ofSegment == null) {
            throw new IllegalArgumentException("segment must be one of " + answers.keySet() + " but was '" + key + "'");
        }
        return ofSegment;
    }

    private Map<String, Audience<U>> members() {
        return Maps.transformValues(answers, Answers::yes);
    }

    /**
     * How far the segments share their members.
     *
     * @return the matrix of all pairs
     */
    public Overlap overlap() {
        return Overlap.of(members());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Audiences<?> that && answers.equals(that.answers);
    }

    @Override
    public int hashCode() {
        return answers.hashCode();
    }

    /** {@return how many members each segment has} */
    @Override
    public String toString() {
        return "Audiences" + members();
    }
}
