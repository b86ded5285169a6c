/**
 * What points may pay for: the value of a point and the limits on an order.
 *
 * <p>Entry type: {@link dev.terrace.points.redeem.RedemptionRule}, plain data until
 * {@link dev.terrace.points.PointsProgram} checks it with everything else. Every answer names the limits that bound it.
 * The discount never exceeds the cap and no point is taken that buys nothing.
 */
@NullMarked
package dev.terrace.points.redeem;

import org.jspecify.annotations.NullMarked;
