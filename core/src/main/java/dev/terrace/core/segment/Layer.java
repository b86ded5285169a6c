package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.io.Serializable;

/**
 * One layer of an ordered set of layers.
 *
 * @param key what identifies it; not blank
 * @param label what people call it
 */
public record Layer(String key, Label label) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the key is blank
     */
    public Layer {
        if (requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("layer key must not be blank but was '" + key + "'");
        }
        requireNonNull(label, "label");
    }

    /**
     * A layer whose label is its key.
     *
     * @param key what identifies it; not blank
     * @return the layer
     */
    public static Layer of(String key) {
        return new Layer(key, Label.of(key));
    }

    /**
     * A layer.
     *
     * @param key what identifies it; not blank
     * @param label what people call it
     * @return the layer
     */
    public static Layer of(String key, Label label) {
        return new Layer(key, label);
    }
}
