package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Attribute;
import dev.terrace.core.population.Overlap;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.core.segment.Waterfall;
import dev.terrace.core.segment.WaterfallStep;
import dev.terrace.examples.quickstart.report.SegmentCount;
import dev.terrace.examples.quickstart.report.SegmentOverlap;
import dev.terrace.examples.quickstart.report.SegmentWaterfall;
import java.time.Instant;
import java.util.List;

/**
 * Who is in the segments of the catalogue, and why others are not.
 *
 * @param catalog the segments
 * @param audiences who is in them
 * @param waterfalls how their clauses take customers out, in the order of the catalogue
 */
record SegmentFindings(SegmentCatalog catalog, Audiences<String> audiences, List<Waterfall> waterfalls) {

    static SegmentFindings of(SegmentCatalog catalog, Population<String> population, Instant asOf) {
        return new SegmentFindings(
                catalog,
                catalog.evaluate(population, asOf),
                catalog.segments().stream()
                        .map(segment -> catalog.waterfall(segment.key(), population, asOf))
                        .toList());
    }

    /** The segments that the customer in a row of the population is in for certain. */
    List<String> keysOf(int row) {
        return audiences.keys().stream()
                .filter(key -> audiences.of(key).containsRow(row))
                .toList();
    }

    List<SegmentCount> counts() {
        return catalog.segments().stream().map(this::count).toList();
    }

    private SegmentCount count(Segment segment) {
        String key = segment.key();
        return new SegmentCount(
                key,
                segment.label(),
                segment.rule().label(catalog.schema()),
                audiences.of(key).size(),
                audiences.of(key).or(audiences.unknown(key)).complement().size(),
                audiences.unknown(key).size());
    }

    SegmentOverlap overlap() {
        Overlap overlap = audiences.overlap();
        List<String> keys = List.copyOf(audiences.keys());
        return new SegmentOverlap(
                keys,
                keys.stream()
                        .map(one -> keys.stream()
                                .map(other -> overlap.common(one, other))
                                .toList())
                        .toList());
    }

    List<SegmentWaterfall> steps() {
        return waterfalls.stream().map(this::steps).toList();
    }

    private SegmentWaterfall steps(Waterfall waterfall) {
        return new SegmentWaterfall(
                waterfall.segmentKey(),
                waterfall.label(),
                waterfall.population(),
                waterfall.steps().stream().map(this::step).toList());
    }

    /** Every history is complete, so that nothing is unknown since one is too short. */
    private SegmentWaterfall.Step step(WaterfallStep step) {
        return new SegmentWaterfall.Step(
                step.label(),
                step.removed(),
                step.certain(),
                step.unknown(),
                step.whyUnknown().missing().entrySet().stream()
                        .filter(gap -> gap.getValue() > 0)
                        .map(gap -> missing(gap.getKey(), gap.getValue()))
                        .toList(),
                step.whyUnknown().otherwise());
    }

    private SegmentWaterfall.Missing missing(String name, long customers) {
        Attribute<?> attribute = catalog.schema().attribute(name).orElseThrow();
        return new SegmentWaterfall.Missing(name, attribute.label(), customers);
    }
}
