package dev.terrace.core;

import java.util.ArrayList;
import java.util.Collection;
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
     * Adds a problem about a name that is not one of those that exist, with the nearest of them as suggestion.
     *
     * @param code what kind of problem, for programs
     * @param path where in the model
     * @param what what the name names, such as {@code an event}
     * @param name the name that was given
     * @param names the names that exist
     */
    public void addUnknownName(String code, String path, String what, String name, Collection<String> names) {
        addNear(code, path, what + " must be one of " + names + " but was '" + name + "'", name, names);
    }

    /**
     * Adds a problem about a value, with the nearest of those that are allowed as suggestion.
     *
     * @param code what kind of problem, for programs
     * @param path where in the model
     * @param message the rule and the actual value, for people
     * @param value the value that was given
     * @param allowed the values that are allowed; may be empty
     */
    public void addNear(String code, String path, String message, String value, Collection<String> allowed) {
        found.add(new Problem(code, path, message, Spelling.nearest(value, allowed)));
    }

    /**
     * Adds problems that were found elsewhere.
     *
     * @param more the problems, in order
     */
    public void addAll(Collection<Problem> more) {
        found.addAll(more);
    }

    /**
     * Everything found so far.
     *
     * @return the problems, in the order found
     */
    public List<Problem> found() {
        return List.copyOf(found);
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
