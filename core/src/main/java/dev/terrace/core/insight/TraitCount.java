package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import dev.terrace.core.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How many users have a trait, and how many of those did it. */
record TraitCount(Trait trait, long users, long did) {

    /** One for each value. */
    static List<TraitCount> ofValues(Attribute<?> attribute, ValueCounts counts) {
        return ofBins(attribute, counts, IntStream.rangeClosed(1, counts.size()).toArray());
    }

    /** One for each bin, from before the first value to before each of some ends. */
    static List<TraitCount> ofBins(Attribute<?> attribute, ValueCounts counts, int[] ends) {
        List<TraitCount> traits = new ArrayList<>(ends.length);
        int start = 0;
        for (int end : ends) {
            Trait trait = trait(attribute, counts, start, end);
            traits.add(new TraitCount(trait, counts.users(start, end), counts.did(start, end)));
            start = end;
        }
        return traits;
    }

    private static Trait trait(Attribute<?> attribute, ValueCounts counts, int start, int end) {
        return attribute.type() == ValueType.STRING_SET
                ? holding(attribute, counts.value(attribute, start))
                : between(attribute, counts.value(attribute, start), counts.value(attribute, end - 1));
    }

    /** Values from one to another, both included. */
    @SuppressWarnings("unchecked") // values that were counted are of the attribute's type, which has an order
    private static <T extends Comparable<?>> Trait between(Attribute<?> attribute, Object low, Object high) {
        Attribute<T> ordered = (Attribute<T>) attribute;
        return low.equals(high) ? new Trait.Value<>(ordered, (T) low) : new Trait.Range<>(ordered, (T) low, (T) high);
    }

    /** A text of a set. */
    @SuppressWarnings("unchecked") // an attribute whose texts were counted holds sets of texts
    private static Trait holding(Attribute<?> attribute, Object text) {
        return new Trait.Member((Attribute<Set<String>>) attribute, (String) text);
    }
}
