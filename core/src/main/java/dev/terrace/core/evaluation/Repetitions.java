package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Finds the rules that stand in several places. What stands inside a repeated one is looked at once. */
final class Repetitions {

    private final Set<Rule> seen = new HashSet<>();
    private final Set<Rule> repeated = new HashSet<>();

    private Repetitions() {}

    static Set<Rule> in(Collection<Rule> rules) {
        Repetitions repetitions = new Repetitions();
        rules.forEach(repetitions::look);
        return repetitions.repeated;
    }

    private void look(Rule rule) {
        if (seen.add(rule)) {
            look(Nested.in(rule));
        } else {
            repeated.add(rule);
        }
    }

    private void look(Nested nested) {
        nested.rules().forEach(this::look);
        for (Operand<?> operand : nested.operands()) {
            look(Nested.in(operand));
        }
    }
}
