/**
 * What goes with what in a population (洞察): which attributes go with a key behaviour, how distributions shift, and why users
 * moved between layers.
 *
 * <p>Entry types: {@link dev.terrace.core.insight.Association} for attributes by behaviour,
 * {@link dev.terrace.core.insight.Shift} for one distribution against another,
 * {@link dev.terrace.core.insight.MoveAnalysis} for movers against stayers. The first two rest on
 * {@link dev.terrace.core.insight.AttributeCounts}, which parts of a population are counted into and merged, and end in
 * {@link dev.terrace.core.insight.Trait}s that are rules: what stands out can be made a segment.
 *
 * <p>Everything is immutable, except counts in the making. Findings are associations, with how sure they are; which causes
 * which they cannot say. Nothing is left out: what cannot be said is remarked on, what rests on few users is marked, and users
 * of whom something is unknown are counted.
 */
@NullMarked
package dev.terrace.core.insight;

import org.jspecify.annotations.NullMarked;
