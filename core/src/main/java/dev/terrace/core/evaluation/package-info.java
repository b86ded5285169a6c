/**
 * Answers to rules: compiled once, evaluated for one user at one instant, with the reasons, the next change by time alone
 * and the smallest changes that would turn an answer.
 *
 * <p>Entry type: {@link dev.terrace.core.evaluation.Evaluator}, which makes an
 * {@link dev.terrace.core.evaluation.Evaluation}. Everything public is immutable and thread-safe.
 */
@NullMarked
package dev.terrace.core.evaluation;

import org.jspecify.annotations.NullMarked;
