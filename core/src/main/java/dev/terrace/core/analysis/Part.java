package dev.terrace.core.analysis;

import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule at its place. The tree is looked at as if every {@code not} were pushed down to the leaves: {@code not(any(a, b))}
 * is {@code all(not(a), not(b))}.
 *
 * @param path where the rule stands
 * @param rule the rule as written there
 * @param negated whether the opposite of the rule is meant, since it stands under an odd number of {@code not}
 */
record Part(String path, Rule rule, boolean negated) {

    /** How the parts of a rule are joined, after negation. */
    enum Join {
        /** Every part. */
        ALL,
        /** Some part. */
        ANY
    }

    /** The part without the {@code not} around it. */
    Part stripped() {
        Part part = this;
        while (part.rule instanceof Rule.Not not) {
            part = new Part(part.below("not"), not.part(), !part.negated);
        }
        return part;
    }

    /** How the parts are joined, so that every or some part must be true; null for leaves and all else. */
    @Nullable
    Join join() {
        Part part = stripped();
        @Nullable Join written = written(part.rule);
        if (written == null || !part.negated) {
            return written;
        }
        return written == Join.ALL ? Join.ANY : Join.ALL;
    }

    private static @Nullable Join written(Rule rule) {
        if (rule instanceof Rule.All) {
            return Join.ALL;
        }
        if (rule instanceof Rule.Any) {
            return Join.ANY;
        }
        if (rule instanceof Rule.AtLeast atLeast) {
            if (atLeast.count() == 1) {
                return Join.ANY;
            }
            return atLeast.count() == atLeast.parts().size() ? Join.ALL : null;
        }
        return null;
    }

    /** What is claimed of the subject, negation included. */
    Claim claim() {
        Claim claim = Claim.of(rule);
        return negated ? claim.negated() : claim;
    }

    /** What is claimed as part of an {@code all}; of an {@code any}, which is the opposite of an {@code all} of opposites. */
    Claim claimIn(Join join) {
        return join == Join.ALL ? claim() : claim().negated();
    }

    /** What the rule directly consists of, as written. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        String key = key();
        boolean opposite = rule instanceof Rule.Not;
        List<Rule> rules = rule.parts();
        for (int i = 0; i < rules.size(); i++) {
            String place = opposite || rule instanceof Rule.OrElse ? key : key + "/" + i;
            parts.add(new Part(below(place), rules.get(i), negated != opposite));
        }
        return parts;
    }

    private String below(String place) {
        return path.isEmpty() ? place : path + "/" + place;
    }

    private String key() {
        if (rule instanceof Rule.All) {
            return "all";
        }
        if (rule instanceof Rule.Any) {
            return "any";
        }
        if (rule instanceof Rule.AtLeast) {
            return "of";
        }
        return rule instanceof Rule.Not ? "not" : "rule";
    }

    /**
     * What the rule consists of, through rules that are joined in the same way: {@code all(a, all(b, c))} has three. Rules
     * without parts stay as they are, so that something can be said about them.
     */
    List<Part> flattened() {
        List<Part> flat = new ArrayList<>();
        @Nullable Join join = join();
        for (Part part : stripped().parts()) {
            boolean same = join != null && part.join() == join;
            List<Part> inner = same ? part.flattened() : List.of();
            if (inner.isEmpty()) {
                flat.add(part);
            } else {
                flat.addAll(inner);
            }
        }
        return flat;
    }

    /** The parts through which {@link #flattened} looks: {@code all(b, c)} in {@code all(a, all(b, c))}. */
    List<Part> lookedThrough() {
        List<Part> through = new ArrayList<>();
        @Nullable Join join = join();
        for (Part part : stripped().parts()) {
            if (join != null && part.join() == join) {
                through.add(part);
                through.addAll(part.lookedThrough());
            }
        }
        return through;
    }
}
