package dev.terrace.points;

import static dev.terrace.points.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Ratio;
import dev.terrace.core.time.Window;
import dev.terrace.points.earn.EarningRate;
import dev.terrace.points.earn.Expiry;
import dev.terrace.points.level.Growth;
import dev.terrace.points.level.Level;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.level.LevelReview;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.points.redeem.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories of one account, judged after every step. */
class PointsProperties {

    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final int STEPS = 40;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** I48, with I2, I3, I8 and I20 on the way: every balance equals that of an account of single points. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAccountEqualsANaiveOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        NaiveAccount naive = new NaiveAccount();
        Shop shop = new Shop();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            rules = rules.changed(random);
            now = later(random, now);
            Command command = command(random, step, rules.program, shop);
            Decision decision = shop.decide(rules.program, command, now);
            boolean handled = naive.handled.contains(command.id());
            assertThat(decision instanceof Decision.Accepted).isEqualTo(!handled && rules.apply(naive, command, now));
            assertThat(decision instanceof Decision.Duplicate).isEqualTo(handled);
            if (decision instanceof Decision.Accepted accepted && leavesATrace(command, accepted)) {
                naive.handled.add(command.id());
            }
            for (int i = 0; i < 4; i++) {
                Instant then = now.plus(Duration.ofHours(random.nextInt(24 * 60)));
                assertSameBalances(shop.account(), naive, then);
            }
            assertSameBalances(shop.account(), naive, now);
            assertThat(shop.account().growth().stream()
                            .mapToLong(Growth::amount)
                            .sum())
                    .isEqualTo(naive.growth());
        }
        assertThat(sum(shop.account(), Lot::spent)).isEqualTo(naive.count(NaiveAccount.Place.SPENT));
        assertThat(sum(shop.account(), Lot::clawedBack)).isEqualTo(naive.count(NaiveAccount.Place.CLAWED_BACK));
        assertThat(sum(shop.account(), Lot::repaid)).isEqualTo(naive.count(NaiveAccount.Place.REPAID));
    }

    /** I1 and I46: no point is ever lost or made; what is issued is redeemed, expired, taken back or outstanding. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pointsAreConserved(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop shop = new Shop();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            rules = rules.changed(random);
            now = later(random, now);
            shop.decide(rules.program, command(random, step, rules.program, shop), now);
            Totals totals = Totals.of(shop.stored());
            Account account = shop.account();
            long outstanding = sum(account, Lot::remaining);
            assertThat(totals.earned)
                    .isEqualTo(totals.redeemed
                            - totals.restored
                            + totals.expired
                            + totals.clawed
                            + totals.repaid
                            + outstanding);
            assertThat(account.debt()).isEqualTo(totals.debt - totals.repaid);
            for (Lot lot : account.lots()) {
                assertThat(lot.remaining() + lot.spent() + lot.expired() + lot.clawedBack() + lot.repaid())
                        .isEqualTo(lot.original());
            }
            if (account.debt() > 0) {
                assertThat(outstanding).isZero(); // I3
            }
            long inHand = account.availableAt(now) + account.pendingAt(now);
            long staying = sum(account, lot -> lot.expires() ? 0 : lot.remaining());
            assertThat(account.expiringBy(Instant.parse("2999-01-01T00:00:00Z"), now) + staying)
                    .isEqualTo(inHand);
        }
    }

    /** I4, I5, I6, I7, I8, I9 and I20. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void decidingIsRepeatableAndFoldingIsAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Rules others = Rules.random(random);
        Shop shop = new Shop();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            rules = rules.changed(random);
            now = later(random, now);
            PointsProgram program = random.nextInt(4) == 0 ? others.program : rules.program;
            Account before = shop.account();
            Command command = command(random, step, program, shop);
            Decision decision = program.decide(before, command, now);
            assertThat(program.decide(before, command, now)).isEqualTo(decision);
            if (command instanceof Command.Redeem redeem) {
                RedemptionQuote quote = program.quote(before, redeem, now);
                assertThat(quote.decision()).isEqualTo(decision);
                assertThat(quote.points())
                        .isEqualTo(
                                decision instanceof Decision.Duplicate duplicate
                                        ? redeemedBy(new Decision.Accepted(0, duplicate.original()))
                                        : redeemedBy(decision));
            }
            assertThat(before).isEqualTo(Account.fold(shop.stored())); // nothing above changed it
            shop.decide(program, command, now);
            assertThat(shop.account()).isEqualTo(Account.fold(shop.stored()));
            if (decision instanceof Decision.Refused) {
                assertThat(shop.account()).isEqualTo(before);
            } else if (decision instanceof Decision.Duplicate duplicate) {
                assertThat(shop.account()).isEqualTo(before);
                assertThat(duplicate.original()).allMatch(event -> event.cause().equals(command));
            } else if (leavesATrace(command, (Decision.Accepted) decision)) {
                assertThat(others.program.decide(shop.account(), command, later(random, now)))
                        .isEqualTo(new Decision.Duplicate(((Decision.Accepted) decision).events()));
                Command conflict = Command.earn(command.id(), order(program, "conflict", 1));
                assertThat(Shop.refused(program.decide(shop.account(), conflict, now))
                                .code())
                        .isEqualTo(RefusalCode.COMMAND_CONFLICT);
            }
        }
    }

    /** I14, I15, I16 and I10: what a redemption takes, and that nothing moves a lot in time. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void redemptionsTakeUsablePointsInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop shop = new Shop();
        Map<Long, Lot> first = new HashMap<>();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            rules = rules.changed(random);
            now = later(random, now);
            Account before = shop.account();
            Decision decision = shop.decide(rules.program, command(random, step, rules.program, shop), now);
            for (Lot lot : shop.account().lots()) {
                Lot seen = first.getOrDefault(lot.id(), lot);
                assertThat(lot.usable()).isEqualTo(seen.usable());
                assertThat(lot.orderId()).isEqualTo(seen.orderId());
                assertThat(lot.original()).isEqualTo(seen.original());
                first.put(lot.id(), seen);
            }
            if (decision instanceof Decision.Accepted accepted) {
                for (PointsEvent event : accepted.events()) {
                    if (event.change() instanceof Change.Redeemed redeemed) {
                        assertTakesInOrder(before, shop.account(), redeemed, now);
                    }
                }
            }
        }
    }

    /** I22: an account that is swept at random has the same balances, discounts and refunds. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sweepsMakeNoDifference(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop quiet = new Shop();
        Shop swept = new Shop();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            rules = rules.changed(random);
            Instant next = later(random, now);
            for (int i = random.nextInt(4); i > 0; i--) {
                long between = random.nextLong(Duration.between(now, next).toSeconds() + 1);
                now = now.plusSeconds(between);
                swept.decide(rules.program, Command.expireDue("sweep-" + step + "-" + i), now);
            }
            now = next;
            Command command = command(random, step, rules.program, quiet);
            Decision one = quiet.decide(rules.program, command, now);
            Decision two = swept.decide(rules.program, command, now);
            if (!(command instanceof Command.ExpireDue)) {
                assertThat(two.getClass()).isEqualTo(one.getClass());
                assertThat(withoutExpiry(two)).isEqualTo(withoutExpiry(one));
            }
            assertThat(swept.account().level()).isEqualTo(quiet.account().level());
            assertThat(redeemedBy(two)).isEqualTo(redeemedBy(one));
            Instant then = now.plus(Duration.ofHours(random.nextInt(24 * 60)));
            assertThat(swept.account().availableAt(then))
                    .isEqualTo(quiet.account().availableAt(then));
            assertThat(swept.account().pendingAt(then))
                    .isEqualTo(quiet.account().pendingAt(then));
            assertThat(swept.account().debt()).isEqualTo(quiet.account().debt());
            assertThat(swept.account().expiringBy(then, now))
                    .isEqualTo(quiet.account().expiringBy(then, now));
        }
    }

    /** I24: time alone never makes points. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timeAloneNeverMakesPoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop shop = history(random, rules, STEPS);
        Instant then = shop.account().lastEventAt().orElse(START);
        long before = shop.account().availableAt(then) + shop.account().pendingAt(then);
        for (int i = 0; i < 50; i++) {
            then = later(random, then);
            long after = shop.account().availableAt(then) + shop.account().pendingAt(then);
            assertThat(after).isLessThanOrEqualTo(before);
            before = after;
        }
    }

    /** I33: no refund takes more than the order earned or gives back more than it took. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRefundUndoesNoMoreThanTheOrderDid(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shop shop = history(random, Rules.random(random), STEPS * 2);
        Map<String, Long> earned = new HashMap<>();
        Map<String, Long> taken = new HashMap<>();
        for (PointsEvent event : shop.stored()) {
            if (event.change() instanceof Change.Earned change) {
                earned.put(change.orderId(), change.earning().points());
            } else if (event.change() instanceof Change.Redeemed change) {
                taken.put(change.orderId(), change.redemption().points());
            } else if (event.change() instanceof Change.ClawedBack change) {
                assertThat(change.points() + change.debt() + change.forgiven())
                        .isLessThanOrEqualTo(earned.get(change.orderId()));
                earned.put(change.orderId(), 0L);
            } else if (event.change() instanceof Change.Restored change) {
                assertThat(change.points()).isEqualTo(taken.get(change.orderId()));
                taken.put(change.orderId(), 0L);
            }
        }
    }

    /** I34: bought and refunded at once is never bought, whatever happened before. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void boughtAndRefundedIsNeverBought(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop shop = history(random, rules, STEPS);
        Instant now = later(random, shop.account().lastEventAt().orElse(START));
        Account before = shop.account();
        shop.decide(rules.program, Command.redeem("r", order(rules.program, "new", 900)), now);
        shop.decide(rules.program, Command.earn("e", order(rules.program, "new", 900)), now);
        shop.decide(rules.program, Command.refund("u", "new"), now);
        assertThat(shop.account().debt()).isEqualTo(before.debt());
        assertThat(shop.account().growth()).isEqualTo(before.growth());
        for (int i = 0; i < 20; i++) {
            Instant then = now.plus(Duration.ofHours(random.nextInt(24 * 150)));
            assertThat(shop.account().availableAt(then)).isEqualTo(before.availableAt(then));
            assertThat(shop.account().pendingAt(then)).isEqualTo(before.pendingAt(then));
        }
    }

    /** I35: with every order refunded, net cash is zero and no points are left. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thereIsNoMoneyPump(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random).withDebt();
        Shop shop = history(random, rules, STEPS);
        Instant now = shop.account().lastEventAt().orElse(START);
        for (int i = 0; i < STEPS; i++) {
            now = later(random, now);
            shop.decide(rules.program, Command.refund("all-" + i, "o" + i), now);
        }
        long inHand = shop.account().availableAt(now) + shop.account().pendingAt(now);
        assertThat(inHand - shop.account().debt()).isLessThanOrEqualTo(0);
        assertThat(sum(shop.account(), Lot::spent)).isZero();
        assertThat(shop.account().growth()).isEmpty();
    }

    /** I35 with nothing expiring: refunding everything leaves exactly nothing, neither points nor debt. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refundingEverythingLeavesExactlyNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random).withDebt().withoutExpiry();
        Shop shop = history(random, rules, STEPS);
        Instant now = shop.account().lastEventAt().orElse(START);
        for (int i = 0; i < STEPS; i++) {
            shop.decide(rules.program, Command.refund("all-" + i, "o" + i), now);
        }
        assertThat(shop.account().debt()).isZero();
        assertThat(shop.account().availableAt(now) + shop.account().pendingAt(now))
                .isZero();
    }

    /** The order of refunds at one instant makes no difference to what is in hand or owed. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refundsInAnyOrderLeaveTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random).withDebt();
        Shop shop = history(random, rules, STEPS);
        Instant now = later(random, shop.account().lastEventAt().orElse(START));
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(3) > 0) {
                orders.add("o" + i);
            }
        }
        Account first = refunded(rules.program, shop.account(), orders, now);
        for (int i = 0; i < 4; i++) {
            Collections.shuffle(orders, new Random(random.nextLong()));
            Account other = refunded(rules.program, shop.account(), orders, now);
            assertThat(inHand(other, now)).isEqualTo(inHand(first, now));
            assertThat(other.debt()).isEqualTo(first.debt());
            assertThat(other.growth()).isEqualTo(first.growth());
        }
    }

    /** Points of a refunded order are never in hand, even where the program forgives and in any order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void refundingEverythingInAnyOrderLeavesNoPoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random);
        Shop shop = history(random, rules, STEPS);
        Instant now = later(random, shop.account().lastEventAt().orElse(START));
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            orders.add("o" + i);
        }
        Collections.shuffle(orders, new Random(seed));
        Account all = refunded(rules.program, shop.account(), orders, now);
        assertThat(inHand(all, now)).isZero();
    }

    /** Without expiry the balance is what orders that stand have earned less what they have taken. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutExpiryOnlyOrdersThatStandCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = Rules.random(random).withDebt().withoutExpiry();
        Shop shop = history(random, rules, STEPS);
        Instant now = shop.account().lastEventAt().orElse(START);
        Map<String, Long> net = new HashMap<>();
        for (PointsEvent event : shop.stored()) {
            if (event.change() instanceof Change.Earned change) {
                net.merge(change.orderId(), change.earning().points(), Long::sum);
            } else if (event.change() instanceof Change.Redeemed change) {
                net.merge(change.orderId(), -change.redemption().points(), Long::sum);
            } else if (event.cause() instanceof Command.Refund refund) {
                net.remove(refund.orderId());
            }
        }
        assertThat(inHand(shop.account(), now) - shop.account().debt())
                .isEqualTo(net.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Account refunded(PointsProgram program, Account account, List<String> orders, Instant now) {
        Account after = account;
        for (String order : orders) {
            Decision decision = program.decide(after, Command.refund("late-" + order, order), now);
            if (decision instanceof Decision.Accepted accepted) {
                after = after.evolve(accepted.events());
            }
        }
        return after;
    }

    private static long inHand(Account account, Instant now) {
        return account.availableAt(now) + account.pendingAt(now);
    }

    /** I38, I40 and I43 on accounts: reviews, spending, and reaching what is missing. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void levelsDependOnGrowthAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PointsProgram program = Rules.random(random).program.toBuilder()
                .levels(LevelPlan.builder()
                        .window(Window.months(6))
                        .level(Level.of("bronze", 0))
                        .level(Level.of("silver", 1 + random.nextInt(200)))
                        .level(Level.of("gold", 201 + random.nextInt(400)).withMultiplier(Ratio.of(3, 2)))
                        .build())
                .build();
        Shop shop = new Shop();
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            now = later(random, now);
            shop.decide(program, command(random, step, program, shop), now);

            now = now.plusNanos(1); // growth at the instant of a review does not count yet
            shop.decide(program, Command.reviewLevel("review-" + step), now);
            Account reviewed = shop.account();
            Decision again = shop.decide(program, Command.reviewLevel("again-" + step), now);
            assertThat(((Decision.Accepted) again).events()).isEmpty();

            Instant asOf = now;
            LevelReview review = program.review(reviewed, asOf);
            assertThat(review.held()).isEqualTo(review.earned());
            shop.decide(program, Command.redeem("spend-" + step, order(program, "spend-" + step, 300)), now);
            assertThat(program.review(shop.account(), asOf)).isEqualTo(review);

            List<Growth> enough = new ArrayList<>(shop.account().growth());
            enough.add(new Growth(now.minusNanos(1), review.missing()));
            LevelReview reached = program.levels().orElseThrow().review(enough, asOf, program.calendar());
            assertThat(reached.earned()).isEqualTo(review.next().orElse(review.earned()));
        }
    }

    /** Folding in one go, in any portions, or from a longer history of many lots is the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void portionsOfEventsFoldToTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Shop shop = history(random, Rules.random(random), STEPS * 3);
        List<PointsEvent> events = shop.stored();
        Account account = Account.empty();
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(9));
            account = account.evolve(events.subList(from, to));
            from = to;
        }
        assertThat(account).isEqualTo(shop.account());
        assertThat(account.version()).isEqualTo(events.size());
        assertThat(account.lots()).extracting(Lot::id).isSorted();
    }

    private static void assertSameBalances(Account account, NaiveAccount naive, Instant then) {
        assertThat(account.availableAt(then)).isEqualTo(naive.available(then));
        assertThat(account.pendingAt(then))
                .isEqualTo(naive.points.stream()
                        .filter(point -> point.place == NaiveAccount.Place.IN_HAND)
                        .filter(point -> point.from.isAfter(then))
                        .count());
        assertThat(account.debt()).isEqualTo(naive.debt());
        Instant limit = then.plus(Duration.ofDays(40));
        assertThat(account.expiringBy(limit, then)).isEqualTo(naive.expiringBy(limit, then));
    }

    private static void assertTakesInOrder(Account before, Account after, Change.Redeemed redeemed, Instant now) {
        long taken = 0;
        Map<Long, Lot> lots = new HashMap<>();
        before.lots().forEach(lot -> lots.put(lot.id(), lot));
        Instant lastExpiry = Instant.MIN;
        for (Allocation allocation : redeemed.from()) {
            Lot lot = lots.get(allocation.lot());
            assertThat(lot.usable().contains(now)).isTrue();
            lastExpiry = lot.usable().end();
            taken += allocation.points();
        }
        assertThat(taken).isEqualTo(redeemed.redemption().points());
        for (Lot left : after.lots()) {
            boolean better = left.usable().contains(now) && left.usable().end().isBefore(lastExpiry);
            assertThat(better && left.remaining() > 0).isFalse();
        }
    }

    private static Shop history(SplittableRandom random, Rules rules, int steps) {
        Shop shop = new Shop();
        Instant now = START;
        for (int step = 0; step < steps; step++) {
            now = later(random, now);
            shop.decide(rules.changed(random).program, command(random, step, rules.program, shop), now);
        }
        return shop;
    }

    private static Instant later(SplittableRandom random, Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> now;
            case 1 -> now.plus(Duration.ofDays(random.nextInt(30)));
            default -> now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 4)));
        };
    }

    /** Mostly new orders, often enough one that something happened to before; one command in four is a repetition. */
    private static Command command(SplittableRandom random, int step, PointsProgram program, Shop shop) {
        if (random.nextInt(4) == 0 && !shop.asked().isEmpty()) {
            return shop.asked().get(random.nextInt(shop.asked().size()));
        }
        String id = "c" + step;
        String order = "o" + (random.nextBoolean() ? step : random.nextInt(step + 1));
        return switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> Command.earn(id, order(program, order, random.nextInt(3000)));
            case 4, 5, 6 -> Command.redeem(id, order(program, order, random.nextInt(100)), wanted(random));
            case 7, 8 -> Command.refund(id, order);
            case 9 -> Command.reviewLevel(id);
            default -> Command.expireDue(id);
        };
    }

    private static Wanted wanted(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Wanted.exactly(1 + random.nextInt(40));
            case 1 -> Wanted.atMost(1 + random.nextInt(40));
            default -> Wanted.most();
        };
    }

    /** Earning, redeeming and refunding always leave an event; the other commands only if they have an effect. */
    private static boolean leavesATrace(Command command, Decision.Accepted accepted) {
        boolean optional = command instanceof Command.ExpireDue || command instanceof Command.ReviewLevel;
        return !(optional && accepted.events().isEmpty());
    }

    /** What kinds of change a decision makes or made, apart from expiry that is booked on the way. */
    private static List<Class<?>> withoutExpiry(Decision decision) {
        List<PointsEvent> events = decision instanceof Decision.Accepted accepted
                ? accepted.events()
                : decision instanceof Decision.Duplicate duplicate ? duplicate.original() : List.of();
        List<Class<?>> kinds = new ArrayList<>();
        for (PointsEvent event : events) {
            if (!(event.change() instanceof Change.Expired)) {
                kinds.add(event.change().getClass());
            }
        }
        return kinds;
    }

    private static long redeemedBy(Decision decision) {
        return decision instanceof Decision.Accepted accepted
                ? accepted.events().stream()
                        .filter(event -> event.change() instanceof Change.Redeemed)
                        .mapToLong(event ->
                                ((Change.Redeemed) event.change()).redemption().points())
                        .sum()
                : 0;
    }

    private static long sum(Account account, java.util.function.ToLongFunction<Lot> part) {
        return account.lots().stream().mapToLong(part).sum();
    }

    /** A program and the same rules in plain numbers for the naive account. */
    private static final class Rules {

        private final PointsProgram program;
        private final int months;
        private final int delay;
        private final boolean mayExpire;

        private Rules(PointsProgram program, int months, int delay, boolean mayExpire) {
            this.program = program.toBuilder()
                    .expiry(months < 0 ? Expiry.never() : Expiry.endOfMonth(months))
                    .availableAfter(Period.ofDays(delay))
                    .build();
            this.months = months;
            this.delay = delay;
            this.mayExpire = mayExpire;
        }

        static Rules random(SplittableRandom random) {
            long share = 1 + random.nextLong(3);
            PointsProgram program = PointsProgram.builder("CNY")
                    .earning(EarningRate.of(Ratio.of(1, 100)))
                    .growth(EarningRate.of(Ratio.of(1, 50)))
                    .redemption(RedemptionRule.of(Ratio.of(1 + random.nextInt(5), 1 + random.nextInt(3)))
                            .withMinimum(1 + random.nextInt(6))
                            .withStep(1 + random.nextInt(3))
                            .withShareCap(Ratio.of(1, share)))
                    .levels(LevelPlan.builder()
                            .window(Window.months(2))
                            .level(Level.of("bronze", 0))
                            .level(Level.of("silver", 100))
                            .build())
                    .clawback(random.nextInt(3) == 0 ? Clawback.FLOOR : Clawback.DEBT)
                    .build();
            return new Rules(program, -1, 0, true).changed(random);
        }

        /** These rules with another life of points, so that lots do not expire in the order earned. */
        Rules changed(SplittableRandom random) {
            int newMonths = mayExpire ? random.nextInt(5) - 1 : -1;
            return new Rules(program, newMonths, random.nextInt(3) * 4, mayExpire);
        }

        Rules withDebt() {
            return new Rules(program.toBuilder().clawback(Clawback.DEBT).build(), months, delay, mayExpire);
        }

        Rules withoutExpiry() {
            return new Rules(program, -1, delay, false);
        }

        /** Carries a command out on the naive account; false if it is refused. */
        boolean apply(NaiveAccount naive, Command command, Instant now) {
            if (command instanceof Command.Earn earn) {
                long paid = earn.order().total().minorUnits();
                Instant from = now.plus(Duration.ofDays(delay));
                return naive.earn(earn.order().id(), paid / 100, paid / 50, from, until(from), now);
            }
            if (command instanceof Command.Redeem redeem) {
                return redeem(naive, redeem, now);
            }
            if (command instanceof Command.Refund refund) {
                return naive.refund(refund.orderId(), program.clawback() == Clawback.FLOOR, now);
            }
            naive.expire(now); // balances are the same whether a command books it or not
            return true;
        }

        private boolean redeem(NaiveAccount naive, Command.Redeem redeem, Instant now) {
            long available = naive.available(now);
            long total = redeem.order().total().minorUnits();
            long wanted = redeem.wanted().points();
            boolean exactly = redeem.wanted().mode() == Wanted.Mode.EXACTLY;
            long best = 0;
            for (long points = 1; points <= Math.min(available, wanted); points++) {
                boolean candidate = !exactly || points == wanted;
                if (candidate && allowed(points, total) && discount(points) > discount(best)) {
                    best = points;
                }
            }
            // Whether the order may take points at all is the account's to say.
            if (exactly && best == 0) {
                return false;
            }
            return naive.redeem(redeem.order().id(), best, now);
        }

        private boolean allowed(long points, long total) {
            RedemptionRule rule = program.redemption().orElseThrow();
            long cap = total / rule.shareCap().denominator();
            return points >= rule.minimum()
                    && points % rule.step() == 0
                    && points * rule.worth().numerator() <= cap * rule.worth().denominator();
        }

        private long discount(long points) {
            Ratio worth = program.redemption().orElseThrow().worth();
            return points * worth.numerator() / worth.denominator();
        }

        private Instant until(Instant from) {
            if (months < 0) {
                return Instant.MAX;
            }
            LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
            return day.withDayOfMonth(1)
                    .plusMonths(months + 1L)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
    }

    /** Sums over the events alone. */
    private static final class Totals implements Change.Visitor<Totals> {

        private long earned;
        private long redeemed;
        private long restored;
        private long expired;
        private long clawed;
        private long repaid;
        private long debt;

        static Totals of(List<PointsEvent> events) {
            Totals totals = new Totals();
            for (PointsEvent event : events) {
                totals = event.change().accept(totals);
            }
            return totals;
        }

        @Override
        public Totals earned(Change.Earned change) {
            earned += change.earning().points();
            return this;
        }

        @Override
        public Totals debtRepaid(Change.DebtRepaid change) {
            repaid += change.points();
            return this;
        }

        @Override
        public Totals redeemed(Change.Redeemed change) {
            redeemed += change.redemption().points();
            return this;
        }

        @Override
        public Totals clawedBack(Change.ClawedBack change) {
            clawed += change.points();
            debt += change.debt();
            return this;
        }

        @Override
        public Totals restored(Change.Restored change) {
            restored += change.points();
            return this;
        }

        @Override
        public Totals exchanged(Change.Exchanged change) {
            clawed += change.points() - Allocation.sum(change.to());
            repaid -= Allocation.sum(change.repaid());
            debt -= change.debt() + Allocation.sum(change.repaid());
            return this;
        }

        @Override
        public Totals expired(Change.Expired change) {
            expired += change.points();
            return this;
        }

        @Override
        public Totals levelChanged(Change.LevelChanged change) {
            return this;
        }
    }
}
