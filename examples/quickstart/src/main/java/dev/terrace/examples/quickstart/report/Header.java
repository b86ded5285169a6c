package dev.terrace.examples.quickstart.report;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at, and when.
 *
 * @param source where the purchases came from, for people
 * @param asOf the local day on which the report looks back
 * @param zone the zone of every day and month
 * @param currency the currency of every amount
 * @param firstPurchase the local day of the earliest order; null if there is none
 * @param lastPurchase the local day of the latest order; null if there is none
 */
public record Header(
        String source,
        LocalDate asOf,
        ZoneId zone,
        Currency currency,
        @Nullable LocalDate firstPurchase,
        @Nullable LocalDate lastPurchase) {

    /** Checks that everything but the purchase days is given. */
    public Header {
        requireNonNull(source, "source");
        requireNonNull(asOf, "asOf");
        requireNonNull(zone, "zone");
        requireNonNull(currency, "currency");
    }
}
