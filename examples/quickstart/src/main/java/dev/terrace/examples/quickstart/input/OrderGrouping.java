package dev.terrace.examples.quickstart.input;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes orders of rows, one customer after the other: a counting sort brings the rows of a customer together, those with
 * the same order id become one order, and the orders are put in time order. A negative row is never part of an order: it
 * is a refund of its own, at its own instant, and keeps the id of the order that it names.
 */
final class OrderGrouping {

    private final PurchaseRows rows;
    private final int decimals;
    private final long unit;
    private final LongColumn epochMicros = new LongColumn();
    private final LongColumn amounts = new LongColumn();
    private final IntColumn idRows = new IntColumn();
    private final Map<Integer, Long> numberedFrom = new HashMap<>();
    private int roundedOrders;

    /**
     * A grouping of rows, to be used once.
     *
     * @param rows the rows
     * @param decimals the decimals of a minor unit, 0 to 4
     */
    OrderGrouping(PurchaseRows rows, int decimals) {
        this.rows = rows;
        this.decimals = decimals;
        this.unit = BigDecimal.ONE
                .scaleByPowerOfTen(OrderLogBuilder.DECIMALS - decimals)
                .longValueExact();
    }

    /**
     * Groups the rows.
     *
     * @param customers the customers in the order of the log
     * @return the log
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    OrderLog group(CustomerRanks customers) {
        int count = customers.count();
        int[] starts = new int[count + 1];
        int[] byCustomer = sortByCustomer(customers, starts);
        int[] sorted = new int[rows.size()];
        int[] offsets = new int[count + 1];
        for (int customer = 0; customer < count; customer++) {
            groupOrders(byCustomer, starts[customer], starts[customer + 1]);
            offsets[customer + 1] = epochMicros.size();
            sortByTime(sorted, offsets[customer], offsets[customer + 1]);
            keepIdsDistinct(customer, customers.id(customer), offsets[customer], offsets[customer + 1]);
        }
        return log(customers.toIds(), offsets, sorted);
    }

    /** The rows in the order of their customers; {@code starts} receives where each customer's rows start. */
    private int[] sortByCustomer(CustomerRanks customers, int[] starts) {
        for (int row = 0; row < rows.size(); row++) {
            starts[customers.rankOf(rows.customer(row)) + 1]++;
        }
        for (int rank = 0; rank + 1 < starts.length; rank++) {
            starts[rank + 1] += starts[rank];
        }
        int[] next = starts.clone();
        int[] byCustomer = new int[rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            byCustomer[next[customers.rankOf(rows.customer(row))]++] = row;
        }
        return byCustomer;
    }

    private void groupOrders(int[] byCustomer, int from, int to) {
        TextColumn ids = rows.orderIds();
        IndexSort.sort(byCustomer, from, to, ids::compare);
        int start = from;
        for (int i = from; i < to; i++) {
            boolean last = i + 1 == to || ids.compare(byCustomer[i], byCustomer[i + 1]) != 0;
            if (last || !rows.hasOrderId(byCustomer[i])) {
                addOrderAndRefunds(byCustomer, start, i + 1);
                start = i + 1;
            }
        }
    }

    private void addOrderAndRefunds(int[] byCustomer, int from, int to) {
        boolean bought = false;
        long at = Long.MAX_VALUE;
        long amount = 0;
        for (int i = from; i < to; i++) {
            int row = byCustomer[i];
            if (rows.amount(row) < 0) {
                addRefund(row);
            } else {
                bought = true;
                at = Math.min(at, rows.epochMicro(row));
                amount = Math.addExact(amount, rows.amount(row));
            }
        }
        if (bought) {
            add(at, toMinor(amount), byCustomer[from]);
        }
    }

    /** A refund that rounds to nothing is none: an amount of 0 would be an order. */
    private void addRefund(int row) {
        long minor = toMinor(rows.amount(row));
        if (minor < 0) {
            add(rows.epochMicro(row), minor, row);
        }
    }

    private void add(long at, long minor, int row) {
        epochMicros.add(at);
        amounts.add(minor);
        idRows.add(rows.hasOrderId(row) ? row : OrderIds.NONE);
    }

    /** Rounds the total of an order, or a refund, once, to the nearest minor unit and half to the even one: 0.1250 is 12 cents. */
    private long toMinor(long amount) {
        if (amount % unit == 0) {
            return amount / unit;
        }
        roundedOrders++;
        return BigDecimal.valueOf(amount, OrderLogBuilder.DECIMALS)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
    }

    /** Fills the range of {@code sorted} with the orders of the same range in time order. */
    private void sortByTime(int[] sorted, int from, int to) {
        for (int order = from; order < to; order++) {
            sorted[order] = order;
        }
        IndexSort.sort(sorted, from, to, this::compareOrders);
    }

    private int compareOrders(int left, int right) {
        int byTime = Long.compare(epochMicros.at(left), epochMicros.at(right));
        if (byTime != 0) {
            return byTime;
        }
        int byKind = Boolean.compare(amounts.at(left) < 0, amounts.at(right) < 0);
        if (byKind != 0) {
            return byKind;
        }
        int byId = compareIds(idRows.at(left), idRows.at(right));
        return byId != 0 ? byId : Long.compare(amounts.at(left), amounts.at(right));
    }

    private int compareIds(int left, int right) {
        return left < 0 || right < 0
                ? Integer.compare(left, right)
                : rows.orderIds().compare(left, right);
    }

    /** Notes the highest number that given ids of the synthetic form use up, for a customer who needs synthetic ids. */
    private void keepIdsDistinct(int customer, String customerId, int from, int to) {
        int given = 0;
        for (int order = from; order < to; order++) {
            given += idRows.at(order) < 0 ? 0 : 1;
        }
        if (given == 0 || given == to - from) {
            return;
        }
        long highest = 0;
        for (int order = from; order < to; order++) {
            if (idRows.at(order) >= 0) {
                highest = Math.max(highest, numberOf(rows.orderIds().text(idRows.at(order)), customerId + "-"));
            }
        }
        if (highest > 0) {
            numberedFrom.put(customer, highest);
        }
    }

    /** The number in an id of the synthetic form, which never has more than 18 digits; else 0. */
    private static long numberOf(String id, String prefix) {
        String number = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        boolean isNumber = number.matches("[1-9][0-9]{0,17}");
        return isNumber ? Long.parseLong(number) : 0;
    }

    private OrderLog log(String[] customerIds, int[] offsets, int[] sorted) {
        int orders = epochMicros.size();
        long[] times = new long[orders];
        long[] minors = new long[orders];
        int[] ids = new int[orders];
        for (int i = 0; i < orders; i++) {
            times[i] = epochMicros.at(sorted[i]);
            minors[i] = amounts.at(sorted[i]);
            ids[i] = idRows.at(sorted[i]);
        }
        OrderIds given = new OrderIds(rows.orderIds(), ids, numberedFrom);
        return new OrderLog(customerIds, offsets, times, minors, given);
    }

    int roundedOrders() {
        return roundedOrders;
    }
}
