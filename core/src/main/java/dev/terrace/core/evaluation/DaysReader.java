package dev.terrace.core.evaluation;

import dev.terrace.core.rule.Operand;
import dev.terrace.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the number of local days since or until a day. */
final class DaysReader extends DerivedReader {

    /** Beyond every calendar. */
    private static final long MAX_DAYS = 30_000_000;

    private final Operand.Days.Direction direction;
    private final Calendar calendar;

    DaysReader(Reader of, Operand.Days.Direction direction, Calendar calendar) {
        super(of);
        this.direction = direction;
        this.calendar = calendar;
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        long passed = calendar.dayOf(asOf).toEpochDay() - dayOf(found);
        return found.word(direction == Operand.Days.Direction.SINCE ? passed : -passed);
    }

    private long dayOf(Found found) {
        @Nullable Object reference = found.reference();
        return reference instanceof Instant instant ? dayOf(instant) : found.low();
    }

    /** An instant that stands for "never" lies outside the calendar: there the days of UTC do. */
    private long dayOf(Instant instant) {
        return calendar.knows(instant)
                ? calendar.dayOf(instant).toEpochDay()
                : Math.floorDiv(instant.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    @Override
    Instant nextChange(Facts facts) {
        if (of().read(facts, new Found()) != Reading.KNOWN) {
            return of().nextChange(facts);
        }
        LocalDate tomorrow = calendar.dayOf(facts.asOf()).plusDays(1);
        return Selection.earliest(of().nextChange(facts), calendar.startOf(tomorrow));
    }

    /** The number of days goes up or down by one with each day, so the day of the next other outcome can be told. */
    @Override
    Instant nextChange(Facts facts, FoundTest test) {
        Found found = new Found();
        Instant changeOfDay = of().nextChange(facts);
        if (read(facts, found) != Reading.KNOWN || !(test instanceof FoundTest.OfWord ofWord)) {
            return changeOfDay;
        }
        long now = found.low();
        OptionalLong turn = direction == Operand.Days.Direction.SINCE
                ? ofWord.ranges().nextTurnAbove(now)
                : ofWord.ranges().nextTurnBelow(now);
        return turn.isEmpty() || Math.abs(turn.getAsLong() / 2 - now / 2) > MAX_DAYS
                ? changeOfDay
                : Selection.earliest(changeOfDay, startIn(Math.abs(turn.getAsLong() - now), facts.asOf()));
    }

    private Instant startIn(long days, Instant asOf) {
        return calendar.startOf(calendar.dayOf(asOf).plusDays(days));
    }
}
