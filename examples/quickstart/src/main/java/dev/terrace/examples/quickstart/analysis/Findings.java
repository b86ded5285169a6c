package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.examples.quickstart.report.CustomerRow;
import dev.terrace.examples.quickstart.report.Summary;

/**
 * What came out.
 *
 * @param summary the totals behind every chart
 * @param customers one row per customer, each made when it is asked for
 */
public record Findings(Summary summary, Iterable<CustomerRow> customers) {

    /** Checks that both are given. */
    public Findings {
        requireNonNull(summary, "summary");
        requireNonNull(customers, "customers");
    }
}
