/**
 * How fast each module is, one benchmark a module, with plain Java over the same facts beside it where that says
 * something. Build with {@code ./mvnw -DskipTests package} and run {@code java -jar
 * examples/benchmarks/target/benchmarks.jar}.
 */
@NullMarked
package dev.terrace.benchmarks;

import org.jspecify.annotations.NullMarked;
