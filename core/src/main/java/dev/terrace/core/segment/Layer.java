package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.io.Serializable;

/**
 * One layer of an ordered set of layers.
 *
 * @param key what identifies it
 * @param label what people call it
 */
public record Layer(String key, Label label) implements Serializable {

    /** Checks that both are given. */
    public Layer {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
    }

    /**
     * A layer whose label is its key.
     *
     * @param key what identifies it
     * @return the layer
     */
    public static Layer of(String key) {
        return new Layer(key, Label.of(key));
    }

    /**
     * A layer.
     *
     * @param key what identifies it
     * @param label what people call it
     * @return the layer
     */
    public static Layer of(String key, Label label) {
        return new Layer(key, label);
    }
}
