package dev.terrace.points;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.attr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import dev.terrace.core.Profile;
import dev.terrace.core.Ratio;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Window;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelMove;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.level.LevelReview;
import dev.terrace.points.redeem.RedemptionLimit;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.points.redeem.Wanted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/guide/points.md, one after the other. */
class GuideTest {

    @Test
    void oneCustomerThroughTheProgram() {
        // guide: program
        // An order earns a point per yuan, times the multiplier of the member's level; a point is worth a fen.
        LevelPlan levels = LevelPlan.builder()
                .window(Window.months(12))
                .level(Level.of("bronze", Label.of("Bronze", "铜卡"), 0))
                .level(Level.of("silver", Label.of("Silver", "银卡"), 1000).withMultiplier(Ratio.of(3, 2)))
                .level(Level.of("gold", Label.of("Gold", "金卡"), 5000).withMultiplier(Ratio.of(2, 1)))
                .build();
        PointsProgram program = PointsProgram.builder("CNY")
                .earning(EarningRate.of(Ratio.of(1, 100)))
                .growth(EarningRate.of(Ratio.of(1, 100)))
                .redemption(RedemptionRule.of(Ratio.of(1, 1))
                        .withMinimum(100)
                        .withStep(100)
                        .withShareCap(Ratio.of(1, 2)))
                .expiry(Expiry.endOfMonth(12))
                .levels(levels)
                .calendar(Calendar.of(ZoneId.of("Asia/Shanghai")))
                .build();
        // end

        // guide: earn
        Account account = Account.empty();
        Order first = Order.of("order-1", Money.parse("1299.90", "CNY"));
        Decision decision =
                program.decide(account, Command.earn("pay-1", first), Instant.parse("2026-03-01T04:00:00Z"));
        if (decision instanceof Decision.Accepted accepted) {
            // Here the host appends accepted.events() if the stored version is still accepted.expectedVersion().
            account = account.evolve(accepted.events());
        }
        // end

        assertThat(account.availableAt(Instant.parse("2026-03-01T04:00:00Z"))).isEqualTo(1299);
        assertThat(account.lots().get(0).usable().end()).isEqualTo("2027-03-31T16:00:00Z");
        Change.Earned earned =
                (Change.Earned) ((Decision.Accepted) decision).events().get(0).change();
        assertThat(earned.earning().text(Locale.ENGLISH))
                .isEqualTo("1299 points: 1299.90 CNY gives 1299, times 1/1 is 1299");

        // guide: review
        Instant evening = Instant.parse("2026-03-01T15:00:00Z");
        LevelReview standing = program.review(account, evening);
        Decision promoted = program.decide(account, Command.reviewLevel("review-2026-03-01"), evening);
        // end

        assertThat(standing.text(Locale.ENGLISH)).isEqualTo("up: growth 1299 earns Silver (from 1000), 3701 to Gold");
        assertThat(standing.text(Locale.CHINA)).isEqualTo("升级：成长值 1299 达到 银卡（1000 起），距 金卡 还差 3701");
        assertThat(standing.move()).isEqualTo(LevelMove.UP);
        account = account.evolve(((Decision.Accepted) promoted).events());
        assertThat(account.level()).contains("silver");

        // guide: redeem
        Order second = Order.of("order-2", Money.parse("15.00", "CNY"));
        Command.Redeem redeem = Command.redeem("checkout-2", second);
        Instant now = Instant.parse("2026-03-02T04:00:00Z");
        RedemptionQuote quote = program.quote(account, redeem, now); // to show at the checkout
        Decision redeemed = program.decide(account, redeem, now); // when the customer confirms
        // end

        assertThat(quote.points()).isEqualTo(700);
        assertThat(quote.discount()).isEqualTo(Money.parse("7.00", "CNY"));
        assertThat(quote.limits()).containsExactly(RedemptionLimit.SHARE_CAP, RedemptionLimit.STEP);
        assertThat(quote.redemption().orElseThrow().text(Locale.ENGLISH))
                .isEqualTo("700 points for 7.00 CNY; limited by share cap, step");
        assertThat(redeemed).isEqualTo(quote.decision());
        account = account.evolve(((Decision.Accepted) redeemed).events());
        assertThat(account.availableAt(now)).isEqualTo(599);

        // guide: attributes
        Schema schema =
                Schema.builder().attributes(PointsAttributes.of(program)).build();
        Profile profile = PointsAttributes.set(Profile.builder(schema), program, account, now)
                .build();
        Rule wellOff = all(
                attr(PointsAttributes.level(levels)).atLeast("silver"),
                attr(PointsAttributes.BALANCE).atLeast(500L));
        // end

        Evaluator evaluator = Evaluator.of(schema, Calendar.utc(), Map.of("well-off", wellOff));
        assertThat(evaluator.truthOf("well-off", User.of(profile), now)).isEqualTo(Truth.TRUE);

        // guide: refusal
        Order third = Order.of("order-3", Money.parse("60.00", "CNY"));
        Command.Redeem tooMuch = Command.redeem("checkout-3", third, Wanted.exactly(800));
        Decision no = program.decide(account, tooMuch, now);
        // end

        Decision.Refused refused = (Decision.Refused) no;
        assertThat(refused.code()).isEqualTo(RefusalCode.REDEMPTION_LIMIT);
        assertThat(refused.parameters())
                .containsEntry("wanted", "800")
                .containsEntry("available", "599")
                .containsEntry("limits", "BALANCE");

        // guide: refund
        Decision refunded = program.decide(account, Command.refund("return-1", "order-1"), now);
        // end

        assertThat(Shop.changes(((Decision.Accepted) refunded).events()))
                .containsExactly(new Change.ClawedBack("order-1", List.of(new Allocation(1, 599)), 700, 0, 1299));
        account = account.evolve(((Decision.Accepted) refunded).events());
        assertThat(account.debt()).isEqualTo(700);
    }
}
