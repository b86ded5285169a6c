package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.Schema;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    /** Whose labels of event types are shown; null for their names. */
    private final @Nullable Schema schema;

    /** What stands for the words of the rule; null for its own. */
    private final @Nullable Label name;

    private final Truth truth;

    /** Whether the answer of the rule that this is a part of rests on this part. */
    private final boolean carrying;

    private final boolean decisive;
    private final Finding finding;
    private final ImmutableList<Explanation> parts;

    Explanation(Rule rule, Truth truth, Finding finding, List<Explanation> parts) {
        this(rule, null, null, truth, true, false, finding, parts);
    }

    private Explanation(
            Rule rule,
            @Nullable Schema schema,
            @Nullable Label name,
            Truth truth,
            boolean carrying,
            boolean decisive,
            Finding finding,
            List<Explanation> parts) {
        this.rule = rule;
        this.schema = schema;
        this.name = name;
        this.truth = truth;
        this.carrying = carrying;
        this.decisive = decisive;
        this.finding = finding;
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
     * What was found at a leaf: the attribute's value, the count, the sum.
     *
     * @return the value; empty where it is missing or known within bounds only, and for a rule made of parts
     */
    public Optional<Object> actual() {
        return Optional.ofNullable(finding.actual());
    }

    /**
     * What a leaf asks of the value, such as {@code is at least 18}.
     *
     * @return the words in both languages; empty for a rule made of parts
     */
    public Label expected() {
        return rule.expected();
    }

    /**
     * The attributes that are missing here or below, so that their leaves are unknown: those of the user, and properties
     * that events lack which count, or may.
     *
     * @return the attributes and properties, in the order of the rule; empty if all are there
     */
    public Set<Attribute<?>> missing() {
        Set<Attribute<?>> missing = new LinkedHashSet<>(finding.missing());
        parts.forEach(part -> missing.addAll(part.missing()));
        return missing;
    }

    /**
     * The events that a figure is made of, oldest first.
     *
     * @return the events; empty for everything but figures of events
     */
    public List<Event> evidence() {
        return finding.evidence();
    }

    /**
     * The explanations of a rule's parts, in the rule's order; for a score, of its terms; for a reference to a segment, of
     * the segment's rule.
     *
     * @return the parts; empty for other leaves
     */
    public List<Explanation> parts() {
        return parts;
    }

    /**
     * The explanation for people: one line per node, parts indented, decisive nodes marked with {@code *}. Values of
     * {@linkplain Attribute#asSensitive sensitive} attributes are withheld.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return lines such as {@code * no: age is at least 18 (was 17)}, separated by line feeds
     */
    public String text(Locale locale) {
        StringBuilder text = new StringBuilder();
        append(text, "", locale);
        return text.toString();
    }

    /**
     * This explanation with own names for some rules. What was found at the parts of a rule with a name stands behind the
     * name, and the parts themselves are left out.
     *
     * @param names the name of a rule; empty for its own words
     * @return the explanation with the names
     */
    public Explanation naming(Function<Rule, Optional<Label>> names) {
        Optional<Label> own = names.apply(rule);
        if (own.isPresent()) {
            Finding found = parts.stream().map(part -> part.finding).reduce(finding, Finding::with);
            return new Explanation(rule, schema, own.get(), truth, carrying, decisive, found, List.of());
        }
        List<Explanation> named = parts.stream().map(part -> part.naming(names)).toList();
        return new Explanation(rule, schema, name, truth, carrying, decisive, finding, named);
    }

    private void append(StringBuilder text, String indent, Locale locale) {
        text.append(indent)
                .append(decisive ? "* " : "  ")
                .append(mark().text(locale))
                .append(words().text(locale))
                .append(finding.words().text(locale));
        for (Explanation part : parts) {
            text.append('\n');
            part.append(text, indent + "  ", locale);
        }
    }

    /** The parts stand below, so that their words are not said again. */
    private Label words() {
        if (name != null) {
            return name;
        }
        return schema == null ? rule.label() : rule.heading(schema);
    }

    /** This explanation of a part, on which the answer of the whole rests or not. */
    Explanation carrying(boolean carries) {
        return new Explanation(rule, schema, name, truth, carries, decisive, finding, parts);
    }

    /** This explanation with more words behind what was found. */
    Explanation adding(Label words) {
        return new Explanation(rule, schema, name, truth, carrying, decisive, finding.adding(words), parts);
    }

    /** This explanation of a whole rule, with every node marked on which its answer rests. */
    Explanation decided() {
        List<Explanation> marked = parts.stream()
                .map(part -> part.carrying ? part.decided() : part)
                .toList();
        return new Explanation(rule, schema, name, truth, carrying, true, finding, marked);
    }

    /** This explanation with event types as a schema labels them. */
    Explanation in(Schema schema) {
        List<Explanation> worded = parts.stream().map(part -> part.in(schema)).toList();
        return new Explanation(rule, schema, name, truth, carrying, decisive, finding, worded);
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
                && finding.equals(that.finding)
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, truth, finding);
    }

    /** {@return the English text} */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }

    /**
     * What a leaf found.
     *
     * @param actual the value; null where it is missing or known within bounds only
     * @param words how it reads behind the rule
     * @param missing the attributes that are missing
     * @param evidence the events that a figure is made of
     */
    record Finding(
            @SuppressWarnings("serial") @Nullable Object actual,
            Label words,
            ImmutableList<Attribute<?>> missing,
            ImmutableList<Event> evidence)
            implements Serializable {

        static final Finding NONE = new Finding(null, Label.of(""), ImmutableList.of(), ImmutableList.of());

        Finding with(Finding other) {
            return new Finding(
                    actual == null ? other.actual : actual,
                    adding(other.words).words,
                    ImmutableList.<Attribute<?>>builder()
                            .addAll(missing)
                            .addAll(other.missing)
                            .build(),
                    ImmutableList.<Event>builder()
                            .addAll(evidence)
                            .addAll(other.evidence)
                            .build());
        }

        Finding adding(Label more) {
            return new Finding(
                    actual,
                    Label.of(words.english() + more.english(), words.chinese() + more.chinese()),
                    missing,
                    evidence);
        }
    }
}
