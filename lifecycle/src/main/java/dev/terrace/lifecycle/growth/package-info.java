/**
 * How a user base grows and shrinks, period by period: who is new, was kept, came back, lapsed.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.growth.GrowthAccounting}. In every period, active users are the new, the
 * kept and the returned ones (and those whom a short history leaves open), and lapsed users are the active ones of the
 * period before that were not kept. Series of disjoint parts of a population merge to the series of the whole. A period
 * that has not ended by {@code asOf} says so. All types are immutable and thread-safe.
 */
@NullMarked
package dev.terrace.lifecycle.growth;

import org.jspecify.annotations.NullMarked;
