package dev.terrace.core.analysis;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.util.List;

/**
 * What differs between two rules, in the sense of what they mean: the order of parts, nesting of the same kind,
 * repetitions, where {@code not} stands and how a test is written make no difference. Conditions on events are compared as
 * written. Immutable.
 */
public final class RuleDiff implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ImmutableList<RuleChange> changes;

    private RuleDiff(ImmutableList<RuleChange> changes) {
        this.changes = changes;
    }

    /**
     * Compares two rules.
     *
     * @param before the rule as it was; checked
     * @param after the rule as it is; checked
     * @return what differs
     */
    public static RuleDiff between(Rule before, Rule after) {
        Comparing comparing = new Comparing();
        comparing.compare(new Part("", before, false), new Part("", after, false));
        return new RuleDiff(comparing.changes());
    }

    /**
     * The differences: part by part what was changed or added, in the order of the rule after, then what was removed.
     *
     * @return the changes; empty for rules that are equivalent
     */
    public List<RuleChange> changes() {
        return changes;
    }

    /**
     * Whether the rules were found to mean the same, so that every user has the same answer. Rules can mean the same and
     * not be found to.
     *
     * @return true if there is no change
     */
    public boolean isEquivalent() {
        return changes.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleDiff that && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return changes.hashCode();
    }

    /** {@return the changes, one after the other} */
    @Override
    public String toString() {
        return changes.toString();
    }
}
