package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<Plan> plans = withFirstWait(node.plans(facts, wanted), facts);
        List<Flip> found = new ArrayList<>();
        for (Plan plan : plans) {
            if (found.size() < MOST && turns(plan)) {
                Flip flip = smallest(plan).asFlip(asOf, wanted);
                if (found.stream().noneMatch(other -> covers(other, flip))) {
                    found.add(flip);
                }
            }
        }
        // A plan may turn out to need fewer changes than one before it.
        found.sort(Comparator.comparingInt(flip -> flip.changes().size()));
        return List.copyOf(found);
    }

    /** Of all waits, the one for the first instant at which time alone turns the answer, where the first of them stood. */
    private List<Plan> withFirstWait(List<Plan> proposed, Facts facts) {
        List<Plan> plans = new ArrayList<>(proposed);
        int first = Iterables.indexOf(plans, Flips::isWait);
        int at = first < 0 ? plans.size() : first;
        plans.removeIf(Flips::isWait);
        Turning.firstInstant(node, facts, wanted)
                .ifPresent(instant -> plans.add(at, Plan.of(new Change.Wait(instant))));
        return plans;
    }

    /** Whether a flip adds nothing to another one: it has the same words, all of its changes, or a longer wait. */
    private static boolean covers(Flip other, Flip flip) {
        boolean bothWait = isWait(other) && isWait(flip);
        return bothWait || other.label().equals(flip.label()) || flip.changes().containsAll(other.changes());
    }

    private static boolean isWait(Flip flip) {
        return isWait(new Plan(ImmutableList.copyOf(flip.changes())));
    }

    private static boolean isWait(Plan plan) {
        return plan.changes().stream().allMatch(Change.Wait.class::isInstance);
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
            Plan fewer = plan.replacing(does, does.times(tried));
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
