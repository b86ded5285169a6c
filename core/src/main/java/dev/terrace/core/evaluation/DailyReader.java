package dev.terrace.core.evaluation;

import dev.terrace.core.Kind;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;

/** Reads a value that depends on an anniversary, and so on the local day. */
abstract class DailyReader extends DerivedReader {

    /** After this many days the calendar has shown everything: leap years come back after 8 years at the latest. */
    private static final int ROUND = 366 * 9;

    private final Calendar calendar;

    DailyReader(Reader date, Calendar calendar) {
        super(date);
        this.calendar = calendar;
    }

    final Calendar calendar() {
        return calendar;
    }

    @Override
    final Reading derive(Found found, Instant asOf) {
        return found.word(on(calendar.dayOf(asOf), Kind.ofDate().fromWord(found.low())));
    }

    /** The value on a local day. */
    abstract long on(LocalDate day, LocalDate date);

    /** The first anniversary at or after a day; that of 29 February is 28 February in other years. */
    static LocalDate anniversaryFrom(LocalDate day, LocalDate date) {
        LocalDate thisYear = MonthDay.from(date).atYear(day.getYear());
        return thisYear.isBefore(day) ? MonthDay.from(date).atYear(day.getYear() + 1) : thisYear;
    }

    @Override
    final Instant nextChange(Facts facts) {
        if (of().read(facts, new Found()) != Reading.KNOWN) {
            return of().nextChange(facts);
        }
        LocalDate tomorrow = calendar.dayOf(facts.asOf()).plusDays(1);
        return Selection.earliest(of().nextChange(facts), calendar.startOf(tomorrow));
    }

    @Override
    final Instant nextChange(Facts facts, FoundTest test) {
        Instant next = of().nextChange(facts);
        Found found = new Found();
        if (of().read(facts, found) != Reading.KNOWN) {
            return next;
        }
        LocalDate date = Kind.ofDate().fromWord(found.low());
        LocalDate today = calendar.dayOf(facts.asOf());
        Truth now = outcome(test, today, date);
        LocalDate round = today.plusDays(ROUND);
        LocalDate last = next.isBefore(calendar.startOf(round)) ? calendar.dayOf(next) : round;
        for (LocalDate day = nextTurn(test, today, date); !day.isAfter(last); day = nextTurn(test, day, date)) {
            if (outcome(test, day, date) != now) {
                return Selection.earliest(next, calendar.startOf(day));
            }
        }
        return next;
    }

    /** The first day after another one on which a test of the value may have another outcome; never late. */
    abstract LocalDate nextTurn(FoundTest test, LocalDate day, LocalDate date);

    private Truth outcome(FoundTest test, LocalDate day, LocalDate date) {
        Found found = new Found();
        found.word(on(day, date));
        return test.of(found);
    }
}
