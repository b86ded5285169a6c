package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import dev.terrace.core.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One run over all attributes of two populations that were counted together: users of the second are those who did it. */
final class Comparison {

    private final Shift shift;
    private final AttributeCounts both;

    Comparison(Shift shift, AttributeCounts both) {
        this.shift = shift;
        this.both = both;
    }

    List<Distribution> distributions() {
        return IntStream.range(0, both.attributes().size())
                .mapToObj(i -> distribution(both.attributes().get(i), both.of(i)))
                .toList();
    }

    private Distribution distribution(Attribute<?> attribute, ValueCounts values) {
        List<ValueShare> shares = isTooMany(attribute, values)
                ? List.of()
                : traits(attribute, values, values.users()).stream()
                        .map(trait -> new ValueShare(trait.trait(), Proportion.of(trait.users(), values.known())))
                        .toList();
        return new Distribution(
                attribute, shares, values.size(), Proportion.of(both.users() - values.known(), both.users()));
    }

    ShiftReport report() {
        List<AttributeShift> shifts = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        both.leftOut().forEach(attribute -> remarks.add(new Remark(attribute, Remark.Code.SENSITIVE, 0)));
        for (int i = 0; i < both.attributes().size(); i++) {
            Attribute<?> attribute = both.attributes().get(i);
            ValueCounts values = both.of(i);
            if (isTooMany(attribute, values)) {
                remarks.add(new Remark(attribute, Remark.Code.TOO_MANY_VALUES, values.size()));
            } else {
                shifts.add(shiftOf(attribute, values));
            }
        }
        remarks.sort(Comparator.comparing(remark -> remark.attribute().name()));
        return new ShiftReport(both.users() - both.did(), both.did(), shifts, remarks);
    }

    private AttributeShift shiftOf(Attribute<?> attribute, ValueCounts values) {
        long knownBefore = values.known() - values.knownDid();
        long allBefore = both.users() - both.did();
        List<ValueShift> shifts = traits(attribute, values, usersBefore(values)).stream()
                .map(trait -> valueShift(trait, values))
                .toList();
        return new AttributeShift(
                attribute,
                shifts,
                Proportion.of(allBefore - knownBefore, allBefore),
                Proportion.of(both.did() - values.knownDid(), both.did()),
                shift);
    }

    private ValueShift valueShift(TraitCount trait, ValueCounts values) {
        Proportion before = Proportion.of(trait.users() - trait.did(), values.known() - values.knownDid());
        Proportion after = Proportion.of(trait.did(), values.knownDid());
        boolean low = before.isLowSupport(shift.minimum())
                || after.isLowSupport(shift.minimum())
                || trait.users() < shift.minimum();
        return new ValueShift(trait.trait(), before, after, shift.confidence(), low);
    }

    /** Those whose quantiles cut a scale into bins: of the population before, unless it has none. */
    private static long[] usersBefore(ValueCounts values) {
        long[] users = values.users();
        if (values.knownDid() < values.known()) {
            long[] after = values.did();
            for (int i = 0; i < users.length; i++) {
                users[i] -= after[i];
            }
        }
        return users;
    }

    private List<TraitCount> traits(Attribute<?> attribute, ValueCounts values, long[] usersToCutBy) {
        return QuantileBins.cut(attribute.type())
                ? TraitCount.ofBins(attribute, values, QuantileBins.ends(usersToCutBy, shift.bins()))
                : TraitCount.ofValues(attribute, values);
    }

    private boolean isTooMany(Attribute<?> attribute, ValueCounts values) {
        return !QuantileBins.cut(attribute.type()) && values.size() > shift.maxValues();
    }
}
