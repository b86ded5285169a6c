package dev.terrace.examples.quickstart.analysis;

/**
 * The totals of some of the customers. Customers do not know each other, so that parts can be worked on at the same time;
 * merged, they are the totals of all.
 *
 * @param ledger their points by month
 * @param segments their memberships
 */
record Part(PointsLedger ledger, SegmentTally segments) {

    /** Adds another part to this one. */
    Part merge(Part other) {
        ledger.merge(other.ledger);
        segments.merge(other.segments);
        return this;
    }
}
