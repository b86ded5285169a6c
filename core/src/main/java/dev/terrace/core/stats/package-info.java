/**
 * How sure a figure is, what goes together, and how concentrated a population is: intervals and tests of proportions,
 * association, rank correlation, sample sizes, shift between two populations, concentration.
 *
 * <p>Entry types: {@link dev.terrace.core.stats.Proportion} for one rate or two,
 * {@link dev.terrace.core.stats.ContingencyTable} for counts by category,
 * {@link dev.terrace.core.stats.Concentration} for amounts per user. The last two are accumulators: they are filled, and
 * those of parts merge to that of the whole, in any order and split in any way. Everything else is immutable.
 *
 * <p>What is undefined is empty, never 0, NaN or infinite. A group is never dropped for being small: it comes with an
 * interval or a test that says how little is known, and {@code isLowSupport(minimum)} marks it.
 */
@NullMarked
package dev.terrace.core.stats;

import org.jspecify.annotations.NullMarked;
