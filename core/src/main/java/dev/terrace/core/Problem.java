package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One thing that is wrong with a model.
 *
 * @param code what kind of problem, for programs: {@code UNKNOWN_ATTRIBUTE}
 * @param path where in the model: {@code segments/young-buyers/all/0}
 * @param message the rule and the actual value, for people
 */
public record Problem(String code, String path, String message) implements Serializable {

    /** Checks that every component is given. */
    public Problem {
        requireNonNull(code, "code");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
    }

    /** {@return the problem in one line: path, message, code} */
    @Override
    public String toString() {
        return path + ": " + message + " [" + code + "]";
    }
}
