package dev.terrace.examples.quickstart.analysis;

import java.util.List;

/**
 * The totals of some of the customers. Customers do not know each other, so that parts can be worked on at the same time;
 * added up, they are the totals of all.
 */
final class Part {

    private final PointsLedger ledger;
    private final SegmentTally segments;
    private LifecycleFindings lifecycle;

    Part(PointsLedger ledger, SegmentTally segments, LifecycleFindings lifecycle) {
        this.ledger = ledger;
        this.segments = segments;
        this.lifecycle = lifecycle;
    }

    /** The totals of nobody. */
    static Part empty(Models models, OrderFacts facts) {
        return new Part(
                PointsLedger.of(models.calendar(), facts),
                new SegmentTally(),
                LifecycleFindings.of(models, facts, List.of()));
    }

    /** Adds the totals of other customers. */
    void add(Part other) {
        ledger.merge(other.ledger);
        segments.merge(other.segments);
        lifecycle = lifecycle.merge(other.lifecycle);
    }

    /** Points by month. */
    PointsLedger ledger() {
        return ledger;
    }

    /** Memberships. */
    SegmentTally segments() {
        return segments;
    }

    /** Growth and retention. */
    LifecycleFindings lifecycle() {
        return lifecycle;
    }
}
