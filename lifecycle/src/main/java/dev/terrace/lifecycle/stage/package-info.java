/**
 * In which stage of their lifecycle a user stands: new, active, at risk, silent, lost, returned.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.stage.StagePolicy}. A stage is a function of what the user did and of
 * {@code asOf}, not a machine whose state is stored: late events change it as if they had come in time, and stages move
 * both ways. Days are local calendar days. What an incomplete history leaves open is said, not guessed. All types are
 * immutable and thread-safe, except the builder.
 */
@NullMarked
package dev.terrace.lifecycle.stage;

import org.jspecify.annotations.NullMarked;
