/**
 * Rules about one user: an immutable tree, its evaluation under three-valued truth, and the reasons for the answer.
 *
 * <p>Entry type: {@link dev.terrace.core.rule.Rules}, whose static methods read as sentences. A rule is data; it is
 * checked against a schema by {@link dev.terrace.core.rule.RuleCheck} and evaluated by
 * {@link dev.terrace.core.rule.Evaluation}. A missing value makes a leaf {@code UNKNOWN}, never false by accident.
 */
@NullMarked
package dev.terrace.core.rule;

import org.jspecify.annotations.NullMarked;
