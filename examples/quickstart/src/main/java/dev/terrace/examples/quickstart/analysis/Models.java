package dev.terrace.examples.quickstart.analysis;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;

import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.core.insight.Association;
import dev.terrace.core.sample.BucketRange;
import dev.terrace.core.sample.Shuffle;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import dev.terrace.lifecycle.LifecycleAttributes;
import dev.terrace.lifecycle.growth.GrowthAccounting;
import dev.terrace.lifecycle.retention.RetentionSpec;
import dev.terrace.lifecycle.stage.StagePolicy;
import dev.terrace.points.PointsAttributes;
import dev.terrace.points.PointsProgram;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.rfm.RfmAttributes;
import dev.terrace.rfm.RfmModel;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * Every choice that the report rests on, in one place; the segments stand in a file.
 *
 * @param calendar what days and months mean
 * @param elevenSegments RFM in fives, with the eleven segments
 * @param eightClasses RFM in halves, with the eight classes
 * @param stages when a customer is new, active, at risk, silent, lost or returned
 * @param growth the monthly account of new, kept, returned and lapsed customers
 * @param retention the monthly cohorts
 * @param program what orders earn and points pay for
 * @param levels what a member's spending of a year leads to
 * @param catalog the segments, which read what the other modules conclude
 * @param push whom to push, whatever the segments are
 * @param behaviour what to explain by what is known of customers beforehand
 */
public record Models(
        Calendar calendar,
        RfmModel elevenSegments,
        RfmModel eightClasses,
        StagePolicy stages,
        GrowthAccounting growth,
        RetentionSpec retention,
        PointsProgram program,
        LevelPlan levels,
        SegmentCatalog catalog,
        PushPlan push,
        BehaviourPlan behaviour) {

    /** What identifies a customer, for lists by hand and for shares. */
    static final Attribute<String> CUSTOMER_ID =
            Attribute.ofString("customer_id").withLabel(Label.of("customer id", "客户编号"));

    /** The smallest number of points that can be spent. */
    private static final long MINIMUM_REDEMPTION = 100;

    /**
     * The models for a population.
     *
     * @param zone the zone of days and months
     * @param currency the currency of every amount
     * @param known the attributes that are known of customers, beside what is concluded
     * @param segments the segments to look for
     * @return the models
     * @throws SegmentsException listing everything that is wrong with the segments
     */
    public static Models of(ZoneId zone, Currency currency, Schema known, SegmentsFile segments) {
        Calendar calendar = Calendar.of(zone);
        LevelPlan levels = levelPlan();
        Money one = Money.parse("1", currency.getCurrencyCode());
        PointsProgram program = pointsProgram(calendar, one, levels);
        Schema schema = schema(known, program);
        return new Models(
                calendar,
                RfmModel.withDefaults().withCalendar(calendar),
                RfmModel.eightClasses().withCalendar(calendar),
                stagePolicy(calendar),
                GrowthAccounting.by(Bucket.MONTH).withCalendar(calendar),
                RetentionSpec.by(Bucket.MONTH).withCalendar(calendar),
                program,
                levels,
                catalog(calendar, schema, segments.segments(schema)),
                pushPlan(calendar, schema, levels),
                behaviourPlan(calendar, schema));
    }

    private static StagePolicy stagePolicy(Calendar calendar) {
        return StagePolicy.builder()
                .calendar(calendar)
                .newFor(60)
                .atRiskAfter(60)
                .silentAfter(120)
                .lostAfter(240)
                .returnedFor(60)
                .build();
    }

    private static LevelPlan levelPlan() {
        return LevelPlan.builder()
                .window(Window.months(12))
                .level(Level.of("basic", Label.of("Basic", "普通会员"), 0))
                .level(Level.of("silver", Label.of("Silver", "银卡会员"), 100).withMultiplier(Ratio.parse("1.2")))
                .level(Level.of("gold", Label.of("Gold", "金卡会员"), 250).withMultiplier(Ratio.parse("1.5")))
                .level(Level.of("platinum", Label.of("Platinum", "白金会员"), 500).withMultiplier(Ratio.parse("2")))
                .build();
    }

    /** A point and a growth value per 1.00 paid; 100 points pay 1.00, at most half of an order. */
    private static PointsProgram pointsProgram(Calendar calendar, Money one, LevelPlan levels) {
        EarningRate perOne = EarningRate.of(Ratio.of(1, one.minorUnits()));
        return PointsProgram.builder(one.currency())
                .earning(perOne)
                .growth(perOne)
                .redemption(RedemptionRule.of(Ratio.of(one.minorUnits(), 100))
                        .withMinimum(MINIMUM_REDEMPTION)
                        .withStep(50)
                        .withShareCap(Ratio.of(1, 2)))
                .expiry(Expiry.endOfMonth(12))
                .levels(levels)
                .calendar(calendar)
                .build();
    }

    private static Schema schema(Schema known, PointsProgram program) {
        return Schema.builder()
                .attribute(CUSTOMER_ID)
                .attributes(known.attributes())
                .attributes(RfmAttributes.of(RfmModel.withDefaults().segmentMap()))
                .attribute(LifecycleAttributes.STAGE)
                .attributes(PointsAttributes.of(program))
                .event(OrderFacts.PURCHASE)
                .build();
    }

    /** What one module concludes, a rule can read: segments join scores, stages, levels, points and events. */
    private static SegmentCatalog catalog(Calendar calendar, Schema schema, List<Segment> segments) {
        return SegmentCatalog.builder(schema)
                .calendar(calendar)
                .identifiedBy(CUSTOMER_ID)
                .segments(segments)
                .build();
    }

    /** 200 of those who bought often and much but not lately, each level with its share, after 10 % are held out. */
    private static PushPlan pushPlan(Calendar calendar, Schema schema, LevelPlan levels) {
        Segment worthWinningBack = Segment.of(
                "worth-winning-back",
                Label.of("Worth winning back", "值得挽回的客户"),
                attr(RfmAttributes.SEGMENT).in("at-risk", "cannot-lose"));
        Attribute<String> level = PointsAttributes.level(levels);
        List<Segment> byLevel = levels.levels().stream()
                .map(one -> Segment.of(one.key(), one.label(), attr(level).is(one.key())))
                .toList();
        return new PushPlan(
                catalog(calendar, schema, List.of(worthWinningBack)),
                catalog(calendar, schema, byLevel),
                new Shuffle("quickstart-holdout", 1),
                BucketRange.first(1_000),
                new Shuffle("quickstart-push", 1),
                200);
    }

    /** Buying at least four times in six months. */
    private static BehaviourPlan behaviourPlan(Calendar calendar, Schema schema) {
        Segment frequent = Segment.of(
                "frequent-buyers",
                Label.of("becoming a frequent buyer", "成为高频买家"),
                did(OrderFacts.PURCHASE.name()).atLeast(4).within(Window.months(6)));
        return new BehaviourPlan(catalog(calendar, schema, List.of(frequent)), Association.withDefaults(), 0.05, 3);
    }
}
