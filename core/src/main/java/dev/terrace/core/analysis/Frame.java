package dev.terrace.core.analysis;

import dev.terrace.core.analysis.RuleChange.Effect;
import dev.terrace.core.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that is made of parts: how it joins them, and the parts.
 *
 * @param how what two rules must have in common to be compared part by part: a {@link Part.Join}, a {@link Quorum} or a
 *     {@link Answer}
 * @param parts the parts; of an {@code all} or {@code any} each once, and flattened
 */
record Frame(Object how, List<Part> parts) {

    /**
     * At least so many parts, or not so many.
     *
     * @param count how many
     * @param negated whether the opposite is meant
     */
    record Quorum(int count, boolean negated) {}

    /**
     * An answer for the unknown, after negation.
     *
     * @param answer the answer
     */
    record Answer(boolean answer) {}

    /** The frame of a rule; null for a leaf. */
    static @Nullable Frame of(Part part, Forms forms) {
        Part stripped = part.stripped();
        Part.@Nullable Join join = stripped.join();
        if (join != null) {
            return new Frame(join, distinct(stripped.flattened(), forms));
        }
        if (stripped.rule() instanceof Rule.AtLeast atLeast) {
            return new Frame(new Quorum(atLeast.count(), stripped.negated()), stripped.parts());
        }
        return stripped.rule() instanceof Rule.OrElse orElse
                ? new Frame(new Answer(orElse.whenUnknown() != stripped.negated()), stripped.parts())
                : null;
    }

    private static List<Part> distinct(List<Part> parts, Forms forms) {
        Map<NormalForm, Part> distinct = new LinkedHashMap<>();
        parts.forEach(part -> distinct.putIfAbsent(forms.of(part), part));
        return List.copyOf(distinct.values());
    }

    /** Whether the parts of both can be compared one by one. */
    boolean isLike(Frame other) {
        return how.equals(other.how);
    }

    /** Whether some part of an {@code all} or {@code any} has a form. */
    boolean holds(NormalForm form, Forms forms) {
        return how instanceof Part.Join
                && parts.stream().anyMatch(part -> forms.of(part).equals(form));
    }

    /** Such a frame around one part, which changes nothing of what it means. */
    Frame around(Part part) {
        return new Frame(how, List.of(part));
    }

    /** What another part does. */
    Effect ofAdding() {
        if (how instanceof Quorum quorum) {
            return quorum.negated ? Effect.NARROWER : Effect.WIDER;
        }
        return how == Part.Join.ANY ? Effect.WIDER : Effect.NARROWER;
    }
}
