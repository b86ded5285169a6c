/**
 * How fast each module is, with what a user would write or pick instead over the same facts beside it where that says
 * something: plain Java, and for rules the expression engines. Build with {@code ./mvnw -DskipTests package} and run
 * {@code java -jar examples/benchmarks/target/benchmarks.jar}.
 */
@NullMarked
package dev.terrace.benchmarks;

import org.jspecify.annotations.NullMarked;
