package dev.terrace.examples.quickstart;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.time.Window.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Money;
import dev.terrace.core.Profile;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import dev.terrace.core.segment.Membership;
import dev.terrace.core.segment.SegmentCatalog;
import dev.terrace.lifecycle.LifecycleAttributes;
import dev.terrace.lifecycle.stage.StagePolicy;
import dev.terrace.lifecycle.stage.Staged;
import dev.terrace.points.Account;
import dev.terrace.points.Command;
import dev.terrace.points.Decision;
import dev.terrace.points.Order;
import dev.terrace.points.PointsProgram;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.rfm.PurchaseSummary;
import dev.terrace.rfm.RfmModel;
import dev.terrace.rfm.RfmTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of README.md. */
class ReadmeTest {

    private final Instant asOf = Instant.parse("2026-03-18T00:00:00Z");
    private final History history = History.of(List.of(
            Event.of("purchase", Instant.parse("2026-01-02T10:00:00Z")),
            Event.of("purchase", Instant.parse("2026-03-02T10:00:00Z")),
            Event.of("purchase", Instant.parse("2026-03-11T10:00:00Z"))));

    @Test
    void aSegmentReadsWhatAnotherModuleConcludes() {
        // guide: segment
        Staged staged = StagePolicy.withDefaults().stageOf(history, asOf);

        Schema schema = Schema.builder()
                .attribute(LifecycleAttributes.STAGE)
                .event("purchase")
                .build();
        SegmentCatalog catalog = SegmentCatalog.builder(schema)
                .segment(
                        "regulars",
                        all(
                                attr(LifecycleAttributes.STAGE).is("active"),
                                did("purchase").atLeast(2).within(days(30))))
                .build();

        User user =
                User.of(LifecycleAttributes.set(Profile.builder(schema), staged).build(), history);
        Membership membership = catalog.evaluate(user, asOf).of("regulars");
        // end
        assertThat(membership.explanation()).hasToString("""
                        * yes: all of the following
                          * yes: lifecycle stage is Active (was Active)
                          * yes: did purchase at least 2 times in the last 30 days (was 2)""");

        Map<String, Integer> numbers = Map.of("ann", 7);
        // guide: population
        Population<String> everybody =
                Population.<String>builder(schema).user("ann", user).build();
        Audience<String> regulars = catalog.evaluate(everybody, asOf).of("regulars");
        byte[] forTheWarehouse = regulars.toPortable(numbers::get); // your number of each user, as a Roaring bitmap
        // end
        assertThat(regulars).containsExactly("ann");
        assertThat(Audience.fromPortable(everybody.roster(), forTheWarehouse, id -> 7)
                        .requireComplete())
                .isEqualTo(regulars);
    }

    @Test
    void pointsAreDecidedAsEvents() {
        List<Object> store = new ArrayList<>();
        // guide: points
        PointsProgram program = PointsProgram.builder("CNY")
                .earning(EarningRate.of(Ratio.of(1, 100))) // a point per 1.00
                .expiry(Expiry.endOfMonth(12))
                .build();
        Account account = Account.empty();

        Order order = Order.of("order-7", Money.parse("268.00", "CNY"));
        Decision decision = program.decide(account, Command.earn("command-1", order), asOf);
        if (decision instanceof Decision.Accepted accepted) {
            store.addAll(accepted.events()); // append them if the version is still accepted.expectedVersion()
            account = account.evolve(accepted.events());
        }
        // end
        assertThat(store).hasSize(1);
        assertThat(account.availableAt(asOf)).isEqualTo(268);
        assertThat(account.availableAt(Instant.parse("2027-03-31T23:59:59Z"))).isEqualTo(268);
        assertThat(account.availableAt(Instant.parse("2027-04-01T00:00:00Z"))).isZero();
    }

    @Test
    void customersAreScored() {
        PurchaseSummary ann = PurchaseSummary.of(asOf.minusSeconds(86_400), 120_00);
        PurchaseSummary bob = PurchaseSummary.of(asOf.minusSeconds(40 * 86_400), 15_00);
        // guide: rfm
        RfmTable<String> table = RfmModel.withDefaults().score(Map.of("ann", ann, "bob", bob), asOf);
        // end
        assertThat(table.of("ann").orElseThrow().r())
                .isGreaterThan(table.of("bob").orElseThrow().r());
    }
}
