package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Attribute;
import dev.terrace.core.History;
import dev.terrace.core.Money;
import dev.terrace.core.Profile;
import dev.terrace.core.User;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.Segment;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.report.CustomerRow;
import dev.terrace.examples.quickstart.report.SegmentCount;
import dev.terrace.lifecycle.LifecycleAttributes;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.lifecycle.stage.Staged;
import dev.terrace.points.PointsAttributes;
import dev.terrace.rfm.RfmScore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is concluded about each customer, one after another: stage, level, balance, segments. */
final class Census {

    private final Models models;
    private final Input input;
    private final OrderFacts facts;
    private final Instant earlier;
    private final RfmFindings rfm;

    private final Map<Integer, String> stages = new LinkedHashMap<>();
    private final Map<Integer, String> earlierStages = new LinkedHashMap<>();
    private final Map<Integer, String> levels = new LinkedHashMap<>();
    private final Map<Integer, String> earlierLevels = new LinkedHashMap<>();
    private final long[] balances;
    private final Map<String, Map<Truth, Long>> segments = new HashMap<>();

    Census(Models models, Input input, OrderFacts facts, Instant earlier, RfmFindings rfm) {
        this.models = models;
        this.input = input;
        this.facts = facts;
        this.earlier = earlier;
        this.rfm = rfm;
        this.balances = new long[facts.customers()];
    }

    void add(int customer, PointsPlayback.Standing standing) {
        History history = facts.history(customer);
        Staged staged = models.stages().stageOf(history, facts.asOf());
        stages.put(customer, key(staged));
        earlierStages.put(customer, key(models.stages().stageOf(history, earlier)));
        levels.put(customer, level(standing.now().level().orElse(null)));
        earlierLevels.put(customer, level(standing.earlier().level().orElse(null)));
        balances[customer] = PointsLedger.outstanding(standing.now(), facts.asOf());
        models.catalog()
                .evaluate(User.of(profile(customer, standing, staged), history), facts.asOf())
                .all()
                .forEach(this::count);
    }

    /** What the host knows of the customer, and what the other modules conclude. */
    private Profile profile(int customer, PointsPlayback.Standing standing, Staged staged) {
        Profile known = input.profiles().get(customer);
        Profile.Builder profile = Profile.builder(models.catalog().schema());
        input.schema().attributes().forEach(attribute -> copy(attribute, known, profile));
        rfm.eleven().describe(customer, profile);
        LifecycleAttributes.set(profile, staged);
        PointsAttributes.set(profile, models.program(), standing.now(), facts.asOf());
        return profile.build();
    }

    private static <T> void copy(Attribute<T> attribute, Profile from, Profile.Builder to) {
        from.value(attribute).ifPresent(value -> to.set(attribute, value));
    }

    /** Every history is complete, so every stage is decided. */
    private static String key(Staged staged) {
        return staged.stage().map(Stage::key).orElseThrow();
    }

    private String level(@Nullable String held) {
        return models.levels().levelOrLowest(held).key();
    }

    private void count(Membership membership) {
        segments.computeIfAbsent(membership.segment().key(), key -> new EnumMap<>(Truth.class))
                .merge(membership.truth(), 1L, Long::sum);
    }

    Map<Integer, String> stages() {
        return stages;
    }

    Map<Integer, String> earlierStages() {
        return earlierStages;
    }

    Map<Integer, String> levels() {
        return levels;
    }

    Map<Integer, String> earlierLevels() {
        return earlierLevels;
    }

    List<SegmentCount> segments() {
        return models.catalog().segments().stream().map(this::segment).toList();
    }

    private SegmentCount segment(Segment segment) {
        Map<Truth, Long> counts = segments.getOrDefault(segment.key(), Map.of());
        return new SegmentCount(
                segment.key(),
                segment.label(),
                segment.rule().label(),
                counts.getOrDefault(Truth.TRUE, 0L),
                counts.getOrDefault(Truth.FALSE, 0L),
                counts.getOrDefault(Truth.UNKNOWN, 0L));
    }

    CustomerRow row(int customer) {
        return new CustomerRow(
                facts.log().customerId(customer),
                scores(customer),
                stages.getOrDefault(customer, ""),
                levels.getOrDefault(customer, ""),
                balances[customer]);
    }

    private CustomerRow.@Nullable Scores scores(int customer) {
        @Nullable RfmScore score = rfm.eleven().of(customer).orElse(null);
        if (score == null) {
            return null;
        }
        return new CustomerRow.Scores(
                score.recencyDays(),
                score.frequency(),
                Money.ofMinor(score.monetaryMinor(), input.currency().getCurrencyCode()),
                score.r(),
                score.f(),
                score.m(),
                score.segment().key(),
                rfm.eight().of(customer).orElseThrow().segment().key());
    }
}
