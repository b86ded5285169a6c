/**
 * Rules about one user as data: an immutable tree of questions over operands, in words in two languages, checked against a
 * schema.
 *
 * <p>Entry type: {@link dev.terrace.core.rule.Rules}, whose static methods read as sentences. A
 * {@link dev.terrace.core.rule.Rule} is answered true, false or unknown; an {@link dev.terrace.core.rule.Operand} has a
 * value. {@link dev.terrace.core.rule.RuleCheck} finds what is wrong before anything is evaluated.
 */
@NullMarked
package dev.terrace.core.rule;

import org.jspecify.annotations.NullMarked;
