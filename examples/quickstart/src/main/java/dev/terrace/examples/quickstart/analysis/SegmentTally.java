package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.Memberships;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.examples.quickstart.report.SegmentCount;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many customers are in, out of and unknown to each segment. */
final class SegmentTally {

    private final Map<String, EnumMap<Truth, Long>> counts = new HashMap<>();

    void add(Memberships memberships) {
        for (Membership membership : memberships.all()) {
            add(membership.segment().key(), membership.truth(), 1);
        }
    }

    void merge(SegmentTally other) {
        other.counts.forEach((segment, byTruth) -> byTruth.forEach((truth, count) -> add(segment, truth, count)));
    }

    List<SegmentCount> summary(SegmentCatalog catalog) {
        return catalog.segments().stream().map(this::summary).toList();
    }

    private SegmentCount summary(Segment segment) {
        return new SegmentCount(
                segment.key(),
                segment.label(),
                segment.rule().label(),
                count(segment, Truth.TRUE),
                count(segment, Truth.FALSE),
                count(segment, Truth.UNKNOWN));
    }

    private long count(Segment segment, Truth truth) {
        EnumMap<Truth, Long> byTruth = counts.get(segment.key());
        return byTruth == null ? 0 : byTruth.getOrDefault(truth, 0L);
    }

    private void add(String segment, Truth truth, long count) {
        counts.computeIfAbsent(segment, key -> new EnumMap<>(Truth.class)).merge(truth, count, Long::sum);
    }
}
