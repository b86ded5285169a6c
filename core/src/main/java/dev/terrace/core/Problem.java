package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a model.
 *
 * @param code what kind of problem, for programs: {@code UNKNOWN_ATTRIBUTE}
 * @param path where in the model: {@code segments/young-buyers/all/0}
 * @param message the rule and the actual value, for people
 * @param suggestion what was probably meant, such as {@code purchase}; null if nothing is near
 */
public record Problem(
        String code, String path, String message, @Nullable String suggestion) implements Serializable {

    /** Checks that code, path and message are given. */
    public Problem {
        requireNonNull(code, "code");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
    }

    /**
     * A problem without a suggestion.
     *
     * @param code what kind of problem
     * @param path where in the model
     * @param message the rule and the actual value
     */
    public Problem(String code, String path, String message) {
        this(code, path, message, null);
    }

    /** {@return the problem in one line: path, message, suggestion, code} */
    @Override
    public String toString() {
        String hint = suggestion == null ? "" : "; did you mean '" + suggestion + "'?";
        return path + ": " + message + hint + " [" + code + "]";
    }
}
