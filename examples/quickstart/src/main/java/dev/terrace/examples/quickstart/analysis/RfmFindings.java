package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Label;
import dev.terrace.examples.quickstart.report.RfmSummary;
import dev.terrace.examples.quickstart.report.SegmentTotal;
import dev.terrace.rfm.Cuts;
import dev.terrace.rfm.Dimension;
import dev.terrace.rfm.PurchaseSummary;
import dev.terrace.rfm.RfmTable;
import dev.terrace.rfm.RfmWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The customers scored by both models.
 *
 * @param eleven scores in fives, with the eleven segments
 * @param eight scores in halves, with the eight classes
 */
record RfmFindings(RfmTable<Integer> eleven, RfmTable<Integer> eight) {

    static RfmFindings of(Models models, Map<Integer, PurchaseSummary> summaries, Instant asOf) {
        return new RfmFindings(
                models.elevenSegments().score(summaries, asOf),
                models.eightClasses().score(summaries, asOf));
    }

    RfmSummary summary() {
        return new RfmSummary(
                Arrays.stream(Dimension.values()).map(this::scale).toList(),
                RfmGrid.of(eleven),
                totals(eleven),
                totals(eight),
                warnings());
    }

    private RfmSummary.Scale scale(Dimension dimension) {
        return new RfmSummary.Scale(
                dimension.toString(), eleven.cuts(dimension).map(Cuts::points).orElse(List.of()), (int)
                        eleven.scoresUsed(dimension).numerator());
    }

    private static List<SegmentTotal> totals(RfmTable<Integer> table) {
        Map<String, Long> revenue = new HashMap<>();
        table.scores()
                .values()
                .forEach(score -> revenue.merge(score.segment().key(), score.monetaryMinor(), Math::addExact));
        return table.model().segmentMap().segments().stream()
                .map(segment -> new SegmentTotal(
                        segment.key(),
                        segment.label(),
                        table.counts().getOrDefault(segment.key(), 0L),
                        revenue.getOrDefault(segment.key(), 0L)))
                .toList();
    }

    private List<Label> warnings() {
        List<Label> warnings = new ArrayList<>();
        eleven.warnings().stream().map(RfmWarning::message).forEach(warnings::add);
        eight.warnings().stream().map(RfmWarning::message).forEach(warnings::add);
        return warnings;
    }
}
