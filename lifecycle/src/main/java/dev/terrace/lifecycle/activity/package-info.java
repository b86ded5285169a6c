/**
 * What counts as activity: the one notion that stages, growth and retention share.
 *
 * <p>Entry type: {@link dev.terrace.lifecycle.activity.Activity}, immutable and thread-safe.
 */
@NullMarked
package dev.terrace.lifecycle.activity;

import org.jspecify.annotations.NullMarked;
