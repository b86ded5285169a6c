package dev.terrace.examples.quickstart.analysis;

import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.report.PointsMonth;
import dev.terrace.points.Account;
import dev.terrace.points.Allocation;
import dev.terrace.points.Change;
import dev.terrace.points.PointsEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The points of all members, added up by month. */
final class PointsLedger {

    private final Calendar calendar;
    private final long firstMonth;
    private final List<Month> months = new ArrayList<>();

    private final Instant asOf;

    private PointsLedger(Calendar calendar, long firstMonth, long lastMonth, Instant asOf) {
        this.calendar = calendar;
        this.firstMonth = firstMonth;
        this.asOf = asOf;
        for (long month = firstMonth; month <= lastMonth; month++) {
            months.add(new Month());
        }
    }

    /** An empty ledger of the months from the first order on; without an order there is no month. */
    static PointsLedger of(Calendar calendar, OrderFacts facts) {
        long lastMonth = calendar.bucketOf(Bucket.MONTH, facts.asOf().minusNanos(1));
        long firstMonth = facts.log()
                .firstPurchaseAt()
                .map(first -> calendar.bucketOf(Bucket.MONTH, first))
                .orElse(lastMonth + 1);
        return new PointsLedger(calendar, firstMonth, lastMonth, facts.asOf());
    }

    /** Books what happened to a member within a month. */
    void book(long month, Iterable<PointsEvent> events) {
        events.forEach(event -> event.change().accept(month(month)));
    }

    /** Books what a member holds at the end of a month. */
    void close(long month, Account account, Instant end) {
        month(month).outstanding += outstanding(account, end);
    }

    /** Adds the points of other members over the same months. */
    void merge(PointsLedger other) {
        for (int i = 0; i < months.size(); i++) {
            months.get(i).add(other.months.get(i));
        }
    }

    static long outstanding(Account account, Instant at) {
        return account.availableAt(at) + account.pendingAt(at);
    }

    List<PointsMonth> summary() {
        List<PointsMonth> summary = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            long month = firstMonth + i;
            summary.add(months.get(i)
                    .summary(
                            YearMonth.parse(calendar.nameOf(Bucket.MONTH, month)),
                            !calendar.intervalOf(Bucket.MONTH, month).end().isAfter(asOf)));
        }
        return summary;
    }

    private Month month(long month) {
        return months.get(Math.toIntExact(month - firstMonth));
    }

    private static final class Month implements Change.Visitor<Month> {

        private long issued;
        private long redeemed;
        private long expired;
        private long clawedBack;
        private long outstanding;
        private long redemptions;
        private long discountMinor;

        @Override
        public Month earned(Change.Earned change) {
            issued += change.earning().points();
            return this;
        }

        @Override
        public Month redeemed(Change.Redeemed change) {
            redeemed += change.redemption().points();
            redemptions++;
            discountMinor += change.redemption().discount().minorUnits();
            return this;
        }

        @Override
        public Month expired(Change.Expired change) {
            expired += change.points();
            return this;
        }

        @Override
        public Month clawedBack(Change.ClawedBack change) {
            clawedBack += change.points();
            return this;
        }

        /** Points that repay a debt were spent before they were earned. */
        @Override
        public Month debtRepaid(Change.DebtRepaid change) {
            clawedBack += change.points();
            return this;
        }

        @Override
        public Month restored(Change.Restored change) {
            redeemed -= change.points();
            return this;
        }

        /** What stood in for points that came back is given back itself, so that less was taken back in all. */
        @Override
        public Month exchanged(Change.Exchanged change) {
            long givenBack = Stream.of(change.to(), change.repaid())
                    .flatMap(List::stream)
                    .mapToLong(Allocation::points)
                    .sum();
            clawedBack += change.points() - givenBack;
            return this;
        }

        @Override
        public Month levelChanged(Change.LevelChanged change) {
            return this;
        }

        void add(Month other) {
            issued += other.issued;
            redeemed += other.redeemed;
            expired += other.expired;
            clawedBack += other.clawedBack;
            outstanding += other.outstanding;
            redemptions += other.redemptions;
            discountMinor += other.discountMinor;
        }

        PointsMonth summary(YearMonth month, boolean complete) {
            return new PointsMonth(
                    month, issued, redeemed, expired, clawedBack, outstanding, redemptions, discountMinor, complete);
        }
    }
}
