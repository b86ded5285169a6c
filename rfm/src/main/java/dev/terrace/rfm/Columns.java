package dev.terrace.rfm;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A population as columns: row i of every column is about customer i. */
final class Columns<U> {

    private final List<U> customers;
    private final ImmutableSet<U> unscored;
    private final long[] recencyDays;
    private final long[] frequency;
    private final long[] monetaryMinor;

    private Columns(
            List<U> customers, ImmutableSet<U> unscored, long[] recencyDays, long[] frequency, long[] monetaryMinor) {
        this.customers = customers;
        this.unscored = unscored;
        this.recencyDays = recencyDays;
        this.frequency = frequency;
        this.monetaryMinor = monetaryMinor;
    }

    static <U> Columns<U> of(Map<U, PurchaseSummary> summaries, Instant asOf, Calendar calendar) {
        List<U> customers = new ArrayList<>(summaries.size());
        ImmutableSet.Builder<U> unscored = ImmutableSet.builder();
        long[] recencyDays = new long[summaries.size()];
        long[] frequency = new long[summaries.size()];
        long[] monetaryMinor = new long[summaries.size()];
        long today = calendar.dayOf(asOf).toEpochDay();
        for (Map.Entry<U, PurchaseSummary> entry : summaries.entrySet()) {
            PurchaseSummary summary = entry.getValue();
            requireKnown(entry.getKey(), summary, asOf);
            Optional<Instant> lastOrder = summary.lastOrder();
            if (lastOrder.isEmpty()) {
                unscored.add(entry.getKey());
                continue;
            }
            int row = customers.size();
            recencyDays[row] = today - calendar.dayOf(lastOrder.get()).toEpochDay();
            frequency[row] = summary.orders();
            monetaryMinor[row] = summary.totalMinor();
            customers.add(entry.getKey());
        }
        int rows = customers.size();
        return new Columns<>(
                customers,
                unscored.build(),
                Arrays.copyOf(recencyDays, rows),
                Arrays.copyOf(frequency, rows),
                Arrays.copyOf(monetaryMinor, rows));
    }

    private static void requireKnown(Object customer, PurchaseSummary summary, Instant asOf) {
        summary.latest().filter(latest -> !latest.isBefore(asOf)).ifPresent(latest -> {
            throw new IllegalArgumentException("purchases must be before asOf " + asOf + " but the latest was at "
                    + latest + " (customer '" + customer + "')");
        });
    }

    int rows() {
        return customers.size();
    }

    U customer(int row) {
        return customers.get(row);
    }

    ImmutableSet<U> unscored() {
        return unscored;
    }

    long[] values(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> recencyDays;
            case FREQUENCY -> frequency;
            case MONETARY -> monetaryMinor;
        };
    }
}
