package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes that are proposed to turn a rule. Whether they do is checked at the end, on the whole rule, since a change that
 * helps one part can harm another.
 *
 * @param changes the changes, each once
 */
record Plan(ImmutableList<Change> changes) {

    /** How many proposals are carried on at each rule; more find rarer ways and cost more. */
    private static final int MOST = 24;

    /** What needs more changes is no next step for anybody. */
    private static final int MOST_CHANGES = 10;

    /** How many parts of a rule are looked at for changes. */
    private static final int MOST_PARTS = 50;

    private static final Plan NOTHING = new Plan(ImmutableList.of());

    static Plan of(Change... changes) {
        return new Plan(ImmutableList.copyOf(changes));
    }

    /** Every part gets the wanted answer. */
    static List<Plan> forEach(List<Node> parts, Facts facts, Truth wanted) {
        List<Node> open =
                parts.stream().filter(part -> part.truth(facts) != wanted).toList();
        if (open.size() > MOST_CHANGES) {
            return List.of();
        }
        List<Plan> joined = List.of(NOTHING);
        for (Node part : open) {
            joined = joined(joined, part.plans(facts, wanted));
        }
        return joined;
    }

    /** Some part gets the wanted answer. */
    static List<Plan> forOne(List<Node> parts, Facts facts, Truth wanted) {
        List<Plan> plans = new ArrayList<>();
        for (Node part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            plans.addAll(part.plans(facts, wanted));
        }
        return fewestChangesFirst(plans);
    }

    /** So many parts have the wanted answer: of those that do not, the ones that need the fewest changes. */
    static List<Plan> forSome(int count, List<Node> parts, Facts facts, Truth wanted) {
        List<Node> open =
                parts.stream().filter(part -> part.truth(facts) != wanted).toList();
        int missing = count - (parts.size() - open.size());
        if (missing > MOST_CHANGES) {
            return List.of();
        }
        List<List<Plan>> possible = open.stream()
                .limit(MOST_PARTS)
                .map(part -> part.plans(facts, wanted))
                .filter(plans -> !plans.isEmpty())
                .sorted(Comparator.comparingInt(plans -> plans.get(0).changes.size()))
                .toList();
        List<Plan> plans = new ArrayList<>();
        for (int from = 0; from + missing <= possible.size(); from++) {
            List<Plan> joined = List.of(NOTHING);
            for (List<Plan> ofPart : possible.subList(from, from + missing)) {
                joined = joined(joined, ofPart);
            }
            plans.addAll(joined);
        }
        return fewestChangesFirst(plans);
    }

    private static List<Plan> joined(List<Plan> some, List<Plan> others) {
        List<Plan> joined = new ArrayList<>();
        for (Plan one : some) {
            for (Plan other : others) {
                one.and(other).ifPresent(joined::add);
            }
        }
        return fewestChangesFirst(joined);
    }

    static List<Plan> fewestChangesFirst(List<Plan> plans) {
        return plans.stream()
                .distinct()
                .sorted(Comparator.comparingInt(plan -> plan.changes.size()))
                .limit(MOST)
                .toList();
    }

    /** Both plans, unless they give one attribute two values. Of two waits the longer one serves both. */
    private Optional<Plan> and(Plan other) {
        Set<Change> all = new LinkedHashSet<>(changes);
        all.addAll(other.changes);
        long attributes =
                all.stream().map(Plan::attribute).flatMap(Optional::stream).count();
        long different = all.stream()
                .map(Plan::attribute)
                .flatMap(Optional::stream)
                .distinct()
                .count();
        return attributes == different ? Optional.of(new Plan(withLongestWait(all))) : Optional.empty();
    }

    private static Optional<Object> attribute(Change change) {
        if (change instanceof Change.Set<?> set) {
            return Optional.of(set.attribute());
        }
        if (change instanceof Change.Know know) {
            return Optional.of(know.attribute());
        }
        if (change instanceof Change.Resize resize) {
            return Optional.of(resize.attribute());
        }
        return change instanceof Change.Clear clear ? Optional.of(clear.attribute()) : Optional.empty();
    }

    private static ImmutableList<Change> withLongestWait(Set<Change> changes) {
        Optional<Instant> until = waits(changes.stream().toList());
        ImmutableList.Builder<Change> kept = ImmutableList.builder();
        changes.stream().filter(change -> !(change instanceof Change.Wait)).forEach(kept::add);
        until.map(Change.Wait::new).ifPresent(kept::add);
        return kept.build();
    }

    private static Optional<Instant> waits(List<Change> changes) {
        return changes.stream()
                .filter(Change.Wait.class::isInstance)
                .map(change -> ((Change.Wait) change).until())
                .max(Comparator.naturalOrder());
    }

    /** The plan as a flip: what is done now is known a nanosecond later. */
    Flip asFlip(Instant asOf, Truth wanted) {
        boolean happens = changes.stream().anyMatch(Change.Do.class::isInstance);
        Instant known = happens ? asOf.plusNanos(1) : asOf;
        Instant at = waits(changes).filter(until -> until.isAfter(known)).orElse(known);
        return new Flip(changes, wanted, at);
    }

    /** The plan without one of its changes. */
    Plan without(Change change) {
        return new Plan(
                changes.stream().filter(other -> !other.equals(change)).collect(ImmutableList.toImmutableList()));
    }

    /** The plan with another change in the place of one of its changes. */
    Plan replacing(Change change, Change other) {
        return new Plan(
                changes.stream().map(one -> one.equals(change) ? other : one).collect(ImmutableList.toImmutableList()));
    }
}
