package dev.terrace.core.analysis;

import dev.terrace.core.Problems;
import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;

/**
 * Finds tests of a bucket that do not keep those who are in when the share is raised: only the first so many buckets do.
 */
final class Ramps {

    private final Problems problems;

    Ramps(Problems problems) {
        this.problems = problems;
    }

    void report(Part part) {
        part.parts().forEach(this::report);
        Conditions.in(part.path(), part.rule()).forEach(this::report);
        if (part.rule().parts().isEmpty()) {
            reportLeaf(part);
        }
    }

    private void reportLeaf(Part part) {
        Claim claim = part.claim();
        if (claim.values() instanceof OrderedValues buckets && !buckets.isNone() && !buckets.isEvery()) {
            if (claim.subject() instanceof Operand.Bucketed && !buckets.startsAtZero()) {
                add(part, "the buckets that count are " + buckets + " but should be the first so many, [0..n)");
            } else if (claim.subject() instanceof Operand.Modulo modulo && isOfBucket(modulo)) {
                add(
                        part,
                        "the buckets that count are spread out by a remainder but should be the first so many, [0..n)");
            }
        }
    }

    private void add(Part part, String message) {
        problems.add("NON_MONOTONE_RAMP", part.path(), "raising the share would not keep those who are in: " + message);
    }

    private static boolean isOfBucket(Operand<?> operand) {
        return operand instanceof Operand.Bucketed
                || Nested.in(operand).operands().stream().anyMatch(Ramps::isOfBucket);
    }
}
