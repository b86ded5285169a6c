package dev.terrace.examples.quickstart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and says in one line what is wrong with one. */
final class OptionValues {

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int MAX_DECIMALS = 4;

    private OptionValues() {}

    static LocalDate day(String text) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no day; it must be one such as 2026-03-31");
        }
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new TypeConversionException(
                    "'" + text + "' is too far away; it must be from " + FIRST_DAY + " to " + LAST_DAY);
        }
        return day;
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + id + "' is no zone; it must be one such as UTC or Asia/Shanghai");
        }
    }

    static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            int decimals = currency.getDefaultFractionDigits();
            if (decimals >= 0 && decimals <= MAX_DECIMALS) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            throw noCurrency(code);
        }
        throw noCurrency(code);
    }

    private static TypeConversionException noCurrency(String code) {
        return new TypeConversionException(
                "'" + code + "' is no currency of payments; it must be a code of ISO 4217 such as USD or CNY");
    }

    static Locale language(String code) {
        return switch (code) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            default -> throw new TypeConversionException("'" + code + "' is no language; it must be en or zh");
        };
    }
}
