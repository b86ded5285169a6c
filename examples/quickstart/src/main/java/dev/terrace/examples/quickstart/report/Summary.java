package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The totals behind every chart of the report, and what {@code summary.json} holds. Shares, means over the whole and
 * sums are left to the reader of the file, since they follow from what is here.
 *
 * @param header what was looked at, and when
 * @param totals how much of it there was
 * @param rfm recency, frequency and monetary value
 * @param segments the segments of the catalogue
 * @param waterfalls how the clauses of each of them take customers out
 * @param overlap how many customers each two of them share
 * @param associations what goes with a behaviour; null where nothing but orders is known of customers
 * @param push whom to push
 * @param stages the customers by lifecycle stage, in the order of the stages
 * @param growth the months, oldest first and without gaps
 * @param retention the cohorts, oldest first
 * @param flows the moves between layers, one entry per pair of dates
 * @param points the months of the points programme, oldest first and without gaps
 * @param levels the members by level, lowest level first
 * @param checks the identities that were asserted
 */
public record Summary(
        Header header,
        Totals totals,
        RfmSummary rfm,
        List<SegmentCount> segments,
        List<SegmentWaterfall> waterfalls,
        SegmentOverlap overlap,
        @Nullable Associations associations,
        PushSample push,
        List<StageCount> stages,
        List<GrowthMonth> growth,
        List<Cohort> retention,
        List<LayerFlow> flows,
        List<PointsMonth> points,
        List<LevelCount> levels,
        List<IdentityCheck> checks) {

    /** Copies the lists. */
    public Summary {
        requireNonNull(header, "header");
        requireNonNull(totals, "totals");
        requireNonNull(rfm, "rfm");
        segments = List.copyOf(segments);
        waterfalls = List.copyOf(waterfalls);
        requireNonNull(overlap, "overlap");
        requireNonNull(push, "push");
        stages = List.copyOf(stages);
        growth = List.copyOf(growth);
        retention = List.copyOf(retention);
        flows = List.copyOf(flows);
        points = List.copyOf(points);
        levels = List.copyOf(levels);
        checks = List.copyOf(checks);
    }

    /** The same with other cohorts. */
    Summary withRetention(List<Cohort> cohorts) {
        return new Summary(
                header,
                totals,
                rfm,
                segments,
                waterfalls,
                overlap,
                associations,
                push,
                stages,
                growth,
                cohorts,
                flows,
                points,
                levels,
                checks);
    }
}
