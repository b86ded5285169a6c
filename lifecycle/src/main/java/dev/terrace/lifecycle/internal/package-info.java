/**
 * Walking a history period by period, shared by growth and retention. Not exported.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.internal.PeriodReader}.
 */
@NullMarked
package dev.terrace.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
