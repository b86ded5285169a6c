package dev.terrace.core.evaluation;

import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds the smallest changes that turn an answer, and checks each on the whole rule. */
final class Flips {

    private static final int MOST = 5;

    private final Node node;
    private final User user;
    private final Instant asOf;
    private final Truth wanted;

    Flips(Node node, User user, Instant asOf, Truth wanted) {
        this.node = node;
        this.user = user;
        this.asOf = asOf;
        this.wanted = wanted;
    }

    /** The flips with the fewest changes first; of two, none contains the other. */
    List<Flip> find() {
        Facts facts = Facts.of(user, asOf);
        List<Plan> plans = new ArrayList<>(node.plans(facts, wanted));
        Turning.firstInstant(node, facts, wanted).ifPresent(instant -> plans.add(Plan.of(new Change.Wait(instant))));
        List<Flip> found = new ArrayList<>();
        for (Plan plan : Plan.fewestChangesFirst(plans)) {
            if (found.size() < MOST && !plan.changes().isEmpty() && turns(plan)) {
                Flip flip = smallest(plan).asFlip(asOf, wanted);
                if (found.stream().noneMatch(smaller -> flip.changes().containsAll(smaller.changes()))) {
                    found.add(flip);
                }
            }
        }
        return List.copyOf(found);
    }

    private boolean turns(Plan plan) {
        Flip flip = plan.asFlip(asOf, wanted);
        return node.truth(Facts.of(flip.applyTo(user), flip.asOf())) == wanted;
    }

    /** The plan without every change that it does not need, and with no event more often than it needs. */
    private Plan smallest(Plan plan) {
        for (Change change : plan.changes()) {
            Plan smaller = plan.without(change);
            if (!smaller.changes().isEmpty() && turns(smaller)) {
                return smallest(smaller);
            }
        }
        Plan least = plan;
        for (Change change : plan.changes()) {
            least = change instanceof Change.Do does ? withFewestTimes(least, does) : least;
        }
        return least;
    }

    /** Other parts of the rule may turn as well, so that fewer events do than the one part asked for. */
    private Plan withFewestTimes(Plan plan, Change.Do does) {
        Plan least = plan;
        long tooFew = 0;
        long times = does.times();
        long tried = times - 1;
        while (tried > tooFew) {
            Plan fewer = plan.replacing(does, new Change.Do(does.event(), tried, does.before()));
            if (turns(fewer)) {
                least = fewer;
                times = tried;
            } else {
                tooFew = tried;
            }
            tried = tooFew + (times - tooFew) / 2;
        }
        return least;
    }
}
