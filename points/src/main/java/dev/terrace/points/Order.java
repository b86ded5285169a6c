package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Money;
import java.io.Serializable;

/**
 * An order of the host: for redeeming, with its total before the discount; for earning, with what was paid.
 *
 * @param id what identifies the order; not blank
 * @param total the amount; not negative
 */
public record Order(String id, Money total) implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the id is blank or the total negative
     */
    public Order {
        requireNonNull(total, "total");
        if (requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("order id must not be blank but was '" + id + "'");
        }
        if (total.minorUnits() < 0) {
            throw new IllegalArgumentException("order total must not be negative but was " + total + " (" + id + ")");
        }
    }

    /**
     * An order.
     *
     * @param id what identifies it; not blank
     * @param total the amount; not negative
     * @return the order
     * @throws IllegalArgumentException if the id is blank or the total negative
     */
    public static Order of(String id, Money total) {
        return new Order(id, total);
    }
}
