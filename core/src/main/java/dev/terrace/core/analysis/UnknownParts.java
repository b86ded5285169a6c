package dev.terrace.core.analysis;

import dev.terrace.core.Problems;
import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds parts that ask for a value where another part wants it to be missing: {@code all(missing(age), age is 18)} is
 * false or unknown, never true.
 */
final class UnknownParts {

    private UnknownParts() {}

    /** Reports such parts, and says why they settle the whole; empty if there is none. */
    static Optional<String> report(Part.Join join, List<Part> parts, Problems problems) {
        Map<Operand<?>, Part> missing = missing(join, parts);
        Optional<String> reason = Optional.empty();
        for (Part part : missing.isEmpty() ? List.<Part>of() : parts) {
            @Nullable Part other = rival(part.stripped().rule(), missing);
            if (other != null) {
                String why = "is unknown wherever " + other.path() + " leaves it to decide";
                problems.add("ALWAYS_UNKNOWN", part.path(), why);
                reason = reason.isPresent() ? reason : Optional.of(part.path() + " " + why);
            }
        }
        return reason;
    }

    private static Map<Operand<?>, Part> missing(Part.Join join, List<Part> parts) {
        Map<Operand<?>, Part> missing = new HashMap<>();
        for (Part part : parts) {
            Part stripped = part.stripped();
            // What counts for an "any" is where its parts are false.
            boolean wantsNone = stripped.negated() == (join == Part.Join.ALL);
            if (stripped.rule() instanceof Rule.Present present && wantsNone) {
                missing.putIfAbsent(present.operand(), part);
            }
        }
        return missing;
    }

    /** The part that wants one of the operands of a leaf to be missing; null if there is none. */
    private static @Nullable Part rival(Rule leaf, Map<Operand<?>, Part> missing) {
        if (leaf instanceof Rule.Present || !leaf.parts().isEmpty()) {
            return null;
        }
        Deque<Operand<?>> open = new ArrayDeque<>(Nested.in(leaf).operands());
        while (!open.isEmpty()) {
            Operand<?> operand = open.pop();
            @Nullable Part other = missing.get(operand);
            if (other != null) {
                return other;
            }
            if (!(operand instanceof Operand.OrValue)) {
                open.addAll(Nested.in(operand).operands());
            }
            if (operand instanceof Operand.Bucketed bucketed) {
                open.add(new Operand.Attr<>(bucketed.id()));
            }
        }
        return null;
    }
}
