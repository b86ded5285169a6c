package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Label;
import dev.terrace.core.segment.Layer;
import dev.terrace.examples.quickstart.report.RfmSummary;
import dev.terrace.examples.quickstart.report.SegmentTotal;
import dev.terrace.rfm.Cuts;
import dev.terrace.rfm.Dimension;
import dev.terrace.rfm.PurchaseSummary;
import dev.terrace.rfm.RfmScore;
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

    /** Money that the scored customers paid, less refunds. */
    long monetaryMinor() {
        return eleven.scores().values().stream()
                .mapToLong(RfmScore::monetaryMinor)
                .sum();
    }

    RfmSummary summary() {
        return new RfmSummary(
                Arrays.stream(Dimension.values()).map(this::scale).toList(),
                grid(),
                totals(eleven),
                totals(eight),
                warnings());
    }

    private RfmSummary.Scale scale(Dimension dimension) {
        return new RfmSummary.Scale(
                dimension.toString(), eleven.cuts(dimension).map(Cuts::points).orElse(List.of()), (int)
                        eleven.scoresUsed(dimension).numerator());
    }

    private List<RfmSummary.Cell> grid() {
        int bins = eleven.model().segmentMap().bins();
        List<GridCell> cells = new ArrayList<>();
        for (int i = 0; i < bins * bins; i++) {
            cells.add(new GridCell());
        }
        eleven.scores()
                .values()
                .forEach(score ->
                        cells.get((score.r() - 1) * bins + score.f() - 1).add(score));
        List<RfmSummary.Cell> grid = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).customers > 0) {
                grid.add(cells.get(i).summary(i / bins + 1, i % bins + 1, eleven));
            }
        }
        return grid;
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

    /** The customers with the same recency and frequency scores. */
    private static final class GridCell {

        private final Map<String, Long> segments = new HashMap<>();
        private long customers;
        private long monetaryMinor;

        void add(RfmScore score) {
            segments.merge(score.segment().key(), 1L, Long::sum);
            customers++;
            monetaryMinor = Math.addExact(monetaryMinor, score.monetaryMinor());
        }

        RfmSummary.Cell summary(int r, int f, RfmTable<Integer> table) {
            return new RfmSummary.Cell(r, f, customers, dominant(table), Math.floorDiv(monetaryMinor, customers));
        }

        /** The segment of most of them; of equally frequent ones, the first of the map. */
        private String dominant(RfmTable<Integer> table) {
            String dominant = "";
            long most = 0;
            for (Layer segment : table.model().segmentMap().segments()) {
                long count = segments.getOrDefault(segment.key(), 0L);
                if (count > most) {
                    most = count;
                    dominant = segment.key();
                }
            }
            return dominant;
        }
    }
}
