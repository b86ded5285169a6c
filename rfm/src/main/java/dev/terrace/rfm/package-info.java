/**
 * Which customers bought recently, often and for much: RFM scores and the segments that they make (用户价值分层).
 *
 * <p>Entry type: {@link dev.terrace.rfm.RfmModel}. It scores {@link dev.terrace.rfm.PurchaseSummary summaries} of
 * purchases into an {@link dev.terrace.rfm.RfmTable} that explains every score and warns of what a reader would not
 * expect. All types are immutable and thread-safe, except builders. Equal values always share a score; the order of the
 * input, the unit of money and the way in which summaries were merged change nothing. Cuts are computed with integers,
 * so that a tie is a tie.
 *
 * <p>Recency here is the number of days since the last order, and small is good. Models of future value call another
 * number recency, the time from the first order to the last; it is no part of this package.
 */
@NullMarked
package dev.terrace.rfm;

import org.jspecify.annotations.NullMarked;
