package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.insight.Association;
import dev.terrace.core.segment.Segment;
import dev.terrace.core.segment.SegmentCatalog;

/**
 * Which behaviour to explain by what is known of customers beforehand.
 *
 * @param behaviour one segment: who did it
 * @param association how the question is asked
 * @param qValue the share of false findings to put up with
 * @param traitsEach how many traits of an attribute to tell; a city says again what its country says
 */
record BehaviourPlan(SegmentCatalog behaviour, Association association, double qValue, int traitsEach) {

    /** The one segment of those who did it. */
    Segment segment() {
        return behaviour.segments().iterator().next();
    }
}
