/**
 * Levels that members hold by their growth value, which is apart from points: spending points never lowers it.
 *
 * <p>Entry type: {@link dev.terrace.points.level.LevelPlan}, checked when it is built. A review says which level the
 * growth in the window earns, what is missing to the next one, and why. More growth never earns a lower level.
 */
@NullMarked
package dev.terrace.points.level;

import org.jspecify.annotations.NullMarked;
