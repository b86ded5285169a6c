package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import dev.terrace.core.ValueType;
import dev.terrace.core.stats.ContingencyTable;
import dev.terrace.core.stats.FalseDiscoveryRate;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.core.stats.Proportion;
import dev.terrace.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One run over all attributes: findings are collected with their p values, and corrected together at the end. */
final class Examination {

    private final Association association;
    private final AttributeCounts counts;
    private final List<TraitFinding> findings = new ArrayList<>();
    private final List<AttributeFinding> attributes = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    Examination(Association association, AttributeCounts counts) {
        this.association = association;
        this.counts = counts;
        counts.leftOut().forEach(attribute -> remarks.add(new Remark(attribute, Remark.Code.SENSITIVE, 0)));
    }

    void add(Attribute<?> attribute, ValueCounts values) {
        if (values.known() == 0) {
            remark(attribute, Remark.Code.NO_VALUE, values);
        } else if (QuantileBins.cut(attribute.type())) {
            addScale(attribute, values);
        } else if (values.size() > association.maxValues()) {
            remark(attribute, Remark.Code.TOO_MANY_VALUES, values);
        } else {
            addCategories(attribute, values);
        }
    }

    private void remark(Attribute<?> attribute, Remark.Code code, ValueCounts values) {
        remarks.add(new Remark(attribute, code, values.size()));
    }

    private void addScale(Attribute<?> attribute, ValueCounts values) {
        long[] users = values.users();
        addTraits(values, TraitCount.ofBins(attribute, values, QuantileBins.ends(users, association.bins())));
        RankCorrelation.withOutcome(users, values.did())
                .ifPresentOrElse(
                        correlation -> attributes.add(new AttributeFinding(
                                attribute,
                                new Strength.Ranks(correlation),
                                support(values, correlation.isLowSupport(association.minimum())),
                                Significance.of(correlation))),
                        () -> remark(attribute, Remark.Code.NOTHING_TO_COMPARE, values));
    }

    private void addCategories(Attribute<?> attribute, ValueCounts values) {
        addTraits(values, TraitCount.ofValues(attribute, values));
        if (attribute.type() == ValueType.STRING_SET) {
            remark(attribute, Remark.Code.OVERLAPPING_VALUES, values);
            return;
        }
        ContingencyTable table = table(values);
        table.chiSquare()
                .ifPresentOrElse(
                        test -> attributes.add(new AttributeFinding(
                                attribute,
                                new Strength.Categories(
                                        test,
                                        table.degreesOfFreedom(),
                                        table.cramersV().orElseThrow()),
                                support(values, table.isLowSupport(Significance.SMALLEST_EXPECTED)),
                                Significance.of(test))),
                        () -> remark(attribute, Remark.Code.NOTHING_TO_COMPARE, values));
    }

    private static ContingencyTable table(ValueCounts values) {
        ContingencyTable table = new ContingencyTable();
        for (int i = 0; i < values.size(); i++) {
            long did = values.did(i, i + 1);
            table.add("did", Integer.toString(i), did);
            table.add("did not", Integer.toString(i), values.users(i, i + 1) - did);
        }
        return table;
    }

    private void addTraits(ValueCounts values, List<TraitCount> traits) {
        traits.forEach(trait -> findings.add(finding(values, trait)));
    }

    private TraitFinding finding(ValueCounts values, TraitCount trait) {
        long withoutTrait = values.known() - trait.users();
        long didWithout = values.knownDid() - trait.did();
        FourfoldTable table =
                new FourfoldTable(trait.did(), trait.users() - trait.did(), didWithout, withoutTrait - didWithout);
        boolean low = table.isLowSupport(association.minimum());
        return new TraitFinding(
                trait.trait(),
                table,
                association.prior(),
                association.confidence(),
                new Support(trait.users(), trait.did(), missing(values), low),
                Significance.of(table));
    }

    private Support support(ValueCounts values, boolean low) {
        return new Support(values.known(), values.knownDid(), missing(values), low);
    }

    private Proportion missing(ValueCounts values) {
        return Proportion.of(counts.users() - values.known(), counts.users());
    }

    AssociationReport report() {
        double[] qValues = FalseDiscoveryRate.qValues(DoubleStream.concat(
                        findings.stream()
                                .mapToDouble(finding -> finding.significance().pValue()),
                        attributes.stream()
                                .mapToDouble(finding -> finding.significance().pValue()))
                .toArray());
        // Findings stand by attribute name and value, and keep that order where nothing else decides.
        List<TraitFinding> traits = IntStream.range(0, findings.size())
                .mapToObj(i -> findings.get(i).amongTests(qValues[i]))
                .sorted(Comparator.comparingDouble(
                                (TraitFinding finding) -> finding.significance().qValue())
                        .thenComparing(Comparator.comparingDouble(TraitFinding::distance)
                                .reversed()))
                .toList();
        List<AttributeFinding> wholes = IntStream.range(0, attributes.size())
                .mapToObj(i -> attributes.get(i).amongTests(qValues[findings.size() + i]))
                .sorted(Comparator.comparingDouble((AttributeFinding finding) ->
                                finding.significance().qValue())
                        .thenComparingDouble(
                                finding -> -Math.abs(finding.strength().effect())))
                .toList();
        remarks.sort(Comparator.comparing(remark -> remark.attribute().name()));
        return new AssociationReport(counts.users(), counts.did(), traits, wholes, remarks);
    }
}
