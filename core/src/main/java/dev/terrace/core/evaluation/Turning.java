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

    /** How far is looked ahead; what moves for so long without a change may go on so for ever. */
    private static final Duration FARTHEST = Duration.ofDays(10_000);

    private Turning() {}

    /** The first instant with another answer; where that is too far ahead to look for, an earlier one. */
    static Optional<Instant> nextOther(Node node, Facts facts) {
        Truth now = node.truth(facts);
        return first(facts, node::nextChange, then -> node.truth(then) != now || isFar(facts.asOf(), then.asOf()))
                .map(Facts::asOf);
    }

    /** The first instant with a wanted answer; empty where that is too far ahead to look for. */
    static Optional<Instant> firstInstant(Node node, Facts facts, Truth wanted) {
        return firstInstant(facts, node::nextChange, then -> node.truth(then) == wanted);
    }

    /** The first instant at which something holds that can change at some instants only. */
    static Optional<Instant> firstInstant(
            Facts facts, Function<Facts, Instant> nextChange, Predicate<Facts> condition) {
        return first(facts, nextChange, then -> condition.test(then) || isFar(facts.asOf(), then.asOf()))
                .filter(condition)
                .map(Facts::asOf);
    }

    private static boolean isFar(Instant asOf, Instant then) {
        return then.isAfter(asOf.plus(FARTHEST));
    }

    private static Optional<Facts> first(Facts facts, Function<Facts, Instant> nextChange, Predicate<Facts> condition) {
        Facts at = facts;
        for (int i = 0; i < MOST_STEPS; i++) {
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
