package dev.terrace.examples.quickstart.input;

import java.util.List;

/**
 * What happened to the rows of an input.
 *
 * @param rows the rows read, header and blank lines not counted
 * @param rejected how many of them could not be used
 * @param firstRejected the first of those, at most {@value #SHOWN}, in the order of the file
 * @param ignoredColumns the columns that were not used, in the order of the header
 * @param roundedOrders how many orders and refunds had more decimals than the currency and were rounded
 * @param rowsAfter how many good rows were not before the instant from which nothing is known
 */
public record Reading(
        long rows,
        long rejected,
        List<RejectedRow> firstRejected,
        List<String> ignoredColumns,
        int roundedOrders,
        long rowsAfter) {

    /** How many rejected rows are kept in memory. */
    public static final int SHOWN = 10;

    /** Copies the lists. */
    public Reading {
        firstRejected = List.copyOf(firstRejected);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** {@return the number of rows that could be used} */
    public long accepted() {
        return rows - rejected;
    }
}
