/**
 * What goes together with what in a population: why users moved between layers.
 *
 * <p>Entry type: {@link dev.terrace.core.insight.MoveAnalysis}. Everything is immutable. Findings are associations, with how
 * sure they are; which causes which they cannot say. Nothing is left out: a finding without support is marked, and users of
 * whom something is unknown are counted.
 */
@NullMarked
package dev.terrace.core.insight;

import org.jspecify.annotations.NullMarked;
