package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks ahead in time: when does an answer change with no new event? */
final class Turning {

    /** How many instants are looked at; with so many that change nothing, the last of them is given. */
    private static final int MOST_STEPS = 10_000;

    /** How many instants are looked at for a single test among many. */
    private static final int FEW_STEPS = 100;

    /** How much work a look ahead is worth, roughly in reads of an attribute: some tenths of a second. */
    private static final long BUDGET = 200_000_000;

    /** What it costs to find the instant at which a window turns. */
    private static final long WINDOW = 10_000;

    /** What it costs to find the instant at which a condition on one event turns. */
    private static final long CONDITION = 1_000;

    /** How far is looked ahead; what moves for so long without a change may go on so for ever. */
    private static final Duration FARTHEST = Duration.ofDays(10_000);

    private Turning() {}

    /** The first instant with another answer; where that is too far ahead to look for, an earlier one. */
    static Optional<Instant> nextOther(Node node, Facts facts) {
        Truth now = node.truth(facts);
        return first(
                        facts,
                        steps(node, facts),
                        node::nextChange,
                        then -> node.truth(then) != now || isFar(facts.asOf(), then.asOf()))
                .map(Facts::asOf);
    }

    /** The first instant with a wanted answer; empty where that is too far ahead to look for. */
    static Optional<Instant> firstInstant(Node node, Facts facts, Truth wanted) {
        return firstInstant(facts, steps(node, facts), node::nextChange, then -> node.truth(then) == wanted);
    }

    /** The first instant, not many steps ahead, at which something holds that can change at some instants only. */
    static Optional<Instant> firstInstant(
            Facts facts, Function<Facts, Instant> nextChange, Predicate<Facts> condition) {
        return firstInstant(facts, FEW_STEPS, nextChange, condition);
    }

    private static Optional<Instant> firstInstant(
            Facts facts, int steps, Function<Facts, Instant> nextChange, Predicate<Facts> condition) {
        return first(facts, steps, nextChange, then -> condition.test(then) || isFar(facts.asOf(), then.asOf()))
                .filter(condition)
                .map(Facts::asOf);
    }

    /** Large rules over long histories are looked at for fewer instants, so that no legal rule runs away. */
    private static int steps(Node node, Facts facts) {
        long events = facts.history().events().size();
        long figures = node.cost() / EventReader.COST;
        long conditions = Motion.conditionsIn(node.rule()) * events * CONDITION;
        long work = node.cost() + Math.max(figures * (WINDOW + events), conditions) + 1;
        return (int) Math.max(8, Math.min(MOST_STEPS, BUDGET / work));
    }

    private static boolean isFar(Instant asOf, Instant then) {
        return then.isAfter(asOf.plus(FARTHEST));
    }

    private static Optional<Facts> first(
            Facts facts, int steps, Function<Facts, Instant> nextChange, Predicate<Facts> condition) {
        Facts at = facts;
        for (int i = 0; i < steps; i++) {
            Instant next = nextChange.apply(at);
            if (next.equals(Instant.MAX)) {
                return Optional.empty();
            }
            at = facts.at(next);
            if (condition.test(at)) {
                break;
            }
        }
        return Optional.of(at);
    }
}
