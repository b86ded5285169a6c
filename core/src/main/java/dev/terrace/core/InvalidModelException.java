package dev.terrace.core;

import java.util.List;
import java.util.stream.Collectors;

/** A model could not be built. Carries all of its problems, not only the first. */
public final class InvalidModelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The concrete list type keeps the exception serialisable. */
    private final Problem[] problems;

    /**
     * An exception about a model.
     *
     * @param model what was being built, such as {@code segment catalogue}
     * @param problems what is wrong with it; at least one
     */
    public InvalidModelException(String model, List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", model + " is not valid (" + problems.size() + "):\n  ", "")));
        this.problems = problems.toArray(Problem[]::new);
    }

    /**
     * Everything that is wrong.
     *
     * @return the problems in the order found; never empty
     */
    public List<Problem> problems() {
        return List.of(problems);
    }
}
