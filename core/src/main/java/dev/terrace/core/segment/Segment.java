package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;

/**
 * A named group of users (人群): everybody for whom a rule is true. Segments may overlap.
 *
 * @param key what identifies it; not blank
 * @param label what people call it
 * @param rule who belongs to it
 */
public record Segment(String key, Label label, Rule rule) implements Serializable {

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
    }

    /**
     * A segment whose label is its key.
     *
     * @param key what identifies it; not blank
     * @param rule who belongs to it
     * @return the segment
     */
    public static Segment of(String key, Rule rule) {
        return new Segment(key, Label.of(key), rule);
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
        return new Segment(key, label, rule);
    }
}
