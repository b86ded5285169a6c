package dev.terrace.core.evaluation;

import dev.terrace.core.time.Calendar;
import java.time.LocalDate;

/** Reads the number of local days to the next anniversary. */
final class DaysToAnniversaryReader extends DailyReader {

    DaysToAnniversaryReader(Reader date, Calendar calendar) {
        super(date, calendar);
    }

    @Override
    long on(LocalDate day, LocalDate date) {
        return anniversaryFrom(day, date).toEpochDay() - day.toEpochDay();
    }
}
