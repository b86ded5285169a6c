package dev.terrace.rfm;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.io.Serializable;

/**
 * Something about a scored population that a reader of its figures would not expect.
 *
 * @param code what it is, for programs
 * @param path where: {@code frequency/2} for a score, {@code segment/lost} for a segment
 * @param message what it is, for people
 */
public record RfmWarning(Code code, String path, Label message) implements Serializable {

    /** The kinds of warning. */
    public enum Code {
        /** Nobody has a score, since equal values share one and a share of the customers is larger than a bin. */
        EMPTY_SCORE,
        /** Nobody can be in a segment, since each of its cells needs a score that nobody has. */
        COLLAPSED_SEGMENT
    }

    /** Checks that every component is given. */
    public RfmWarning {
        requireNonNull(code, "code");
        requireNonNull(path, "path");
        requireNonNull(message, "message");
    }
}
