/**
 * One rule in every engine that a host might pick for it, one small class an engine, over the same users.
 *
 * <p>Each engine is used in its fastest documented way: compiled once, evaluated many times, over the form of user that
 * suits it best. {@link dev.terrace.benchmarks.engines.Engine} lists them.
 */
@NullMarked
package dev.terrace.benchmarks.engines;

import org.jspecify.annotations.NullMarked;
