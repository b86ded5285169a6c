package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;

/**
 * A month of the points programme. The outstanding points are those of the month before, plus the issued ones, minus the
 * redeemed, expired and clawed back ones.
 *
 * @param month the month
 * @param issued points given
 * @param redeemed points spent, less those that refunds gave back
 * @param expired points that came to their end unspent
 * @param clawedBack points taken back after a refund
 * @param outstanding points that all members held at the end of the month
 * @param redemptions how many orders were paid with points in part
 * @param discountMinor what these points were worth, in minor units of money
 * @param complete whether the month was over on the day of the report
 */
public record PointsMonth(
        YearMonth month,
        long issued,
        long redeemed,
        long expired,
        long clawedBack,
        long outstanding,
        long redemptions,
        long discountMinor,
        boolean complete) {

    /** Checks that the month is given. */
    public PointsMonth {
        requireNonNull(month, "month");
    }
}
