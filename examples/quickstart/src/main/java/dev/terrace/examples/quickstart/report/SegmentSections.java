package dev.terrace.examples.quickstart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts of the segments of the catalogue, and of the sample. */
final class SegmentSections {

    private static final int BUCKETS = 10_000;

    private final Summary summary;
    private final Words words;

    SegmentSections(Summary summary, Words words) {
        this.summary = summary;
        this.words = words;
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>(List.of(catalogue(), waterfall(), overlap()));
        if (summary.associations() != null) {
            sections.add(associations(summary.associations()));
        }
        sections.add(push());
        return sections;
    }

    private Section catalogue() {
        Table table = Table.of(words, 2, "word.segment", "word.rule", "word.in", "word.unknown", "word.out");
        for (SegmentCount segment : summary.segments()) {
            table.row(List.of(
                    words.text(segment.label()),
                    words.text(segment.rule()),
                    words.count(segment.in()),
                    words.count(segment.unknown()),
                    words.count(segment.out())));
        }
        return Section.of(words, "catalogue", "catalogue", hasSegments(), "", table)
                .opened();
    }

    private boolean hasSegments() {
        return !summary.segments().isEmpty();
    }

    private Section waterfall() {
        Table table = Table.of(
                words, 3, "word.segment", "word.clause", "word.why", "word.removed", "word.certain", "word.unknown");
        for (SegmentWaterfall waterfall : summary.waterfalls()) {
            for (SegmentWaterfall.Step step : waterfall.steps()) {
                table.row(List.of(
                        words.text(waterfall.label()),
                        words.text(step.label()),
                        whyUnknown(step),
                        words.count(step.removed()),
                        words.count(step.certain()),
                        words.count(step.unknown())));
            }
        }
        return Section.of(words, "waterfall", "waterfall", hasSegments(), "", table)
                .opened();
    }

    private String whyUnknown(SegmentWaterfall.Step step) {
        Stream<String> missing = step.missing().stream()
                .map(gap -> words.text("waterfall.missing", words.text(gap.label()), words.count(gap.customers())));
        Stream<String> otherwise = step.otherwise() == 0
                ? Stream.of()
                : Stream.of(words.text("waterfall.otherwise", words.count(step.otherwise())));
        return Stream.concat(missing, otherwise).collect(Collectors.joining(words.text("word.separator")));
    }

    private Section overlap() {
        List<SegmentCount> segments = summary.segments();
        List<String> header = new ArrayList<>(List.of(words.text("word.bothSegments")));
        segments.forEach(segment -> header.add(words.text(segment.label())));
        Table table = new Table(1, header);
        for (int row = 0; row < segments.size(); row++) {
            List<String> cells = new ArrayList<>(List.of(header.get(row + 1)));
            for (int column = 0; column < segments.size(); column++) {
                cells.add(common(row, column));
            }
            table.row(cells);
        }
        return Section.of(words, "overlap", "overlap", hasSegments(), "", table);
    }

    private String common(int one, int other) {
        SegmentOverlap overlap = summary.overlap();
        String both = words.count(overlap.both(one, other));
        return one == other
                ? both
                : words.text("overlap.cell", both, words.share(overlap.both(one, other), overlap.either(one, other)));
    }

    private Section associations(Associations associations) {
        Table table = Table.of(
                words,
                1,
                "word.trait",
                "word.customers",
                "word.shareWith",
                "word.shareWithout",
                "word.oddsRatio",
                "word.interval",
                "word.qValue");
        for (Associations.Trait trait : associations.traits()) {
            table.row(List.of(
                    words.text(trait.label()),
                    words.count(trait.with()),
                    words.share(trait.didWith(), trait.with()),
                    words.share(trait.didWithout(), trait.without()),
                    words.figure(trait.oddsRatio()),
                    words.text("associations.interval", words.figure(trait.low()), words.figure(trait.high())),
                    words.figure(trait.qValue())));
        }
        String rule = words.text(associations.rule());
        return new Section(
                "associations",
                "associations",
                0,
                !associations.traits().isEmpty(),
                words.text("associations.heading", words.text(associations.behaviour())),
                words.text(
                        "associations.reading",
                        rule,
                        words.share(associations.did(), associations.customers()),
                        words.share(Math.round(associations.qValue() * 100), 100)),
                attributes(associations) + Notes.html(words, associations.remarks()),
                table,
                false);
    }

    private String attributes(Associations associations) {
        Table table = Table.of(words, 1, "word.attribute", "word.effect", "word.qValue");
        for (Associations.Attribute attribute : associations.attributes()) {
            table.row(List.of(
                    words.text(attribute.label()), words.figure(attribute.effect()), words.figure(attribute.qValue())));
        }
        return table.html(words.text("associations.attributes"));
    }

    private Section push() {
        PushSample push = summary.push();
        Table table = Table.of(words, 1, "word.level", "word.eligible", "word.heldOut", "word.wanted", "word.drawn");
        for (PushSample.Stratum stratum : push.strata()) {
            table.row(words.row(
                    words.text(stratum.label()),
                    stratum.eligible(),
                    stratum.heldOut(),
                    stratum.wanted(),
                    stratum.drawn()));
        }
        if (push.strata().size() > 1) {
            table.row(words.row(words.text("word.all"), push.eligible(), push.heldOut(), push.wanted(), push.drawn()));
        }
        return new Section(
                "push",
                "push",
                0,
                push.eligible() > 0,
                words.text("push.heading", words.text(push.audience())),
                words.text("push.reading", words.share(push.heldOutBuckets(), BUCKETS)),
                drawing(push),
                table,
                true);
    }

    /** What makes the same sample again. */
    private String drawing(PushSample push) {
        return "<dl class=\"cuts\">"
                + definition("push.audience", words.text(push.rule()))
                + definition(
                        "push.holdout",
                        words.text(
                                "push.salt",
                                push.holdout().salt(),
                                words.count(push.holdout().hashVersion())))
                + definition(
                        "push.sample",
                        words.text(
                                "push.salt",
                                push.shuffle().salt(),
                                words.count(push.shuffle().hashVersion())))
                + "</dl>";
    }

    private String definition(String term, String text) {
        return "<div>" + Html.element("dt", words.text(term)) + Html.element("dd", text) + "</div>";
    }
}
