package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * The attributes of a user, event types and segments that a rule asks for, also behind references to segments. Conditions
 * on events are left out: they ask for properties of events, which can be named like attributes of the user.
 */
public final class Mentions {

    private final Set<Attribute<?>> attributes = new LinkedHashSet<>();
    private final Set<String> events = new LinkedHashSet<>();
    private final Set<String> segments = new LinkedHashSet<>();
    private final Function<String, Rule> ruleOf;
    private boolean days;

    /**
     * Looks through a rule.
     *
     * @param rule the rule
     * @param ruleOf the rule behind each segment's key
     */
    public Mentions(Rule rule, Function<String, Rule> ruleOf) {
        this.ruleOf = ruleOf;
        look(rule);
    }

    /**
     * What a condition on an event asks for; it has no segments in it.
     *
     * @param condition the condition
     * @return its properties, as attributes
     */
    public static Mentions ofCondition(Rule condition) {
        return new Mentions(condition, key -> {
            throw new IllegalArgumentException(
                    "a condition on an event must not refer to a segment but does to '" + key + "'");
        });
    }

    /**
     * The attributes of the user.
     *
     * @return in the order of the rule
     */
    public Set<Attribute<?>> attributes() {
        return attributes;
    }

    /**
     * The event types.
     *
     * @return their names, in the order of the rule
     */
    public Set<String> events() {
        return events;
    }

    /**
     * The segments.
     *
     * @return their keys, in the order of the rule
     */
    public Set<String> segments() {
        return segments;
    }

    /**
     * Whether the calendar matters, since days or windows are asked for.
     *
     * @return true if another zone can give another answer
     */
    public boolean asksForCalendar() {
        return days || !events.isEmpty();
    }

    private void look(Rule rule) {
        if (rule instanceof Rule.InSegment reference && segments.add(reference.key())) {
            look(ruleOf.apply(reference.key()));
        } else if (rule instanceof Rule.Sequence sequence) {
            sequence.steps().forEach(step -> events.add(step.event()));
            sequence.without().forEach(step -> events.add(step.event()));
        } else if (rule instanceof Rule.Held held) {
            events.add(held.changes().event());
        } else {
            days |= rule instanceof Rule.Anniversary;
            look(Nested.in(rule));
        }
    }

    private void look(Nested nested) {
        nested.rules().forEach(this::look);
        nested.operands().forEach(this::look);
    }

    private void look(Operand<?> operand) {
        if (operand instanceof Operand.Attr<?> attr) {
            attributes.add(attr.attribute());
        } else if (operand instanceof Operand.Bucketed bucketed) {
            attributes.add(bucketed.id());
        }
        days |= operand instanceof Operand.Days || operand instanceof Operand.DaysToAnniversary;
        operand.occurrences().map(Occurrences::event).ifPresentOrElse(events::add, () -> look(Nested.in(operand)));
    }
}
