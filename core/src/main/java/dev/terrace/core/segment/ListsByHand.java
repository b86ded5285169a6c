package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.not;

import dev.terrace.core.Attribute;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import java.util.Set;

/** How the lists of a segment stand around its rule. */
final class ListsByHand {

    /** Where the rule stands among the parts of each level of lists. */
    static final int RULE = 1;

    private ListsByHand() {}

    /** Taken out, else put in, else the rule. A user without an id is in no list. */
    static Rule around(Segment segment, Attribute<String> id) {
        Rule rule = segment.rule();
        if (!segment.included().isEmpty()) {
            rule = any(isIn(segment.included(), id), rule);
        }
        return segment.excluded().isEmpty() ? rule : all(not(isIn(segment.excluded(), id)), rule);
    }

    /** How many levels of lists stand around the rule. */
    static int levels(Segment segment) {
        return (segment.included().isEmpty() ? 0 : 1) + (segment.excluded().isEmpty() ? 0 : 1);
    }

    /** Finds what is wrong with the lists alone. */
    static void check(Segment segment, Attribute<String> id, String path, RuleCheck check) {
        if (!segment.included().isEmpty()) {
            check.check(path + "/included", attr(id).in(segment.included()));
        }
        if (!segment.excluded().isEmpty()) {
            check.check(path + "/excluded", attr(id).in(segment.excluded()));
        }
    }

    private static Rule isIn(Set<String> ids, Attribute<String> id) {
        return attr(id).in(ids).orElse(false);
    }
}
