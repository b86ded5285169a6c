package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Label;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.segment.Flow;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;

/**
 * Which behaviours before a move set those who moved apart from those who stayed (流动归因). A behaviour is a rule, such as
 * {@code did("review").atLeast(1).within(days(30))}, that is asked as of the earlier date, when nobody had moved yet.
 *
 * <p>Build it once and keep it; it is immutable and thread-safe.
 */
public final class MoveAnalysis implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Evaluator behaviours;
    private final MoveStandards standards;

    private MoveAnalysis(Evaluator behaviours, MoveStandards standards) {
        this.behaviours = behaviours;
        this.standards = standards;
    }

    /**
     * An analysis with the days of UTC, a prior of 1/2, intervals at 95 % and at least 30 users for support.
     *
     * @param schema the vocabulary of the rules
     * @param behaviours the rules by name; {@code inSegment(name)} refers to one of them
     * @return the analysis
     * @throws InvalidModelException listing everything that is wrong with the rules, under {@code behaviours/<name>}
     */
    public static MoveAnalysis of(Schema schema, Map<String, Rule> behaviours) {
        Problems problems = new Problems();
        Evaluator.check(schema, "behaviours", behaviours, problems);
        problems.throwIfAny("behaviours");
        return new MoveAnalysis(Evaluator.of(schema, Calendar.utc(), behaviours), MoveStandards.CUSTOMARY);
    }

    /**
     * What days, weeks and months mean in windows.
     *
     * @param calendar the calendar
     * @return this analysis with it
     */
    public MoveAnalysis withCalendar(Calendar calendar) {
        return new MoveAnalysis(Evaluator.of(behaviours.schema(), calendar, rules()), standards);
    }

    private Map<String, Rule> rules() {
        ImmutableMap.Builder<String, Rule> rules = ImmutableMap.builder();
        behaviours.keys().forEach(behaviour -> rules.put(behaviour, behaviours.rule(behaviour)));
        return rules.buildOrThrow();
    }

    /**
     * How the strength of a reason is measured.
     *
     * @param standards prior, confidence and minimum support
     * @return this analysis with them
     */
    public MoveAnalysis withStandards(MoveStandards standards) {
        return new MoveAnalysis(behaviours, requireNonNull(standards, "standards"));
    }

    /**
     * How the strength of a reason is measured.
     *
     * @return prior, confidence and minimum support
     */
    public MoveStandards standards() {
        return standards;
    }

    /**
     * Compares movers with stayers: users who could have made the move and are in the same layer at both dates. Others, who
     * could not have made it or went the other way, take no part.
     *
     * @param flow who moved
     * @param moves which moves to look at
     * @param population the facts about the users of the flow
     * @param earlier the earlier date of the flow: the first instant that was not known then
     * @param <U> the host's type of user id
     * @return every behaviour, the surest first
     * @throws IllegalArgumentException if flow and population have other users, the flow has no such layer, nobody can move so,
     *     or the population has another schema that lacks an attribute or event type of a rule
     */
    public <U extends Comparable<? super U>> MoveReasons examine(
            Flow<U> flow, Moves moves, Population<U> population, Instant earlier) {
        Roster<U> roster = population.roster();
        requireSameUsers(flow, roster);
        Audience<U> movers = over(roster, moves.movers(flow));
        Audience<U> stayers = over(roster, moves.stayers(flow));
        Map<String, Answers<U>> answers = behaviours.answers(population, earlier);
        ImmutableMap.Builder<String, MoveCounts> counts = ImmutableMap.builder();
        answers.forEach((behaviour, did) -> counts.put(behaviour, MoveCounts.of(did, movers, stayers)));
        return new MoveReasons(
                this,
                new MoveReasons.Question(flow.layers(), moves, earlier),
                new MoveReasons.Groups(movers.size(), stayers.size(), roster.size()),
                counts.buildOrThrow());
    }

    private static <U extends Comparable<? super U>> void requireSameUsers(Flow<U> flow, Roster<U> roster) {
        if (!flow.roster().equals(roster)) {
            throw new IllegalArgumentException("flow and population must have the same users but have " + flow.roster()
                    + " and " + (flow.roster().size() == roster.size() ? "as many others" : roster.toString()) + " ("
                    + flow.layers().name() + ")");
        }
    }

    /** The same audience of an equal roster, so that rosters need not be compared id by id later. */
    private static <U extends Comparable<? super U>> Audience<U> over(Roster<U> roster, Audience<U> audience) {
        return Audience.ofBits(roster, audience.toBits());
    }

    Label labelOf(String behaviour) {
        return behaviours.rule(behaviour).label(behaviours.schema());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MoveAnalysis that
                && behaviours.equals(that.behaviours)
                && standards.equals(that.standards);
    }

    @Override
    public int hashCode() {
        return behaviours.hashCode() * 31 + standards.hashCode();
    }

    /** {@return the names of the behaviours} */
    @Override
    public String toString() {
        return "MoveAnalysis" + behaviours.keys();
    }
}
