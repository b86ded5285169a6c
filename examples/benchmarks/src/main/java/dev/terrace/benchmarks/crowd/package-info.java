/** One crowd of users and what they did, in the forms of the population benchmarks: plain arrays, Terrace and DuckDB. */
@NullMarked
package dev.terrace.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
