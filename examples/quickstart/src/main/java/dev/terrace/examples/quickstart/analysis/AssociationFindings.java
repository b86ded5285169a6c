package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Attribute;
import dev.terrace.core.insight.AssociationReport;
import dev.terrace.core.insight.AttributeFinding;
import dev.terrace.core.insight.KeyBehaviour;
import dev.terrace.core.insight.Remark;
import dev.terrace.core.insight.TraitFinding;
import dev.terrace.core.population.Population;
import dev.terrace.core.stats.ConfidenceInterval;
import dev.terrace.core.stats.FourfoldTable;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.report.Associations;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes with the behaviour.
 *
 * @param plan what was asked
 * @param report the answer
 */
record AssociationFindings(BehaviourPlan plan, AssociationReport report) {

    /** Asks what was known beforehand; what is concluded from orders would only say again that there are many. */
    static Optional<AssociationFindings> of(
            BehaviourPlan plan, Input input, Population<String> population, Instant asOf) {
        if (input.schema().attributes().isEmpty()) {
            return Optional.empty();
        }
        KeyBehaviour<String> behaviour =
                KeyBehaviour.of(plan.segment().key(), plan.behaviour().evaluate(population, asOf));
        return Optional.of(
                new AssociationFindings(plan, plan.association().examine(knownBeforehand(input), behaviour)));
    }

    private static Population<String> knownBeforehand(Input input) {
        Population.Builder<String> known = Population.builder(input.schema());
        for (int customer = 0; customer < input.log().customers(); customer++) {
            known.profile(input.log().customerId(customer), input.profiles().get(customer));
        }
        return known.build();
    }

    Associations summary() {
        return new Associations(
                plan.segment().label(),
                plan.segment().rule().label(plan.behaviour().schema()),
                report.users(),
                report.did(),
                plan.qValue(),
                report.attributes().stream().map(AssociationFindings::attribute).toList(),
                mostTelling().map(AssociationFindings::trait).toList(),
                report.remarks().stream().map(Remark::label).toList());
    }

    private Stream<TraitFinding> mostTelling() {
        Map<Attribute<?>, Integer> told = new HashMap<>();
        return report.significant(plan.qValue()).stream()
                .filter(finding -> told.merge(finding.trait().attribute(), 1, Integer::sum) <= plan.traitsEach());
    }

    private static Associations.Attribute attribute(AttributeFinding finding) {
        return new Associations.Attribute(
                finding.attribute().name(),
                finding.attribute().label(),
                finding.strength().effect(),
                finding.significance().qValue());
    }

    /** The plan's prior is above 0, so that every odds ratio is a number. */
    private static Associations.Trait trait(TraitFinding finding) {
        FourfoldTable table = finding.table();
        ConfidenceInterval interval = finding.interval().orElseThrow();
        return new Associations.Trait(
                finding.trait().attribute().name(),
                finding.trait().label(),
                table.successesWith() + table.failuresWith(),
                table.successesWith(),
                table.successesWithout() + table.failuresWithout(),
                table.successesWithout(),
                finding.oddsRatio().orElseThrow(),
                interval.low(),
                interval.high(),
                finding.significance().qValue());
    }
}
