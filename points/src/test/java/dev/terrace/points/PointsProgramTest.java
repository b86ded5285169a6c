package dev.terrace.points;

import static dev.terrace.points.Shop.order;
import static dev.terrace.points.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Money;
import dev.terrace.core.Problem;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Bucket;
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
    private static final String SOON = "2026-01-10T12:00:00Z";
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
        void nothingIsRecordedSoThatARepetitionTakesNothing() {
            shop.earn(limited, "o1", 19, JAN);
            Command.Redeem command = Command.redeem("c", order(limited, "o2", 750));
            RedemptionQuote quote = limited.quote(shop.account(), command, Instant.parse(FEB));
            assertThat(quote.points()).isZero();
            assertThat(quote.limits())
                    .containsExactly(RedemptionLimit.BALANCE, RedemptionLimit.STEP, RedemptionLimit.MINIMUM);
            Decision decision = shop.decide(limited, command, Instant.parse(FEB));
            assertThat(decision).isEqualTo(quote.decision());
            Change.Redeemed redeemed = Shop.only(((Decision.Accepted) decision).events(), Change.Redeemed.class);
            assertThat(redeemed.redemption().points()).isZero();
            assertThat(redeemed.from()).isEmpty();
            shop.earn(limited, "o3", 1000, FEB);
            assertThat(shop.decide(limited, command, Instant.parse(MAR))).isInstanceOf(Decision.Duplicate.class);
            Decision other = shop.decide(limited, Command.redeem("d", order(limited, "o2", 750)), Instant.parse(MAR));
            assertThat(refused(other).code()).isEqualTo(RefusalCode.ALREADY_REDEEMED);
            assertThat(shop.availableAt(MAR)).isEqualTo(1019);
            assertThat(Shop.only(shop.refund(limited, "o2", MAR), Change.Restored.class)
                            .to())
                    .isEmpty();
        }

        @Test
        void withOnlyExpiredPointsIsTheSameWhetherExpiryWasBooked() {
            Command.Redeem command = Command.redeem("c", order(MONTHLY, "o2", 50));
            for (boolean sweep : List.of(true, false)) {
                Shop store = new Shop();
                store.earn(MONTHLY, "o1", 100, JAN);
                if (sweep) {
                    store.accept(MONTHLY, Command.expireDue("s"), MAR);
                }
                store.accept(MONTHLY, command, MAR);
                store.earn(MONTHLY, "o3", 70, MAR);
                assertThat(store.decide(MONTHLY, command, Instant.parse(MAR))).isInstanceOf(Decision.Duplicate.class);
                assertThat(store.availableAt(MAR)).isEqualTo(70);
            }
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
            shop.refund(PLAIN, "o2", MAR); // gives 100 back to the lot of o1, which is refunded
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

        /** A's lot has expired; A earned 100, of which B spent 60. */
        @Test
        void inEitherOrderIsTheSameAfterTheExpiry() {
            for (List<String> orders : List.of(List.of("A", "B"), List.of("B", "A"))) {
                Shop without = spendSixtyOfJanuary();
                Shop with = spendSixtyOfJanuary();
                with.earn(MONTHLY, "C", 100, MAR);
                for (String id : orders) {
                    without.refund(MONTHLY, id, MAR);
                    with.refund(MONTHLY, id, MAR);
                }
                assertThat(without.account().debt()).isZero();
                assertThat(without.availableAt(MAR)).isZero();
                assertThat(with.account().debt()).isZero();
                assertThat(with.availableAt(MAR)).isEqualTo(100);
            }
        }

        @Test
        void inEitherOrderLeavesNothingUnderFloor() {
            PointsProgram floor = PLAIN.toBuilder().clawback(Clawback.FLOOR).build();
            for (List<String> orders : List.of(List.of("A", "B"), List.of("B", "A"))) {
                Shop store = new Shop();
                store.earn(floor, "A", 100, JAN);
                store.redeem(floor, "B", 100, JAN);
                orders.forEach(id -> store.refund(floor, id, FEB));
                assertThat(store.availableAt(FEB)).isZero();
                assertThat(store.account().debt()).isZero();
            }
        }

        @Test
        void takesPointsThatComeBackToARefundedOrderInsteadOfWhatStoodIn() {
            shop.earn(PLAIN, "A", 100, JAN); // lot 1
            shop.redeem(PLAIN, "B", 60, JAN);
            shop.earn(PLAIN, "C", 20, FEB); // lot 3
            shop.refund(PLAIN, "A", FEB); // 40 of lot 1, 20 of lot 3, debt 40
            shop.earn(PLAIN, "D", 15, FEB); // lot 5 repays 15 of the debt
            List<PointsEvent> events = shop.refund(PLAIN, "B", MAR);
            assertThat(Shop.changes(events))
                    .containsExactly(
                            new Change.Restored("B", List.of(new Allocation(1, 60))),
                            new Change.Exchanged(
                                    "A", 60, List.of(new Allocation(3, 20)), List.of(new Allocation(5, 15)), 25, 0));
            assertThat(shop.availableAt(MAR)).isEqualTo(35);
            assertThat(shop.account().debt()).isZero();
        }

        private Shop spendSixtyOfJanuary() {
            Shop store = new Shop();
            store.earn(MONTHLY, "A", 100, JAN);
            store.redeem(MONTHLY, "B", 60, JAN);
            return store;
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
            Change.LevelChanged changed = Shop.only(review(SOON), Change.LevelChanged.class);
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
            assertThat(review(SOON)).hasSize(1);
            assertThat(review(SOON)).isEmpty();
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
            review(SOON);
            assertThat(review("2027-01-10T10:00:00Z")).isEmpty();
            Change.LevelChanged changed =
                    Shop.only(review("2027-01-10T10:00:00.000000001Z"), Change.LevelChanged.class);
            assertThat(changed).isEqualTo(new Change.LevelChanged("silver", "bronze", 0, LevelMove.DOWN));
        }

        @Test
        void doNotCountGrowthAtTheInstantOfTheReviewYet() {
            shop.earn(club, "o1", 320, JAN);
            assertThat(review(JAN)).isEmpty();
            assertThat(review("2026-01-10T10:00:00.000000001Z")).hasSize(1);
        }

        @Test
        void areKeptInTheLastNanosecondOfTheirWindow() {
            PointsProgram monthly = club.toBuilder()
                    .levels(LevelPlan.builder()
                            .window(Window.current(Bucket.MONTH))
                            .level(Level.of("bronze", 0))
                            .level(Level.of("silver", 300))
                            .build())
                    .build();
            shop.earn(monthly, "o1", 320, JAN);
            shop.accept(monthly, Command.reviewLevel("r1"), SOON);
            assertThat(shop.accept(monthly, Command.reviewLevel("r2"), "2026-01-31T23:59:59.999999999Z"))
                    .isEmpty();
            assertThat(shop.account().level()).contains("silver");
        }

        @Test
        void thatThePlanDoesNotKnowAreReplacedUnderTheirOwnKey() {
            shop.earn(club, "o1", 320, JAN);
            review(SOON);
            PointsProgram renamed = club.toBuilder()
                    .levels(LevelPlan.builder()
                            .level(Level.of("basic", 0))
                            .level(Level.of("top", 1000))
                            .build())
                    .build();
            assertThat(renamed.levelOf(shop.account()).key()).isEqualTo("basic");
            assertThat(renamed.review(shop.account(), Instant.parse(FEB)).heldKey())
                    .isEqualTo("silver");
            List<PointsEvent> events = shop.accept(renamed, Command.reviewLevel("renamed"), FEB);
            assertThat(Shop.changes(events))
                    .containsExactly(new Change.LevelChanged("silver", "basic", 320, LevelMove.REPLACED));
            assertThat(shop.account().level()).contains("basic");
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
        void boundsTheDelay() {
            for (Period delay : List.of(Period.ofYears(999_999_999), Period.ofMonths(1201), Period.ofDays(36_601))) {
                PointsProgram.Builder program = PLAIN.toBuilder().availableAfter(delay);
                assertThatThrownBy(program::build).hasMessageContaining("INVALID_DELAY");
            }
            PointsProgram longest = PLAIN.toBuilder()
                    .availableAfter(Period.of(0, 1200, 36_600))
                    .expiry(Expiry.endOfMonth(1200))
                    .build();
            Instant last = Instant.parse("9999-12-31T23:59:59Z");
            shop.decide(longest, Command.earn("c", order(longest, "o1", 100)), last);
            assertThat(shop.account().pendingAt(last)).isEqualTo(100);
        }

        @Test
        void decidesOnlyWithinTheYearsThatItCanReckonFrom() {
            for (Instant now : List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
                assertThatThrownBy(() -> PLAIN.decide(Account.empty(), Command.expireDue("c"), now))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("now must be in ")
                        .hasMessageEndingWith("but was " + now);
            }
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
            shop.earn(PLAIN.toBuilder().expiry(Expiry.endOfMonth(0)).build(), "o1", 100, JAN);
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
        void refusesEventsThatContradictWhatWasBefore() {
            PointsProgram program =
                    MONTHLY.toBuilder().growth(EarningRate.of(Ratio.of(1, 1))).build();
            shop.earn(program, "o1", 100, JAN);
            Change.Redeemed redeemed = Shop.only(shop.redeem(program, "o2", 60, JAN), Change.Redeemed.class);
            Change earned = shop.stored().get(0).change();
            assertRefused(earned, "an order must earn once, and not after its refund (order 'o1')");
            assertRefused(redeemed, "an order must redeem once, and not after its refund (order 'o2')");
            assertRefused(new Change.Expired(List.of(new Allocation(1, 40))), "points of lot 1 must not expire before");
            assertRefused(
                    new Change.Restored("o2", List.of(new Allocation(1, 59))),
                    "a refund must give back once just what the order took");
            assertRefused(
                    new Change.ClawedBack("o9", List.of(), 0, 0, 0), "a refund must take back once, after giving back");
            assertRefused(
                    new Change.ClawedBack("o1", List.of(new Allocation(1, 40)), 59, 0, 100),
                    "a refund must take back all 100 points, its own first, but settled 99");
            assertRefused(
                    new Change.ClawedBack("o1", List.of(new Allocation(1, 40)), 60, 0, 99),
                    "a refund must reverse the growth gained, 100, but reversed 99");
            assertRefused(
                    new Change.Exchanged("o1", 1, List.of(), List.of(), 1, 0),
                    "points must be exchanged for an order whose points were taken back (order 'o1')");
            Change restored = Shop.only(shop.refund(program, "o2", FEB), Change.Restored.class);
            assertRefused(restored, "a refund must give back once just what the order took");
            Change clawedBack = Shop.only(shop.refund(program, "o1", FEB), Change.ClawedBack.class);
            assertRefused(clawedBack, "a refund must take back once");
            assertRefused(earned, "an order must earn once, and not after its refund (order 'o1')");
        }

        @Test
        void refusesAnExchangeOfWhatTheRefundDidNotTake() {
            shop.earn(PLAIN, "A", 100, JAN);
            shop.redeem(PLAIN, "B", 60, JAN);
            shop.earn(PLAIN, "C", 20, JAN);
            shop.refund(PLAIN, "A", FEB); // 20 from C, debt 40
            Change restored = new Change.Restored("B", List.of(new Allocation(1, 60)));
            Account back = shop.account().evolve(next(restored));
            PointsEvent tooMuch = new PointsEvent(
                    back.version() + 1,
                    Instant.parse(FEB),
                    Command.refund("x", "B"),
                    new Change.Exchanged("A", 60, List.of(new Allocation(3, 21)), List.of(), 39, 0));
            assertThatThrownBy(() -> back.evolve(tooMuch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must release what it took");
            PointsEvent forgiven = new PointsEvent(
                    back.version() + 1,
                    Instant.parse(FEB),
                    Command.refund("x", "B"),
                    new Change.Exchanged("A", 60, List.of(new Allocation(3, 20)), List.of(), 39, 1));
            assertThatThrownBy(() -> back.evolve(forgiven))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must not release more than it holds");
            assertThatThrownBy(() -> new Change.Exchanged("A", 60, List.of(), List.of(), 59, 0))
                    .hasMessageContaining("their parts must add up to 60 but were 59");
        }

        @Test
        void refusesRedemptionsThatDoNotAddUpOrAreNotUsable() {
            shop.earn(MONTHLY, "o1", 100, JAN);
            Change.Redeemed redeemed = Shop.only(shop.redeem(MONTHLY, "o2", 60, JAN), Change.Redeemed.class);
            assertThatThrownBy(() -> new Change.Redeemed("o3", redeemed.redemption(), List.of(new Allocation(1, 59))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("points taken must add up to 60");
            assertThatThrownBy(() -> new Change.Redeemed(
                            "o3", redeemed.redemption(), List.of(new Allocation(1, 30), new Allocation(1, 30))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("points must be taken from each lot once");
            Shop store = new Shop();
            store.earn(MONTHLY, "o1", 100, JAN);
            PointsEvent late = new PointsEvent(2, Instant.parse(MAR), Command.expireDue("x"), redeemed);
            assertThatThrownBy(() -> store.account().evolve(late))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("points must be usable when redeemed");
        }

        @Test
        void refusesLevelsThatDoNotChangeFromTheOneHeld() {
            assertThatThrownBy(() -> new Change.LevelChanged("a", "b", 0, LevelMove.KEPT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a level must change but was KEPT from 'a' to 'b'");
            assertThatThrownBy(() -> new Change.LevelChanged("a", "a", 0, LevelMove.UP))
                    .isInstanceOf(IllegalArgumentException.class);
            Account reviewed = shop.account().evolve(next(new Change.LevelChanged("a", "b", 5, LevelMove.UP)));
            PointsEvent other = new PointsEvent(
                    2,
                    Instant.parse(FEB),
                    Command.reviewLevel("x"),
                    new Change.LevelChanged("c", "d", 5, LevelMove.UP));
            assertThatThrownBy(() -> reviewed.evolve(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a level must change from the one held, 'b', but changed from 'c'");
        }

        private PointsEvent next(Change change) {
            return new PointsEvent(shop.account().version() + 1, Instant.parse(FEB), Command.expireDue("x"), change);
        }

        private void assertRefused(Change change, String message) {
            assertThatThrownBy(() -> shop.account().evolve(next(change)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
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

    @Nested
    class IdsAndAmounts {

        @Test
        void anIdIsNeverBlank() {
            assertThatThrownBy(() -> Command.refund("refund-1", " "))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("order id must not be blank but was ' ' (refund-1)");
            assertThatThrownBy(() -> Command.expireDue(""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("command id must not be blank but was ''");
        }

        @Test
        void aNegativeAmountEarnsNothingQuietly() {
            EarningRate rate = EarningRate.of(Ratio.of(1, 100));
            assertThatThrownBy(() -> rate.earn(Money.ofMinor(-50, "CNY"), Ratio.of(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("an amount that earns must not be negative but was -0.50 CNY");
        }
    }
}
