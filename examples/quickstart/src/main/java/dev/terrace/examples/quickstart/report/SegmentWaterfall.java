package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import java.util.List;

/**
 * How the clauses of a segment's rule take customers out, one after the other. What the steps remove, and who is certain or
 * unknown after the last one, add up to all customers.
 *
 * @param key the segment's key
 * @param label its name
 * @param customers how many customers there are before the first clause
 * @param steps the clauses in order
 */
public record SegmentWaterfall(String key, Label label, long customers, List<Step> steps) {

    /** Copies the steps. */
    public SegmentWaterfall {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
        steps = List.copyOf(steps);
    }

    /**
     * One clause.
     *
     * @param label the clause in words
     * @param removed how many customers it takes out
     * @param certain how many customers meet it and all clauses before it
     * @param unknown how many more may meet them
     * @param missing of how many customers left the clause is unknown since they lack an attribute, for each attribute that
     *     somebody lacks; a customer who lacks two counts for both
     * @param otherwise of how many customers left it is unknown although they lack no attribute
     */
    public record Step(Label label, long removed, long certain, long unknown, List<Missing> missing, long otherwise) {

        /** Copies the gaps. */
        public Step {
            requireNonNull(label, "label");
            missing = List.copyOf(missing);
        }
    }

    /**
     * An attribute that customers lack.
     *
     * @param attribute its name in rules
     * @param label what people call it
     * @param customers how many lack it
     */
    public record Missing(String attribute, Label label, long customers) {

        /** Checks that the texts are given. */
        public Missing {
            requireNonNull(attribute, "attribute");
            requireNonNull(label, "label");
        }
    }
}
