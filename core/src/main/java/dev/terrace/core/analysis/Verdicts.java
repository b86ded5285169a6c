package dev.terrace.core.analysis;

import dev.terrace.core.Problems;
import dev.terrace.core.analysis.Verdict.Outcome;
import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the rules that can never be true or never be false, from the leaves up, and the parts that change nothing. */
final class Verdicts {

    private static final int MOST_REASONS = 3;

    private final Problems problems;
    private final Effort effort = new Effort();

    Verdicts(Problems problems) {
        this.problems = problems;
    }

    /** Reports on a rule that stands on its own, and on everything in it. */
    void reportAll(Part root) {
        Verdict verdict = of(root);
        if (!verdict.isOpen()) {
            report(root, verdict);
        }
    }

    /** The verdict on a rule as written, after reporting on what is inside of it. */
    private Verdict of(Part part) {
        if (part.rule() instanceof Rule.Not) {
            return of(part.parts().get(0)).negated();
        }
        if (part.rule() instanceof Rule.OrElse orElse) {
            return ofOrElse(part.parts().get(0), orElse.whenUnknown());
        }
        Part.@Nullable Join join = part.join();
        if (join != null) {
            return ofJoin(part, join).negatedIf(part.negated());
        }
        return part.rule() instanceof Rule.AtLeast atLeast ? ofAtLeast(part, atLeast) : ofLeaf(part);
    }

    private Verdict ofLeaf(Part part) {
        Conditions.in(part.path(), part.rule()).forEach(this::reportAll);
        ValueSet values = Claim.of(part.rule()).values();
        if (values.isNone()) {
            return Verdict.own(Outcome.NEVER_TRUE, "no possible value meets " + Naming.of(part.rule()));
        }
        return values.isEvery()
                ? Verdict.own(Outcome.NEVER_FALSE, "every possible value meets " + Naming.of(part.rule()))
                : Verdict.OPEN;
    }

    /** A stated answer for the unknown may be the one that the part itself never gives. */
    private Verdict ofOrElse(Part part, boolean whenUnknown) {
        Verdict verdict = of(part);
        reportOwn(part, verdict);
        Outcome kept = whenUnknown ? Outcome.NEVER_FALSE : Outcome.NEVER_TRUE;
        return verdict.is(kept) ? because(part, verdict, kept) : Verdict.OPEN;
    }

    private Verdict ofAtLeast(Part part, Rule.AtLeast rule) {
        int possible = 0;
        int certain = 0;
        for (Part inner : part.parts()) {
            Verdict verdict = of(inner);
            if (verdict.is(Outcome.NEVER_TRUE)) {
                reportDead(inner, verdict);
            } else {
                possible++;
                certain += verdict.is(Outcome.NEVER_FALSE) ? 1 : 0;
                reportOwn(inner, verdict);
            }
        }
        if (possible < rule.count()) {
            return Verdict.dueTo(Outcome.NEVER_TRUE, "only " + possible + " of its parts can ever be true");
        }
        return certain >= rule.count()
                ? Verdict.dueTo(Outcome.NEVER_FALSE, certain + " of its parts can never be false")
                : Verdict.OPEN;
    }

    /** The verdict on the rule that is meant, negation included. What settles "all" and "any" are opposites. */
    private Verdict ofJoin(Part whole, Part.Join join) {
        Outcome settles = join == Part.Join.ALL ? Outcome.NEVER_TRUE : Outcome.NEVER_FALSE;
        List<Part> parts = whole.flattened();
        if (parts.isEmpty()) {
            return Verdict.own(settles.negated(), "it has no parts");
        }
        Verdict settled = Verdict.OPEN;
        List<Part> open = new ArrayList<>();
        for (Part part : parts) {
            Verdict asWritten = of(part);
            Verdict verdict = asWritten.negatedIf(part.negated());
            if (verdict.is(settles)) {
                reportOwn(part, asWritten);
                settled = settled.isOpen() ? because(part, asWritten, settles) : settled;
            } else if (verdict.isOpen()) {
                open.add(part);
            } else {
                reportDead(part, asWritten);
            }
        }
        Verdict together = together(join, open, whole.lookedThrough(), settles);
        if (!settled.isOpen() || !together.isOpen()) {
            return settled.isOpen() ? together : settled;
        }
        return open.isEmpty() ? Verdict.dueTo(settles.negated(), "none of its parts makes a difference") : Verdict.OPEN;
    }

    /** The verdict on parts each of which depends on the user. */
    private Verdict together(Part.Join join, List<Part> parts, List<Part> wholes, Outcome settles) {
        JoinedClaims claims = new JoinedClaims(join, problems, effort);
        parts.forEach(claims::add);
        wholes.forEach(claims::addWhole);
        List<String> reasons = claims.report();
        if (!reasons.isEmpty()) {
            return Verdict.own(settles, String.join("; ", reasons.subList(0, Math.min(reasons.size(), MOST_REASONS))));
        }
        return UnknownParts.report(join, parts, problems)
                .map(reason -> Verdict.dueTo(settles, reason))
                .orElse(Verdict.OPEN);
    }

    private static Verdict because(Part part, Verdict asWritten, Outcome outcome) {
        return Verdict.dueTo(outcome, part.path() + " " + asWritten.words());
    }

    private void reportOwn(Part part, Verdict verdict) {
        if (verdict.own() && !verdict.isOpen()) {
            report(part, verdict);
        }
    }

    private void report(Part part, Verdict verdict) {
        problems.add(verdict.code(), part.path(), verdict.words() + ": " + verdict.reason());
    }

    private void reportDead(Part part, Verdict verdict) {
        problems.add(
                "DEAD_BRANCH", part.path(), "changes nothing, since it " + verdict.words() + ": " + verdict.reason());
    }
}
