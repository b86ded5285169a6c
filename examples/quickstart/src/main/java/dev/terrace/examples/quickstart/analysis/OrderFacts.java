package dev.terrace.examples.quickstart.analysis;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.examples.quickstart.input.OrderLog;
import dev.terrace.rfm.PurchaseSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The orders of a population before an instant, as each module takes its facts.
 *
 * @param log the customers and their orders
 * @param asOf the first instant that is not known yet
 */
record OrderFacts(OrderLog log, Instant asOf) {

    /** The event type of an order in a history. */
    static final String PURCHASE = "purchase";

    OrderFacts {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
    }

    /** The same log as it was known at an earlier instant. */
    OrderFacts before(Instant instant) {
        return new OrderFacts(log, instant);
    }

    int customers() {
        return log.customers();
    }

    /** The index after the customer's last order that is known. */
    int end(int customer) {
        int end = log.endOrder(customer);
        while (end > log.firstOrder(customer) && !log.at(end - 1).isBefore(asOf)) {
            end--;
        }
        return end;
    }

    /** The customer's orders as events; a refund is no activity. */
    History history(int customer) {
        List<Event> events = new ArrayList<>();
        for (int order = log.firstOrder(customer); order < end(customer); order++) {
            if (!log.isRefund(order)) {
                events.add(Event.of(PURCHASE, log.at(order)));
            }
        }
        return events.isEmpty() ? History.empty() : History.of(events);
    }

    /** The histories of all customers, each made when it is asked for. */
    Iterable<History> histories() {
        return () -> IntStream.range(0, customers()).mapToObj(this::history).iterator();
    }

    /** In how many months each customer ordered, added up: counted on the log alone, to check others by. */
    long activeMonths(Calendar calendar) {
        long count = 0;
        for (int customer = 0; customer < customers(); customer++) {
            long last = Long.MIN_VALUE;
            for (int order = log.firstOrder(customer); order < end(customer); order++) {
                long month = calendar.bucketOf(Bucket.MONTH, log.at(order));
                if (!log.isRefund(order) && month != last) {
                    last = month;
                    count++;
                }
            }
        }
        return count;
    }

    /** The customer's orders and refunds, summed up. */
    PurchaseSummary summary(int customer) {
        PurchaseSummary summary = PurchaseSummary.empty();
        for (int order = log.firstOrder(customer); order < end(customer); order++) {
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
