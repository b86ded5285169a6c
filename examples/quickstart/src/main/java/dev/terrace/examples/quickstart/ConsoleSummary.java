package dev.terrace.examples.quickstart;

import dev.terrace.core.Label;
import dev.terrace.examples.quickstart.input.Reading;
import dev.terrace.examples.quickstart.report.GrowthMonth;
import dev.terrace.examples.quickstart.report.Header;
import dev.terrace.examples.quickstart.report.LevelCount;
import dev.terrace.examples.quickstart.report.PointsMonth;
import dev.terrace.examples.quickstart.report.PushSample;
import dev.terrace.examples.quickstart.report.SegmentCount;
import dev.terrace.examples.quickstart.report.SegmentTotal;
import dev.terrace.examples.quickstart.report.StageCount;
import dev.terrace.examples.quickstart.report.Summary;
import dev.terrace.examples.quickstart.report.Totals;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What an operator wants to read at a glance, in about thirty lines. */
final class ConsoleSummary {

    private static final int CLASSES_A_LINE = 4;

    private final Summary summary;
    private final Locale locale;
    private final List<String> lines = new ArrayList<>();

    private ConsoleSummary(Summary summary, Locale locale) {
        this.summary = summary;
        this.locale = locale;
    }

    static ConsoleSummary of(Summary summary, Reading reading, Locale locale) {
        ConsoleSummary console = new ConsoleSummary(summary, locale);
        console.addHeader();
        console.addReading(reading);
        console.addSegments();
        console.addLifecycle();
        console.addPoints();
        return console;
    }

    void print(PrintWriter out) {
        lines.forEach(out::println);
    }

    private void addHeader() {
        Header header = summary.header();
        Totals totals = summary.totals();
        add("%s, as of %s (%s)", "%s，截至 %s（%s）", header.source(), header.asOf(), header.zone());
        add(
                "%,d customers, %,d of them with orders; %,d orders, %,d refunds, %,.2f %s",
                "%,d 位客户，其中 %,d 位下过单；%,d 笔订单，%,d 笔退款，%,.2f %s",
                totals.customers(),
                totals.customersWithOrders(),
                totals.orders(),
                totals.refunds(),
                new BigDecimal(totals.revenue().decimal()),
                header.currency().getCurrencyCode());
    }

    private void addReading(Reading reading) {
        if (reading.rejected() > 0) {
            add("Rows rejected: %,d, see rejected.csv", "被拒绝的行：%,d，见 rejected.csv", reading.rejected());
        }
        if (summary.totals().afterAsOf() > 0) {
            add(
                    "Rows on the day of the report or later, not counted: %,d",
                    "报告日及之后的行，未计入：%,d", summary.totals().afterAsOf());
        }
        if (!reading.ignoredColumns().isEmpty()) {
            add("Columns not used: %s", "未使用的列：%s", String.join(", ", reading.ignoredColumns()));
        }
        if (reading.roundedOrders() > 0) {
            add(
                    "Orders and refunds rounded to the smallest unit of money: %,d",
                    "按最小货币单位四舍六入的订单与退款：%,d", reading.roundedOrders());
        }
    }

    private void addSegments() {
        add("", "");
        add("RFM segments: customers, share of customers, share of revenue", "RFM 分群：客户数、客户占比、收入占比");
        addTotals(summary.rfm().segments11());
        add("Eight classes:", "八类客户：");
        List<SegmentTotal> classes = summary.rfm().segments8();
        for (int i = 0; i < classes.size(); i += CLASSES_A_LINE) {
            List<SegmentTotal> some = classes.subList(i, Math.min(i + CLASSES_A_LINE, classes.size()));
            lines.add("  " + joined(some, SegmentTotal::label, SegmentTotal::customers));
        }
        if (!summary.segments().isEmpty()) {
            add("Own segments: %s", "自定义人群：%s", joined(summary.segments(), SegmentCount::label, SegmentCount::in));
        }
        addPush(summary.push());
    }

    private void addPush(PushSample push) {
        add(
                "Whom to push: %s, %,d customers, %,d held out, %,d drawn, in customers.csv",
                "推送名单：%s %,d 人，保留对照 %,d 人，抽取 %,d 人，见 customers.csv",
                push.audience().text(locale),
                push.eligible(),
                push.heldOut(),
                push.drawn());
    }

    private void addTotals(List<SegmentTotal> segments) {
        long customers = segments.stream().mapToLong(SegmentTotal::customers).sum();
        long revenue = segments.stream().mapToLong(SegmentTotal::revenueMinor).sum();
        for (SegmentTotal segment : segments) {
            lines.add(String.format(
                    locale,
                    "  %,8d  %7s  %7s  %s",
                    segment.customers(),
                    percent(segment.customers(), customers),
                    percent(segment.revenueMinor(), revenue),
                    segment.label().text(locale)));
        }
    }

    private void addLifecycle() {
        add("", "");
        add("Stages: %s", "生命周期：%s", joined(summary.stages(), StageCount::label, StageCount::customers));
        if (!summary.growth().isEmpty()) {
            GrowthMonth last = summary.growth().get(summary.growth().size() - 1);
            add(
                    "Growth in %s%s: %,d active = %,d new + %,d kept + %,d returned; %,d lapsed",
                    "%s%s 增长：活跃 %,d = 新增 %,d + 留存 %,d + 回流 %,d；流失 %,d",
                    last.month(),
                    last.complete() ? "" : Label.of(" so far", "（未完）").text(locale),
                    last.active(),
                    last.newUsers(),
                    last.kept(),
                    last.returned(),
                    last.lapsed());
        }
    }

    private void addPoints() {
        add(
                "Points: %,d issued = %,d redeemed + %,d expired + %,d clawed back + %,d outstanding",
                "积分：发放 %,d = 核销 %,d + 过期 %,d + 收回 %,d + 未用 %,d",
                sum(PointsMonth::issued),
                sum(PointsMonth::redeemed),
                sum(PointsMonth::expired),
                sum(PointsMonth::clawedBack),
                summary.points().isEmpty()
                        ? 0
                        : summary.points().get(summary.points().size() - 1).outstanding());
        add("Levels: %s", "等级：%s", joined(summary.levels(), LevelCount::label, LevelCount::members));
        add("Checked: %,d identities hold", "已核对：%,d 条恒等式成立", summary.checks().size());
    }

    private long sum(ToLongFunction<PointsMonth> figure) {
        return summary.points().stream().mapToLong(figure).sum();
    }

    private void add(String english, String chinese, Object... figures) {
        lines.add(String.format(locale, Label.of(english, chinese).text(locale), figures));
    }

    private <T> String joined(List<T> groups, Function<T, Label> label, ToLongFunction<T> count) {
        return groups.stream()
                .map(group ->
                        String.format(locale, "%s %,d", label.apply(group).text(locale), count.applyAsLong(group)))
                .collect(Collectors.joining(" · "));
    }

    private String percent(long part, long whole) {
        return whole <= 0 ? "–" : String.format(locale, "%.1f %%", 100.0 * part / whole);
    }
}
