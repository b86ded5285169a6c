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
import java.time.Instant;
import java.util.List;

/**
 * Plays the log forward month by month for one member after another, as a host would have done at the time: orders
 * redeem and earn, at the end of each month due points expire and the level is reviewed.
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

    PointsPlayback(Models models, OrderFacts facts) {
        this.program = models.program();
        this.calendar = models.calendar();
        this.facts = facts;
        this.lastMonth = calendar.bucketOf(Bucket.MONTH, facts.asOf().minusNanos(1));
        this.ledger = new PointsLedger(calendar, firstMonth(), lastMonth);
    }

    PointsLedger ledger() {
        return ledger;
    }

    /** Without an order there is no month to play. */
    private long firstMonth() {
        return facts.log()
                .firstPurchaseAt()
                .map(first -> calendar.bucketOf(Bucket.MONTH, first))
                .orElse(lastMonth + 1);
    }

    /** Plays one member's months; {@code earlier} is the start of a month, or an instant before the first order. */
    Standing play(int customer, Instant earlier) {
        OrderLog log = facts.log();
        Account account = Account.empty();
        Account atEarlier = account;
        int order = log.firstOrder(customer);
        int end = facts.end(customer);
        if (order < end) {
            for (long month = monthOf(order); month <= lastMonth; month++) {
                Interval interval = calendar.intervalOf(Bucket.MONTH, month).before(facts.asOf());
                if (interval.start().equals(earlier)) {
                    atEarlier = account;
                }
                while (order < end && log.at(order).isBefore(interval.end())) {
                    account = buy(account, order, month);
                    order++;
                }
                account = close(account, month, interval.end());
            }
        }
        return new Standing(account, atEarlier);
    }

    private long monthOf(int order) {
        return calendar.bucketOf(Bucket.MONTH, facts.log().at(order));
    }

    private Account buy(Account account, int order, long month) {
        OrderLog log = facts.log();
        if (log.isRefund(order)) {
            return account; // it names no order whose points could be taken back
        }
        Money total = Money.ofMinor(log.amountMinor(order), program.currency());
        String id = log.orderId(order);
        Instant at = log.at(order);
        Account paid = account;
        Money rest = total;
        if (account.availableAt(at) >= Models.MINIMUM_REDEMPTION) {
            Command.Redeem redeem = Command.redeem(id + "/redeem", Order.of(id, total));
            rest = total.minus(program.quote(account, redeem, at).discount());
            paid = apply(account, redeem, month, at);
        }
        return apply(paid, Command.earn(id + "/earn", Order.of(id, rest)), month, at);
    }

    /** The end of a month: what is due expires, the level is reviewed. A host sweeps only the accounts that need it. */
    private Account close(Account account, long month, Instant end) {
        Account swept = account.expiringBy(end, end.minusNanos(1)) > 0
                ? apply(account, Command.expireDue(month + "/expire"), month, end)
                : account;
        Account reviewed = apply(swept, Command.reviewLevel(month + "/review"), month, end);
        ledger.close(month, reviewed, end);
        return reviewed;
    }

    private Account apply(Account account, Command command, long month, Instant at) {
        if (program.decide(account, command, at) instanceof Decision.Accepted accepted) {
            List<PointsEvent> events = accepted.events();
            ledger.book(month, events);
            return account.evolve(events);
        }
        return account;
    }

    /**
     * A member's account at both dates.
     *
     * @param now the account at the end
     * @param earlier the account at the earlier date
     */
    record Standing(Account now, Account earlier) {}
}
