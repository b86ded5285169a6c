package dev.terrace.examples.quickstart.input;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import java.util.Currency;
import java.util.List;

/**
 * Everything that was read: the orders of a population and what is known about its customers.
 *
 * @param source where it was read from, for people
 * @param currency the currency of every amount
 * @param log the customers and their orders
 * @param schema the attributes that profiles can have; empty where only orders are known
 * @param profiles the profile of each customer, by the customer's index in the log
 * @param reading what happened to the rows
 */
public record Input(
        String source, Currency currency, OrderLog log, Schema schema, List<Profile> profiles, Reading reading) {

    /**
     * Checks that there is a profile for each customer.
     *
     * @throws IllegalArgumentException if the number of profiles differs from the number of customers
     */
    public Input {
        requireNonNull(source, "source");
        requireNonNull(currency, "currency");
        requireNonNull(schema, "schema");
        requireNonNull(reading, "reading");
        if (profiles.size() != log.customers()) {
            throw new IllegalArgumentException(
                    "profiles must be one per customer, " + log.customers() + ", but were " + profiles.size());
        }
    }
}
