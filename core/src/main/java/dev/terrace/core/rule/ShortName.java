package dev.terrace.core.rule;

/**
 * What problems call an operand. In full words an operand can be as long as the rules inside it, which a message must not
 * repeat for every level.
 */
final class ShortName {

    private static final int LONGEST = 200;

    private ShortName() {}

    static String of(Operand<?> operand) {
        String name = isShort(operand) ? operand.label().english() : operand.key();
        return "'" + (name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…") + "'";
    }

    private static boolean isShort(Operand<?> operand) {
        Nested nested = Nested.in(operand);
        return nested.operands().isEmpty()
                && nested.rules().stream().allMatch(Occurrences.ANY::equals)
                && !(operand instanceof Operand.Score);
    }
}
