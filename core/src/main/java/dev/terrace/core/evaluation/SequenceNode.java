package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether events happened one after the other.
 *
 * <p>True if it surely happened, false if it surely did not: an event that may or may not be a step counts for one answer
 * and not for the other, and so does one that may or may not break the sequence.
 */
final class SequenceNode extends Node {

    private static final int COST = 500;

    private final Rule.Sequence sequence;
    private final List<Selection> steps;
    private final List<Selection> without;

    SequenceNode(Rule.Sequence rule, List<Selection> steps, List<Selection> without) {
        super(rule);
        this.sequence = rule;
        this.steps = List.copyOf(steps);
        this.without = List.copyOf(without);
    }

    List<Selection> steps() {
        return steps;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Interval interval = steps.get(0).interval(asOf);
        if (!history.isCompleteOver(interval)) {
            return incompleteTruth(history, interval, asOf);
        }
        List<Event> events = relevant(history, interval);
        if (happened(events, asOf, Truth.TRUE)) {
            return Truth.TRUE;
        }
        return happened(events, asOf, Truth.UNKNOWN) ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** More events may have happened before the complete part; they can add steps, and break some. */
    private Truth incompleteTruth(History history, Interval interval, Instant asOf) {
        boolean unbreakable = without.isEmpty();
        Instant from = unbreakable || history.completeSince().isAfter(interval.end())
                ? interval.start()
                : history.completeSince();
        boolean certain = unbreakable || from.equals(history.completeSince());
        List<Event> events = relevant(history, Interval.of(from, interval.end()));
        return certain && happened(events, asOf, Truth.TRUE) ? Truth.TRUE : Truth.UNKNOWN;
    }

    private boolean happened(List<Event> events, Instant asOf, Truth atLeast) {
        return new SequenceSearch(steps, without, sequence.within(), asOf, atLeast).isIn(events);
    }

    /** The events that may be steps or break the sequence, in time order. */
    private List<Event> relevant(History history, Interval interval) {
        List<Event> events = new ArrayList<>();
        selections().stream()
                .map(selection -> selection.type().name())
                .distinct()
                .forEach(type -> events.addAll(history.within(type, interval)));
        return History.of(events).events();
    }

    private List<Selection> selections() {
        return ImmutableList.<Selection>builder().addAll(steps).addAll(without).build();
    }

    @Override
    Explanation explain(Facts facts) {
        List<Event> evidence = relevant(facts.history(), steps.get(0).interval(facts.asOf())).stream()
                .filter(event -> steps.stream().anyMatch(step -> isStep(step, event, facts.asOf())))
                .toList();
        Set<Attribute<?>> missing = new LinkedHashSet<>();
        selections().forEach(selection -> missing.addAll(MissingProperties.of(selection, facts)));
        return new Explanation(rule(), truth(facts), Findings.events(evidence, missing), List.of());
    }

    private static boolean isStep(Selection step, Event event, Instant asOf) {
        return step.type().name().equals(event.type()) && step.accepts(event, asOf) == Truth.TRUE;
    }

    @Override
    Instant nextChange(Facts facts) {
        Instant next = Instant.MAX;
        for (Selection selection : selections()) {
            next = Selection.earliest(next, selection.nextChange(facts));
        }
        return next;
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return EventPlans.ofSequence(this, facts, wanted);
    }

    @Override
    int cost() {
        return COST;
    }
}
