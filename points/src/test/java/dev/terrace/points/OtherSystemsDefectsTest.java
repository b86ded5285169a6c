package dev.terrace.points;

import static dev.terrace.points.Shop.order;
import static dev.terrace.points.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Ratio;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.points.redeem.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects that are public knowledge about other systems, each shown to be impossible here. */
class OtherSystemsDefectsTest {

    private static final String JAN = "2026-01-10T10:00:00Z";
    private static final String FEB = "2026-02-10T10:00:00Z";
    private static final String MAR = "2026-03-10T10:00:00Z";

    private static final PointsProgram PLAIN = PointsProgram.builder("CNY")
            .earning(EarningRate.of(Ratio.of(1, 1)))
            .redemption(RedemptionRule.of(Ratio.of(1, 1)))
            .build();

    private final Shop shop = new Shop();

    /** fuint #71: 20 parallel gifts of 100 from a balance of 100 gave away 2,000. */
    @Test
    void parallelSpendingOfTheSameBalanceHappensOnce() {
        shop.earn(PLAIN, "o1", 100, JAN);
        Account read = shop.account();
        List<Decision.Accepted> decided = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Command gift = Command.redeem("gift-" + i, order(PLAIN, "gift-" + i, 100));
            decided.add((Decision.Accepted) PLAIN.decide(read, gift, Instant.parse(FEB)));
        }
        // The store appends only under the version that the decision expects.
        Account stored = read;
        int appended = 0;
        for (Decision.Accepted accepted : decided) {
            if (accepted.expectedVersion() == stored.version()) {
                stored = stored.evolve(accepted.events());
                appended++;
            }
        }
        assertThat(appended).isEqualTo(1);
        assertThat(stored.availableAt(Instant.parse(FEB))).isZero();
        // Deciding again on what is stored finds nothing left.
        Command retry = Command.redeem("gift-7", order(PLAIN, "gift-7", 100), Wanted.exactly(100));
        assertThat(refused(PLAIN.decide(stored, retry, Instant.parse(FEB))).code())
                .isEqualTo(RefusalCode.REDEMPTION_LIMIT);
    }

    /** erpnext #59050: the same points could be redeemed again and again through another kind of document. */
    @Test
    void pointsAreGoneWhateverDocumentTheyPayFor() {
        shop.earn(PLAIN, "o1", 100, JAN);
        shop.redeem(PLAIN, "sales-invoice/1", 100, FEB);
        for (String document : List.of("sales-invoice/2", "pos-invoice/1", "pos-invoice/2")) {
            Command.Redeem again = Command.redeem("redeem " + document, order(PLAIN, document, 100));
            assertThat(PLAIN.quote(shop.account(), again, Instant.parse(FEB)).points())
                    .isZero();
        }
    }

    /** odoo #257854: buy, refund, keep the points. */
    @Test
    void aRefundTakesThePointsBackEvenIfTheyWereSpent() {
        shop.earn(PLAIN, "o1", 100, JAN);
        shop.redeem(PLAIN, "o2", 100, JAN);
        shop.refund(PLAIN, "o1", FEB);
        assertThat(shop.account().debt()).isEqualTo(100);
        shop.earn(PLAIN, "o3", 100, MAR);
        assertThat(shop.availableAt(MAR)).isZero();
        assertThat(shop.account().debt()).isZero();
    }

    /** nopCommerce #5757: a refund was computed with today's rules instead of what was booked. */
    @Test
    void aRefundUndoesWhatWasBookedUnderTheRulesOfTheTime() {
        shop.earn(PLAIN, "o1", 100, JAN);
        shop.earn(PLAIN, "o2", 40, JAN);
        PointsProgram today = PLAIN.toBuilder()
                .earning(EarningRate.of(Ratio.of(3, 1)))
                .redemption(RedemptionRule.of(Ratio.of(5, 1)))
                .build();
        Change.ClawedBack back = Shop.only(shop.refund(today, "o1", FEB), Change.ClawedBack.class);
        assertThat(back.points()).isEqualTo(100);
        assertThat(shop.availableAt(FEB)).isEqualTo(40);
    }

    /** FloCafe #78: the balance collapsed when a lot expired that had been spent before. */
    @Test
    void aSpentLotTakesNothingWithItWhenItExpires() {
        PointsProgram expiring = PLAIN.toBuilder().expiry(Expiry.endOfMonth(0)).build();
        shop.earn(expiring, "o1", 100, JAN);
        shop.redeem(PLAIN, "o2", 100, JAN);
        shop.earn(PLAIN, "o3", 100, JAN);
        assertThat(shop.availableAt(MAR)).isEqualTo(100);
        shop.accept(PLAIN, Command.expireDue("sweep"), MAR);
        assertThat(shop.availableAt(MAR)).isEqualTo(100);
    }

    /** open-loyalty #131: levels were kept by balance, so that spending points cost the level. */
    @Test
    void spendingPointsNeverCostsTheLevel() {
        PointsProgram club = PLAIN.toBuilder()
                .growth(EarningRate.of(Ratio.of(1, 1)))
                .levels(LevelPlan.builder()
                        .level(Level.of("bronze", 0))
                        .level(Level.of("silver", 100))
                        .build())
                .build();
        shop.earn(club, "o1", 100, JAN);
        shop.accept(club, Command.reviewLevel("r1"), FEB);
        shop.redeem(club, "o2", 100, FEB);
        assertThat(shop.availableAt(FEB)).isZero();
        assertThat(shop.accept(club, Command.reviewLevel("r2"), MAR)).isEmpty();
        assertThat(shop.account().level()).contains("silver");
    }

    /** ruoyi-vue-pro: a debit beyond the balance was only logged, and the order kept its discount. */
    @Test
    void withoutEnoughPointsThereIsNoDiscount() {
        shop.earn(PLAIN, "o1", 60, JAN);
        Command.Redeem redeem = Command.redeem("c", order(PLAIN, "o2", 100), Wanted.exactly(100));
        RedemptionQuote quote = PLAIN.quote(shop.account(), redeem, Instant.parse(FEB));
        assertThat(quote.discount().minorUnits()).isZero();
        Decision.Refused refused = refused(shop.decide(PLAIN, redeem, Instant.parse(FEB)));
        assertThat(refused.parameters()).containsEntry("limits", "BALANCE").containsEntry("available", "60");
        assertThat(shop.availableAt(FEB)).isEqualTo(60);
    }
}
