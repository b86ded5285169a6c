package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import java.util.Arrays;
import java.util.Set;

/**
 * Writes rules as sentences. Meant for static import.
 *
 * <pre>{@code
 * Rule rule = all(
 *         attr(AGE).between(18L, 35L),
 *         attr(CITY).in("上海", "北京"),
 *         did("purchase").atLeast(3).within(days(30)),
 *         not(did("complaint").ever()));
 * }</pre>
 */
public final class Rules {

    private Rules() {}

    /**
     * Starts a rule about an attribute whose values have an order.
     *
     * @param attribute the attribute
     * @param <T> its type
     * @return what can be said about it
     */
    public static <T extends Comparable<?>> AttributeClause<T> attr(Attribute<T> attribute) {
        return new AttributeClause<>(attribute);
    }

    /**
     * Starts a rule about the text of an attribute.
     *
     * @param attribute the attribute
     * @return what can be said about it
     */
    public static TextClause text(Attribute<String> attribute) {
        return new TextClause(attribute);
    }

    /**
     * Starts a rule about a set of texts, such as tags.
     *
     * @param attribute the attribute
     * @return what can be said about it
     */
    public static SetClause set(Attribute<Set<String>> attribute) {
        return new SetClause(attribute);
    }

    /**
     * Starts a rule about how often an event was done.
     *
     * @param event the event type
     * @return what can be said about it
     */
    public static EventClause did(String event) {
        return new EventClause(event);
    }

    /**
     * Whether an attribute has a value. Never unknown.
     *
     * @param attribute the attribute
     * @return the rule
     */
    public static Rule known(Attribute<?> attribute) {
        return new Rule.Present(attribute);
    }

    /**
     * Whether an attribute has no value. Never unknown.
     *
     * @param attribute the attribute
     * @return the rule
     */
    public static Rule missing(Attribute<?> attribute) {
        return not(known(attribute));
    }

    /**
     * True if every part is; true without parts.
     *
     * @param parts the rules to combine
     * @return the rule
     */
    public static Rule all(Rule... parts) {
        return new Rule.All(Arrays.asList(parts));
    }

    /**
     * True if some part is; false without parts.
     *
     * @param parts the rules to combine
     * @return the rule
     */
    public static Rule any(Rule... parts) {
        return new Rule.Any(Arrays.asList(parts));
    }

    /**
     * True if the part is false; unknown if the part is unknown.
     *
     * @param part the rule to negate
     * @return the rule
     */
    public static Rule not(Rule part) {
        return new Rule.Not(part);
    }
}
