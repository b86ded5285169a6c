package dev.terrace.core.codec;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Layout;
import dev.terrace.core.Schema;
import dev.terrace.core.rule.RuleCheck;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may speak of where it stands, the user or one event, and how much of it may still be read.
 *
 * @param schema the vocabulary
 * @param segments the keys of the segments that rules may refer to
 * @param layout the attributes or properties; null in a condition on an event that does not exist, whose properties cannot
 *     be told right from wrong
 * @param what what one of them is called, such as {@code an attribute}
 * @param depth how many rules and operands stand around this place
 * @param budget how many more rules and operands the whole rule may have
 */
record ReadScope(
        Schema schema, Set<String> segments, @Nullable Layout layout, String what, int depth, NodeBudget budget) {

    static ReadScope ofUser(Schema schema, Set<String> segments) {
        return new ReadScope(schema, segments, schema.layout(), "an attribute", 0, new NodeBudget());
    }

    ReadScope ofEvent(@Nullable EventType event) {
        return event == null
                ? new ReadScope(schema, segments, null, "a property", depth, budget)
                : new ReadScope(schema, segments, event.layout(), "a property of " + event.name(), depth, budget);
    }

    /** The scope inside a rule or operand; null if it nests too deep or the rule is too large, which is a problem now. */
    @Nullable
    ReadScope enter(TreeNode node) {
        // What ends a branch is no level of its own for the check, which counts exactly; this only ends the descent.
        if (depth > RuleCheck.MAX_DEPTH) {
            node.add("TOO_DEEP", "a rule must not nest deeper than " + RuleCheck.MAX_DEPTH + " levels but does");
            return null;
        }
        return budget.take(node) ? new ReadScope(schema, segments, layout, what, depth + 1, budget) : null;
    }

    /** The attribute or property of the name at a place; null if there is none, which is a problem now. */
    @Nullable
    Attribute<?> attribute(TreeNode node) {
        @Nullable String name = node.text();
        if (name == null || layout == null) {
            return null;
        }
        @Nullable Attribute<?> attribute = layout.attribute(name).orElse(null);
        if (attribute == null) {
            node.addUnknownName(
                    "UNKNOWN_ATTRIBUTE",
                    what,
                    name,
                    layout.attributes().stream().map(Attribute::name).toList());
        }
        return attribute;
    }
}
