package dev.terrace.core.analysis;

/**
 * What can be said of a rule's answer for every user.
 *
 * @param outcome what the answer never is
 * @param own whether the reason lies in this rule, and not in a part of it that was reported already
 * @param reason why; empty for an open outcome
 */
record Verdict(Outcome outcome, boolean own, String reason) {

    static final Verdict OPEN = new Verdict(Outcome.OPEN, false, "");

    /** What the answer never is. */
    enum Outcome {
        /** It depends on the user. */
        OPEN,
        /** Never true: false or unknown. */
        NEVER_TRUE,
        /** Never false: true or unknown. */
        NEVER_FALSE;

        Outcome negated() {
            return switch (this) {
                case OPEN -> OPEN;
                case NEVER_TRUE -> NEVER_FALSE;
                case NEVER_FALSE -> NEVER_TRUE;
            };
        }
    }

    static Verdict own(Outcome outcome, String reason) {
        return new Verdict(outcome, true, reason);
    }

    /** The verdict on a rule that is settled by one of its parts. */
    static Verdict dueTo(Outcome outcome, String reason) {
        return new Verdict(outcome, false, reason);
    }

    boolean is(Outcome wanted) {
        return outcome == wanted;
    }

    boolean isOpen() {
        return is(Outcome.OPEN);
    }

    Verdict negated() {
        return new Verdict(outcome.negated(), own, reason);
    }

    /** The verdict on the rule that is meant where a part is negated, or the other way round. */
    Verdict negatedIf(boolean negated) {
        return negated ? negated() : this;
    }

    String code() {
        return outcome == Outcome.NEVER_TRUE ? "CONTRADICTION" : "TAUTOLOGY";
    }

    /** The verdict in words, such as {@code can never be true}. */
    String words() {
        return outcome == Outcome.NEVER_TRUE ? "can never be true" : "can never be false";
    }
}
