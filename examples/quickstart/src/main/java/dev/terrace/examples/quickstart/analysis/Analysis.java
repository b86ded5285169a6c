package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.input.OrderLog;
import dev.terrace.examples.quickstart.report.Amount;
import dev.terrace.examples.quickstart.report.CustomerRow;
import dev.terrace.examples.quickstart.report.GrowthMonth;
import dev.terrace.examples.quickstart.report.Header;
import dev.terrace.examples.quickstart.report.LayerFlow;
import dev.terrace.examples.quickstart.report.LevelCount;
import dev.terrace.examples.quickstart.report.SegmentTotal;
import dev.terrace.examples.quickstart.report.StageCount;
import dev.terrace.examples.quickstart.report.Summary;
import dev.terrace.examples.quickstart.report.Totals;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.points.level.Level;
import dev.terrace.rfm.PurchaseSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Segments, scores, stages and rewards a population as of one day. */
public final class Analysis {

    private static final int MONTHS_BACK = 3;
    private static final int PART_SIZE = 1_000;

    private final Input input;
    private final ZoneId zone;
    private final Models models;
    private final OrderFacts facts;
    private final Instant earlier;
    private final Identities identities = new Identities();

    /**
     * An analysis.
     *
     * @param input the customers and their orders
     * @param zone the zone of days and months
     * @param asOf the day at whose start to look back; null for the day after the last order
     */
    public Analysis(Input input, ZoneId zone, @Nullable LocalDate asOf) {
        this.input = requireNonNull(input, "input");
        this.zone = requireNonNull(zone, "zone");
        Calendar calendar = Calendar.of(zone);
        this.models = Models.of(calendar, input.currency(), input.schema());
        this.facts = new OrderFacts(
                input.log(), calendar.startOf(asOf != null ? asOf : dayAfterLastOrder(calendar, input.log())));
        long month = calendar.bucketOf(Bucket.MONTH, facts.asOf());
        this.earlier = calendar.intervalOf(Bucket.MONTH, month - MONTHS_BACK).start();
    }

    private static LocalDate dayAfterLastOrder(Calendar calendar, OrderLog log) {
        return log.lastPurchaseAt()
                .map(last -> calendar.dayOf(last).plusDays(1))
                .orElse(LocalDate.EPOCH);
    }

    /**
     * Does the work.
     *
     * @param progress hears how far it is
     * @return the totals and the customers
     * @throws IllegalStateException if an identity does not hold, which would be a defect of the library
     */
    public Findings run(Progress progress) {
        progress.at("scoring", 0, 1);
        Map<Integer, PurchaseSummary> summaries = facts.summaries();
        RfmFindings rfm = RfmFindings.of(models, summaries, facts.asOf());
        Census census = new Census(models, input, facts, earlier, rfm);
        Part whole = workInParts(census, progress);
        progress.at("measuring growth and retention", 0, 1);
        LifecycleFindings lifecycle = LifecycleFindings.of(models, facts);
        Summary summary = summary(summaries, rfm, whole, census, lifecycle);
        Iterable<CustomerRow> rows = () ->
                IntStream.range(0, facts.customers()).mapToObj(census::row).iterator();
        return new Findings(summary, rows);
    }

    private Part workInParts(Census census, Progress progress) {
        AtomicLong done = new AtomicLong();
        int parts = (facts.customers() + PART_SIZE - 1) / PART_SIZE;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    int from = part * PART_SIZE;
                    int to = Math.min(from + PART_SIZE, facts.customers());
                    Part result = work(census, from, to);
                    progress.at(
                            "playing points and levels month by month", done.addAndGet(to - from), facts.customers());
                    return result;
                })
                .reduce(Part::merge)
                .orElseGet(() -> work(census, 0, 0));
    }

    private Part work(Census census, int from, int to) {
        PointsPlayback playback = new PointsPlayback(models, facts);
        SegmentTally segments = new SegmentTally();
        for (int customer = from; customer < to; customer++) {
            segments.add(census.add(customer, playback.play(customer, earlier)));
        }
        return new Part(playback.ledger(), segments);
    }

    private Summary summary(
            Map<Integer, PurchaseSummary> summaries,
            RfmFindings rfm,
            Part whole,
            Census census,
            LifecycleFindings lifecycle) {
        Totals totals = totals(summaries);
        List<StageCount> stages = stages(census);
        List<LevelCount> levels = levels(census);
        checkIdentities(totals, rfm, whole.ledger(), stages, levels, lifecycle.growthMonths());
        return new Summary(
                header(),
                totals,
                rfm.summary(),
                whole.segments().summary(models.catalog()),
                stages,
                lifecycle.growthMonths(),
                lifecycle.cohorts(),
                List.of(
                        flow(
                                Label.of("Lifecycle stages", "生命周期阶段"),
                                Stage.layers(),
                                census.earlierStages(),
                                census.stages()),
                        flow(
                                Label.of("Member levels", "会员等级"),
                                models.levels().layers(),
                                census.earlierLevels(),
                                census.levels())),
                whole.ledger().summary(),
                levels,
                identities.checks());
    }

    private Header header() {
        Calendar calendar = models.calendar();
        return new Header(
                input.source(),
                calendar.dayOf(facts.asOf()),
                zone,
                input.currency(),
                input.log().firstPurchaseAt().map(calendar::dayOf).orElse(null),
                input.log().lastPurchaseAt().map(calendar::dayOf).orElse(null));
    }

    private Totals totals(Map<Integer, PurchaseSummary> summaries) {
        long revenue = summaries.values().stream()
                .mapToLong(PurchaseSummary::totalMinor)
                .reduce(0, Math::addExact);
        return new Totals(
                facts.customers(),
                summaries.values().stream()
                        .filter(summary -> summary.orders() > 0)
                        .count(),
                summaries.values().stream().mapToLong(PurchaseSummary::orders).sum(),
                summaries.values().stream().mapToLong(PurchaseSummary::refunds).sum(),
                input.reading().rejected(),
                Amount.of(Money.ofMinor(revenue, input.currency().getCurrencyCode())));
    }

    private static List<StageCount> stages(Census census) {
        Map<String, Long> counts = counts(census.stages());
        return Stage.layers().layers().stream()
                .map(stage -> new StageCount(stage.key(), stage.label(), counts.getOrDefault(stage.key(), 0L)))
                .toList();
    }

    private List<LevelCount> levels(Census census) {
        Map<String, Long> counts = counts(census.levels());
        return models.levels().levels().stream()
                .map(level -> new LevelCount(
                        level.key(),
                        level.label(),
                        level.threshold(),
                        multiplier(level),
                        counts.getOrDefault(level.key(), 0L)))
                .toList();
    }

    private static String multiplier(Level level) {
        double factor = level.multiplier().value().orElseThrow();
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }

    private static Map<String, Long> counts(Map<Integer, String> keys) {
        return keys.values().stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    private LayerFlow flow(Label title, Layers layers, Map<Integer, String> before, Map<Integer, String> after) {
        Flow<Integer> flow = Flow.between(layers, before, after);
        identities.check(
                Label.of(title.english() + ": flows = customers", title.chinese() + "：流动之和 = 客户数"),
                flow.total(),
                facts.customers());
        List<Layer> all = layers.layers();
        return new LayerFlow(
                title,
                models.calendar().dayOf(earlier),
                models.calendar().dayOf(facts.asOf()),
                all,
                all.stream()
                        .map(from -> all.stream()
                                .map(to -> flow.count(from.key(), to.key()))
                                .toList())
                        .toList());
    }

    private void checkIdentities(
            Totals totals,
            RfmFindings rfm,
            PointsLedger ledger,
            List<StageCount> stages,
            List<LevelCount> levels,
            List<GrowthMonth> growth) {
        identities.check(
                Label.of("points issued = redeemed + expired + clawed back + outstanding", "积分发放 = 核销 + 过期 + 收回 + 未用"),
                ledger.issued(),
                ledger.redeemedExpiredClawedBackAndOutstanding());
        identities.check(
                Label.of("active = new + kept + returned, over all months", "各月活跃之和 = 新增 + 留存 + 回流"),
                facts.activeMonths(models.calendar()),
                growth.stream()
                        .mapToLong(month -> month.fresh() + month.kept() + month.returned())
                        .sum());
        identities.check(
                Label.of("stages = customers", "各阶段之和 = 客户数"),
                stages.stream().mapToLong(StageCount::customers).sum(),
                totals.customers());
        identities.check(
                Label.of("levels = customers", "各等级之和 = 客户数"),
                levels.stream().mapToLong(LevelCount::members).sum(),
                totals.customers());
        identities.check(
                Label.of("eleven segments = customers with orders", "十一个分群之和 = 下单客户数"),
                rfm.summary().segments11().stream()
                        .mapToLong(SegmentTotal::customers)
                        .sum(),
                totals.customersWithOrders());
        identities.check(
                Label.of("eight classes = customers with orders", "八类客户之和 = 下单客户数"),
                rfm.summary().segments8().stream()
                        .mapToLong(SegmentTotal::customers)
                        .sum(),
                totals.customersWithOrders());
    }
}
