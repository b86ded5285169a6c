package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.Ratio;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.segment.Layer;
import dev.terrace.core.segment.Layers;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.report.Amount;
import dev.terrace.examples.quickstart.report.Associations;
import dev.terrace.examples.quickstart.report.GrowthMonth;
import dev.terrace.examples.quickstart.report.Header;
import dev.terrace.examples.quickstart.report.LayerFlow;
import dev.terrace.examples.quickstart.report.LevelCount;
import dev.terrace.examples.quickstart.report.PointsMonth;
import dev.terrace.examples.quickstart.report.RfmSummary;
import dev.terrace.examples.quickstart.report.StageCount;
import dev.terrace.examples.quickstart.report.Summary;
import dev.terrace.examples.quickstart.report.Totals;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.rfm.PurchaseSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded, as the records of the report.
 *
 * @param input the customers and their orders
 * @param models what was applied
 * @param facts the orders as facts
 * @param earlier the earlier date of the flows
 * @param rfm the scores
 * @param census what is concluded about each customer
 * @param whole the totals of all customers
 * @param segments who is in the segments of the catalogue
 * @param push whom to push
 * @param associations what goes with the behaviour; null where nothing is known beforehand
 */
record Conclusions(
        Input input,
        Models models,
        OrderFacts facts,
        Instant earlier,
        RfmFindings rfm,
        Census census,
        Part whole,
        SegmentFindings segments,
        PushFindings push,
        @Nullable Associations associations) {

    /**
     * Every figure, checked.
     *
     * @throws IllegalStateException if an identity does not hold
     */
    Summary summary() {
        Totals totals = totals();
        RfmSummary scored = rfm.summary();
        List<GrowthMonth> growth = whole.lifecycle().growthMonths();
        List<PointsMonth> points = whole.ledger().summary();
        Identities identities = new Identities();
        identities.checkPoints(points);
        identities.checkGrowth(growth, facts.activeByMonth(models.calendar()), models.calendar());
        identities.checkSegments(scored, totals.customersWithOrders());
        LayerFlow stages = stageFlow(identities);
        LayerFlow levels = levelFlow(identities);
        identities.checkNeverActive(counts(census.earlierStages().values()), facts.withoutOrderBefore(earlier));
        identities.checkMembers(segments.counts(), segments.steps(), facts.customers());
        identities.checkOneByOne(models.catalog(), segments.audiences(), census, facts);
        return new Summary(
                header(),
                totals,
                scored,
                segments.counts(),
                segments.steps(),
                segments.overlap(),
                associations,
                push.summary(),
                stages(),
                growth,
                whole.lifecycle().cohorts(),
                List.of(stages, levels),
                points,
                levels(),
                identities.checks());
    }

    private Header header() {
        Calendar calendar = models.calendar();
        return new Header(
                input.source(),
                calendar.dayOf(facts.asOf()),
                calendar.zone(),
                input.currency(),
                facts.log().firstPurchaseAt().map(calendar::dayOf).orElse(null),
                facts.log().lastPurchaseAt().map(calendar::dayOf).orElse(null));
    }

    private Totals totals() {
        Collection<PurchaseSummary> summaries = facts.summaries().values();
        long revenue = summaries.stream().mapToLong(PurchaseSummary::totalMinor).reduce(0, Math::addExact);
        return new Totals(
                facts.customers(),
                summaries.stream().filter(summary -> summary.orders() > 0).count(),
                summaries.stream().mapToLong(PurchaseSummary::orders).sum(),
                summaries.stream().mapToLong(PurchaseSummary::refunds).sum(),
                input.reading().rejected(),
                input.reading().rowsAfter(),
                Amount.of(Money.ofMinor(revenue, input.currency().getCurrencyCode())));
    }

    private List<StageCount> stages() {
        Map<String, Long> counts = counts(census.stages().values());
        return Stage.layers().layers().stream()
                .map(stage -> new StageCount(stage.key(), stage.label(), counts.getOrDefault(stage.key(), 0L)))
                .toList();
    }

    private List<LevelCount> levels() {
        Map<String, Long> counts = counts(census.levels().values());
        return models.levels().levels().stream()
                .map(level -> new LevelCount(
                        level.key(),
                        level.label(),
                        level.threshold(),
                        text(level.multiplier()),
                        counts.getOrDefault(level.key(), 0L)))
                .toList();
    }

    /** A ratio as a decimal, or as it is if it has no finite one. */
    static String text(Ratio ratio) {
        try {
            return BigDecimal.valueOf(ratio.numerator())
                    .divide(BigDecimal.valueOf(ratio.denominator()), MathContext.UNLIMITED)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (ArithmeticException endless) {
            return ratio.numerator() + "/" + ratio.denominator();
        }
    }

    private static Map<String, Long> counts(Collection<String> keys) {
        return keys.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    private LayerFlow stageFlow(Identities identities) {
        return flow(
                Label.of("Lifecycle stages", "生命周期阶段"),
                Stage.layers(),
                census.earlierStages(),
                census.stages(),
                identities);
    }

    private LayerFlow levelFlow(Identities identities) {
        return flow(
                Label.of("Member levels", "会员等级"),
                models.levels().layers(),
                census.earlierLevels(),
                census.levels(),
                identities);
    }

    private LayerFlow flow(
            Label title,
            Layers layers,
            Map<Integer, String> before,
            Map<Integer, String> after,
            Identities identities) {
        Flow<Integer> flow = Flow.between(layers, before, after);
        List<Layer> all = layers.layers();
        List<List<Long>> counts = all.stream()
                .map(from ->
                        all.stream().map(to -> flow.count(from.key(), to.key())).toList())
                .toList();
        LayerFlow moves = new LayerFlow(
                title, models.calendar().dayOf(earlier), models.calendar().dayOf(facts.asOf()), all, counts);
        identities.checkFlow(moves, counts(before.values()), counts(after.values()));
        return moves;
    }
}
