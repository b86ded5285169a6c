package dev.terrace.examples.quickstart.input;

import static java.util.Objects.requireNonNull;

/**
 * A row that could not be used.
 *
 * @param line the line of the file on which the row starts, the first line being 1
 * @param reason the rule that it breaks and what was found, in one line
 * @param row its text as it stands in the file; only the first 1,000 characters of a longer row, then {@code …}
 */
public record RejectedRow(long line, String reason, String row) {

    /** Checks that the texts are given. */
    public RejectedRow {
        requireNonNull(reason, "reason");
        requireNonNull(row, "row");
    }
}
