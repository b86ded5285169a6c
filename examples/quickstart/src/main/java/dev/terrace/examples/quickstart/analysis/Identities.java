package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Label;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.report.GrowthMonth;
import dev.terrace.examples.quickstart.report.IdentityCheck;
import dev.terrace.examples.quickstart.report.LayerFlow;
import dev.terrace.examples.quickstart.report.PointsMonth;
import dev.terrace.examples.quickstart.report.RfmSummary;
import dev.terrace.examples.quickstart.report.SegmentCount;
import dev.terrace.examples.quickstart.report.SegmentTotal;
import dev.terrace.examples.quickstart.report.SegmentWaterfall;
import dev.terrace.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Numbers that must come out the same on two ways; the work stops where they do not. */
final class Identities {

    /** About how many customers are asked one by one. */
    private static final int ONE_BY_ONE = 100;

    private final List<IdentityCheck> checks = new ArrayList<>();

    /** In each month the points held follow from those held before and what happened; so they do over all months. */
    void checkPoints(List<PointsMonth> months) {
        List<Long> held = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        long before = 0;
        for (PointsMonth month : months) {
            held.add(month.outstanding());
            expected.add(before + month.issued() - month.redeemed() - month.expired() - month.clawedBack());
            before = month.outstanding();
        }
        check(
                Label.of("points issued = redeemed + expired + clawed back + outstanding", "积分发放 = 核销 + 过期 + 收回 + 未用"),
                sum(months, PointsMonth::issued),
                sum(months, PointsMonth::redeemed)
                        + sum(months, PointsMonth::expired)
                        + sum(months, PointsMonth::clawedBack)
                        + before);
        checkEach(
                Label.of(
                        "each month: outstanding = outstanding before + issued - redeemed - expired - clawed back",
                        "逐月：未用 = 上月未用 + 发放 - 核销 - 过期 - 收回"),
                held,
                expected);
    }

    /** In each month who was active, as counted on the log, is accounted for. */
    void checkGrowth(List<GrowthMonth> months, Map<Long, Long> activeInLog, Calendar calendar) {
        List<Long> active = new ArrayList<>();
        List<Long> accounted = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        List<Long> lapsed = new ArrayList<>();
        long before = 0;
        for (GrowthMonth month : months) {
            long number = calendar.bucketOf(
                    Bucket.MONTH, calendar.startOf(month.month().atDay(1)));
            long now = activeInLog.getOrDefault(number, 0L);
            active.add(now);
            accounted.add(month.newUsers() + month.kept() + month.returned());
            gone.add(before - month.kept());
            lapsed.add(month.lapsed());
            before = now;
        }
        checkEach(Label.of("each month: active = new + kept + returned", "逐月：活跃 = 新增 + 留存 + 回流"), active, accounted);
        checkEach(Label.of("each month: lapsed = active before - kept", "逐月：流失 = 上月活跃 - 留存"), lapsed, gone);
    }

    /** Each customer with an order has one segment and one class. */
    void checkSegments(RfmSummary rfm, long customersWithOrders) {
        check(
                Label.of("eleven segments = customers with orders", "十一个分群之和 = 下单客户数"),
                sum(rfm.segments11(), SegmentTotal::customers),
                customersWithOrders);
        check(
                Label.of("eight classes = customers with orders", "八类客户之和 = 下单客户数"),
                sum(rfm.segments8(), SegmentTotal::customers),
                customersWithOrders);
    }

    /** Who flows out of a layer was in it at the earlier date, and who flows in is in it at the later one. */
    void checkFlow(LayerFlow flow, Map<String, Long> before, Map<String, Long> after) {
        List<Long> flows = new ArrayList<>();
        List<Long> counted = new ArrayList<>();
        List<Layer> layers = flow.layers();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            String key = layers.get(i).key();
            flows.add(sum(flow.counts().get(i), Long::longValue));
            counted.add(before.getOrDefault(key, 0L));
            flows.add(sum(flow.counts(), row -> row.get(layer)));
            counted.add(after.getOrDefault(key, 0L));
        }
        checkEach(
                Label.of(
                        flow.title().english() + ": flows out of and into each layer = its members at either date",
                        flow.title().chinese() + "：各层流出、流入 = 前后两日人数"),
                flows,
                counted);
    }

    /** Who is never active has no order in the log. */
    void checkNeverActive(Map<String, Long> stages, long withoutOrder) {
        check(
                Label.of("never active at the earlier date = customers without an order before", "前一日从未活跃 = 此前未下单客户数"),
                stages.getOrDefault(Stage.NEVER_ACTIVE.key(), 0L),
                withoutOrder);
    }

    /** Of each segment, those in it, those of whom it is unknown and those whom a clause of its rule takes out are all. */
    void checkMembers(List<SegmentCount> segments, List<SegmentWaterfall> waterfalls, long customers) {
        List<Long> found = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            SegmentCount segment = segments.get(i);
            long removed = sum(waterfalls.get(i).steps(), SegmentWaterfall.Step::removed);
            found.add(segment.in() + segment.unknown() + removed);
            all.add(customers);
        }
        checkEach(
                Label.of(
                        "each segment: in + unknown + taken out by a clause = customers", "每个人群：符合 + 未知 + 各条件排除 = 客户数"),
                found,
                all);
    }

    /** Some customers, asked one by one, are in the segments in which they are when all are asked at once. */
    void checkOneByOne(SegmentCatalog catalog, Audiences<String> audiences, Census census, OrderFacts facts) {
        int step = Math.max(1, facts.customers() / ONE_BY_ONE);
        long asked = 0;
        long same = 0;
        for (int customer = 0; customer < facts.customers(); customer += step) {
            String id = facts.log().customerId(customer);
            for (String key : audiences.keys()) {
                asked++;
                same += catalog.truthOf(key, census.user(customer), facts.asOf()) == truth(audiences, key, id) ? 1 : 0;
            }
        }
        check(Label.of("answers one by one = answers all at once", "逐个判断 = 整体圈选（抽查）"), same, asked);
    }

    private static Truth truth(Audiences<String> audiences, String key, String id) {
        if (audiences.of(key).contains(id)) {
            return Truth.TRUE;
        }
        return audiences.unknown(key).contains(id) ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static <T> long sum(List<T> things, ToLongFunction<T> figure) {
        return things.stream().mapToLong(figure).sum();
    }

    /**
     * Asserts an identity of each pair; the sums are shown.
     *
     * @throws IllegalStateException if it does not hold
     */
    private void checkEach(Label name, List<Long> left, List<Long> right) {
        for (int i = 0; i < left.size(); i++) {
            require(new IdentityCheck(name, left.get(i), right.get(i)));
        }
        check(name, sum(left, Long::longValue), sum(right, Long::longValue));
    }

    /**
     * Asserts an identity.
     *
     * @throws IllegalStateException if it does not hold
     */
    private void check(Label name, long left, long right) {
        IdentityCheck check = new IdentityCheck(name, left, right);
        require(check);
        checks.add(check);
    }

    private static void require(IdentityCheck check) {
        if (!check.holds()) {
            throw new IllegalStateException("identity does not hold: "
                    + check.name().english() + ": " + check.left() + " and " + check.right());
        }
    }

    List<IdentityCheck> checks() {
        return List.copyOf(checks);
    }
}
