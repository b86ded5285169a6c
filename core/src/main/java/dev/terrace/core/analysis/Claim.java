package dev.terrace.core.analysis;

import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule says about one subject, in a form in which rules can be compared with each other.
 *
 * @param subject what the claim is about: an {@link Operand}, the {@link Order} of two of them, or a {@link Rule} that is
 *     looked at as a whole, with the values 0 and 1
 * @param values the values of the subject for which the rule is true; it is false for the others
 * @param whenOpen the answer where the subject is not known, or known within bounds that do not settle the matter
 */
record Claim(Object subject, ValueSet values, Truth whenOpen) {

    /**
     * The order of two operands as a subject: 0 for less, 1 for equal, 2 for greater.
     *
     * @param left an operand
     * @param right another one
     */
    record Order(Operand<?> left, Operand<?> right) {}

    static Claim of(Rule rule) {
        return rule.accept(Claiming.INSTANCE);
    }

    Claim negated() {
        return new Claim(subject, values.complement(), whenOpen.not());
    }

    Claim orElse(boolean answer) {
        return whenOpen == Truth.UNKNOWN ? new Claim(subject, values, Truth.of(answer)) : this;
    }

    /** Whether another claim about the same subject is true wherever this one is, and false only where this one is. */
    boolean implies(Claim other) {
        return whenOpen.compareTo(other.whenOpen) <= 0 && values.isWithin(other.values);
    }

    /** Whether claims about the same subject surely are never true together. */
    static boolean exclude(List<Claim> claims) {
        List<ValueSet> sets = new ArrayList<>();
        boolean needsValue = false;
        for (Claim claim : claims) {
            needsValue |= claim.whenOpen != Truth.TRUE;
            if (claim.whenOpen != Truth.TRUE || claim.isExact()) {
                sets.add(claim.values);
            }
        }
        return needsValue && sets.get(0).isDisjointFrom(sets.subList(1, sets.size()));
    }

    /**
     * Whether the subject has one value or none. A count over a history that is too short has bounds instead, and
     * claims that are true for the unknown can then be true side by side though no value meets both.
     */
    private boolean isExact() {
        return subject instanceof Operand.Attr || subject instanceof Rule;
    }
}
