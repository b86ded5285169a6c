package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.History;
import dev.terrace.core.population.Population;
import dev.terrace.core.population.Roster;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.input.OrderLog;
import dev.terrace.examples.quickstart.report.Associations;
import dev.terrace.examples.quickstart.report.CustomerRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Segments, scores, stages and rewards a population as of one day. */
public final class Analysis {

    private static final int MONTHS_BACK = 3;
    private static final int PART_SIZE = 1_000;

    private final Input input;
    private final Models models;
    private final OrderFacts facts;
    private final Instant earlier;

    /**
     * An analysis.
     *
     * @param input the customers and their orders, all of them before {@code asOf}
     * @param models what to apply, made for what is known of these customers
     * @param asOf the day at whose start to look back; null for the day after the last order or refund
     * @throws IllegalArgumentException if an order or refund is not before {@code asOf}
     */
    public Analysis(Input input, Models models, @Nullable LocalDate asOf) {
        this.input = requireNonNull(input, "input");
        this.models = requireNonNull(models, "models");
        Calendar calendar = models.calendar();
        this.facts = new OrderFacts(
                input.log(), calendar.startOf(asOf != null ? asOf : dayAfterLast(calendar, input.log())));
        long month = calendar.bucketOf(Bucket.MONTH, facts.asOf());
        this.earlier = calendar.intervalOf(Bucket.MONTH, month - MONTHS_BACK).start();
    }

    private static LocalDate dayAfterLast(Calendar calendar, OrderLog log) {
        return log.lastAt().map(last -> calendar.dayOf(last).plusDays(1)).orElse(LocalDate.EPOCH);
    }

    /**
     * Does the work.
     *
     * @param progress hears how far it is
     * @return the totals and the customers
     * @throws IllegalStateException if an identity does not hold, which would be a defect of the library
     */
    public Findings run(Progress progress) {
        progress.at("scoring", 0, 1);
        RfmFindings rfm = RfmFindings.of(models, facts.summaries(), facts.asOf());
        Census census = new Census(models, input, facts, earlier, rfm);
        Part whole = workInParts(census, progress);
        progress.at("asking for segments", 0, 1);
        Population<String> population = census.population();
        SegmentFindings segments = SegmentFindings.of(models.catalog(), population, facts.asOf());
        PushFindings push = PushFindings.of(models.push(), population, facts.asOf());
        @Nullable
        Associations associations = AssociationFindings.of(models.behaviour(), input, population, facts.asOf())
                .map(AssociationFindings::summary)
                .orElse(null);
        Conclusions conclusions =
                new Conclusions(input, models, facts, earlier, rfm, census, whole, segments, push, associations);
        return new Findings(conclusions.summary(), rows(census, population.roster(), segments, push));
    }

    private Iterable<CustomerRow> rows(
            Census census, Roster<String> roster, SegmentFindings segments, PushFindings push) {
        return () -> IntStream.range(0, facts.customers())
                .mapToObj(customer -> {
                    int row = roster.row(facts.log().customerId(customer)).orElseThrow();
                    return census.row(customer, segments.keysOf(row), push.drawOf(row));
                })
                .iterator();
    }

    private Part workInParts(Census census, Progress progress) {
        AtomicLong done = new AtomicLong();
        int parts = (facts.customers() + PART_SIZE - 1) / PART_SIZE;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    int from = part * PART_SIZE;
                    int to = Math.min(from + PART_SIZE, facts.customers());
                    Part result = work(census, from, to);
                    progress.at(
                            "playing points and levels month by month", done.addAndGet(to - from), facts.customers());
                    return result;
                })
                .collect(() -> Part.empty(models, facts), Part::add, Part::add);
    }

    private Part work(Census census, int from, int to) {
        PointsLedger ledger = PointsLedger.of(models.calendar(), facts);
        PointsPlayback playback = new PointsPlayback(models, facts, ledger);
        List<History> histories = new ArrayList<>();
        for (int customer = from; customer < to; customer++) {
            History history = facts.history(customer);
            histories.add(history);
            census.add(customer, history, playback.play(customer, earlier));
        }
        return new Part(ledger, LifecycleFindings.of(models, facts, histories));
    }
}
