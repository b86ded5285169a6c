package dev.terrace.core.evaluation;

import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.time.LocalDate;

/** Reads whether an anniversary falls into the current day, week or month: 1 if it does, else 0. */
final class AnniversaryReader extends DailyReader {

    private final Bucket unit;

    AnniversaryReader(Reader date, Bucket unit, Calendar calendar) {
        super(date, calendar);
        this.unit = unit;
    }

    @Override
    Reader shown() {
        return of();
    }

    /** A bucket without the anniversary is followed by others until the one that holds it. */
    @Override
    LocalDate nextTurn(FoundTest test, LocalDate day, LocalDate date) {
        LocalDate next = on(day, date) == 1 ? day : anniversaryFrom(day, date);
        long bucket = calendar().bucketOf(unit, calendar().startOf(next));
        LocalDate first = calendar().firstDayOf(unit, bucket);
        return first.isAfter(day) ? first : calendar().firstDayOf(unit, bucket + 1);
    }

    @Override
    long on(LocalDate day, LocalDate date) {
        long bucket = calendar().bucketOf(unit, calendar().startOf(day));
        LocalDate first = calendar().firstDayOf(unit, bucket);
        LocalDate next = calendar().firstDayOf(unit, bucket + 1);
        return anniversaryFrom(first, date).isBefore(next) ? 1 : 0;
    }
}
