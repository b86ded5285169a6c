/**
 * Who of an audience takes part: reproducible samples, the best by a score, and experiments with a holdout.
 *
 * <p>Entry types: {@link dev.terrace.core.sample.Sampler} for samples and {@link dev.terrace.core.sample.Allocation} for
 * experiments. Nothing here is random: a {@link dev.terrace.core.sample.Shuffle} gives every id a number by hash, so that the
 * same salt gives the same answer everywhere, in any order of the input, and whoever else is there.
 */
@NullMarked
package dev.terrace.core.sample;

import org.jspecify.annotations.NullMarked;
