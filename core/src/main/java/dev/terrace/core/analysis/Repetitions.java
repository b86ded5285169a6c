package dev.terrace.core.analysis;

import dev.terrace.core.Problems;
import dev.terrace.core.rule.Rule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds parts that stand twice in one place, and larger rules that stand in several places. */
final class Repetitions {

    private final Problems problems;
    private final Map<Rule, String> seen = new HashMap<>();

    Repetitions(Problems problems) {
        this.problems = problems;
    }

    void report(Part part) {
        Rule rule = part.rule();
        if (isLarge(rule)) {
            @Nullable String earlier = seen.putIfAbsent(rule, part.path());
            if (earlier != null) {
                add(part, "is the same as " + earlier + "; a segment of its own could stand for both");
                return;
            }
        }
        Map<Rule, String> beside = new HashMap<>();
        for (Part inner : part.parts()) {
            @Nullable String earlier = beside.putIfAbsent(inner.rule(), inner.path());
            if (earlier == null) {
                report(inner);
            } else {
                add(inner, "is the same as " + earlier + " beside it");
            }
        }
        Conditions.in(part.path(), rule).forEach(this::report);
    }

    private void add(Part part, String message) {
        problems.add("DUPLICATE_SUBTREE", part.path(), message);
    }

    /** At least three rules in one. */
    private static boolean isLarge(Rule rule) {
        return rule.parts().size() > 1
                || rule.parts().stream().anyMatch(part -> !part.parts().isEmpty());
    }
}
