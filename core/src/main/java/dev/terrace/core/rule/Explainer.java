package dev.terrace.core.rule;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the explanation tree bottom up. Unlike the plain answer it looks at every part, also where one already
 * decides.
 */
final class Explainer implements Rule.Visitor<Explanation> {

    private static final Label MISSING = Label.of(" (missing)", "（缺失）");

    private final Evaluation evaluation;

    Explainer(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public <T> Explanation compare(Rule.Compare<T> rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public <T> Explanation between(Rule.Between<T> rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public <T> Explanation in(Rule.In<T> rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public Explanation text(Rule.Text rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public Explanation holds(Rule.Holds rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public Explanation present(Rule.Present rule) {
        return leaf(rule, rule.attribute());
    }

    @Override
    public Explanation count(Rule.Count rule) {
        List<Event> evidence = evaluation.user().history().within(evaluation.resolve(rule)).stream()
                .filter(event -> event.type().equals(rule.event()))
                .toList();
        long count = evidence.size();
        Label found =
                evaluation.user().history().isCompleteOver(evaluation.resolve(rule)) ? was(count) : wasAtLeast(count);
        return new Explanation(rule, evaluation.truthOf(rule), false, count, found, evidence, List.of());
    }

    @Override
    public Explanation all(Rule.All rule) {
        List<Explanation> parts = explained(rule.parts());
        Truth truth = parts.stream().map(Explanation::truth).reduce(Truth.TRUE, Truth::and);
        return node(rule, truth, parts);
    }

    @Override
    public Explanation any(Rule.Any rule) {
        List<Explanation> parts = explained(rule.parts());
        Truth truth = parts.stream().map(Explanation::truth).reduce(Truth.FALSE, Truth::or);
        return node(rule, truth, parts);
    }

    @Override
    public Explanation not(Rule.Not rule) {
        Explanation part = rule.part().accept(this);
        return node(rule, part.truth().not(), List.of(part));
    }

    @Override
    public Explanation orElse(Rule.OrElse rule) {
        Explanation part = rule.part().accept(this);
        return node(rule, Truth.of(part.truth().orElse(rule.whenUnknown())), List.of(part));
    }

    private Explanation leaf(Rule rule, Attribute<?> attribute) {
        @Nullable Object actual = evaluation.user().profile().value(attribute).orElse(null);
        Label found = actual == null ? MISSING : was(actual);
        return new Explanation(rule, evaluation.truthOf(rule), false, actual, found, List.of(), List.of());
    }

    private List<Explanation> explained(List<Rule> parts) {
        return parts.stream().map(part -> part.accept(this)).toList();
    }

    private static Explanation node(Rule rule, Truth truth, List<Explanation> parts) {
        return new Explanation(rule, truth, false, null, Label.of(""), List.of(), parts);
    }

    private static Label was(Object actual) {
        return Label.of(" (was " + actual + ")", "（实际为 " + actual + "）");
    }

    private static Label wasAtLeast(long count) {
        return Label.of(" (was at least " + count + ")", "（实际至少 " + count + "）");
    }
}
