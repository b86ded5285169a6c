package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Nested;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;

/** Whether time alone can change the answer of a condition on an event: whether it asks for days, times or windows. */
final class Motion {

    private Motion() {}

    static boolean isIn(Rule condition) {
        return condition instanceof Rule.Anniversary || condition instanceof Rule.Within || isIn(Nested.in(condition));
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
