package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problem;
import java.util.stream.Collectors;

/** A file of segments that cannot be used. The message is a block for its author: the file, then each problem in a line. */
public final class SegmentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SegmentsException(String file, InvalidModelException cause) {
        super(
                cause.problems().stream()
                        .map(SegmentsException::line)
                        .collect(Collectors.joining("", file + ": these segments cannot be used:", "")),
                cause);
    }

    private static String line(Problem problem) {
        return System.lineSeparator() + "  " + (problem.path().isEmpty() ? "the whole file" : "") + problem;
    }
}
