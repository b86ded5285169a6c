package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Label;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.examples.quickstart.input.OrderLog;
import dev.terrace.rfm.PurchaseSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The orders of a population before an instant, as each module takes its facts.
 *
 * @param log the customers and their orders, all of them before {@code asOf}
 * @param asOf the first instant that is not known yet
 */
record OrderFacts(OrderLog log, Instant asOf) {

    /** What was paid for an order, in the smallest units of the currency: 1250 is 12.50 US dollars. */
    static final Attribute<Long> AMOUNT =
            Attribute.ofLong("amount").withLabel(Label.of("amount in smallest units", "金额（最小货币单位）"));

    /** An order in a history. */
    static final EventType PURCHASE = EventType.of("purchase", AMOUNT).withLabel(Label.of("purchase", "购买"));

    OrderFacts {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
        log.lastAt().filter(last -> !last.isBefore(asOf)).ifPresent(last -> {
            throw new IllegalArgumentException("orders must be before " + asOf + " but one is at " + last);
        });
    }

    int customers() {
        return log.customers();
    }

    /** The customer's orders as events; a refund is no activity. */
    History history(int customer) {
        List<Event> events = new ArrayList<>();
        for (int order = log.firstOrder(customer); order < log.endOrder(customer); order++) {
            if (!log.isRefund(order)) {
                events.add(Event.of(PURCHASE, log.at(order)).with(AMOUNT, log.amountMinor(order)));
            }
        }
        return events.isEmpty() ? History.empty() : History.of(events);
    }

    /** How many customers ordered in each month that anybody ordered in: counted on the log alone, to check others by. */
    Map<Long, Long> activeByMonth(Calendar calendar) {
        Map<Long, Long> active = new HashMap<>();
        for (int customer = 0; customer < customers(); customer++) {
            long last = Long.MIN_VALUE;
            for (int order = log.firstOrder(customer); order < log.endOrder(customer); order++) {
                long month = calendar.bucketOf(Bucket.MONTH, log.at(order));
                if (!log.isRefund(order) && month != last) {
                    last = month;
                    active.merge(month, 1L, Long::sum);
                }
            }
        }
        return active;
    }

    /** How many customers had not ordered before an instant: counted on the log alone, to check others by. */
    long withoutOrderBefore(Instant instant) {
        return IntStream.range(0, customers())
                .filter(customer -> IntStream.range(log.firstOrder(customer), log.endOrder(customer))
                        .noneMatch(
                                order -> !log.isRefund(order) && log.at(order).isBefore(instant)))
                .count();
    }

    /** From the month of the first order to {@code asOf}; empty without an order. */
    Interval monthsWithOrders(Calendar calendar) {
        return log.firstPurchaseAt()
                .map(first -> Interval.of(
                        calendar.intervalOf(Bucket.MONTH, calendar.bucketOf(Bucket.MONTH, first))
                                .start(),
                        asOf))
                .orElse(Interval.of(asOf, asOf));
    }

    /** The customer's orders and refunds, summed up. */
    PurchaseSummary summary(int customer) {
        PurchaseSummary summary = PurchaseSummary.empty();
        for (int order = log.firstOrder(customer); order < log.endOrder(customer); order++) {
            summary = summary.plus(log.at(order), log.amountMinor(order));
        }
        return summary;
    }

    /** The summaries of all customers, by their index in the log. */
    Map<Integer, PurchaseSummary> summaries() {
        Map<Integer, PurchaseSummary> summaries = new LinkedHashMap<>();
        for (int customer = 0; customer < customers(); customer++) {
            summaries.put(customer, summary(customer));
        }
        return summaries;
    }
}
