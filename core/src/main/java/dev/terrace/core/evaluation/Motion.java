package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.stream.Stream;

/** Whether time alone can change the answer of a condition on an event: whether it asks for days, times or windows. */
final class Motion {

    private Motion() {}

    static boolean isIn(Rule condition) {
        return condition instanceof Rule.Anniversary || condition instanceof Rule.Within || isIn(Nested.in(condition));
    }

    /** How many conditions on events stand in a rule that time alone can change. */
    static int conditionsIn(Rule rule) {
        if (rule instanceof Rule.Held held) {
            return count(held.changes().where());
        }
        if (rule instanceof Rule.Sequence sequence) {
            return Stream.concat(sequence.steps().stream(), sequence.without().stream())
                    .mapToInt(step -> count(step.where()))
                    .sum();
        }
        return conditionsIn(Nested.in(rule));
    }

    private static int conditionsIn(Nested nested) {
        return nested.rules().stream().mapToInt(Motion::conditionsIn).sum()
                + nested.operands().stream().mapToInt(Motion::conditionsIn).sum();
    }

    private static int conditionsIn(Operand<?> operand) {
        return operand.occurrences()
                .map(events -> count(events.where()))
                .orElseGet(() -> conditionsIn(Nested.in(operand)));
    }

    private static int count(Rule condition) {
        return isIn(condition) ? 1 : 0;
    }

    private static boolean isIn(Nested nested) {
        return nested.rules().stream().anyMatch(Motion::isIn)
                || nested.operands().stream().anyMatch(Motion::isIn);
    }

    private static boolean isIn(Operand<?> operand) {
        return operand instanceof Operand.Days
                || operand instanceof Operand.Elapsed
                || operand instanceof Operand.DaysToAnniversary
                || isIn(Nested.in(operand));
    }
}
