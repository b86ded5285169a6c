/**
 * Time as arguments and values: which local day an instant belongs to, which bucket, which window.
 *
 * <p>Entry type: {@link dev.terrace.core.time.Calendar}. Every interval is half-open {@code [start, end)}; buckets are
 * epoch numbers that tile time without gap or overlap, whatever the zone does. Nothing here reads a clock or a default
 * zone.
 */
@NullMarked
package dev.terrace.core.time;

import org.jspecify.annotations.NullMarked;
