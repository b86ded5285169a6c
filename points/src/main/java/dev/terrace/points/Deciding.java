package dev.terrace.points;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Ratio;
import dev.terrace.core.time.Interval;
import dev.terrace.points.earn.Earning;
import dev.terrace.points.level.LevelMove;
import dev.terrace.points.level.LevelPlan;
import dev.terrace.points.level.LevelReview;
import dev.terrace.points.redeem.Redemption;
import dev.terrace.points.redeem.RedemptionRule;
import dev.terrace.points.redeem.Wanted;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: the events so far and the account after them, so that each step sees the effect of the
 * one before by the same fold that the host will use. Each method for a command returns why it is refused, if it is.
 */
final class Deciding implements Command.Visitor<Optional<Decision.Refused>> {

    private static final Ratio NO_MULTIPLIER = Ratio.of(1, 1);

    private final PointsProgram program;
    private final Account before;
    private final Command command;
    private final Instant now;

    private Account account;
    private final ImmutableList.Builder<PointsEvent> events = ImmutableList.builder();
    private @Nullable Redemption redemption;

    Deciding(PointsProgram program, Account before, Command command, Instant now) {
        this.program = program;
        this.before = before;
        this.command = command;
        this.now = now;
        this.account = before;
    }

    Decision decide() {
        List<PointsEvent> earlier = before.eventsOf(command.id());
        if (!earlier.isEmpty()) {
            return repeat(earlier);
        }
        if (before.isBehind(now)) {
            return clockBehind();
        }
        @Nullable Decision refused = command.accept(this).orElse(null);
        return refused == null ? new Decision.Accepted(before.version(), events.build()) : refused;
    }

    /** The redemption that the decision is about; empty if the limits were not looked at. */
    Optional<Redemption> redemption() {
        return Optional.ofNullable(redemption);
    }

    @Override
    public Optional<Decision.Refused> earn(Command.Earn earn) {
        Order order = earn.order();
        OrderRecord record = account.state().order(order.id());
        if (record.refunded()) {
            return alreadyRefunded(order.id());
        }
        if (record.hasEarned()) {
            return refuse(RefusalCode.ALREADY_EARNED, order.id(), "an order earns once, but this one has");
        }
        return wrongCurrency(order).or(() -> book(order));
    }

    @Override
    public Optional<Decision.Refused> redeem(Command.Redeem redeem) {
        Order order = redeem.order();
        OrderRecord record = account.state().order(order.id());
        if (record.refunded()) {
            return alreadyRefunded(order.id());
        }
        if (record.hasRedeemed()) {
            return refuse(RefusalCode.ALREADY_REDEEMED, order.id(), "an order takes points once, but this one has");
        }
        Optional<RedemptionRule> rule = program.redemption();
        if (rule.isEmpty()) {
            return refuse(RefusalCode.NO_REDEMPTION, Map.of(), "points can be redeemed only with a redemption rule");
        }
        return wrongCurrency(order).or(() -> spend(order, redeem.wanted(), rule.get()));
    }

    @Override
    public Optional<Decision.Refused> refund(Command.Refund refund) {
        String orderId = refund.orderId();
        OrderRecord record = account.state().order(orderId);
        if (record.refunded()) {
            return alreadyRefunded(orderId);
        }
        if (!record.hasEarned() && !record.hasRedeemed()) {
            return refuse(
                    RefusalCode.UNKNOWN_ORDER, orderId, "only an order that earned or took points can be refunded");
        }
        settle();
        ImmutableList<Allocation> redeemed = record.redeemed();
        if (redeemed != null) {
            add(new Change.Restored(orderId, redeemed));
            exchange(redeemed);
            settle();
            repayDebt();
        }
        if (record.hasEarned()) {
            clawBack(orderId, account.state().lots().lot(record.lot()));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Decision.Refused> expireDue(Command.ExpireDue expireDue) {
        settle();
        return Optional.empty();
    }

    @Override
    public Optional<Decision.Refused> reviewLevel(Command.ReviewLevel reviewLevel) {
        Optional<LevelPlan> plan = program.levels();
        if (plan.isEmpty()) {
            return refuse(RefusalCode.NO_LEVELS, Map.of(), "levels can be reviewed only with a level plan");
        }
        LevelReview review = program.review(account, now);
        if (review.move() != LevelMove.KEPT) {
            settle();
            add(new Change.LevelChanged(review.heldKey(), review.earned().key(), review.growth(), review.move()));
        }
        return Optional.empty();
    }

    private Decision repeat(List<PointsEvent> earlier) {
        if (earlier.get(0).cause().equals(command)) {
            return new Decision.Duplicate(earlier);
        }
        return new Decision.Refused(
                RefusalCode.COMMAND_CONFLICT,
                ImmutableMap.of("command", command.id()),
                "a command id must always stand for the same command but '" + command.id() + "' stood for "
                        + earlier.get(0).cause() + " and now " + command);
    }

    private Decision clockBehind() {
        String last = before.lastEventAt().map(Instant::toString).orElse("");
        return new Decision.Refused(
                RefusalCode.CLOCK_BEHIND,
                ImmutableMap.of("now", now.toString(), "lastEventAt", last),
                "now must not be before the last event at " + last + " but was " + now);
    }

    private Optional<Decision.Refused> book(Order order) {
        Earning earning;
        long growth;
        try {
            earning = program.earning().earn(order.total(), multiplier());
            growth = program.growth()
                    .map(rate -> rate.earn(order.total(), NO_MULTIPLIER).points())
                    .orElse(0L);
            Math.addExact(account.state().lots().issued(), earning.points());
            Math.addExact(account.state().grown(), growth);
        } catch (ArithmeticException e) {
            return refuse(RefusalCode.OVERFLOW, order.id(), "points and growth ever gained must fit 64 bits");
        }
        settle();
        add(new Change.Earned(order.id(), earning, growth, usable()));
        repayDebt();
        return Optional.empty();
    }

    private Ratio multiplier() {
        return program.levels().isPresent() ? program.levelOf(account).multiplier() : NO_MULTIPLIER;
    }

    private Interval usable() {
        Instant start = now.atZone(program.calendar().zone())
                .plus(program.availableAfter())
                .toInstant();
        return Interval.of(start, program.expiry().expiresAt(start, program.calendar()));
    }

    private Optional<Decision.Refused> spend(Order order, Wanted wanted, RedemptionRule rule) {
        List<Lot> available = account.state().lots().availableAt(now);
        Redemption found = rule.apply(order.total(), Lots.remaining(available), wanted);
        redemption = found;
        if (found.points() == 0 && wanted.mode() == Wanted.Mode.EXACTLY) {
            return notAllowed(found);
        }
        settle();
        // Nothing is recorded too: the host sells at the full price, and a repetition must not take points later.
        add(new Change.Redeemed(order.id(), found, Lots.take(available, found.points())));
        return Optional.empty();
    }

    private void clawBack(String orderId, Lot own) {
        long owed = own.original() - own.expired();
        List<Lot> ownFirst = new ArrayList<>(List.of(own));
        for (Lot lot : account.state().lots().unexpiredAt(now)) {
            if (lot.id() != own.id()) {
                ownFirst.add(lot);
            }
        }
        ImmutableList<Allocation> taken = Lots.take(ownFirst, owed);
        long missing = owed - Allocation.sum(taken);
        boolean forgive = program.clawback() == Clawback.FLOOR;
        long growth = account.state().growthOf(own.id());
        add(new Change.ClawedBack(orderId, taken, forgive ? 0 : missing, forgive ? missing : 0, growth));
    }

    /**
     * Takes points that came back to lots of refunded orders, and gives back what stood in for them. That may come back
     * to such a lot in turn; it ends, because a lot never stands in for one that was claimed after it.
     */
    private void exchange(List<Allocation> cameBack) {
        Deque<Allocation> open = new ArrayDeque<>(cameBack);
        while (!open.isEmpty()) {
            Lot lot = account.state().lots().lot(open.remove().lot());
            OrderRecord order = account.state().order(lot.orderId());
            if (order.claimed() && lot.remaining() > 0) {
                Claim claim = account.state().claims().claim(order.claim());
                Change.Exchanged exchanged = claim.release(lot.orderId(), lot.remaining());
                add(exchanged);
                open.addAll(exchanged.repaid());
                open.addAll(exchanged.to());
            }
        }
    }

    /** Books what has expired, so that points given back to an expired lot are lost before they repay anything. */
    private void settle() {
        ImmutableList<Allocation> expired = account.state().lots().expiredBy(now);
        if (!expired.isEmpty()) {
            add(new Change.Expired(expired));
        }
    }

    private void repayDebt() {
        if (account.debt() == 0) {
            return; // the usual case need not look at the lots
        }
        ImmutableList<Allocation> repaid = Lots.take(account.state().lots().unexpiredAt(now), account.debt());
        if (!repaid.isEmpty()) {
            add(new Change.DebtRepaid(repaid));
        }
    }

    private void add(Change change) {
        PointsEvent event = new PointsEvent(account.version() + 1, now, command, change);
        events.add(event);
        account = account.evolve(event);
    }

    private Optional<Decision.Refused> wrongCurrency(Order order) {
        String currency = order.total().currency();
        if (currency.equals(program.currency())) {
            return Optional.empty();
        }
        return refuse(
                RefusalCode.WRONG_CURRENCY,
                ImmutableMap.of("order", order.id(), "currency", currency, "expected", program.currency()),
                "orders must be in " + program.currency() + " but order '" + order.id() + "' is in " + currency);
    }

    private static Optional<Decision.Refused> notAllowed(Redemption found) {
        String limits = found.limits().stream().map(Enum::name).collect(Collectors.joining(","));
        return refuse(
                RefusalCode.REDEMPTION_LIMIT,
                ImmutableMap.of(
                        "wanted", String.valueOf(found.wanted().points()),
                        "available", String.valueOf(found.available()),
                        "limits", limits),
                "just " + found.wanted().points() + " points of " + found.available()
                        + " available can be used only within the limits, but " + limits + " stood in the way");
    }

    private static Optional<Decision.Refused> alreadyRefunded(String orderId) {
        return refuse(RefusalCode.ALREADY_REFUNDED, orderId, "a refunded order is closed, and this one is");
    }

    private static Optional<Decision.Refused> refuse(RefusalCode code, String orderId, String rule) {
        return refuse(code, ImmutableMap.of("order", orderId), rule + " (order '" + orderId + "')");
    }

    private static Optional<Decision.Refused> refuse(RefusalCode code, Map<String, String> parameters, String message) {
        return Optional.of(new Decision.Refused(code, parameters, message));
    }
}
