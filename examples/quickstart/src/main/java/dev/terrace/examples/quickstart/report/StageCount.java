package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;

/**
 * Who is in a lifecycle stage.
 *
 * @param key the stage's key
 * @param label its name
 * @param customers how many customers are in it
 */
public record StageCount(String key, Label label, long customers) {

    /** Checks that key and name are given. */
    public StageCount {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
    }
}
