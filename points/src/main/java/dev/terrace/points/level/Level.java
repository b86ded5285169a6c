package dev.terrace.points.level;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Ratio;
import java.io.Serializable;

/**
 * One level of a plan.
 *
 * @param key what identifies it
 * @param label what people call it
 * @param threshold the growth from which it is held; 0 for the lowest
 * @param multiplier what the points of a member on this level are multiplied by
 */
public record Level(String key, Label label, long threshold, Ratio multiplier) implements Serializable {

    /** Checks that every component is given. */
    public Level {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
        requireNonNull(multiplier, "multiplier");
    }

    /**
     * A level that multiplies points by 1.
     *
     * @param key what identifies it
     * @param label what people call it
     * @param threshold the growth from which it is held; 0 for the lowest
     * @return the level
     */
    public static Level of(String key, Label label, long threshold) {
        return new Level(key, label, threshold, Ratio.of(1, 1));
    }

    /**
     * A level whose label is its key and that multiplies points by 1.
     *
     * @param key what identifies it
     * @param threshold the growth from which it is held; 0 for the lowest
     * @return the level
     */
    public static Level of(String key, long threshold) {
        return of(key, Label.of(key), threshold);
    }

    /**
     * This level with another multiplier.
     *
     * @param factor what points are multiplied by, such as 3/2
     * @return the new level
     */
    public Level withMultiplier(Ratio factor) {
        return new Level(key, label, threshold, factor);
    }
}
