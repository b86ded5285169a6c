package dev.terrace.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything that is wrong with a model, so that its author sees all of it at once. Not thread-safe.
 */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** An empty collection. */
    public Problems() {}

    /**
     * Adds a problem.
     *
     * @param code what kind of problem, for programs
     * @param path where in the model
     * @param message the rule and the actual value, for people
     */
    public void add(String code, String path, String message) {
        found.add(new Problem(code, path, message));
    }

    /**
     * Adds a problem unless a condition holds.
     *
     * @param holds the rule's outcome
     * @param code what kind of problem, for programs
     * @param path where in the model
     * @param message the rule and the actual value, for people
     */
    public void unless(boolean holds, String code, String path, String message) {
        if (!holds) {
            add(code, path, message);
        }
    }

    /**
     * Fails if anything was found.
     *
     * @param model what was being built, such as {@code segment catalogue}
     * @throws InvalidModelException with every problem, in the order found
     */
    public void throwIfAny(String model) {
        if (!found.isEmpty()) {
            throw new InvalidModelException(model, found);
        }
    }
}
