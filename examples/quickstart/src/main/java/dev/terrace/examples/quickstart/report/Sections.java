package dev.terrace.examples.quickstart.report;

import dev.terrace.core.Label;
import dev.terrace.core.segment.Layer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of the page but those of segments, each with its heading, its sentence and its figures. */
final class Sections {

    private final Summary summary;
    private final int allCohorts;
    private final Words words;

    /** The charts of a summary that holds the last ones of all cohorts. */
    Sections(Summary summary, int allCohorts, Words words) {
        this.summary = summary;
        this.allCohorts = allCohorts;
        this.words = words;
    }

    List<Section> value() {
        RfmSummary rfm = summary.rfm();
        return List.of(rfmGrid(), classes("classes8", rfm.segments8()), classes("classes11", rfm.segments11()));
    }

    List<Section> lifecycle() {
        List<Section> sections = new ArrayList<>(List.of(growth(), retention(), stages()));
        for (int i = 0; i < summary.flows().size(); i++) {
            sections.add(flow(i));
        }
        return sections;
    }

    List<Section> loyalty() {
        return List.of(points(), levels());
    }

    private Section rfmGrid() {
        RfmSummary rfm = summary.rfm();
        Map<String, Label> names = new TreeMap<>();
        rfm.segments11().forEach(segment -> names.put(segment.key(), segment.label()));
        Table table = Table.of(
                words,
                3,
                "word.recencyScore",
                "word.frequencyScore",
                "word.commonSegment",
                "word.customers",
                "word.meanMonetary");
        for (RfmSummary.Cell cell : rfm.grid()) {
            table.row(List.of(
                    "R " + cell.r(),
                    "F " + cell.f(),
                    words.text(names.getOrDefault(cell.dominant(), Label.of(cell.dominant()))),
                    words.count(cell.customers()),
                    words.money(cell.meanMonetaryMinor())));
        }
        return Section.of(
                words, "rfm", "rfmGrid", !rfm.grid().isEmpty(), cuts() + Notes.html(words, rfm.warnings()), table);
    }

    private String cuts() {
        return "<dl class=\"cuts\">"
                + summary.rfm().dimensions().stream().map(this::cuts).collect(Collectors.joining())
                + "</dl>";
    }

    private String cuts(RfmSummary.Scale scale) {
        boolean money = scale.key().equals("monetary");
        String points = scale.cuts().stream()
                .map(cut -> words.decimal(money ? words.majorUnits(cut) : cut))
                .collect(Collectors.joining(" · "));
        return "<div>" + Html.element("dt", words.text("cuts." + scale.key()))
                + Html.element(
                        "dd",
                        words.text(
                                "cuts.points",
                                points,
                                words.text("cuts.unit." + scale.key(), words.currencyCode()),
                                words.count(scale.distinctScores()),
                                words.count(scale.scores())))
                + "</div>";
    }

    private Section classes(String id, List<SegmentTotal> segments) {
        long customers = segments.stream().mapToLong(SegmentTotal::customers).sum();
        long revenue = segments.stream().mapToLong(SegmentTotal::revenueMinor).sum();
        Table table = Table.of(
                words,
                1,
                "word.segment",
                "word.customers",
                "word.shareOfCustomers",
                "word.revenue",
                "word.shareOfRevenue");
        for (SegmentTotal segment : segments) {
            table.row(List.of(
                    words.text(segment.label()),
                    words.count(segment.customers()),
                    words.share(segment.customers(), customers),
                    words.money(segment.revenueMinor()),
                    words.share(segment.revenueMinor(), revenue)));
        }
        return Section.of(words, id, id, customers > 0, "", table);
    }

    private Section growth() {
        Table table = Table.of(
                words, 1, "word.month", "chart.active", "chart.new", "chart.kept", "chart.returned", "chart.lapsed");
        for (GrowthMonth month : summary.growth()) {
            table.row(words.row(
                    month(month.month(), month.complete()),
                    month.active(),
                    month.newUsers(),
                    month.kept(),
                    month.returned(),
                    month.lapsed()));
        }
        return Section.of(words, "growth", "growth", !summary.growth().isEmpty(), "", table);
    }

    private Section retention() {
        int periods = summary.retention().stream()
                .flatMap(cohort -> cohort.cells().stream())
                .mapToInt(cell -> cell.period() + 1)
                .max()
                .orElse(0);
        Table table = new Table(
                1,
                Stream.concat(
                                Stream.of(words.text("chart.cohort"), words.text("word.customers")),
                                IntStream.range(0, periods).mapToObj(period -> "+" + period))
                        .toList());
        for (Cohort cohort : summary.retention()) {
            table.row(retained(cohort, periods));
        }
        return Section.of(words, "retention", "retention", periods > 0, cohortsShown(), table);
    }

    private String cohortsShown() {
        int shown = summary.retention().size();
        return shown == allCohorts
                ? ""
                : "<p class=\"warning\">"
                        + Html.escape(words.text("retention.recent", words.count(shown), words.count(allCohorts)))
                        + "</p>";
    }

    private List<String> retained(Cohort cohort, int periods) {
        List<String> row = new ArrayList<>(
                IntStream.range(0, periods + 2).mapToObj(column -> "").toList());
        row.set(0, words.month(cohort.month()));
        row.set(1, words.count(cohort.size()));
        for (Cohort.Cell cell : cohort.cells()) {
            String share = words.share(cell.retained(), cohort.size());
            row.set(cell.period() + 2, cell.complete() ? share : words.text("word.incomplete", share));
        }
        return row;
    }

    private Section stages() {
        long all = summary.stages().stream().mapToLong(StageCount::customers).sum();
        Table table = Table.of(words, 1, "word.stage", "word.customers", "word.shareOfCustomers");
        for (StageCount stage : summary.stages()) {
            table.row(List.of(
                    words.text(stage.label()), words.count(stage.customers()), words.share(stage.customers(), all)));
        }
        return Section.of(words, "stages", "stages", all > 0, "", table);
    }

    private Section flow(int index) {
        LayerFlow flow = summary.flows().get(index);
        List<String> header = new ArrayList<>(List.of(words.text("word.fromTo")));
        flow.layers().forEach(layer -> header.add(words.text(layer.label())));
        Table table = new Table(1, header);
        for (int row = 0; row < flow.layers().size(); row++) {
            Layer layer = flow.layers().get(row);
            table.row(words.row(
                    words.text(layer.label()),
                    flow.counts().get(row).stream().mapToLong(Long::longValue).toArray()));
        }
        boolean anybody = flow.counts().stream().flatMap(List::stream).anyMatch(count -> count > 0);
        return new Section(
                "flow-" + index,
                "flow",
                index,
                anybody,
                words.text("flow.heading", words.text(flow.title())),
                words.text("flow.reading", words.day(flow.from()), words.day(flow.to())),
                "",
                table,
                false);
    }

    private Section points() {
        Table table = Table.of(
                words,
                1,
                "word.month",
                "chart.issued",
                "chart.redeemed",
                "chart.expired",
                "chart.clawedBack",
                "chart.outstanding",
                "chart.redemptions",
                "chart.discount");
        for (PointsMonth month : summary.points()) {
            List<String> row = new ArrayList<>(words.row(
                    month(month.month(), month.complete()),
                    month.issued(),
                    month.redeemed(),
                    month.expired(),
                    month.clawedBack(),
                    month.outstanding(),
                    month.redemptions()));
            row.add(words.money(month.discountMinor()));
            table.row(row);
        }
        return Section.of(words, "points", "points", !summary.points().isEmpty(), "", table);
    }

    private Section levels() {
        long members = summary.levels().stream().mapToLong(LevelCount::members).sum();
        Table table = Table.of(
                words, 1, "word.level", "word.threshold", "word.multiplier", "word.members", "word.shareOfMembers");
        for (LevelCount level : summary.levels()) {
            table.row(List.of(
                    words.text(level.label()),
                    words.count(level.threshold()),
                    "× " + level.multiplier(),
                    words.count(level.members()),
                    words.share(level.members(), members)));
        }
        return Section.of(words, "levels", "levels", !summary.levels().isEmpty(), "", table);
    }

    private String month(YearMonth month, boolean complete) {
        String name = words.month(month);
        return complete ? name : words.text("word.incomplete", name);
    }
}
