package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.segment.Layer;
import dev.terrace.examples.quickstart.report.RfmSummary;
import dev.terrace.rfm.RfmScore;
import dev.terrace.rfm.RfmTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The customers by recency and frequency score. */
final class RfmGrid {

    private RfmGrid() {}

    /** The cells with customers, by recency score, then frequency score. */
    static List<RfmSummary.Cell> of(RfmTable<Integer> table) {
        int bins = table.model().segmentMap().bins();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < bins * bins; i++) {
            cells.add(new Cell());
        }
        table.scores()
                .values()
                .forEach(score ->
                        cells.get((score.r() - 1) * bins + score.f() - 1).add(score));
        List<RfmSummary.Cell> grid = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).customers > 0) {
                grid.add(cells.get(i).summary(i / bins + 1, i % bins + 1, table));
            }
        }
        return grid;
    }

    /** The customers with the same recency and frequency scores. */
    private static final class Cell {

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
