package dev.terrace.lifecycle;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.lifecycle.Facts.visitsOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.lifecycle.activity.Activity;
import dev.terrace.lifecycle.growth.GrowthAccounting;
import dev.terrace.lifecycle.growth.GrowthSeries;
import dev.terrace.lifecycle.retention.RetentionSpec;
import dev.terrace.lifecycle.retention.RetentionTable;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.lifecycle.stage.StagePolicy;
import dev.terrace.lifecycle.stage.Staged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/lifecycle.md. */
class GuideTest {

    // guide: policy
    static final StagePolicy POLICY = StagePolicy.builder()
            .activity(Activity.of("visit", "purchase"))
            .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
            .newFor(14)
            .atRiskAfter(14)
            .silentAfter(30)
            .lostAfter(90)
            .returnedFor(14)
            .build();
    // end

    private final Instant asOf = Instant.parse("2026-03-31T16:00:00Z");

    private final List<History> histories = List.of(
            visitsOn("2026-01-05", "2026-02-10", "2026-03-10"),
            visitsOn("2026-01-20"),
            visitsOn("2026-02-14", "2026-03-01"),
            visitsOn("2026-01-31", "2026-03-31"));

    private static History ann() {
        // guide: facts
        History ann = History.of(List.of(
                Event.of("visit", Instant.parse("2026-01-03T10:00:00Z")),
                Event.of("purchase", Instant.parse("2026-01-20T02:30:00Z")),
                Event.of("visit", Instant.parse("2026-02-20T20:00:00Z"))));
        // end
        return ann;
    }

    @Test
    void aStageExplainsItself() {
        History ann = ann();
        // guide: stage
        Staged staged = POLICY.stageOf(ann, asOf);

        staged.stage(); // Optional[SILENT]
        staged.since(); // Optional[2026-03-22T16:00:00Z], the start of 23 March in Shanghai
        staged.daysSinceLastActivity(); // OptionalLong[39]
        staged.nextChangeAt(); // Optional[2026-05-21T16:00:00Z]: lost from 22 May on, if nothing happens
        staged.text(Locale.ENGLISH);
        staged.text(Locale.CHINESE);
        // end
        assertThat(staged.stage()).contains(Stage.SILENT);
        assertThat(staged.since()).contains(Instant.parse("2026-03-22T16:00:00Z"));
        assertThat(staged.daysSinceLastActivity()).hasValue(39);
        assertThat(staged.nextChangeAt()).contains(Instant.parse("2026-05-21T16:00:00Z"));
        assertThat(staged.text(Locale.ENGLISH))
                .isEqualTo("Silent since 2026-03-23: last activity 39 days ago reaches 30 (Silent);"
                        + " last activity 39 days ago is below 90 (Lost)");
        assertThat(staged.text(Locale.CHINESE))
                .isEqualTo("沉默，自 2026-03-23 起：距最近活跃 39 天，已满 30 天（沉默）；距最近活跃 39 天，未满 90 天（流失）");
    }

    @Test
    void aRuleReadsTheStage() {
        Staged staged = POLICY.stageOf(ann(), asOf);
        // guide: rule
        Schema schema = Schema.of(LifecycleAttributes.STAGE);
        SegmentCatalog catalog = SegmentCatalog.builder(schema)
                .segment("win-back", attr(LifecycleAttributes.STAGE).in("silent", "lost"))
                .build();

        Profile profile =
                LifecycleAttributes.set(Profile.builder(schema), staged).build();
        Membership winBack = catalog.evaluate(User.of(profile), asOf).of("win-back");
        // end
        assertThat(winBack.truth()).isEqualTo(Truth.TRUE);
    }

    @Test
    void stagesFlow() {
        // guide: flow
        Flow<String> flow = Flow.between(
                Stage.layers(),
                Map.of("ann", "silent", "bob", "new", "cho", "never-active"),
                Map.of("ann", "returned", "bob", "at-risk", "cho", "never-active"));

        flow.count("silent", "returned"); // 1
        flow.up(); // 1: ann came back
        flow.down(); // 1: bob is slipping
        // end
        assertThat(flow.count("silent", "returned")).isEqualTo(1);
        assertThat(flow.up()).isEqualTo(1);
        assertThat(flow.down()).isEqualTo(1);
    }

    @Test
    void aShortHistoryLeavesTheStageOpen() {
        History ann = visitsOn("2026-03-25");
        // guide: incomplete
        History sinceTheMove = ann.withCompleteSince(Instant.parse("2025-12-31T16:00:00Z"));
        Staged staged = POLICY.stageOf(sinceTheMove, asOf);

        staged.stage(); // Optional.empty
        staged.possible(); // [NEW, RETURNED]
        staged.is(Stage.NEW); // UNKNOWN
        staged.is(Stage.ACTIVE); // FALSE
        staged.text(Locale.ENGLISH);
        // end
        assertThat(staged.stage()).isEmpty();
        assertThat(staged.possible()).containsExactly(Stage.NEW, Stage.RETURNED);
        assertThat(staged.is(Stage.NEW)).isEqualTo(Truth.UNKNOWN);
        assertThat(staged.is(Stage.ACTIVE)).isEqualTo(Truth.FALSE);
        assertThat(staged.text(Locale.ENGLISH))
                .isEqualTo("Undecided (New, Returned): the history is not complete before 2026-01-01");
    }

    @Test
    void growthIsAccountedFor() {
        // guide: growth
        GrowthAccounting monthly = GrowthAccounting.by(Bucket.MONTH).withActivity(Activity.of("visit"));
        Interval firstQuarter =
                Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

        GrowthSeries series = monthly.measure(histories, firstQuarter, asOf);
        series.text(Locale.ENGLISH);
        series.text(Locale.CHINESE);
        series.periods().get(1).retention(); // 1/3: of 3 users in January, 1 was kept in February
        series.periods().get(1).quickRatio(); // 1/2: 1 user gained, 2 lost
        // end
        assertThat(series.text(Locale.ENGLISH)).isEqualTo("""
                        2026-01: 3 active = 3 new + 0 kept + 0 returned; 0 lapsed
                        2026-02: 2 active = 1 new + 1 kept + 0 returned; 2 lapsed
                        2026-03: 3 active = 0 new + 2 kept + 1 returned; 0 lapsed (so far)""");
        assertThat(series.text(Locale.CHINESE)).isEqualTo("""
                        2026-01：活跃 3 = 新增 3 + 留存 0 + 回流 0；流失 0
                        2026-02：活跃 2 = 新增 1 + 留存 1 + 回流 0；流失 2
                        2026-03：活跃 3 = 新增 0 + 留存 2 + 回流 1；流失 0（截至目前）""");
        assertThat(series.periods().get(1).retention()).hasToString("1/3");
        assertThat(series.periods().get(1).quickRatio()).hasToString("1/2");
    }

    @Test
    void partsMerge() {
        GrowthAccounting monthly = GrowthAccounting.by(Bucket.MONTH).withActivity(Activity.of("visit"));
        Interval firstQuarter =
                Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        List<History> one = histories.subList(0, 1);
        List<History> rest = histories.subList(1, 4);
        // guide: merge
        GrowthSeries whole = monthly.measure(one, firstQuarter, asOf).merge(monthly.measure(rest, firstQuarter, asOf));
        // end
        assertThat(whole).isEqualTo(monthly.measure(histories, firstQuarter, asOf));
    }

    @Test
    void retentionIsATriangle() {
        Interval firstQuarter =
                Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        // guide: retention
        RetentionTable table = RetentionSpec.by(Bucket.MONTH).measure(histories, firstQuarter, asOf);

        table.text(Locale.ENGLISH);
        table.text(Locale.CHINESE);
        table.rows().get(0).cell(1); // Optional[1/3]
        table.rows().get(0).cell(2); // Optional[2/3*]: March is not over
        table.rows().get(1).cell(2); // Optional.empty: April has not begun
        table.overall(1); // 1/3: February's cohort is left out until March is over
        // end
        assertThat(table.text(Locale.ENGLISH)).isEqualTo("""
                        by month: users, then users active each month after (* so far, ? history too short)
                        2026-01: 3 1 2*
                        2026-02: 1 1*
                        2026-03: 0*""");
        assertThat(table.text(Locale.CHINESE)).startsWith("按月：人数，此后每月的活跃人数（* 截至目前，? 历史不足）\n2026-01: 3 1 2*");
        assertThat(table.rows().get(0).cell(1)).hasToString("Optional[1/3]");
        assertThat(table.rows().get(0).cell(2)).hasToString("Optional[2/3*]");
        assertThat(table.rows().get(1).cell(2)).isEmpty();
        assertThat(table.overall(1)).hasToString("1/3");
    }

    @Test
    void aPolicyReportsAllProblems() {
        // guide: errors
        StagePolicy.Builder wrong = StagePolicy.builder().newFor(0).silentAfter(10); // atRiskAfter is 14 by default
        // end
        assertThatThrownBy(wrong::build).hasMessage("""
                        stage policy is not valid (2):
                          newFor: must be in [1, 36500] days but was 0 [OUT_OF_RANGE]
                          silentAfter: must be more than atRiskAfter 14 but was 10 [NOT_ASCENDING]""");
    }
}
