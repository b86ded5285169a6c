/**
 * What the quickstart hands back: totals as JSON, customers as CSV, and one HTML page with charts.
 *
 * <p>Entry types: {@link dev.terrace.examples.quickstart.report.Summary}, which holds every figure of the page,
 * {@link dev.terrace.examples.quickstart.report.SummaryJson}, {@link dev.terrace.examples.quickstart.report.CustomersCsv}
 * and {@link dev.terrace.examples.quickstart.report.HtmlReport}. The same summary gives the same bytes, on every
 * machine. The page needs no network: everything it shows is in the file.
 */
@NullMarked
package dev.terrace.examples.quickstart.report;

import org.jspecify.annotations.NullMarked;
