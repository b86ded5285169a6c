package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.sample.Sample;
import dev.terrace.core.sample.Sampler;
import dev.terrace.core.sample.StratifiedSample;
import dev.terrace.core.segment.Audiences;
import dev.terrace.core.segment.Segment;
import dev.terrace.examples.quickstart.report.Draw;
import dev.terrace.examples.quickstart.report.PushSample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is pushed. It follows from the ids and the salts, so that every run comes to the same customers.
 *
 * @param plan what was planned
 * @param strata who could be pushed, by stratum in the order of the plan
 * @param heldOut who of them is held out
 * @param sample how many of the others are drawn of each stratum
 * @param drawn who is drawn
 */
record PushFindings(
        PushPlan plan,
        Map<String, Audience<String>> strata,
        Audience<String> heldOut,
        StratifiedSample<String> sample,
        Audience<String> drawn) {

    static PushFindings of(PushPlan plan, Population<String> population, Instant asOf) {
        Audience<String> audience =
                plan.audience().evaluate(population, asOf).of(plan.segment().key());
        Audience<String> heldOut = Sampler.<String>of(plan.holdout()).share(plan.heldOut(), audience);
        Audiences<String> all = plan.strata().evaluate(population, asOf);
        Map<String, Audience<String>> strata = new LinkedHashMap<>();
        Map<String, Audience<String>> free = new LinkedHashMap<>();
        for (String key : all.keys()) {
            strata.put(key, all.of(key).and(audience));
            free.put(key, strata.get(key).andNot(heldOut));
        }
        StratifiedSample<String> sample = Sampler.<String>of(plan.shuffle()).proportionally(plan.wanted(), free);
        return new PushFindings(plan, strata, heldOut, sample, sample.users());
    }

    /** What became of the customer in a row of the population. */
    Draw drawOf(int row) {
        if (heldOut.containsRow(row)) {
            return Draw.HELD_OUT;
        }
        return drawn.containsRow(row) ? Draw.DRAWN : Draw.NONE;
    }

    PushSample summary() {
        return new PushSample(
                plan.segment().label(),
                plan.segment().rule().label(plan.audience().schema()),
                plan.holdout(),
                plan.heldOut().size(),
                plan.shuffle(),
                plan.wanted(),
                plan.strata().segments().stream().map(this::stratum).toList());
    }

    private PushSample.Stratum stratum(Segment stratum) {
        Audience<String> eligible = requireNonNull(strata.get(stratum.key()));
        Sample<String> drawn = sample.stratum(stratum.key());
        return new PushSample.Stratum(
                stratum.key(),
                stratum.label(),
                eligible.size(),
                eligible.andSize(heldOut),
                drawn.wanted(),
                drawn.got());
    }
}
