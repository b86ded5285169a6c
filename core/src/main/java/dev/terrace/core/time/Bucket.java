package dev.terrace.core.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A calendar unit that cuts time into numbered pieces.
 *
 * <p>A bucket is named by its epoch number: days since 1970-01-01, weeks since the week that holds 1970-01-01, months
 * since January 1970. Neighbouring buckets have neighbouring numbers, across year ends too, so that "the next period"
 * is always {@code number + 1}. Worked numbers: 1970-02-01 is day 31, month 1 and, for weeks that start on Monday,
 * week 4.
 */
public enum Bucket {
    /** A local day; the number is days since 1970-01-01. */
    DAY("day", "日") {
        @Override
        long numberOf(LocalDate date, DayOfWeek weekStart) {
            return date.toEpochDay();
        }

        @Override
        LocalDate firstDayOf(long number, DayOfWeek weekStart) {
            return LocalDate.ofEpochDay(number);
        }

        @Override
        String nameOf(LocalDate firstDay) {
            return firstDay.toString();
        }
    },

    /** Seven local days from the calendar's week start; number 0 holds 1970-01-01. */
    WEEK("week", "周") {
        @Override
        long numberOf(LocalDate date, DayOfWeek weekStart) {
            return Math.floorDiv(date.toEpochDay() - epochWeekStart(weekStart), 7L);
        }

        @Override
        LocalDate firstDayOf(long number, DayOfWeek weekStart) {
            return LocalDate.ofEpochDay(Math.addExact(Math.multiplyExact(number, 7L), epochWeekStart(weekStart)));
        }

        @Override
        String nameOf(LocalDate firstDay) {
            return firstDay.toString();
        }

        private long epochWeekStart(DayOfWeek weekStart) {
            return -Math.floorMod(DayOfWeek.THURSDAY.getValue() - weekStart.getValue(), 7);
        }
    },

    /** A calendar month; the number is months since January 1970. */
    MONTH("month", "月") {
        @Override
        long numberOf(LocalDate date, DayOfWeek weekStart) {
            return date.getLong(ChronoField.PROLEPTIC_MONTH) - EPOCH_MONTH;
        }

        @Override
        LocalDate firstDayOf(long number, DayOfWeek weekStart) {
            return LocalDate.EPOCH.plus(number, ChronoUnit.MONTHS);
        }

        @Override
        String nameOf(LocalDate firstDay) {
            return YearMonth.from(firstDay).toString();
        }
    };

    private static final long EPOCH_MONTH = LocalDate.EPOCH.getLong(ChronoField.PROLEPTIC_MONTH);

    private final String english;
    private final String chinese;

    Bucket(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /**
     * What people call the unit.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return day, week or month
     */
    public String text(Locale locale) {
        return Words.of(locale, english, chinese);
    }

    abstract long numberOf(LocalDate date, DayOfWeek weekStart);

    abstract LocalDate firstDayOf(long number, DayOfWeek weekStart);

    /** A month reads {@code 1997-03}; a day or a week reads as its first day. */
    abstract String nameOf(LocalDate firstDay);

    /** {@return the unit's name in lower case, such as {@code month}} */
    @Override
    public String toString() {
        return english;
    }
}
