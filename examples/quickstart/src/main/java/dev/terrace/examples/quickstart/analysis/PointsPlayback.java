package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.Money;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.examples.quickstart.input.OrderLog;
import dev.terrace.points.Account;
import dev.terrace.points.Command;
import dev.terrace.points.Decision;
import dev.terrace.points.Order;
import dev.terrace.points.PointsEvent;
import dev.terrace.points.PointsProgram;
import dev.terrace.points.RedemptionQuote;
import java.time.Instant;
import java.util.List;

/**
 * Plays the log forward month by month for one member after another, as a host would have done at the time: orders
 * redeem and earn, a refund that leaves nothing of its order takes the order's points back, at the end of each month due
 * points expire and the level is reviewed.
 *
 * <p>The stated policy: a member spends points with every order on which the rules allow it, as many as possible, and
 * earns on what is then paid.
 */
final class PointsPlayback {

    private final PointsProgram program;
    private final Calendar calendar;
    private final OrderFacts facts;
    private final long lastMonth;
    private final PointsLedger ledger;

    PointsPlayback(Models models, OrderFacts facts, PointsLedger ledger) {
        this.program = models.program();
        this.calendar = models.calendar();
        this.facts = facts;
        this.lastMonth = calendar.bucketOf(Bucket.MONTH, facts.asOf().minusNanos(1));
        this.ledger = ledger;
    }

    /** Plays one member's months; {@code earlier} is the start of a month, or an instant before the first order. */
    Standing play(int customer, Instant earlier) {
        OrderLog log = facts.log();
        Account account = Account.empty();
        Account atEarlier = account;
        OpenOrders open = new OpenOrders();
        int order = firstPurchase(customer);
        int end = log.endOrder(customer);
        if (order < end) {
            for (long month = monthOf(order); month <= lastMonth; month++) {
                Interval interval = calendar.intervalOf(Bucket.MONTH, month).before(facts.asOf());
                if (interval.start().equals(earlier)) {
                    atEarlier = account;
                }
                while (order < end && log.at(order).isBefore(interval.end())) {
                    account = log.isRefund(order)
                            ? refund(account, order, month, open)
                            : buy(account, order, month, open);
                    order++;
                }
                account = close(account, month, interval.end());
            }
        }
        return new Standing(account, atEarlier);
    }

    /** A refund before it concerns an order that is not in the log. */
    private int firstPurchase(int customer) {
        OrderLog log = facts.log();
        int order = log.firstOrder(customer);
        while (order < log.endOrder(customer) && log.isRefund(order)) {
            order++;
        }
        return order;
    }

    private long monthOf(int order) {
        return calendar.bucketOf(Bucket.MONTH, facts.log().at(order));
    }

    private Account buy(Account account, int order, long month, OpenOrders open) {
        OrderLog log = facts.log();
        Money total = Money.ofMinor(log.amountMinor(order), program.currency());
        String id = log.orderId(order);
        Instant at = log.at(order);
        open.bought(id, total.minorUnits());
        Account paid = account;
        RedemptionQuote quote = program.quote(account, Command.redeem(id + "/redeem", Order.of(id, total)), at);
        if (quote.points() > 0) {
            paid = apply(account, quote.decision(), month);
        }
        Order rest = Order.of(id, total.minus(quote.discount()));
        return decide(paid, Command.earn(id + "/earn", rest), month, at);
    }

    /** The points of an order stay as they are until all of it is refunded. */
    private Account refund(Account account, int order, long month, OpenOrders open) {
        OrderLog log = facts.log();
        String id = log.orderId(order);
        return open.isRefundedBy(id, log.amountMinor(order))
                ? decide(account, Command.refund(id + "/refund", id), month, log.at(order))
                : account;
    }

    /** The end of a month: what is due expires, the level is reviewed. A host sweeps only the accounts that need it. */
    private Account close(Account account, long month, Instant end) {
        Account swept = account.expiringBy(end, end.minusNanos(1)) > 0
                ? decide(account, Command.expireDue(month + "/expire"), month, end)
                : account;
        Account reviewed = decide(swept, Command.reviewLevel(month + "/review"), month, end);
        ledger.close(month, reviewed, end);
        return reviewed;
    }

    private Account decide(Account account, Command command, long month, Instant at) {
        return apply(account, program.decide(account, command, at), month);
    }

    /** The log asks for nothing that the programme could refuse; if it did, points would be lost without a word. */
    private Account apply(Account account, Decision decision, long month) {
        if (decision instanceof Decision.Accepted accepted) {
            List<PointsEvent> events = accepted.events();
            ledger.book(month, events);
            return account.evolve(events);
        }
        throw new IllegalStateException("a command of the log must be accepted but was " + decision);
    }

    /**
     * A member's account at both dates.
     *
     * @param now the account at the end
     * @param earlier the account at the earlier date
     */
    record Standing(Account now, Account earlier) {}
}
