package dev.terrace.points;

import static dev.terrace.points.Shop.order;
import static dev.terrace.points.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Money;
import dev.terrace.core.Problem;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Growth;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelMove;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.redeem.RedemptionLimit;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.points.redeem.Wanted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointsProgramTest {

    private static final String JAN = "2026-01-10T10:00:00Z";
    private static final String FEB = "2026-02-10T10:00:00Z";
    private static final String MAR = "2026-03-10T10:00:00Z";

    /** A point per fen; a point is worth a fen; points never expire. */
    private static final PointsProgram PLAIN = PointsProgram.builder("CNY")
            .earning(EarningRate.of(Ratio.of(1, 1)))
            .redemption(RedemptionRule.of(Ratio.of(1, 1)))
            .build();

    private static final PointsProgram MONTHLY =
            PLAIN.toBuilder().expiry(Expiry.endOfMonth(1)).build();

    private final Shop shop = new Shop();

    @Nested
    class Earning {

        @Test
        void makesALotThatTellsHowItCameAbout() {
            PointsProgram program = MONTHLY.toBuilder()
                    .earning(EarningRate.of(Ratio.of(1, 100)))
                    .growth(EarningRate.of(Ratio.of(1, 10)))
                    .build();
            List<PointsEvent> events = shop.earn(program, "o1", 1999, JAN);
            assertThat(events).hasSize(1);
            PointsEvent event = events.get(0);
            assertThat(event.version()).isEqualTo(1);
            assertThat(event.at()).isEqualTo(JAN);
            assertThat(event.cause()).isEqualTo(Command.earn("c1", order(program, "o1", 1999)));
            Change.Earned earned = (Change.Earned) event.change();
            assertThat(earned.earning().points()).isEqualTo(19);
            assertThat(earned.earning().base()).isEqualTo(19);
            assertThat(earned.earning().basis()).isEqualTo(Money.parse("19.99", "CNY"));
            assertThat(earned.growth()).isEqualTo(199);
            assertThat(shop.account().growth()).containsExactly(new Growth(Instant.parse(JAN), 199));
            assertThat(shop.account().lots()).singleElement().satisfies(lot -> {
                assertThat(lot.id()).isEqualTo(1);
                assertThat(lot.orderId()).isEqualTo("o1");
                assertThat(lot.usable())
                        .isEqualTo(Interval.of(Instant.parse(JAN), Instant.parse("2026-03-01T00:00:00Z")));
                assertThat(lot.original()).isEqualTo(19);
                assertThat(lot.remaining()).isEqualTo(19);
                assertThat(lot.expires()).isTrue();
            });
        }

        @Test
        void ofAnOrderHappensOnce() {
            shop.earn(PLAIN, "o1", 100, JAN);
            Decision again = shop.decide(PLAIN, Command.earn("other", order(PLAIN, "o1", 100)), Instant.parse(FEB));
            assertThat(refused(again).code()).isEqualTo(RefusalCode.ALREADY_EARNED);
            assertThat(refused(again).parameters()).containsExactly(Map.entry("order", "o1"));
            assertThat(refused(again).message()).isEqualTo("an order earns once, but this one has (order 'o1')");
        }

        @Test
        void ofNothingIsRecordedSoThatTheOrderIsKnown() {
            PointsProgram program =
                    PLAIN.toBuilder().earning(EarningRate.of(Ratio.of(1, 100))).build();
            shop.earn(program, "o1", 99, JAN);
            assertThat(shop.availableAt(JAN)).isZero();
            Change.ClawedBack back = Shop.only(shop.refund(program, "o1", FEB), Change.ClawedBack.class);
            assertThat(back.points()).isZero();
            assertThat(back.debt()).isZero();
        }

        @Test
        void inAnotherCurrencyIsRefused() {
            Decision decision = shop.decide(
                    PLAIN, Command.earn("c", Order.of("o1", Money.ofMinor(100, "EUR"))), Instant.parse(JAN));
            assertThat(refused(decision).code()).isEqualTo(RefusalCode.WRONG_CURRENCY);
            assertThat(refused(decision).parameters())
                    .containsEntry("currency", "EUR")
                    .containsEntry("expected", "CNY");
            Decision redeem = shop.decide(
                    PLAIN, Command.redeem("d", Order.of("o1", Money.ofMinor(100, "EUR"))), Instant.parse(JAN));
            assertThat(refused(redeem).code()).isEqualTo(RefusalCode.WRONG_CURRENCY);
        }

        @Test
        void waitsUntilThePointsAreAvailable() {
            PointsProgram program = PLAIN.toBuilder()
                    .availableAfter(Period.ofDays(7))
                    .expiry(Expiry.endOfMonth(0))
                    .calendar(Calendar.of(ZoneId.of("America/New_York")))
                    .build();
            // The clock goes forward on 8 March: seven days later, at the same local time, is an hour less.
            shop.earn(program, "o1", 100, "2026-03-05T10:00:00Z");
            assertThat(shop.availableAt("2026-03-12T08:59:59Z")).isZero();
            assertThat(shop.account().pendingAt(Instant.parse("2026-03-12T08:59:59Z")))
                    .isEqualTo(100);
            assertThat(shop.availableAt("2026-03-12T09:00:00Z")).isEqualTo(100);
            assertThat(shop.account().pendingAt(Instant.parse("2026-03-12T09:00:00Z")))
                    .isZero();
        }

        @Test
        void givesPointsThatBecomeAvailableLateTheirWholeLife() {
            PointsProgram program = PLAIN.toBuilder()
                    .availableAfter(Period.ofDays(7))
                    .expiry(Expiry.endOfMonth(0))
                    .build();
            shop.earn(program, "o1", 100, "2026-01-28T00:00:00Z");
            assertThat(shop.availableAt("2026-02-04T00:00:00Z")).isEqualTo(100);
            assertThat(shop.availableAt("2026-02-28T23:59:59Z")).isEqualTo(100);
            assertThat(shop.availableAt("2026-03-01T00:00:00Z")).isZero();
        }

        /** I12. */
        @Test
        void nearTheLargestNumberIsRefusedAndNotWrapped() {
            shop.earn(PLAIN, "o1", Long.MAX_VALUE, JAN);
            Decision one = shop.decide(PLAIN, Command.earn("c", order(PLAIN, "o2", 1)), Instant.parse(FEB));
            assertThat(refused(one).code()).isEqualTo(RefusalCode.OVERFLOW);
            // Spending does not make room: a refund would bring the points back.
            shop.redeem(PLAIN, "o3", Long.MAX_VALUE, FEB);
            assertThat(shop.availableAt(FEB)).isZero();
            Decision after = shop.decide(PLAIN, Command.earn("d", order(PLAIN, "o4", 1)), Instant.parse(FEB));
            assertThat(refused(after).code()).isEqualTo(RefusalCode.OVERFLOW);
            shop.refund(PLAIN, "o3", FEB);
            assertThat(shop.availableAt(FEB)).isEqualTo(Long.MAX_VALUE);

            PointsProgram growing = PLAIN.toBuilder()
                    .earning(EarningRate.of(Ratio.of(1, 1000)))
                    .growth(EarningRate.of(Ratio.of(2, 1)))
                    .build();
            Decision growth = new Shop()
                    .decide(growing, Command.earn("c", order(growing, "o1", Long.MAX_VALUE)), Instant.parse(JAN));
            assertThat(refused(growth).code()).isEqualTo(RefusalCode.OVERFLOW);
        }
    }

    @Nested
    class Consumption {

        @Test
        void takesTheLotThatExpiresSoonestFirst() {
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(17)).build(), "late", 100, JAN);
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(12)).build(), "soon", 100, JAN);
            shop.redeem(PLAIN, "o", 100, FEB);
            assertThat(remaining()).containsExactly(100L, 0L);
        }

        @Test
        void takesALotThatExpiresSoonerBeforeAnOlderOne() {
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(17)).build(), "older", 100, JAN);
            shop.earn(MONTHLY, "sooner", 100, FEB);
            shop.redeem(PLAIN, "o", 100, FEB);
            assertThat(remaining()).containsExactly(100L, 0L);
        }

        @Test
        void takesTheLotThatNeverExpiresLast() {
            shop.earn(PLAIN, "never", 100, JAN);
            shop.earn(MONTHLY, "soon", 100, JAN);
            shop.redeem(PLAIN, "o", 100, JAN);
            assertThat(remaining()).containsExactly(100L, 0L);
            assertThat(shop.account().lots().get(0).expires()).isFalse();
        }

        @Test
        void goesOnWithTheNextLot() {
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(12)).build(), "jan", 50, JAN);
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(13)).build(), "feb", 50, JAN);
            List<PointsEvent> events = shop.redeem(PLAIN, "o", 70, FEB);
            assertThat(remaining()).containsExactly(0L, 30L);
            assertThat(Shop.only(events, Change.Redeemed.class).from())
                    .containsExactly(new Allocation(1, 50), new Allocation(2, 20));
        }

        @Test
        void breaksTiesByAvailabilityAndThenByAge() {
            shop.earn(PLAIN.toBuilder().availableAfter(Period.ofDays(2)).build(), "later", 10, JAN);
            shop.earn(PLAIN, "first", 10, JAN);
            shop.earn(PLAIN, "second", 10, JAN);
            shop.redeem(PLAIN, "o", 15, FEB);
            assertThat(remaining()).containsExactly(10L, 0L, 5L);
        }

        @Test
        void leavesOnlyWhatNeverExpiresAfterTheExpiry() {
            shop.earn(MONTHLY, "soon", 100, JAN);
            shop.earn(PLAIN, "never", 40, JAN);
            assertThat(shop.availableAt("2026-02-28T23:59:59.999Z")).isEqualTo(140);
            assertThat(shop.availableAt("2026-03-01T00:00:00Z")).isEqualTo(40);
        }

        @Test
        void canBeForeseenByExpiry() {
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(1)).build(), "feb", 100, JAN);
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(5)).build(), "jun", 200, JAN);
            shop.earn(PLAIN, "never", 50, JAN);
            assertThat(expiringBy("2026-02-28T23:59:59Z", JAN)).isZero();
            assertThat(expiringBy("2026-03-01T00:00:00Z", JAN)).isEqualTo(100);
            assertThat(expiringBy("2026-07-01T00:00:00Z", JAN)).isEqualTo(300);
            assertThat(expiringBy("2026-07-01T00:00:00Z", MAR)).isEqualTo(200);
        }

        /** 575 earned and 500 spent leave 75; 805 more and 500 spent leave 0 and 380; in the end all expires. */
        @Test
        void followsExpiringLotsThroughTwoPurchases() {
            PointsProgram quarter =
                    PLAIN.toBuilder().expiry(Expiry.endOfMonth(2)).build();
            shop.earn(quarter, "o1", 575, JAN);
            shop.redeem(quarter, "o2", 500, JAN);
            assertThat(remaining()).containsExactly(75L);
            shop.earn(quarter, "o3", 805, FEB);
            shop.redeem(quarter, "o4", 500, FEB);
            assertThat(remaining()).containsExactly(0L, 380L);
            assertThat(shop.availableAt("2026-04-30T23:59:59Z")).isEqualTo(380);
            assertThat(shop.availableAt("2026-05-01T00:00:00Z")).isZero();
        }

        private List<Long> remaining() {
            return shop.account().lots().stream().map(Lot::remaining).toList();
        }

        private long expiringBy(String limit, String asOf) {
            return shop.account().expiringBy(Instant.parse(limit), Instant.parse(asOf));
        }
    }

    @Nested
    class Redeeming {

        private final PointsProgram limited = PLAIN.toBuilder()
                .redemption(RedemptionRule.of(Ratio.of(1, 1))
                        .withMinimum(20)
                        .withStep(10)
                        .withShareCap(Ratio.of(1, 2)))
                .build();

        @Test
        void isQuotedAsItIsCarriedOut() {
            shop.earn(limited, "o1", 1000, JAN);
            Command.Redeem command = Command.redeem("c", order(limited, "o2", 750));
            RedemptionQuote quote = limited.quote(shop.account(), command, Instant.parse(FEB));
            assertThat(quote.points()).isEqualTo(370);
            assertThat(quote.discount()).isEqualTo(Money.ofMinor(370, "CNY"));
            assertThat(quote.limits()).containsExactly(RedemptionLimit.SHARE_CAP, RedemptionLimit.STEP);
            assertThat(quote).hasToString("370 points for 3.70 CNY [SHARE_CAP, STEP]");
            assertThat(shop.decide(limited, command, Instant.parse(FEB))).isEqualTo(quote.decision());
            assertThat(shop.availableAt(FEB)).isEqualTo(630);
        }

        @Test
        void thatIsRepeatedIsQuotedAsTheFirstTime() {
            shop.earn(limited, "o1", 1000, JAN);
            Command.Redeem command = Command.redeem("c", order(limited, "o2", 750));
            shop.decide(limited, command, Instant.parse(FEB));
            RedemptionQuote quote = limited.quote(shop.account(), command, Instant.parse(MAR));
            assertThat(quote.decision()).isInstanceOf(Decision.Duplicate.class);
            assertThat(quote.points()).isEqualTo(370);
        }

        @Test
        void nothingIsAcceptedWithoutAnEvent() {
            shop.earn(limited, "o1", 19, JAN);
            Command.Redeem command = Command.redeem("c", order(limited, "o2", 750));
            RedemptionQuote quote = limited.quote(shop.account(), command, Instant.parse(FEB));
            assertThat(quote.points()).isZero();
            assertThat(quote.limits())
                    .containsExactly(RedemptionLimit.BALANCE, RedemptionLimit.STEP, RedemptionLimit.MINIMUM);
            assertThat(quote.decision()).isEqualTo(new Decision.Accepted(1, List.of()));
        }

        @Test
        void anExactNumberThatIsNotAllowedIsRefusedWithTheLimit() {
            shop.earn(limited, "o1", 1000, JAN);
            Command.Redeem command = Command.redeem("c", order(limited, "o2", 750), Wanted.exactly(400));
            Decision.Refused decision = refused(shop.decide(limited, command, Instant.parse(FEB)));
            assertThat(decision.code()).isEqualTo(RefusalCode.REDEMPTION_LIMIT);
            assertThat(decision.parameters())
                    .containsExactly(
                            Map.entry("available", "1000"),
                            Map.entry("limits", "SHARE_CAP"),
                            Map.entry("wanted", "400"));
            assertThat(limited.quote(shop.account(), command, Instant.parse(FEB))
                            .limits())
                    .containsExactly(RedemptionLimit.SHARE_CAP);
            Command.Redeem allowed = Command.redeem("d", order(limited, "o2", 750), Wanted.exactly(370));
            assertThat(shop.decide(limited, allowed, Instant.parse(FEB))).isInstanceOf(Decision.Accepted.class);
        }

        @Test
        void happensOncePerOrder() {
            shop.earn(PLAIN, "o1", 100, JAN);
            shop.accept(PLAIN, Command.redeem("c", order(PLAIN, "o2", 500), Wanted.exactly(40)), FEB);
            Command.Redeem again = Command.redeem("d", order(PLAIN, "o2", 500));
            RedemptionQuote quote = PLAIN.quote(shop.account(), again, Instant.parse(FEB));
            assertThat(refused(quote.decision()).code()).isEqualTo(RefusalCode.ALREADY_REDEEMED);
            assertThat(quote.discount()).isEqualTo(Money.ofMinor(0, "CNY"));
            assertThat(quote.limits()).isEmpty();
            assertThat(quote.redemption()).isEmpty();
        }

        @Test
        void needsARule() {
            PointsProgram without = PointsProgram.builder("CNY")
                    .earning(EarningRate.of(Ratio.of(1, 1)))
                    .build();
            Decision decision = shop.decide(without, Command.redeem("c", order(without, "o", 5)), Instant.parse(JAN));
            assertThat(refused(decision).code()).isEqualTo(RefusalCode.NO_REDEMPTION);
        }

        /** 1 point per 1,000: 10,000 earns 10; they pay 10 of the next 10,000, whose 9,990 earn 9. */
        @Test
        void lowersWhatTheOrderEarns() {
            PointsProgram program = PointsProgram.builder("JPY")
                    .earning(EarningRate.of(Ratio.of(1, 1000)))
                    .redemption(RedemptionRule.of(Ratio.of(1, 1)))
                    .build();
            shop.earn(program, "o1", 10_000, JAN);
            assertThat(shop.availableAt(JAN)).isEqualTo(10);
            List<PointsEvent> redeemed = shop.redeem(program, "o2", 10_000, FEB);
            long discount = Shop.only(redeemed, Change.Redeemed.class)
                    .redemption()
                    .discount()
                    .minorUnits();
            shop.earn(program, "o2", 10_000 - discount, FEB);
            assertThat(shop.availableAt(FEB)).isEqualTo(9);
        }
    }

    @Nested
    class Refunding {

        @Test
        void oneOfTwoOrdersLeavesTheOther() {
            PointsProgram program = PointsProgram.builder("JPY")
                    .earning(EarningRate.of(Ratio.of(1, 1000)))
                    .build();
            shop.earn(program, "o1", 10_000, JAN);
            shop.earn(program, "o2", 10_000, JAN);
            assertThat(shop.availableAt(JAN)).isEqualTo(20);
            shop.refund(program, "o2", FEB);
            assertThat(shop.availableAt(FEB)).isEqualTo(10);
        }

        @Test
        void beyondTheBalanceMakesADebt() {
            spendAHundredOf150();
            Change.ClawedBack back = Shop.only(shop.refund(PLAIN, "o1", MAR), Change.ClawedBack.class);
            assertThat(back).isEqualTo(new Change.ClawedBack("o1", List.of(new Allocation(1, 50)), 100, 0, 0));
            assertThat(shop.availableAt(MAR)).isZero();
            assertThat(shop.account().debt()).isEqualTo(100);
        }

        @Test
        void beyondTheBalanceIsForgivenUnderFloor() {
            spendAHundredOf150();
            PointsProgram floor = PLAIN.toBuilder().clawback(Clawback.FLOOR).build();
            Change.ClawedBack back = Shop.only(shop.refund(floor, "o1", MAR), Change.ClawedBack.class);
            assertThat(back).isEqualTo(new Change.ClawedBack("o1", List.of(new Allocation(1, 50)), 0, 100, 0));
            assertThat(shop.availableAt(MAR)).isZero();
            assertThat(shop.account().debt()).isZero();
        }

        @Test
        void twiceIsOnce() {
            spendAHundredOf150();
            Command refund = Command.refund("r", "o1");
            List<PointsEvent> events = shop.accept(PLAIN, refund, MAR);
            assertThat(shop.decide(PLAIN, refund, Instant.parse(MAR))).isEqualTo(new Decision.Duplicate(events));
            Decision other = shop.decide(PLAIN, Command.refund("s", "o1"), Instant.parse(MAR));
            assertThat(refused(other).code()).isEqualTo(RefusalCode.ALREADY_REFUNDED);
            assertThat(shop.account().debt()).isEqualTo(100);
        }

        @Test
        void takesFromTheOwnLotThenInTheOrderOfConsumptionThenFromPendingLots() {
            shop.earn(PLAIN.toBuilder().availableAfter(Period.ofMonths(6)).build(), "pending", 100, JAN);
            shop.earn(MONTHLY, "soon", 30, FEB);
            shop.earn(PLAIN, "own", 100, FEB);
            shop.earn(PLAIN, "other", 20, FEB);
            shop.redeem(PLAIN, "o", 90, FEB); // 30 of "soon", 60 of "own"
            Change.ClawedBack back = Shop.only(shop.refund(PLAIN, "own", FEB), Change.ClawedBack.class);
            assertThat(back.from())
                    .containsExactly(new Allocation(3, 40), new Allocation(4, 20), new Allocation(1, 40));
            assertThat(back.points()).isEqualTo(100);
            assertThat(back.debt()).isZero();
            assertThat(shop.account().pendingAt(Instant.parse(FEB))).isEqualTo(60);
        }

        @Test
        void doesNotTakeBackWhatHasExpired() {
            shop.earn(MONTHLY, "o1", 100, JAN);
            shop.redeem(MONTHLY, "o2", 30, JAN);
            List<PointsEvent> events = shop.refund(MONTHLY, "o1", MAR);
            assertThat(Shop.changes(events))
                    .containsExactly(
                            new Change.Expired(List.of(new Allocation(1, 70))),
                            new Change.ClawedBack("o1", List.of(), 30, 0, 0));
        }

        @Test
        void givesPointsBackToTheirLots() {
            shop.earn(MONTHLY, "o1", 50, JAN);
            shop.earn(PLAIN, "o2", 50, JAN);
            shop.redeem(PLAIN, "o3", 70, JAN);
            List<Interval> before =
                    shop.account().lots().stream().map(Lot::usable).toList();
            Change.Restored restored = Shop.only(shop.refund(PLAIN, "o3", FEB), Change.Restored.class);
            assertThat(restored.to()).containsExactly(new Allocation(1, 50), new Allocation(2, 20));
            assertThat(restored.points()).isEqualTo(70);
            assertThat(shop.availableAt(FEB)).isEqualTo(100);
            assertThat(shop.account().lots().stream().map(Lot::usable)).isEqualTo(before);
        }

        @Test
        void givesPointsBackToAnExpiredLotWhereTheyExpireAtOnce() {
            shop.earn(MONTHLY, "o1", 50, JAN);
            shop.redeem(MONTHLY, "o2", 50, JAN);
            List<PointsEvent> events = shop.refund(MONTHLY, "o2", MAR);
            assertThat(Shop.changes(events))
                    .containsExactly(
                            new Change.Restored("o2", List.of(new Allocation(1, 50))),
                            new Change.Expired(List.of(new Allocation(1, 50))));
            assertThat(shop.availableAt(MAR)).isZero();
        }

        @Test
        void ofAnUnknownOrderIsRefused() {
            Decision decision = shop.decide(PLAIN, Command.refund("c", "o9"), Instant.parse(JAN));
            assertThat(refused(decision).code()).isEqualTo(RefusalCode.UNKNOWN_ORDER);
        }

        @Test
        void closesTheOrder() {
            shop.earn(PLAIN, "o1", 100, JAN);
            shop.redeem(PLAIN, "o2", 40, JAN);
            shop.refund(PLAIN, "o2", FEB);
            Instant now = Instant.parse(FEB);
            assertThat(refused(shop.decide(PLAIN, Command.earn("c", order(PLAIN, "o2", 5)), now))
                            .code())
                    .isEqualTo(RefusalCode.ALREADY_REFUNDED);
            assertThat(refused(shop.decide(PLAIN, Command.redeem("d", order(PLAIN, "o2", 5)), now))
                            .code())
                    .isEqualTo(RefusalCode.ALREADY_REFUNDED);
        }

        @Test
        void isRepaidByTheNextPointsThatComeIn() {
            spendAHundredOf150();
            shop.refund(PLAIN, "o1", MAR); // debt 100
            List<PointsEvent> events = shop.earn(PLAIN, "o3", 60, MAR);
            assertThat(Shop.only(events, Change.DebtRepaid.class).points()).isEqualTo(60);
            assertThat(shop.account().debt()).isEqualTo(40);
            assertThat(shop.availableAt(MAR)).isZero();
            shop.refund(PLAIN, "o2", MAR); // gives 100 back to the lot of o1
            assertThat(shop.account().debt()).isZero();
            assertThat(shop.availableAt(MAR)).isEqualTo(60);
        }

        /** +50, −50 with +21, refund: −21 and +50. */
        @Test
        void ofAnOrderThatBothTookAndEarnedUndoesBoth() {
            shop.earn(PLAIN, "o1", 50, JAN);
            shop.redeem(PLAIN, "o2", 50, FEB);
            shop.earn(PLAIN, "o2", 21, FEB);
            List<PointsEvent> events = shop.refund(PLAIN, "o2", MAR);
            assertThat(Shop.changes(events))
                    .containsExactly(
                            new Change.Restored("o2", List.of(new Allocation(1, 50))),
                            new Change.ClawedBack("o2", List.of(new Allocation(3, 21)), 0, 0, 0));
            assertThat(shop.availableAt(MAR)).isEqualTo(50);
        }

        private void spendAHundredOf150() {
            shop.earn(PLAIN, "o1", 150, JAN);
            shop.redeem(PLAIN, "o2", 100, FEB);
        }
    }

    @Nested
    class Sweeping {

        @Test
        void booksWhatHasExpiredAndOnlyOnce() {
            shop.earn(MONTHLY, "o1", 50, JAN);
            shop.earn(MONTHLY, "o2", 30, JAN);
            assertThat(shop.accept(PLAIN, Command.expireDue("s1"), "2026-02-28T23:59:59Z"))
                    .isEmpty();
            List<PointsEvent> events = shop.accept(PLAIN, Command.expireDue("s1"), "2026-03-01T00:00:00Z");
            Change.Expired expired = Shop.only(events, Change.Expired.class);
            assertThat(expired.points()).isEqualTo(80);
            assertThat(expired.from()).containsExactly(new Allocation(1, 50), new Allocation(2, 30));
            assertThat(shop.accept(PLAIN, Command.expireDue("s2"), MAR)).isEmpty();
        }

        @Test
        void comesFirstInEveryDecision() {
            shop.earn(MONTHLY, "o1", 50, JAN);
            List<PointsEvent> events = shop.earn(MONTHLY, "o2", 30, MAR);
            assertThat(Shop.changes(events)).hasSize(2).first().isInstanceOf(Change.Expired.class);
            assertThat(events).extracting(PointsEvent::version).containsExactly(2L, 3L);
        }
    }

    @Nested
    class ACommand {

        @Test
        void thatIsRepeatedGivesTheOriginalEvents() {
            Command earn = Command.earn("c", order(PLAIN, "o1", 100));
            List<PointsEvent> events = shop.accept(PLAIN, earn, FEB);
            assertThat(shop.decide(PLAIN, earn, Instant.parse(MAR))).isEqualTo(new Decision.Duplicate(events));
            // Even by a clock that is behind: it was carried out, whenever it is asked about.
            assertThat(shop.decide(PLAIN, earn, Instant.parse(JAN))).isEqualTo(new Decision.Duplicate(events));
        }

        @Test
        void withAUsedIdAndOtherContentIsRefused() {
            shop.accept(PLAIN, Command.earn("c", order(PLAIN, "o1", 100)), JAN);
            for (Command other : List.of(
                    Command.earn("c", order(PLAIN, "o1", 101)),
                    Command.redeem("c", order(PLAIN, "o1", 100)),
                    Command.refund("c", "o1"),
                    Command.expireDue("c"),
                    Command.reviewLevel("c"))) {
                assertThat(refused(shop.decide(PLAIN, other, Instant.parse(FEB)))
                                .code())
                        .isEqualTo(RefusalCode.COMMAND_CONFLICT);
            }
        }

        @Test
        void beforeTheLastEventIsRefused() {
            shop.earn(PLAIN, "o1", 100, FEB);
            Decision.Refused decision =
                    refused(shop.decide(PLAIN, Command.earn("c", order(PLAIN, "o2", 100)), Instant.parse(JAN)));
            assertThat(decision.code()).isEqualTo(RefusalCode.CLOCK_BEHIND);
            assertThat(decision.parameters()).containsEntry("now", JAN).containsEntry("lastEventAt", FEB);
        }

        @Test
        void needsAnId() {
            assertThatThrownBy(() -> Command.expireDue(" "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("command id must not be blank but was ' '");
            assertThatThrownBy(() -> order(PLAIN, " ", 1)).hasMessage("order id must not be blank but was ' '");
            assertThatThrownBy(() -> order(PLAIN, "o", -1))
                    .hasMessage("order total must not be negative but was -0.01 CNY (o)");
        }
    }

    @Nested
    class Levels {

        private final PointsProgram club = PLAIN.toBuilder()
                .growth(EarningRate.of(Ratio.of(1, 1)))
                .levels(LevelPlan.builder()
                        .window(Window.months(12))
                        .level(Level.of("bronze", 0))
                        .level(Level.of("silver", 300).withMultiplier(Ratio.of(3, 2)))
                        .level(Level.of("gold", 1000).withMultiplier(Ratio.of(2, 1)))
                        .build())
                .build();

        @Test
        void multiplyOnlyOnceTheyAreReviewed() {
            shop.earn(club, "o1", 320, JAN);
            shop.earn(club, "o2", 100, JAN);
            assertThat(shop.availableAt(JAN)).isEqualTo(420);
            Change.LevelChanged changed = Shop.only(review(JAN), Change.LevelChanged.class);
            assertThat(changed).isEqualTo(new Change.LevelChanged("bronze", "silver", 420, LevelMove.UP));
            assertThat(shop.account().level()).contains("silver");
            Change.Earned earned = Shop.only(shop.earn(club, "o3", 33, FEB), Change.Earned.class);
            assertThat(earned.earning().points()).isEqualTo(49);
            assertThat(earned.growth()).isEqualTo(33);
        }

        /** I38. */
        @Test
        void changeOnceHoweverOftenTheyAreReviewed() {
            shop.earn(club, "o1", 320, JAN);
            assertThat(review(JAN)).hasSize(1);
            assertThat(review(JAN)).isEmpty();
            assertThat(review(FEB)).isEmpty();
        }

        @Test
        void areNotRecordedWhileTheLowestIsHeld() {
            shop.earn(club, "o1", 20, JAN);
            assertThat(review(JAN)).isEmpty();
            assertThat(shop.account().level()).isEmpty();
        }

        @Test
        void fallWhenTheGrowthLeavesTheWindow() {
            shop.earn(club, "o1", 320, JAN);
            review(JAN);
            assertThat(review("2027-01-10T09:59:59Z")).isEmpty();
            Change.LevelChanged changed = Shop.only(review("2027-01-10T10:00:00Z"), Change.LevelChanged.class);
            assertThat(changed).isEqualTo(new Change.LevelChanged("silver", "bronze", 0, LevelMove.DOWN));
        }

        @Test
        void loseRefundedGrowthAtTheInstantOfItsGain() {
            shop.earn(club, "o1", 320, JAN);
            shop.earn(club, "o2", 700, FEB);
            shop.refund(club, "o1", MAR);
            assertThat(shop.account().growth()).containsExactly(new Growth(Instant.parse(FEB), 700));
            // The refunded gain and its reversal are both gone from every window, also from one that ends between.
            assertThat(club.review(shop.account(), Instant.parse("2026-02-01T00:00:00Z"))
                            .growth())
                    .isZero();
            assertThat(club.review(shop.account(), Instant.parse("2027-02-01T00:00:00Z"))
                            .growth())
                    .isEqualTo(700);
        }

        @Test
        void needAPlan() {
            Decision decision = shop.decide(PLAIN, Command.reviewLevel("c"), Instant.parse(JAN));
            assertThat(refused(decision).code()).isEqualTo(RefusalCode.NO_LEVELS);
            assertThatThrownBy(() -> PLAIN.review(shop.account(), Instant.parse(JAN)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a review needs a level plan but the program has none");
        }

        private List<PointsEvent> review(String now) {
            return shop.accept(club, Command.reviewLevel(shop.nextId()), now);
        }
    }

    @Nested
    class AProgram {

        @Test
        void reportsAllOfItsProblemsTogether() {
            PointsProgram.Builder program = PointsProgram.builder("YUAN")
                    .growth(EarningRate.of(Ratio.of(0, 1)))
                    .redemption(RedemptionRule.of(Ratio.of(1, 0))
                            .withMinimum(0)
                            .withStep(0)
                            .withShareCap(Ratio.of(3, 2)))
                    .expiry(Expiry.endOfMonth(-1))
                    .availableAfter(Period.ofDays(-1));
            assertThatThrownBy(program::build)
                    .asInstanceOf(InstanceOfAssertFactories.type(InvalidModelException.class))
                    .satisfies(invalid -> assertThat(invalid.problems())
                            .extracting(Problem::path)
                            .containsExactly(
                                    "currency",
                                    "growth/pointsPerMinorUnit",
                                    "redemption/worth",
                                    "redemption/minimum",
                                    "redemption/step",
                                    "redemption/shareCap",
                                    "expiry/months",
                                    "availableAfter",
                                    "earning"));
        }

        @Test
        void needsGrowthForItsLevels() {
            PointsProgram.Builder program = PLAIN.toBuilder()
                    .levels(LevelPlan.builder().level(Level.of("a", 0)).build());
            assertThatThrownBy(program::build).hasMessageContaining("LEVELS_WITHOUT_GROWTH");
        }
    }

    @Nested
    class AnAccount {

        @Test
        void takesOnlyTheNextEvent() {
            shop.earn(PLAIN, "o1", 100, JAN);
            shop.earn(PLAIN, "o2", 100, FEB);
            PointsEvent second = shop.stored().get(1);
            assertThatThrownBy(() -> Account.empty().evolve(second))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("event version must be 1 but was 2");
            PointsEvent early = new PointsEvent(3, Instant.parse(JAN), Command.expireDue("x"), second.change());
            assertThatThrownBy(() -> shop.account().evolve(early))
                    .hasMessage("event 3 must not be earlier than " + FEB + ", the last one, but was at " + JAN);
            assertThatThrownBy(() -> new PointsEvent(0, Instant.EPOCH, early.cause(), early.change()))
                    .hasMessage("event version must be at least 1 but was 0");
        }

        @Test
        void refusesEventsThatMovePointsWhichAreNotThere() {
            shop.earn(PLAIN, "o1", 100, JAN);
            assertThatThrownBy(() -> shop.account().evolve(expired(new Allocation(1, 101))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("points of lot 1 must not be negative");
            assertThatThrownBy(() -> shop.account().evolve(expired(new Allocation(7, 1))))
                    .hasMessage("lot must have been earned on this account but was 7");
            assertThatThrownBy(() -> new Allocation(7, 0))
                    .hasMessage("allocated points must be at least 1 but were 0 (lot 7)");
            assertThatThrownBy(() -> new Change.ClawedBack("o1", List.of(), -1, 0, 0))
                    .hasMessage("debt must not be negative but was -1");
            PointsEvent repaid = new PointsEvent(
                    2,
                    Instant.parse(FEB),
                    Command.expireDue("x"),
                    new Change.DebtRepaid(List.of(new Allocation(1, 1))));
            assertThatThrownBy(() -> shop.account().evolve(repaid)).hasMessage("debt must not be negative but was -1");
        }

        @Test
        void knowsNoTimeBeforeItsLastEvent() {
            shop.earn(MONTHLY, "o1", 100, JAN);
            shop.earn(PLAIN, "o2", 20, MAR);
            assertThat(shop.availableAt(JAN)).isEqualTo(20);
            assertThat(shop.account().lastEventAt()).contains(Instant.parse(MAR));
            assertThat(Account.empty().lastEventAt()).isEmpty();
            assertThat(Account.empty().availableAt(Instant.EPOCH)).isZero();
        }

        @Test
        void survivesSerialisation() throws IOException, ClassNotFoundException {
            PointsProgram program = MONTHLY.toBuilder()
                    .growth(EarningRate.of(Ratio.of(1, 1)))
                    .levels(LevelPlan.builder()
                            .level(Level.of("a", 0))
                            .level(Level.of("b", 50))
                            .build())
                    .build();
            shop.earn(program, "o1", 100, JAN);
            shop.redeem(program, "o2", 60, JAN);
            shop.accept(program, Command.reviewLevel("r"), FEB);
            shop.refund(program, "o1", FEB);
            assertThat(copy(shop.account())).isEqualTo(shop.account()).hasSameHashCodeAs(shop.account());
            assertThat(copy(shop.account())).hasToString(shop.account().toString());
            Command next = Command.refund("x", "o2");
            Instant now = Instant.parse(MAR);
            assertThat(copy(program).decide(copy(shop.account()), copy(next), now))
                    .isEqualTo(program.decide(shop.account(), next, now));
            assertThat(copy(program.review(shop.account(), now))).isEqualTo(program.review(shop.account(), now));
            Command.Redeem redeem = Command.redeem("y", order(program, "o3", 5));
            RedemptionQuote quote = program.quote(shop.account(), redeem, now);
            assertThat(copy(quote)).isEqualTo(quote).hasSameHashCodeAs(quote);
        }

        private PointsEvent expired(Allocation allocation) {
            return new PointsEvent(
                    2, Instant.parse(FEB), Command.expireDue("x"), new Change.Expired(List.of(allocation)));
        }

        @SuppressWarnings("unchecked")
        private static <T> T copy(T value) throws IOException, ClassNotFoundException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            }
        }
    }

    @Test
    void everyKindOfDecisionIsHandled() {
        Decision.Visitor<String> name = new Decision.Visitor<>() {
            @Override
            public String accepted(Decision.Accepted decision) {
                return "accepted " + decision.events().size();
            }

            @Override
            public String refused(Decision.Refused decision) {
                return "refused " + decision.code();
            }

            @Override
            public String duplicate(Decision.Duplicate decision) {
                return "duplicate " + decision.original().size();
            }
        };
        Command earn = Command.earn("c", order(PLAIN, "o1", 1));
        Instant now = Instant.parse(JAN);
        assertThat(shop.decide(PLAIN, earn, now).accept(name)).isEqualTo("accepted 1");
        assertThat(shop.decide(PLAIN, earn, now).accept(name)).isEqualTo("duplicate 1");
        assertThat(shop.decide(PLAIN, Command.refund("d", "o2"), now).accept(name))
                .isEqualTo("refused UNKNOWN_ORDER");
    }
}
