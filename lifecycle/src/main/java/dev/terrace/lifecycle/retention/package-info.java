/**
 * Who comes back: users grouped into cohorts by when they came, followed period by period.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.retention.RetentionSpec}. A cell keeps its counts, however few users it
 * has; a period that has not begun by {@code asOf} is missing, not 0, and one that has begun but not ended says so.
 * Tables of disjoint parts of a population merge to the table of the whole. All types are immutable and thread-safe.
 */
@NullMarked
package dev.terrace.lifecycle.retention;

import org.jspecify.annotations.NullMarked;
