package dev.terrace.examples.quickstart.input;

import dev.terrace.core.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * FoodMart, the sample data of a retail warehouse from {@code net.hydromatic:foodmart-data-hsqldb}: 10,281 customers, of
 * whom 8,736 placed 54,537 orders in 1997 and 1998, and what is known about them.
 *
 * <p>The lines of a customer on a day are one order, {@code <customer>-<date>}. Their amounts have four decimals; they
 * are added exactly and the total is rounded to cents, half to even. Measured: that changes no order, as every total is
 * a whole number of cents, and none in sum: 565,238.13 USD in 1997 and 1,079,147.47 USD in 1998. The data is synthetic;
 * no customer drops out, and nothing is refunded.
 */
public final class FoodMart {

    /** The currency of all amounts. */
    public static final Currency CURRENCY = Currency.getInstance("USD");

    private static final String RESOURCE = "/foodmart.script";
    private static final String SOURCE = "FoodMart sample data";

    private FoodMart() {}

    /**
     * Reads the sample data from the class path.
     *
     * @param zone the zone in whose local time a day starts; an order is dated to the start of its day
     * @param end the first instant that is not known; null if everything is
     * @return all customers, with or without orders, and their orders
     * @throws InputException if the sample data is not on the class path, or damaged
     */
    public static Input load(ZoneId zone, @Nullable Instant end) {
        FoodMartTables tables = tables();
        OrderLogBuilder orders = new OrderLogBuilder(CURRENCY, end);
        tables.addTo(orders, zone);
        OrderLog log = orders.build();
        Reading reading =
                new Reading(tables.salesLines(), 0, List.of(), List.of(), orders.roundedOrders(), orders.rowsAfter());
        return new Input(SOURCE, CURRENCY, log, FoodMartAttributes.SCHEMA, inOrderOf(log, tables.customers()), reading);
    }

    private static FoodMartTables tables() {
        try (InputStream script = FoodMart.class.getResourceAsStream(RESOURCE)) {
            if (script == null) {
                throw new InputException(SOURCE + " must be on the class path as " + RESOURCE + " but is not");
            }
            return FoodMartTables.read(script);
        } catch (IOException e) {
            throw new InputException(SOURCE + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Profile> inOrderOf(OrderLog log, Map<Integer, Profile> profiles) {
        List<Profile> sorted = new ArrayList<>(profiles.size());
        for (int customer = 0; customer < log.customers(); customer++) {
            sorted.add(profiles.get(Integer.valueOf(log.customerId(customer))));
        }
        return List.copyOf(sorted);
    }
}
