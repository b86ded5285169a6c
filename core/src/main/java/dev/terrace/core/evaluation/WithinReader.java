package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Kind;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Reads whether an instant or a date lies in a window: 1 if it does, else 0. */
final class WithinReader extends DerivedReader {

    private final boolean isDate;
    private final Window window;
    private final Calendar calendar;

    WithinReader(Reader time, boolean isDate, Window window, Calendar calendar) {
        super(time);
        this.isDate = isDate;
        this.window = window;
        this.calendar = calendar;
    }

    @Override
    Reading derive(Found found, Instant asOf) {
        return found.word(stretch(found).overlaps(window.resolve(asOf, calendar)) ? 1 : 0);
    }

    private Stretch stretch(Found found) {
        return isDate
                ? Stretch.of(Kind.ofDate().fromWord(found.low()), calendar)
                : Stretch.of((Instant) requireNonNull(found.reference()));
    }

    @Override
    Instant nextChange(Facts facts) {
        Instant next = of().nextChange(facts);
        Found found = new Found();
        return of().read(facts, found) == Reading.KNOWN
                ? Selection.earliest(next, stretch(found).nextChange(new MovingWindow(window, calendar), facts.asOf()))
                : next;
    }

    @Override
    Reader shown() {
        return of();
    }

    /**
     * A time of the operand's type with the wanted answer: the last one inside the window, or the first one after it; empty
     * if there is none.
     */
    Optional<Object> proposal(Instant asOf, Truth wanted) {
        Interval interval = window.resolve(asOf, calendar);
        boolean inside = wanted == Truth.TRUE;
        if ((inside && interval.isEmpty()) || interval.end().equals(Instant.MIN)) {
            return Optional.empty();
        }
        Instant last = interval.end().minusNanos(1);
        if (!isDate) {
            return Optional.of(inside ? last : interval.end());
        }
        if (!calendar.knows(last)) {
            return Optional.empty();
        }
        LocalDate day = calendar.dayOf(last);
        return Optional.of(inside ? day : day.plusDays(1));
    }
}
