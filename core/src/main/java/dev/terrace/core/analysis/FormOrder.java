package dev.terrace.core.analysis;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multisets;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of two forms is the wider one. It looks one level deep: enough for what people change at a time, and never
 * more work than the forms are large.
 */
final class FormOrder {

    private FormOrder() {}

    /** Whether one form surely is true only where another is, and the other false only where the one is. */
    static boolean isWithin(NormalForm one, NormalForm other) {
        NormalForm.@Nullable Quorum many = quorum(one);
        NormalForm.@Nullable Quorum needed = quorum(other);
        return isPlainlyWithin(one, other)
                || (many != null && needed != null && isQuorumWithin(many, needed))
                || (one instanceof NormalForm.Junction a
                        && a.join() == Part.Join.ALL
                        && a.parts().stream().anyMatch(part -> isPlainlyWithin(part, other)))
                || (other instanceof NormalForm.Junction b
                        && b.join() == Part.Join.ANY
                        && b.parts().stream().anyMatch(part -> isPlainlyWithin(one, part)));
    }

    /** Every one, or some, as a count of parts; null for what is not made of parts. */
    private static NormalForm.@Nullable Quorum quorum(NormalForm form) {
        if (form instanceof NormalForm.Junction junction) {
            int count = junction.join() == Part.Join.ALL ? junction.parts().size() : 1;
            return new NormalForm.Quorum(count, ImmutableMultiset.copyOf(junction.parts()));
        }
        return form instanceof NormalForm.Quorum quorum ? quorum : null;
    }

    /** Of the parts that must be true, as many as the other needs are parts of the other, whichever they are. */
    private static boolean isQuorumWithin(NormalForm.Quorum one, NormalForm.Quorum other) {
        int foreign = Multisets.difference(one.parts(), other.parts()).size();
        return one.count() - foreign >= other.count();
    }

    /** The same, without looking at parts. */
    private static boolean isPlainlyWithin(NormalForm one, NormalForm other) {
        if (one instanceof NormalForm.Test a && other instanceof NormalForm.Test b) {
            return a.claim().subject().equals(b.claim().subject()) && a.claim().implies(b.claim());
        }
        // What is false where it is unknown is within its part, and that within what is true there.
        NormalForm inOne = one instanceof NormalForm.Settled a && !a.answer() ? a.part() : one;
        NormalForm inOther = other instanceof NormalForm.Settled b && b.answer() ? b.part() : other;
        return inOne.equals(inOther);
    }
}
