package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;

/**
 * Two ways to the same number.
 *
 * @param name what is compared
 * @param left the number on one way
 * @param right the number on the other way
 */
public record IdentityCheck(Label name, long left, long right) {

    /** Checks that the name is given. */
    public IdentityCheck {
        requireNonNull(name, "name");
    }

    /** {@return whether both ways led to the same number} */
    public boolean holds() {
        return left == right;
    }
}
