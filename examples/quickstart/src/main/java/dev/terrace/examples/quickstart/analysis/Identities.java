package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Label;
import dev.terrace.examples.quickstart.report.IdentityCheck;
import java.util.ArrayList;
import java.util.List;

/** Numbers that must come out the same on two ways; the work stops where they do not. */
final class Identities {

    private final List<IdentityCheck> checks = new ArrayList<>();

    /**
     * Asserts an identity.
     *
     * @throws IllegalStateException if it does not hold
     */
    void check(Label name, long left, long right) {
        IdentityCheck check = new IdentityCheck(name, left, right);
        if (!check.holds()) {
            throw new IllegalStateException(
                    "identity does not hold: " + name.english() + ": " + left + " and " + right);
        }
        checks.add(check);
    }

    List<IdentityCheck> checks() {
        return List.copyOf(checks);
    }
}
