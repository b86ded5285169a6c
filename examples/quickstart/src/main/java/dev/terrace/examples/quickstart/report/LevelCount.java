package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;

/**
 * Who holds a level.
 *
 * @param key the level's key
 * @param label its name
 * @param threshold the growth value from which it is held
 * @param multiplier the factor on points earned, for people: {@code 1.5}
 * @param members how many members hold it
 */
public record LevelCount(String key, Label label, long threshold, String multiplier, long members) {

    /** Checks that the texts are given. */
    public LevelCount {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
        requireNonNull(multiplier, "multiplier");
    }
}
