package dev.terrace.examples.quickstart.input;

import static dev.terrace.examples.quickstart.input.FoodMartAttributes.ACCOUNT_OPENED;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.BIRTHDATE;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.CITY;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.COUNTRY;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.EDUCATION;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.GENDER;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.HOMEOWNER;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.MARITAL_STATUS;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.MEMBER_CARD;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.NUM_CARS;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.OCCUPATION;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.SCHEMA;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.STATE;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.TOTAL_CHILDREN;
import static dev.terrace.examples.quickstart.input.FoodMartAttributes.YEARLY_INCOME;

import dev.terrace.core.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The four tables of the FoodMart script that hold orders and customers. Values are read by position, in the order of
 * the columns in the script.
 */
final class FoodMartTables {

    private final IntColumn saleCustomers = new IntColumn();
    private final IntColumn saleDays = new IntColumn();
    private final LongColumn saleAmounts = new LongColumn();
    private final Map<Integer, LocalDate> days = new HashMap<>();
    private final Map<Integer, Profile> customers = new TreeMap<>();

    private FoodMartTables() {}

    static FoodMartTables read(InputStream source) throws IOException {
        FoodMartTables tables = new FoodMartTables();
        try (SqlScript script =
                new SqlScript(source, "sales_fact_1997", "sales_fact_1998", "time_by_day", "customer")) {
            Optional<SqlInsert> insert = script.nextInsert();
            while (insert.isPresent()) {
                tables.add(insert.get());
                insert = script.nextInsert();
            }
        }
        return tables;
    }

    private void add(SqlInsert insert) {
        switch (insert.table()) {
            case "customer" -> addCustomer(insert);
            case "time_by_day" -> addDay(insert);
            default -> addSale(insert);
        }
    }

    private void addSale(SqlInsert insert) {
        insert.skip(1); // product_id
        saleDays.add(insert.integer());
        saleCustomers.add(insert.integer());
        insert.skip(2); // promotion_id, store_id
        saleAmounts.add(insert.decimal());
    }

    private void addDay(SqlInsert insert) {
        int id = insert.integer();
        days.put(id, LocalDate.parse(insert.text().substring(0, 10)));
    }

    private void addCustomer(SqlInsert insert) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        int id = insert.integer();
        insert.skip(8); // account_num, lname, fname, mi, address1 to address4
        insert.optionalText().ifPresent(city -> profile.set(CITY, city));
        insert.optionalText().ifPresent(state -> profile.set(STATE, state));
        insert.skip(1); // postal_code
        profile.set(COUNTRY, insert.text());
        insert.skip(3); // customer_region_id, phone1, phone2
        profile.set(BIRTHDATE, LocalDate.parse(insert.text()));
        profile.set(MARITAL_STATUS, insert.text());
        profile.set(YEARLY_INCOME, insert.text());
        profile.set(GENDER, insert.text());
        profile.set(TOTAL_CHILDREN, (long) insert.integer());
        insert.skip(1); // num_children_at_home
        profile.set(EDUCATION, insert.text());
        profile.set(ACCOUNT_OPENED, LocalDate.parse(insert.text()));
        insert.optionalText().ifPresent(card -> profile.set(MEMBER_CARD, card));
        insert.optionalText().ifPresent(occupation -> profile.set(OCCUPATION, occupation));
        insert.optionalText().ifPresent(owner -> profile.set(HOMEOWNER, owner.equals("Y")));
        insert.optionalInteger().ifPresent(cars -> profile.set(NUM_CARS, (long) cars));
        customers.put(id, profile.build());
    }

    /** The number of lines sold. */
    int salesLines() {
        return saleCustomers.size();
    }

    /** The customers by id. */
    Map<Integer, Profile> customers() {
        return Collections.unmodifiableMap(customers);
    }

    /** Adds all customers, and all lines as parts of one order per customer and day. */
    void addTo(OrderLogBuilder orders, ZoneId zone) {
        Map<Integer, Integer> codes = new HashMap<>();
        customers.keySet().forEach(id -> codes.put(id, orders.customer(id.toString())));
        Map<Integer, Long> starts = new HashMap<>();
        days.forEach((id, day) ->
                starts.put(id, TimeUnit.SECONDS.toMicros(day.atStartOfDay(zone).toEpochSecond())));
        for (int sale = 0; sale < salesLines(); sale++) {
            int customer = saleCustomers.at(sale);
            int day = saleDays.at(sale);
            orders.add(
                    known(codes, customer, "customer"),
                    customer + "-" + known(days, day, "day"),
                    known(starts, day, "day"),
                    saleAmounts.at(sale));
        }
    }

    private static <V> V known(Map<Integer, V> values, int id, String what) {
        V value = values.get(id);
        if (value == null) {
            throw new InputException("the sample data must have " + what + " " + id + " but has not");
        }
        return value;
    }
}
