/**
 * The main job: purchases in, a report out. {@link dev.terrace.examples.quickstart.Quickstart} is the program;
 * {@code input} reads, {@code analysis} applies the library, {@code report} writes.
 */
@NullMarked
package dev.terrace.examples.quickstart;

import org.jspecify.annotations.NullMarked;
