/**
 * Rules looked at without any user: what is suspicious in one, and what differs between two.
 *
 * <p>Entry types: {@link dev.terrace.core.analysis.Lint} and {@link dev.terrace.core.analysis.RuleDiff}. Nothing here evaluates a rule.
 */
@NullMarked
package dev.terrace.core.analysis;

import org.jspecify.annotations.NullMarked;
