/**
 * Regular expressions that take linear time, whatever the expression and the text.
 *
 * <p>Entry type: {@link dev.terrace.core.pattern.LinearPattern}. An expression is checked and compiled once, when it is
 * built; matching never backtracks, so that an expression from a form or a configuration cannot stall the host. All
 * types are immutable and thread-safe.
 */
@NullMarked
package dev.terrace.core.pattern;

import org.jspecify.annotations.NullMarked;
