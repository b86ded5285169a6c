package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;

/**
 * Who meets the rule of a segment. The three counts add up to all customers.
 *
 * @param key the segment's key
 * @param label its name
 * @param rule its rule in words
 * @param in how many customers meet the rule
 * @param out how many do not
 * @param unknown of how many the facts that decide are missing
 */
public record SegmentCount(String key, Label label, Label rule, long in, long out, long unknown) {

    /** Checks that the texts are given. */
    public SegmentCount {
        requireNonNull(key, "key");
        requireNonNull(label, "label");
        requireNonNull(rule, "rule");
    }
}
