package dev.terrace.core.analysis;

import dev.terrace.core.Problem;
import dev.terrace.core.Problems;
import dev.terrace.core.rule.Rule;
import java.util.List;
import java.util.Map;

/**
 * Finds what is allowed in rules but suspicious.
 *
 * <p>What it says about answers holds for answers that are known: a rule that can never be false may still be unknown, and
 * so may a part that changes nothing decide whether the whole is unknown. It finds what can be told from a few rules about
 * the same value; it is no proof that there is nothing else. What is behind a reference to another segment is not looked
 * at, since a segment may have lists by hand besides its rule. The work grows with the size of the rules: in lists of
 * thousands of parts about the same value, not every pair is compared.
 *
 * <p>Codes:
 *
 * <ul>
 *   <li>{@code CONTRADICTION}: can never be true, such as {@code all(age > 10, age < 5)} or a count below 0. Reported where
 *       the reason lies, and at the root of a rule that therefore can never be true.
 *   <li>{@code TAUTOLOGY}: can never be false, such as {@code any(age < 5, age >= 5)}; reported likewise.
 *   <li>{@code DEAD_BRANCH}: a part that changes nothing, since it can never be true and stands in an {@code any}, or can
 *       never be false and stands in an {@code all}.
 *   <li>{@code SUBSUMED_CLAUSE}: a part that changes nothing, since another one says as much: {@code age >= 18} beside
 *       {@code age >= 21}.
 *   <li>{@code DUPLICATE_SUBTREE}: the same part twice in one place, or the same rule of at least three rules in several
 *       places.
 *   <li>{@code ALWAYS_UNKNOWN}: a part that is unknown wherever it matters: {@code age >= 18} beside {@code missing(age)}.
 *   <li>{@code NON_MONOTONE_RAMP}: a test of a bucket that is not for the first so many of them, so that raising the share
 *       exchanges users.
 * </ul>
 */
public final class Lint {

    private Lint() {}

    /**
     * Looks through rules.
     *
     * @param path where they stand, such as {@code segments}
     * @param rules the rules by key; checked
     * @return the warnings, rule by rule; empty if there is none
     */
    public static List<Problem> of(String path, Map<String, Rule> rules) {
        Problems problems = new Problems();
        rules.forEach((key, rule) -> {
            Part root = new Part(path + "/" + key, rule, false);
            new Verdicts(problems).reportAll(root);
            new Repetitions(problems).report(root);
            new Ramps(problems).report(root);
        });
        return problems.found();
    }
}
