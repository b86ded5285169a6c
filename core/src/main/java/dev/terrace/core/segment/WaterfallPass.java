package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Attribute;
import dev.terrace.core.Table;
import dev.terrace.core.UserTable;
import dev.terrace.core.evaluation.Answers;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.rule.Mentions;
import dev.terrace.core.rule.Rule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Goes through the clauses of a segment with those users who may still be in it. Not thread-safe; used once. */
final class WaterfallPass<U extends Comparable<? super U>> {

    private final SegmentCatalog catalog;
    private final Population<U> population;
    private final Instant asOf;

    /** Users for whom no clause so far is false. */
    private Audience<U> possible;

    /** Users for whom every clause so far is true. */
    private Audience<U> certain;

    WaterfallPass(SegmentCatalog catalog, Population<U> population, Instant asOf) {
        this.catalog = catalog;
        this.population = population;
        this.asOf = asOf;
        this.possible = Audience.all(population.roster());
        this.certain = possible;
    }

    List<WaterfallStep> through(List<Clause> clauses) {
        Map<String, Clause> keyed = keyed(clauses);
        Map<String, Answers<U>> answers = answers(keyed);
        ImmutableList.Builder<WaterfallStep> steps = ImmutableList.builder();
        keyed.forEach((key, clause) -> steps.add(step(clause, requireNonNull(answers.get(key)))));
        return steps.build();
    }

    /** The clauses under keys that no segment has. */
    private Map<String, Clause> keyed(List<Clause> clauses) {
        Set<String> taken = catalog.rules().keySet();
        Map<String, Clause> keyed = new LinkedHashMap<>();
        for (Clause clause : clauses) {
            String key = "clause " + keyed.size();
            while (taken.contains(key)) {
                key = "another " + key;
            }
            keyed.put(key, clause);
        }
        return keyed;
    }

    private Map<String, Answers<U>> answers(Map<String, Clause> clauses) {
        Map<String, Rule> rules = new LinkedHashMap<>(catalog.rules());
        clauses.forEach((key, clause) -> rules.put(key, clause.rule()));
        return Evaluator.of(catalog.schema(), catalog.calendar(), rules).answers(clauses.keySet(), population, asOf);
    }

    private WaterfallStep step(Clause clause, Answers<U> answers) {
        Audience<U> undecided = possible.and(answers.unknown());
        int were = possible.size();
        possible = possible.and(answers.yes()).or(undecided);
        certain = certain.and(answers.yes());
        return new WaterfallStep(
                clause.rule(),
                clause.label(),
                were - possible.size(),
                certain.size(),
                possible.size() - certain.size(),
                whyUnknown(clause.asked(), undecided));
    }

    private WhyUnknown whyUnknown(Rule rule, Audience<U> undecided) {
        Mentions mentions = catalog.mentionsOf(rule);
        ImmutableMap.Builder<String, Long> missing = ImmutableMap.builder();
        Audience<U> unexplained = undecided;
        for (Attribute<?> attribute : mentions.attributes()) {
            Audience<U> known = known(attribute);
            missing.put(attribute.name(), (long) undecided.andNotSize(known));
            unexplained = unexplained.and(known);
        }
        int shortHistory = mentions.events().isEmpty() ? 0 : unexplained.andSize(withShortHistory());
        return new WhyUnknown(
                undecided.size(), missing.buildOrThrow(), shortHistory, unexplained.size() - shortHistory);
    }

    /** The users who have a value of an attribute. */
    private Audience<U> known(Attribute<?> attribute) {
        Table profiles = population.users().profiles();
        long[] present = new long[(profiles.size() + Long.SIZE - 1) >>> 6];
        profiles.column(profiles.layout().indexOf(attribute)).markPresent(0, profiles.size(), present);
        return Audience.ofBits(population.roster(), present);
    }

    private Audience<U> withShortHistory() {
        UserTable users = population.users();
        Roster<U> roster = population.roster();
        return users.isComplete()
                ? Audience.none(roster)
                : Audience.ofRows(
                        roster,
                        IntStream.range(0, users.size())
                                .filter(user -> !users.completeSince(user).equals(Instant.MIN)));
    }
}
