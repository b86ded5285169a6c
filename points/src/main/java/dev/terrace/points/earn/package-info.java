/**
 * What an order earns and how long the points live.
 *
 * <p>Entry types: {@link dev.terrace.points.earn.EarningRate} and {@link dev.terrace.points.earn.Expiry}. Both are
 * plain data until {@link dev.terrace.points.PointsProgram} checks them with everything else. Arithmetic is exact:
 * points are whole numbers, rates are ratios, each rounding has a name and happens once.
 */
@NullMarked
package dev.terrace.points.earn;

import org.jspecify.annotations.NullMarked;
