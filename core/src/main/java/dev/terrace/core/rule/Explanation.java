package dev.terrace.core.rule;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule has its answer: one node per rule node, with what was found.
 *
 * <p>A node is decisive if the answer of the whole rule rests on it. In {@code all(a, b)} with a false and b true, a is
 * decisive and b is not.
 */
public final class Explanation implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Label TRUE_MARK = Label.of("yes: ", "是：");
    private static final Label FALSE_MARK = Label.of("no: ", "否：");
    private static final Label UNKNOWN_MARK = Label.of("unknown: ", "未知：");

    private final Rule rule;
    private final Truth truth;
    private final boolean decisive;

    @SuppressWarnings("serial") // every attribute value and count is serialisable
    private final @Nullable Object actual;

    private final Label found;
    private final ImmutableList<Event> evidence;
    private final ImmutableList<Explanation> parts;

    Explanation(
            Rule rule,
            Truth truth,
            boolean decisive,
            @Nullable Object actual,
            Label found,
            List<Event> evidence,
            List<Explanation> parts) {
        this.rule = rule;
        this.truth = truth;
        this.decisive = decisive;
        this.actual = actual;
        this.found = found;
        this.evidence = ImmutableList.copyOf(evidence);
        this.parts = ImmutableList.copyOf(parts);
    }

    /**
     * What was asked at this node.
     *
     * @return the rule
     */
    public Rule rule() {
        return rule;
    }

    /**
     * The answer at this node.
     *
     * @return true, false or unknown
     */
    public Truth truth() {
        return truth;
    }

    /**
     * Whether the answer of the whole rule rests on this node.
     *
     * @return true if it does
     */
    public boolean decisive() {
        return decisive;
    }

    /**
     * What was found at a leaf: the attribute's value, or how often the event was done. Over a history that is too short
     * for the window the count is a lower bound, and the text says so.
     *
     * @return the value; empty where it is missing, and for a rule made of parts
     */
    public Optional<Object> actual() {
        return Optional.ofNullable(actual);
    }

    /**
     * The events that a count is made of, oldest first.
     *
     * @return the events; empty for everything but a count
     */
    public List<Event> evidence() {
        return evidence;
    }

    /**
     * The explanations of a rule's parts, in the rule's order.
     *
     * @return the parts; empty for a leaf
     */
    public List<Explanation> parts() {
        return parts;
    }

    /**
     * The explanation for people: one line per node, parts indented, decisive nodes marked with {@code *}.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return lines such as {@code * no: age is at least 18 (was 17)}, separated by line feeds
     */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder();
        append(text, "", locale);
        return text.toString();
    }

    private void append(StringBuilder text, String indent, Locale locale) {
        text.append(indent)
                .append(decisive ? "* " : "  ")
                .append(mark().text(locale))
                .append(rule.label().text(locale))
                .append(found.text(locale));
        for (Explanation part : parts) {
            text.append('\n');
            part.append(text, indent + "  ", locale);
        }
    }

    /** This explanation of a whole rule, with every node marked on which its answer rests. */
    Explanation decided() {
        List<Explanation> marked = parts.stream()
                .map(part -> decides(part) ? part.decided() : part)
                .toList();
        return new Explanation(rule, truth, true, actual, found, evidence, marked);
    }

    /** The answer of a conjunction or disjunction rests on the parts that share it; a lone part always decides. */
    private boolean decides(Explanation part) {
        return parts.size() == 1 || part.truth == truth;
    }

    private Label mark() {
        return switch (truth) {
            case TRUE -> TRUE_MARK;
            case FALSE -> FALSE_MARK;
            case UNKNOWN -> UNKNOWN_MARK;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation that
                && rule.equals(that.rule)
                && truth == that.truth
                && decisive == that.decisive
                && Objects.equals(actual, that.actual)
                && found.equals(that.found)
                && evidence.equals(that.evidence)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, truth, actual);
    }

    /** {@return the English text} */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
