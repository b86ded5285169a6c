package dev.terrace.examples.quickstart.input;

import dev.terrace.examples.quickstart.input.PurchaseColumns.Field;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the fields of a row, or says what is wrong with it. One object serves all rows. */
final class PurchaseParser {

    private static final int MAX_ID = 200;
    private static final char REPLACEMENT = '\uFFFD';

    private final int columns;
    private final IsoTimeParser times;
    private long epochMicro;
    private long amount;

    /**
     * A parser.
     *
     * @param columns how many fields a row must have
     * @param zone the zone of dates and times that have no offset
     */
    PurchaseParser(int columns, ZoneId zone) {
        this.columns = columns;
        this.times = new IsoTimeParser(zone);
    }

    /**
     * Reads a row.
     *
     * @param row the row
     * @return the first rule that it breaks, or empty if it is good and its values can be asked for
     */
    Optional<String> read(CsvRow row) {
        return shape(row)
                .or(() -> id(Field.CUSTOMER_ID, row, false))
                .or(() -> id(Field.ORDER_ID, row, true))
                .or(() -> date(row.text(Field.DATE)))
                .or(() -> amount(row.text(Field.AMOUNT)));
    }

    /** When the row was bought, in microseconds since 1970. */
    long epochMicro() {
        return epochMicro;
    }

    /** The amount of the row in 1/10000. */
    long amount() {
        return amount;
    }

    private Optional<String> shape(CsvRow row) {
        if (row.fieldCount() != columns) {
            return Optional.of(
                    "a row must have " + columns + " fields, as the header has, but has " + row.fieldCount());
        }
        return row.hasBrokenField() ? Optional.of("a field that is used must end on its line") : Optional.empty();
    }

    private static Optional<String> id(Field field, CsvRow row, boolean optional) {
        FieldText id = row.text(field);
        if (id.length() == 0 && !optional) {
            return Optional.of(field + " must not be empty");
        }
        if (id.length() > MAX_ID) {
            return Optional.of(field + " must have at most " + MAX_ID + " characters but has " + id.length());
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) == REPLACEMENT) {
                return Optional.of(field + " must be UTF-8 but was " + Excerpt.quoted(id));
            }
        }
        return Optional.empty();
    }

    private Optional<String> date(FieldText text) {
        epochMicro = times.epochMicro(text);
        if (epochMicro == IsoTimeParser.MALFORMED) {
            return Optional.of("date must be a date, date-time or instant of ISO 8601, such as 2026-03-31, but was "
                    + Excerpt.quoted(text));
        }
        if (epochMicro == IsoTimeParser.OUT_OF_RANGE) {
            return Optional.of("date must be from 1970-01-01 to 2199-12-31 but was " + Excerpt.quoted(text));
        }
        return epochMicro == IsoTimeParser.TOO_FINE
                ? Optional.of("date must not be finer than a microsecond but was " + Excerpt.quoted(text))
                : Optional.empty();
    }

    private Optional<String> amount(FieldText text) {
        amount = DecimalParser.tenThousandths(text);
        if (amount == DecimalParser.MALFORMED) {
            return Optional.of("amount must be a plain decimal, such as 12.50, but was " + Excerpt.quoted(text));
        }
        if (amount == DecimalParser.TOO_MANY_DECIMALS) {
            return Optional.of("amount must have at most 4 decimals but was " + Excerpt.quoted(text));
        }
        return amount == DecimalParser.OUT_OF_RANGE
                ? Optional.of("amount must be at most 922337203685477.5807 either way but was " + Excerpt.quoted(text))
                : Optional.empty();
    }
}
