package dev.terrace.core.codec;

import dev.terrace.core.rule.RuleCheck;

/** How many more rules and operands one rule may have. A tree that contains itself would have no end. */
final class NodeBudget {

    private int left = RuleCheck.MAX_SIZE;

    /** Takes one; once all are used up, nothing more is read, and that is said once. */
    boolean take(TreeNode node) {
        if (left == 0) {
            node.add("TOO_LARGE", "a rule must not have more than " + RuleCheck.MAX_SIZE + " nodes but does");
        }
        left = Math.max(left - 1, -1);
        return left >= 0;
    }
}
