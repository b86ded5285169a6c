package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.History;
import dev.terrace.core.time.Interval;
import dev.terrace.examples.quickstart.report.Cohort;
import dev.terrace.examples.quickstart.report.GrowthMonth;
import dev.terrace.lifecycle.growth.GrowthPeriod;
import dev.terrace.lifecycle.growth.GrowthSeries;
import dev.terrace.lifecycle.retention.RetentionCell;
import dev.terrace.lifecycle.retention.RetentionRow;
import dev.terrace.lifecycle.retention.RetentionTable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * How the population as a whole grew and came back, month by month.
 *
 * @param growth who was active, and why
 * @param retention who of each month's newcomers came back
 */
record LifecycleFindings(GrowthSeries growth, RetentionTable retention) {

    /** Measures some of the customers by their histories. */
    static LifecycleFindings of(Models models, OrderFacts facts, List<History> histories) {
        Interval months = facts.monthsWithOrders(models.calendar());
        return new LifecycleFindings(
                models.growth().measure(histories, months, facts.asOf()),
                models.retention().measure(histories, months, facts.asOf()));
    }

    /** The same of these and other customers. */
    LifecycleFindings merge(LifecycleFindings other) {
        return new LifecycleFindings(growth.merge(other.growth), retention.merge(other.retention));
    }

    List<GrowthMonth> growthMonths() {
        return growth.periods().stream().map(LifecycleFindings::month).toList();
    }

    private static GrowthMonth month(GrowthPeriod period) {
        return new GrowthMonth(
                YearMonth.parse(period.name()),
                period.active(),
                period.newUsers(),
                period.kept(),
                period.returned(),
                period.lapsed(),
                period.isComplete());
    }

    List<Cohort> cohorts() {
        return retention.rows().stream().map(LifecycleFindings::cohort).toList();
    }

    private static Cohort cohort(RetentionRow row) {
        List<Cohort.Cell> cells = new ArrayList<>();
        for (int period = 0; period < row.cells().size(); period++) {
            RetentionCell cell = row.cells().get(period);
            cells.add(new Cohort.Cell(period, cell.retained().numerator(), cell.isComplete()));
        }
        return new Cohort(YearMonth.parse(row.name()), row.size(), cells);
    }
}
