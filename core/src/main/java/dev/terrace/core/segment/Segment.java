package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * A named group of users (人群): everybody for whom a rule is true, and those who were put in or taken out by hand.
 * Segments may overlap.
 *
 * <p>Lists take precedence over the rule, and taking out over putting in: who is in {@code excluded} is not in the
 * segment, else who is in {@code included} is, else the rule decides.
 *
 * @param key what identifies it; not blank
 * @param label what people call it
 * @param rule who belongs to it
 * @param included the ids of users who were put in by hand; kept in ascending order
 * @param excluded the ids of users who were taken out by hand; kept in ascending order
 */
public record Segment(String key, Label label, Rule rule, Set<String> included, Set<String> excluded)
        implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the key is blank
     */
    public Segment {
        if (requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("segment key must not be blank but was '" + key + "'");
        }
        requireNonNull(label, "label");
        requireNonNull(rule, "rule");
        included = ImmutableSortedSet.copyOf(included);
        excluded = ImmutableSortedSet.copyOf(excluded);
    }

    /**
     * A segment whose label is its key.
     *
     * @param key what identifies it; not blank
     * @param rule who belongs to it
     * @return the segment
     */
    public static Segment of(String key, Rule rule) {
        return of(key, Label.of(key), rule);
    }

    /**
     * A segment.
     *
     * @param key what identifies it; not blank
     * @param label what people call it
     * @param rule who belongs to it
     * @return the segment
     */
    public static Segment of(String key, Label label, Rule rule) {
        return new Segment(key, label, rule, Set.of(), Set.of());
    }

    /**
     * This segment with users put in by hand, whatever the rule says.
     *
     * @param ids their ids, in place of those so far
     * @return the segment
     */
    public Segment including(Collection<String> ids) {
        return new Segment(key, label, rule, ImmutableSortedSet.copyOf(ids), excluded);
    }

    /**
     * This segment with users put in by hand, whatever the rule says.
     *
     * @param ids their ids, in place of those so far
     * @return the segment
     */
    public Segment including(String... ids) {
        return including(Arrays.asList(ids));
    }

    /**
     * This segment with users taken out by hand, whatever the rule and the other list say.
     *
     * @param ids their ids, in place of those so far
     * @return the segment
     */
    public Segment excluding(Collection<String> ids) {
        return new Segment(key, label, rule, included, ImmutableSortedSet.copyOf(ids));
    }

    /**
     * This segment with users taken out by hand, whatever the rule and the other list say.
     *
     * @param ids their ids, in place of those so far
     * @return the segment
     */
    public Segment excluding(String... ids) {
        return excluding(Arrays.asList(ids));
    }

    /**
     * Whether somebody was put in or taken out by hand.
     *
     * @return true if one of the lists holds an id
     */
    public boolean hasLists() {
        return !included.isEmpty() || !excluded.isEmpty();
    }
}
