package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Attribute;
import dev.terrace.core.History;
import dev.terrace.core.Money;
import dev.terrace.core.Profile;
import dev.terrace.core.User;
import dev.terrace.core.population.Population;
import dev.terrace.examples.quickstart.input.Input;
import dev.terrace.examples.quickstart.report.CustomerRow;
import dev.terrace.examples.quickstart.report.Draw;
import dev.terrace.lifecycle.LifecycleAttributes;
import dev.terrace.lifecycle.stage.Stage;
import dev.terrace.lifecycle.stage.Staged;
import dev.terrace.points.Account;
import dev.terrace.points.PointsAttributes;
import dev.terrace.rfm.RfmAttributes;
import dev.terrace.rfm.RfmScore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is concluded about each customer: stage and level at both dates, balance, and what rules can read. */
final class Census {

    private final Models models;
    private final Input input;
    private final OrderFacts facts;
    private final Instant earlier;
    private final RfmFindings rfm;

    /** One entry per customer, so that different customers can be added at the same time. */
    private final Profile[] profiles;

    private final String[] stages;

    private final String[] earlierStages;
    private final String[] levels;
    private final String[] earlierLevels;
    private final long[] balances;

    Census(Models models, Input input, OrderFacts facts, Instant earlier, RfmFindings rfm) {
        this.models = models;
        this.input = input;
        this.facts = facts;
        this.earlier = earlier;
        this.rfm = rfm;
        this.profiles = new Profile[facts.customers()];
        this.stages = new String[facts.customers()];
        this.earlierStages = new String[facts.customers()];
        this.levels = new String[facts.customers()];
        this.earlierLevels = new String[facts.customers()];
        this.balances = new long[facts.customers()];
    }

    /** Concludes everything about a customer. */
    void add(int customer, History history, PointsPlayback.Standing standing) {
        Staged staged = models.stages().stageOf(history, facts.asOf());
        stages[customer] = key(staged);
        earlierStages[customer] = key(models.stages().stageOf(history, earlier));
        levels[customer] = level(standing.now());
        earlierLevels[customer] = level(standing.earlier());
        balances[customer] = PointsLedger.outstanding(standing.now(), facts.asOf());
        profiles[customer] = profile(customer, standing, staged);
    }

    /** All customers, with what they did and what rules can read of them, once everybody is added. */
    Population<String> population() {
        Population.Builder<String> population =
                Population.builder(models.catalog().schema());
        for (int customer = 0; customer < facts.customers(); customer++) {
            population.user(facts.log().customerId(customer), user(customer));
        }
        return population.build();
    }

    /** One customer, with the same facts. */
    User user(int customer) {
        return User.of(profiles[customer], facts.history(customer));
    }

    /** What the host knows of the customer, and what the other modules conclude. */
    private Profile profile(int customer, PointsPlayback.Standing standing, Staged staged) {
        Profile known = input.profiles().get(customer);
        Profile.Builder profile = Profile.builder(models.catalog().schema());
        profile.set(Models.CUSTOMER_ID, facts.log().customerId(customer));
        input.schema().attributes().forEach(attribute -> copy(attribute, known, profile));
        RfmAttributes.set(profile, rfm.eleven(), customer);
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

    private String level(Account account) {
        return models.program().levelOf(account).key();
    }

    Map<Integer, String> stages() {
        return byCustomer(stages);
    }

    Map<Integer, String> earlierStages() {
        return byCustomer(earlierStages);
    }

    Map<Integer, String> levels() {
        return byCustomer(levels);
    }

    Map<Integer, String> earlierLevels() {
        return byCustomer(earlierLevels);
    }

    private static Map<Integer, String> byCustomer(String[] keys) {
        Map<Integer, String> byCustomer = new LinkedHashMap<>();
        for (int customer = 0; customer < keys.length; customer++) {
            byCustomer.put(customer, keys[customer]);
        }
        return byCustomer;
    }

    CustomerRow row(int customer, List<String> segments, Draw sample) {
        return new CustomerRow(
                facts.log().customerId(customer),
                scores(customer),
                stages[customer],
                levels[customer],
                balances[customer],
                segments,
                sample);
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
