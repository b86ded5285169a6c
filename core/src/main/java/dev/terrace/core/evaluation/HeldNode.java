package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Timeline;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether a value held through a window, where each change of it is an event. */
final class HeldNode extends Node {

    private static final int COST = 200;

    private final Selection changes;

    HeldNode(Rule.Held rule, Selection changes) {
        super(rule);
        this.changes = changes;
    }

    Selection changes() {
        return changes;
    }

    @Override
    Truth truth(Values values, History history, Instant asOf, Memo memo) {
        Interval interval = changes.interval(asOf);
        Truth truth = history.isCompleteOver(interval) ? Truth.TRUE : Truth.UNKNOWN;
        for (Event change : changes.inWindow(history, interval)) {
            truth = truth.and(changes.accepts(change, asOf));
        }
        return truth == Truth.FALSE ? truth : truth.and(atStart(history, interval, asOf));
    }

    /** What the last change at or before the start says; a change that may be missing could say something else. */
    private Truth atStart(History history, Interval interval, Instant asOf) {
        List<Event> upToStart = upToStart(history, interval, asOf);
        if (upToStart.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Event last = upToStart.get(upToStart.size() - 1);
        boolean surelyLast = !last.at().isBefore(history.completeSince());
        return surelyLast ? changes.accepts(last, asOf) : Truth.UNKNOWN;
    }

    /** A change at the start counts, but not one at {@code asOf}, where an empty window may start. */
    private List<Event> upToStart(History history, Interval interval, Instant asOf) {
        return interval.start().equals(Instant.MIN)
                ? List.of()
                : history.within(
                        changes.type().name(),
                        Interval.of(Instant.MIN, interval.start().plusNanos(1)).before(asOf));
    }

    @Override
    Explanation explain(Facts facts) {
        Interval interval = changes.interval(facts.asOf());
        List<Event> upToStart = upToStart(facts.history(), interval, facts.asOf());
        List<Event> evidence = new ArrayList<>();
        upToStart.stream().skip(Math.max(upToStart.size() - 1, 0)).forEach(evidence::add);
        changes.inWindow(facts.history(), interval).stream()
                .filter(change -> !evidence.contains(change))
                .forEach(evidence::add);
        return new Explanation(rule(), truth(facts), Findings.events(evidence, missing(interval, facts)), List.of());
    }

    /** From the last change up to the start on, which tells what holds there. */
    private List<Attribute<?>> missing(Interval interval, Facts facts) {
        List<Event> upToStart = upToStart(facts.history(), interval, facts.asOf());
        Instant from = upToStart.isEmpty()
                ? interval.start()
                : upToStart.get(upToStart.size() - 1).at();
        return MissingProperties.of(changes, Interval.of(from, interval.end()), null, facts);
    }

    /** A change tells what holds at the start as soon as the window starts at it. */
    @Override
    Instant nextChange(Facts facts) {
        Instant asOf = facts.asOf();
        Interval interval = changes.interval(asOf);
        List<Event> upToStart = upToStart(facts.history(), interval, asOf);
        Instant next =
                changes.nextChangeOf(upToStart.subList(Math.max(upToStart.size() - 1, 0), upToStart.size()), asOf);
        Timeline all = changes.timeline(facts.history());
        if (upToStart.size() < all.size()) {
            Instant beforeNext = all.get(upToStart.size()).at().minusNanos(1);
            next = Selection.earliest(next, changes.window().whenStartPasses(beforeNext, asOf));
        }
        return Selection.earliest(next, changes.nextChange(facts));
    }

    @Override
    List<Plan> plans(Facts facts, Truth wanted) {
        return EventPlans.ofHeld(this, facts, wanted);
    }

    @Override
    int cost() {
        return COST;
    }
}
