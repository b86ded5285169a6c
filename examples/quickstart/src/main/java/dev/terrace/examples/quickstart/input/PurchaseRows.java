package dev.terrace.examples.quickstart.input;

/** The rows that were read, in columns: no object per row. Not thread-safe while it grows. */
final class PurchaseRows {

    private final IntColumn customers = new IntColumn();
    private final LongColumn epochMicros = new LongColumn();
    private final LongColumn amounts = new LongColumn();
    private final TextColumn orderIds = new TextColumn();

    void add(int customer, CharSequence orderId, long epochMicro, long amount) {
        customers.add(customer);
        epochMicros.add(epochMicro);
        amounts.add(amount);
        orderIds.add(orderId);
    }

    int size() {
        return customers.size();
    }

    int customer(int row) {
        return customers.at(row);
    }

    long epochMicro(int row) {
        return epochMicros.at(row);
    }

    /** The amount in 1/10000. */
    long amount(int row) {
        return amounts.at(row);
    }

    boolean hasOrderId(int row) {
        return !orderIds.isEmpty(row);
    }

    /** The order ids by row; the empty text where a row has none. */
    TextColumn orderIds() {
        return orderIds;
    }
}
