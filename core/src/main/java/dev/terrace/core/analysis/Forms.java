package dev.terrace.core.analysis;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import dev.terrace.core.rule.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings rules into their normal form, each object once. */
final class Forms {

    private final IdentityHashMap<Rule, NormalForm> forms = new IdentityHashMap<>();
    private final IdentityHashMap<Rule, NormalForm> opposites = new IdentityHashMap<>();

    /** The form of a rule, or of its opposite if the part is negated. */
    NormalForm of(Part part) {
        Part stripped = part.stripped();
        IdentityHashMap<Rule, NormalForm> known = stripped.negated() ? opposites : forms;
        @Nullable NormalForm form = known.get(stripped.rule());
        if (form == null) {
            form = make(stripped);
            known.put(stripped.rule(), form);
        }
        return form;
    }

    private NormalForm make(Part stripped) {
        if (stripped.rule() instanceof Rule.OrElse orElse) {
            return settled(of(stripped.parts().get(0)), orElse.whenUnknown() != stripped.negated());
        }
        Part.@Nullable Join join = stripped.join();
        if (join != null) {
            return junction(join, stripped.parts());
        }
        return stripped.rule() instanceof Rule.AtLeast atLeast
                ? quorum(atLeast, stripped)
                : new NormalForm.Test(stripped.claim());
    }

    private static NormalForm settled(NormalForm part, boolean answer) {
        if (part instanceof NormalForm.Test test) {
            return new NormalForm.Test(test.claim().orElse(answer));
        }
        return part instanceof NormalForm.Settled ? part : new NormalForm.Settled(part, answer);
    }

    /** Not at least 2 of 3 is at least 2 of 3 opposites. */
    private NormalForm quorum(Rule.AtLeast rule, Part part) {
        int size = rule.parts().size();
        int count = part.negated() ? size - rule.count() + 1 : rule.count();
        return new NormalForm.Quorum(
                count, part.parts().stream().map(this::of).collect(ImmutableMultiset.toImmutableMultiset()));
    }

    private NormalForm junction(Part.Join join, List<Part> parts) {
        Set<NormalForm> forms = new LinkedHashSet<>();
        for (Part part : parts) {
            NormalForm form = of(part);
            if (form instanceof NormalForm.Junction inner && inner.join() == join) {
                forms.addAll(inner.parts());
            } else {
                forms.add(form);
            }
        }
        ImmutableSet<NormalForm> merged = merged(join, forms);
        return merged.size() == 1 ? merged.iterator().next() : new NormalForm.Junction(join, merged);
    }

    /** At least 18 and at most 30 is between 18 and 30. */
    private static ImmutableSet<NormalForm> merged(Part.Join join, Set<NormalForm> forms) {
        Map<Object, List<Claim>> ranges = new LinkedHashMap<>();
        ImmutableSet.Builder<NormalForm> merged = ImmutableSet.builder();
        for (NormalForm form : forms) {
            @Nullable Claim range = form instanceof NormalForm.Test test ? rangeIn(join, test.claim()) : null;
            if (range == null) {
                merged.add(form);
            } else {
                ranges.computeIfAbsent(List.of(range.subject(), range.whenOpen()), key -> new ArrayList<>())
                        .add(range);
            }
        }
        ranges.values().forEach(claims -> mergedRanges(claims).forEach(claim -> merged.add(test(join, claim))));
        return merged.build();
    }

    /** A claim in an {@code all}, or its opposite in an {@code any}, if its values have no gap. */
    private static @Nullable Claim rangeIn(Part.Join join, Claim claim) {
        Claim oriented = oriented(join, claim);
        boolean isRange = oriented.values() instanceof OrderedValues values && (values.isNone() || values.isOneRange());
        return isRange ? oriented : null;
    }

    private static Claim oriented(Part.Join join, Claim claim) {
        return join == Part.Join.ALL ? claim : claim.negated();
    }

    private static NormalForm test(Part.Join join, Claim claim) {
        return new NormalForm.Test(oriented(join, claim));
    }

    /**
     * Ranges of one subject become one range. Without a value in common they become the highest of the lower limits and
     * the lowest of the upper ones: a figure that is known within bounds may touch both, and then each is unknown, while a
     * test that no value meets would be false.
     */
    private static List<Claim> mergedRanges(List<Claim> claims) {
        List<OrderedValues> ranges =
                claims.stream().map(claim -> (OrderedValues) claim.values()).toList();
        OrderedValues common = OrderedValues.common(ranges);
        boolean split = common.isNone() && ranges.stream().noneMatch(OrderedValues::isNone);
        List<OrderedValues> merged = split
                ? List.of(
                        OrderedValues.common(ranges.stream()
                                .map(OrderedValues::withoutUpperLimit)
                                .toList()),
                        OrderedValues.common(ranges.stream()
                                .map(OrderedValues::withoutLowerLimit)
                                .toList()))
                : List.of(common);
        Claim first = claims.get(0);
        return merged.stream()
                .map(values -> new Claim(first.subject(), values, first.whenOpen()))
                .toList();
    }
}
