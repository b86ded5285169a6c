package dev.terrace.examples.quickstart.analysis;

import java.util.List;

/**
 * The totals of some of the customers. Customers do not know each other, so that parts can be worked on at the same time;
 * added up, they are the totals of all.
 */
final class Part {

    private final PointsLedger ledger;
    private LifecycleFindings lifecycle;

    Part(PointsLedger ledger, LifecycleFindings lifecycle) {
        this.ledger = ledger;
        this.lifecycle = lifecycle;
    }

    /** The totals of nobody. */
    static Part empty(Models models, OrderFacts facts) {
        return new Part(PointsLedger.of(models.calendar(), facts), LifecycleFindings.of(models, facts, List.of()));
    }

    /** Adds the totals of other customers. */
    void add(Part other) {
        ledger.merge(other.ledger);
        lifecycle = lifecycle.merge(other.lifecycle);
    }

    /** Points by month. */
    PointsLedger ledger() {
        return ledger;
    }

    /** Growth and retention. */
    LifecycleFindings lifecycle() {
        return lifecycle;
    }
}
