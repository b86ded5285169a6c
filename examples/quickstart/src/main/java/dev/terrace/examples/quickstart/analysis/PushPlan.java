package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.sample.BucketRange;
import dev.terrace.core.sample.Shuffle;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;

/**
 * Whom to push, and whom not, to compare with.
 *
 * @param audience one segment: who could be pushed
 * @param strata segments that divide everybody, of which each is to have its share
 * @param holdout the shuffle that decides who is held out
 * @param heldOut which of its buckets are
 * @param shuffle the shuffle that draws from the others
 * @param wanted how many to draw
 */
record PushPlan(
        SegmentCatalog audience,
        SegmentCatalog strata,
        Shuffle holdout,
        BucketRange heldOut,
        Shuffle shuffle,
        int wanted) {

    /** The one segment that could be pushed. */
    Segment segment() {
        return audience.segments().iterator().next();
    }
}
