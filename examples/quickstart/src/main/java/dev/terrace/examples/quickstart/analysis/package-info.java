/**
 * What the library makes of the orders: scores, segments, stages, levels, points, and how customers flow between them.
 *
 * <p>Entry type: {@link dev.terrace.examples.quickstart.analysis.Analysis}. The models that it applies are all stated in
 * {@link dev.terrace.examples.quickstart.analysis.Models}.
 */
@NullMarked
package dev.terrace.examples.quickstart.analysis;

import org.jspecify.annotations.NullMarked;
