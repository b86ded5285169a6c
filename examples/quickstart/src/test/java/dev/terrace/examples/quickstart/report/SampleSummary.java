package dev.terrace.examples.quickstart.report;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.sample.Shuffle;
import dev.terrace.core.segment.Layer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A made-up summary of a plausible shop, the same on every run. Its last month is not over. */
final class SampleSummary {

    static final LocalDate AS_OF = LocalDate.of(2026, 6, 18);

    private static final List<Layer> STAGES = List.of(
            Layer.of("NEVER_ACTIVE", Label.of("Never active", "从未活跃")),
            Layer.of("LOST", Label.of("Lost", "流失")),
            Layer.of("SILENT", Label.of("Silent", "沉默")),
            Layer.of("AT_RISK", Label.of("At risk", "有流失风险")),
            Layer.of("NEW", Label.of("New", "新用户")),
            Layer.of("RETURNED", Label.of("Returned", "回流")),
            Layer.of("ACTIVE", Label.of("Active", "活跃")));

    private static final List<Layer> LEVELS = List.of(
            Layer.of("basic", Label.of("Basic", "普通会员")),
            Layer.of("silver", Label.of("Silver", "银卡会员")),
            Layer.of("gold", Label.of("Gold", "金卡会员")),
            Layer.of("platinum", Label.of("Platinum", "白金会员")),
            Layer.of("black", Label.of("Black", "黑卡会员")));

    private static final List<Label> ELEVEN = List.of(
            Label.of("Champions", "冠军客户"),
            Label.of("Loyal", "忠诚客户"),
            Label.of("Potential Loyalist", "潜在忠诚客户"),
            Label.of("New Customers", "新客户"),
            Label.of("Promising", "有潜力客户"),
            Label.of("Need Attention", "需关注客户"),
            Label.of("About To Sleep", "即将沉睡客户"),
            Label.of("At Risk", "流失风险客户"),
            Label.of("Cannot Lose", "不能流失客户"),
            Label.of("Hibernating", "沉睡客户"),
            Label.of("Lost", "已流失客户"));

    private static final List<Label> EIGHT = List.of(
            Label.of("Important, keep close", "重要价值客户"),
            Label.of("Important, develop", "重要发展客户"),
            Label.of("Important, hold", "重要保持客户"),
            Label.of("Important, win back", "重要挽留客户"),
            Label.of("Ordinary, keep close", "一般价值客户"),
            Label.of("Ordinary, develop", "一般发展客户"),
            Label.of("Ordinary, hold", "一般保持客户"),
            Label.of("Ordinary, win back", "一般挽留客户"));

    private static final Label PUSH = Label.of("Valuable sleepers", "沉睡高价值客户");

    private SampleSummary() {}

    /** A shop with so many months of history. */
    static Summary of(int months) {
        return of(months, Label.of("Young in Beijing or Shanghai", "京沪年轻客户"));
    }

    /** A shop with so many months of history and a segment of the given name. */
    static Summary of(int months, Label segment) {
        YearMonth first = YearMonth.from(AS_OF).minusMonths(months - 1L);
        return new Summary(
                new Header(
                        "Hillside Tea",
                        AS_OF,
                        ZoneId.of("Asia/Shanghai"),
                        Currency.getInstance("CNY"),
                        first.atDay(3),
                        AS_OF.minusDays(1)),
                new Totals(12_480, 10_236, 41_907, 1_322, 17, 0, Amount.of(Money.ofMinor(1_284_903_455L, "CNY"))),
                rfm(),
                catalogue(segment),
                waterfalls(segment),
                overlap(),
                associations(),
                push(),
                stages(),
                growth(first, months),
                retention(first, months),
                List.of(
                        flow(Label.of("lifecycle stages", "生命周期阶段"), STAGES, 7),
                        flow(Label.of("levels", "会员等级"), LEVELS, 3)),
                points(first, months),
                levels(),
                List.of(
                        check("Stages add up to all customers", "各阶段之和等于全部客户", 12_480),
                        check("Active = new + kept + returned, all months", "活跃 = 新增 + 留存 + 回流（全部月份）", 38_114),
                        check("Points issued − gone = outstanding", "发放 − 兑换 − 过期 − 扣回 = 余额", 2_204_871),
                        check("RFM grid holds every buyer once", "RFM 网格覆盖每位下单客户一次", 10_236)));
    }

    private static IdentityCheck check(String english, String chinese, long number) {
        return new IdentityCheck(Label.of(english, chinese), number, number);
    }

    private static RfmSummary rfm() {
        return new RfmSummary(
                List.of(
                        scale("recency", 5, 14, 37, 92, 210),
                        scale("frequency", 4, 1, 1, 3, 6),
                        scale("monetary", 5, 8_900, 21_450, 56_000, 148_800)),
                grid(),
                totals(ELEVEN, 1_140, 1_020, 1_380, 410, 620, 590, 730, 980, 205, 1_466, 1_695),
                totals(EIGHT, 2_010, 640, 880, 312, 905, 1_530, 411, 3_548),
                List.of(Label.of(
                        "Nobody has frequency score 2: more than a fifth of the customers ordered exactly once.",
                        "没有客户的消费频率得分为 2：超过五分之一的客户只下过一单。")));
    }

    private static RfmSummary.Scale scale(String key, int distinct, long... cuts) {
        return new RfmSummary.Scale(
                key, LongStream.of(cuts).mapToObj(BigDecimal::valueOf).toList(), distinct);
    }

    private static List<RfmSummary.Cell> grid() {
        // By recency score, then frequency score; nobody has frequency score 2.
        int[][] customers = {
            {1_695, 0, 402, 171, 64},
            {1_108, 0, 398, 260, 117},
            {730, 0, 420, 371, 219},
            {540, 0, 455, 468, 402},
            {410, 0, 520, 682, 804}
        };
        int[][] dominant = {{10, 10, 9, 7, 8}, {9, 9, 9, 7, 7}, {6, 6, 5, 1, 1}, {4, 4, 2, 2, 1}, {3, 3, 2, 1, 0}};
        List<RfmSummary.Cell> cells = new ArrayList<>();
        for (int r = 0; r < customers.length; r++) {
            for (int f = 0; f < customers[r].length; f++) {
                if (customers[r][f] > 0) {
                    cells.add(new RfmSummary.Cell(
                            r + 1,
                            f + 1,
                            customers[r][f],
                            key(ELEVEN.get(dominant[r][f])),
                            8_000L * (f + 1) * (f + 1)));
                }
            }
        }
        return cells;
    }

    private static String key(Label label) {
        return label.english().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }

    private static List<SegmentTotal> totals(List<Label> labels, long... customers) {
        return IntStream.range(0, customers.length)
                .mapToObj(i -> new SegmentTotal(
                        key(labels.get(i)), labels.get(i), customers[i], customers[i] * 400_000L / (1 + 2L * i)))
                .toList();
    }

    private static List<SegmentCount> catalogue(Label segment) {
        return List.of(
                new SegmentCount(
                        "young",
                        segment,
                        Label.of(
                                "age is between 18 and 35 and city is one of Beijing, Shanghai",
                                "年龄在 18 到 35 之间，且城市为 北京 或 上海"),
                        2_310,
                        8_055,
                        2_115),
                new SegmentCount(
                        "frequent",
                        Label.of("Frequent buyers", "高频买家"),
                        Label.of("at least 3 times purchase within the last 90 days", "最近 90 天内购买至少 3 次"),
                        1_904,
                        10_576,
                        0),
                new SegmentCount(
                        "sleepers",
                        Label.of("Valuable sleepers", "沉睡高价值客户"),
                        Label.of(
                                "RFM class is one of Cannot Lose, At Risk and not purchase within the last 60 days",
                                "RFM 人群为 不能流失客户 或 流失风险客户，且最近 60 天内没有购买"),
                        1_120,
                        9_116,
                        2_244),
                new SegmentCount(
                        "gold-silent",
                        Label.of("Gold members gone silent", "沉默的金卡会员"),
                        Label.of("level is at least Gold and stage is Silent", "等级不低于 金卡会员，且生命周期阶段为 沉默"),
                        187,
                        12_293,
                        0));
    }

    private static List<SegmentWaterfall> waterfalls(Label segment) {
        return catalogue(segment).stream()
                .map(one -> new SegmentWaterfall(
                        one.key(),
                        one.label(),
                        12_480,
                        List.of(
                                new SegmentWaterfall.Step(
                                        Label.of("the first clause", "第一个条件"),
                                        one.out() / 2,
                                        one.in() + one.out() / 2,
                                        one.unknown(),
                                        one.unknown() == 0
                                                ? List.of()
                                                : List.of(new SegmentWaterfall.Missing(
                                                        "age", Label.of("age", "年龄"), one.unknown() - 7)),
                                        one.unknown() == 0 ? 0 : 7),
                                new SegmentWaterfall.Step(
                                        one.rule(), one.out() - one.out() / 2, one.in(), one.unknown(), List.of(), 0))))
                .toList();
    }

    private static SegmentOverlap overlap() {
        return new SegmentOverlap(
                List.of("young", "frequent", "sleepers", "gold-silent"),
                List.of(
                        List.of(2_310L, 604L, 80L, 21L),
                        List.of(604L, 1_904L, 55L, 12L),
                        List.of(80L, 55L, 1_120L, 187L),
                        List.of(21L, 12L, 187L, 187L)));
    }

    private static Associations associations() {
        return new Associations(
                Label.of("becoming a frequent buyer", "成为高频买家"),
                Label.of("did purchase at least 4 times in the last 6 months", "最近 6 个月内购买至少 4 次"),
                12_480,
                1_530,
                0.05,
                List.of(
                        new Associations.Attribute("level", Label.of("card", "会员卡"), 0.21, 0.000_01),
                        new Associations.Attribute("age", Label.of("age", "年龄"), -0.08, 0.02)),
                List.of(
                        trait("level", Label.of("card is Golden", "会员卡为 金卡"), 1_204, 331, 2.4, 0.000_02),
                        trait("city", Label.of("city is Shanghai", "城市为 上海"), 2_004, 331, 1.5, 0.004),
                        trait("age", Label.of("age is between 61 and 90", "年龄在 61 到 90 之间"), 880, 61, 0.5, 0.03)),
                List.of(Label.of("shoe size: nobody has a value", "鞋码：全部缺失")));
    }

    private static Associations.Trait trait(
            String attribute, Label label, long with, long didWith, double oddsRatio, double qValue) {
        return new Associations.Trait(
                attribute,
                label,
                with,
                didWith,
                12_000 - with,
                1_500 - didWith,
                oddsRatio,
                oddsRatio / 1.3,
                oddsRatio * 1.3,
                qValue);
    }

    private static PushSample push() {
        return new PushSample(
                PUSH,
                Label.of("RFM class is one of Cannot Lose, At Risk", "RFM 人群为 不能流失客户 或 流失风险客户"),
                Shuffle.of("hold"),
                1_000,
                Shuffle.of("draw"),
                200,
                List.of(
                        new PushSample.Stratum("basic", LEVELS.get(0).label(), 610, 58, 109, 109),
                        new PushSample.Stratum("silver", LEVELS.get(1).label(), 412, 44, 73, 73),
                        new PushSample.Stratum("gold", LEVELS.get(2).label(), 98, 11, 18, 18)));
    }

    private static List<StageCount> stages() {
        long[] customers = {2_244, 2_890, 1_740, 1_215, 980, 466, 2_945};
        return IntStream.range(0, customers.length)
                .mapToObj(i -> new StageCount(STAGES.get(i).key(), STAGES.get(i).label(), customers[i]))
                .toList();
    }

    private static List<LevelCount> levels() {
        long[] members = {7_980, 2_711, 1_204, 486, 99};
        String[] multipliers = {"1", "1.2", "1.5", "2", "3"};
        long[] thresholds = {0, 1_000, 5_000, 20_000, 80_000};
        return IntStream.range(0, members.length)
                .mapToObj(i -> new LevelCount(
                        LEVELS.get(i).key(), LEVELS.get(i).label(), thresholds[i], multipliers[i], members[i]))
                .toList();
    }

    private static List<GrowthMonth> growth(YearMonth first, int months) {
        SplittableRandom random = new SplittableRandom(1);
        List<GrowthMonth> growth = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < months; i++) {
            boolean complete = i < months - 1;
            double season = complete ? 1 + 0.25 * Math.sin(i / 12.0 * 2 * Math.PI) : 0.55;
            long fresh = Math.round(season * (420 + random.nextInt(120)));
            long kept = Math.round(before * (0.38 + 0.01 * random.nextInt(9)));
            long returned = Math.round(season * Math.min(i, 12) * (14 + random.nextInt(9)));
            long active = fresh + kept + returned;
            growth.add(new GrowthMonth(first.plusMonths(i), active, fresh, kept, returned, before - kept, complete));
            before = active;
        }
        return growth;
    }

    private static List<Cohort> retention(YearMonth first, int months) {
        SplittableRandom random = new SplittableRandom(2);
        List<Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            long size = 380L + random.nextInt(240);
            List<Cohort.Cell> cells = new ArrayList<>();
            for (int period = 0; i + period < months; period++) {
                double rate = period == 0 ? 1 : (0.42 + 0.004 * random.nextInt(20)) / Math.pow(period, 0.45);
                boolean complete = i + period < months - 1;
                cells.add(new Cohort.Cell(
                        period, Math.round(size * rate * (complete || period == 0 ? 1 : 0.6)), complete));
            }
            cohorts.add(new Cohort(first.plusMonths(i), size, cells));
        }
        return cohorts;
    }

    private static LayerFlow flow(Label title, List<Layer> layers, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Long>> counts = IntStream.range(0, layers.size())
                .mapToObj(from -> IntStream.range(0, layers.size())
                        .mapToObj(to -> moved(from, to, random))
                        .toList())
                .toList();
        return new LayerFlow(title, LocalDate.of(2026, 3, 31), LocalDate.of(2026, 6, 17), layers, counts);
    }

    private static long moved(int from, int to, SplittableRandom random) {
        return switch (Math.abs(from - to)) {
            case 0 -> 700 + random.nextInt(900) - 60L * from;
            case 1 -> 120 + random.nextInt(180);
            case 2 -> random.nextInt(90);
            default -> 0;
        };
    }

    private static List<PointsMonth> points(YearMonth first, int months) {
        SplittableRandom random = new SplittableRandom(4);
        List<PointsMonth> points = new ArrayList<>();
        long outstanding = 0;
        for (int i = 0; i < months; i++) {
            double part = i < months - 1 ? 1 : 0.55;
            long issued = Math.round(part * (90_000 + i * 2_500L + random.nextInt(30_000)));
            long redeemed = Math.round(part * Math.min(0.12 * outstanding, 70_000 + random.nextInt(25_000)));
            long expired = i < 12 ? 0 : Math.round(part * (18_000 + random.nextInt(9_000)));
            long clawedBack = Math.round(part * (2_000 + random.nextInt(4_000)));
            outstanding += issued - redeemed - expired - clawedBack;
            points.add(new PointsMonth(
                    first.plusMonths(i),
                    issued,
                    redeemed,
                    expired,
                    clawedBack,
                    outstanding,
                    redeemed / 420,
                    redeemed,
                    i < months - 1));
        }
        return points;
    }

    /** A shop nobody has bought from yet. */
    static Summary empty() {
        return new Summary(
                new Header("Nothing yet", AS_OF, ZoneId.of("UTC"), Currency.getInstance("JPY"), null, null),
                new Totals(0, 0, 0, 0, 0, 0, Amount.of(Money.ofMinor(0, "JPY"))),
                new RfmSummary(
                        Stream.of("recency", "frequency", "monetary")
                                .map(key -> new RfmSummary.Scale(key, List.of(), 0))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of(),
                List.of(),
                new SegmentOverlap(List.of(), List.of()),
                null,
                new PushSample(PUSH, PUSH, Shuffle.of("hold"), 1_000, Shuffle.of("draw"), 200, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
