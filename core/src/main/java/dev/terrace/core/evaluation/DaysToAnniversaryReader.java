package dev.terrace.core.evaluation;

import dev.terrace.core.time.Calendar;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Reads the number of local days to the next anniversary. */
final class DaysToAnniversaryReader extends DailyReader {

    DaysToAnniversaryReader(Reader date, Calendar calendar) {
        super(date, calendar);
    }

    @Override
    long on(LocalDate day, LocalDate date) {
        return anniversaryFrom(day, date).toEpochDay() - day.toEpochDay();
    }

    /** The number goes down by one with each day until the anniversary, and jumps after it. */
    @Override
    LocalDate nextTurn(FoundTest test, LocalDate day, LocalDate date) {
        long days = on(day, date);
        OptionalLong turn =
                test instanceof FoundTest.OfWord ofWord ? ofWord.ranges().nextTurnBelow(days) : OptionalLong.empty();
        return turn.isPresent() && turn.getAsLong() >= 0
                ? day.plusDays(days - turn.getAsLong())
                : day.plusDays(days + 1);
    }
}
