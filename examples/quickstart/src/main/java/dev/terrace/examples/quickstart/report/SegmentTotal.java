package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;

/**
 * What an RFM segment is worth.
 *
 * @param key the segment's key
 * @param label its name
 * @param customers how many customers are in it
 * @param revenueMinor what they paid minus what was refunded, in minor units
 */
public record SegmentTotal(String key, Label label, long customers, long revenueMinor) {

    /** Checks that key and name are given. */
    public SegmentTotal {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
    }
}
