package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.not;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Problems;
import dev.terrace.core.evaluation.Explanation;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** How the lists of a segment stand around its rule. */
final class ListsByHand {

    /** Where the rule stands among the parts of each level of lists. */
    static final int RULE = 1;

    /** Of two lists: all, not, any, and for each list its answer for the unknown, its test and its operand. */
    private static final int MOST_NODES = 9;

    private static final Label ON_A_LIST = Label.of("is on a list by hand", "在手工名单中");

    private ListsByHand() {}

    /** Taken out, else put in, else the rule. A user without an id is in no list. */
    static Rule around(Segment segment, Attribute<String> id) {
        Rule rule = orPutIn(segment.rule(), segment, id);
        return segment.excluded().isEmpty() ? rule : all(notTakenOut(segment, id), rule);
    }

    /** Whether a user was not taken out by hand. */
    static Rule notTakenOut(Segment segment, Attribute<String> id) {
        return not(isIn(segment.excluded(), id));
    }

    /** Whether a user meets a rule or was put in by hand. */
    static Rule orPutIn(Rule rule, Segment segment, Attribute<String> id) {
        return segment.included().isEmpty() ? rule : any(isIn(segment.included(), id), rule);
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

    /** Finds rules that fit by themselves but not with the lists around them, which are levels and nodes as well. */
    static void checkSize(Segment segment, Rule around, String path, Problems problems) {
        if (!RuleCheck.checkSize(path, around, new Problems())) {
            problems.add(
                    "TOO_DEEP",
                    path,
                    "a rule with lists by hand must not nest deeper than " + (RuleCheck.MAX_DEPTH - levels(segment))
                            + " levels, nor have more than " + (RuleCheck.MAX_SIZE - MOST_NODES)
                            + " nodes, since the lists stand around it; but does");
        }
    }

    /** The rules that ask whether a user is on a list of a segment. */
    static Set<Rule> questions(Collection<Segment> segments, Attribute<String> id) {
        ImmutableSet.Builder<Rule> questions = ImmutableSet.builder();
        for (Segment segment : segments) {
            if (!segment.included().isEmpty()) {
                questions.add(isIn(segment.included(), id));
            }
            if (!segment.excluded().isEmpty()) {
                questions.add(isIn(segment.excluded(), id));
            }
        }
        return questions.build();
    }

    /** An explanation that says that a list decided, and who the user is, but not who else is on the list. */
    static Explanation withoutOthers(Explanation explanation, Set<Rule> questions) {
        return questions.isEmpty()
                ? explanation
                : explanation.naming(rule -> rule instanceof Rule.OrElse && questions.contains(rule)
                        ? Optional.of(ON_A_LIST)
                        : Optional.empty());
    }

    private static Rule isIn(Set<String> ids, Attribute<String> id) {
        return attr(id).in(ids).orElse(false);
    }
}
