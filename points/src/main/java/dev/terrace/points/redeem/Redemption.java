package dev.terrace.points.redeem;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Label;
import dev.terrace.core.Money;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many points an order takes and what they are worth, with the limits that bound it.
 *
 * @param total the order's total before the discount
 * @param wanted what the customer wanted
 * @param available the points available at the time
 * @param cap the most that points may pay of this order
 * @param points the points used; 0 if the limits leave nothing, or not just what was wanted
 * @param discount what they are worth; never more than the cap
 * @param limits what kept it from being larger, in the order in which the limits apply; for an exact number that is not
 *     allowed, what stood in its way
 */
public record Redemption(
        Money total,
        Wanted wanted,
        long available,
        Money cap,
        long points,
        Money discount,
        List<RedemptionLimit> limits)
        implements Serializable {

    /**
     * Checks and copies the components.
     *
     * @throws IllegalArgumentException if points are negative
     */
    public Redemption {
        requireNonNull(total, "total");
        requireNonNull(wanted, "wanted");
        requireNonNull(cap, "cap");
        requireNonNull(discount, "discount");
        limits = List.copyOf(limits);
        if (points < 0) {
            throw new IllegalArgumentException("redeemed points must not be negative but were " + points);
        }
    }

    /**
     * The redemption for people.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return a line such as {@code 1000 points for 10.00 CNY; limited by share cap, step}
     */
    public String text(Locale locale) {
        String names = limits.stream().map(limit -> limit.label().text(locale)).collect(Collectors.joining(", "));
        return Label.isChinese(locale)
                ? points + " 积分抵扣 " + discount + "；受限于 " + names
                : points + " points for " + discount + "; limited by " + names;
    }
}
