package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import dev.terrace.core.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions that a user must all meet to be in a segment.
 *
 * @param rule the condition; met also by users who were put in by hand
 * @param asked what is asked of users who are on no list
 * @param label the condition in words
 */
record Clause(Rule rule, Rule asked, Label label) {

    private static final Label NOT_TAKEN_OUT = Label.of("was not taken out by hand", "未被手工移出");

    private static final Label OR_PUT_IN = Label.of(", or was put in by hand", "，或被手工加入");

    /**
     * The clauses of a segment. Whoever was put in by hand meets every clause of the rule, which together is to have been put
     * in or to meet the whole rule.
     */
    static List<Clause> of(Segment segment, @Nullable Attribute<String> id, Schema schema) {
        ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
        if (!segment.excluded().isEmpty()) {
            clauses.add(notTakenOut(segment, requireNonNull(id)));
        }
        List<Rule> parts = segment.rule() instanceof Rule.All all ? all.parts() : List.of(segment.rule());
        parts.forEach(part -> clauses.add(ofPart(part, segment, id, schema)));
        return clauses.build();
    }

    private static Clause notTakenOut(Segment segment, Attribute<String> id) {
        Rule rule = ListsByHand.notTakenOut(segment, id);
        return new Clause(rule, rule, NOT_TAKEN_OUT);
    }

    private static Clause ofPart(Rule part, Segment segment, @Nullable Attribute<String> id, Schema schema) {
        Label label = part.label(schema);
        return segment.included().isEmpty()
                ? new Clause(part, part, label)
                : new Clause(ListsByHand.orPutIn(part, segment, requireNonNull(id)), part, orPutIn(label));
    }

    private static Label orPutIn(Label label) {
        return Label.of(label.english() + OR_PUT_IN.english(), label.chinese() + OR_PUT_IN.chinese());
    }
}
