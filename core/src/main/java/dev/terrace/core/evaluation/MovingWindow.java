package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A window that moves as {@code asOf} moves on: when does it take an instant up, and when does it drop one?
 *
 * <p>The answers are never late. They can be early where a clock change or the end of a month makes the window jump: the
 * instant of the jump is given then, and one asks again from there. Worked number: {@code days(30)} in UTC that holds
 * 2026-03-01T12:00Z drops it at 2026-03-31T12:00:00.000000001Z, since the window starts at the instant itself until then.
 *
 * @param window the window
 * @param calendar what a day, week and month mean
 */
record MovingWindow(Window window, Calendar calendar) {

    /** Three days at the end of a February, and a day that a zone repeats. */
    private static final Duration LONGEST_JUMP = Duration.ofDays(5);

    private static final int LAST_DAY_OF_EVERY_MONTH = 28;

    /** Checks that both are given. */
    MovingWindow {
        requireNonNull(window, "window");
        requireNonNull(calendar, "calendar");
    }

    /**
     * When the start of the window moves past an instant, which is dropped then.
     *
     * @param watched the instant
     * @param after from when on to look
     * @return the first {@code asOf} after {@code after} at which the window starts later than {@code watched}, or an
     *     earlier jump of the window; {@link Instant#MAX} if it never does
     */
    Instant whenStartPasses(Instant watched, Instant after) {
        return first(asOf -> window.resolve(asOf, calendar).start().isAfter(watched), after);
    }

    /**
     * When the end of the window moves past an instant, which is taken up then.
     *
     * @param watched the instant
     * @param after from when on to look
     * @return the first {@code asOf} after {@code after} at which the window ends later than {@code watched}, or an
     *     earlier jump of the window; {@link Instant#MAX} if it never does
     */
    Instant whenEndPasses(Instant watched, Instant after) {
        return first(asOf -> window.resolve(asOf, calendar).end().isAfter(watched), after);
    }

    /**
     * When an empty window opens.
     *
     * @param after from when on to look
     * @return the first {@code asOf} after {@code after} at which the window is not empty, or an earlier jump of the window
     *     that it stands before; {@link Instant#MAX} if it never is
     */
    Instant whenOpens(Instant after) {
        if (window instanceof Window.Before before
                && window.resolve(after, calendar).isEmpty()) {
            MovingWindow following = new MovingWindow(before.following(), calendar);
            Instant start = before.following().resolve(after, calendar).start();
            Instant opens = new MovingWindow(before.window(), calendar).whenOpens(start);
            return opens.equals(Instant.MAX) ? opens : following.whenStartPasses(opens.minusNanos(1), after);
        }
        if (window instanceof Window.Absolute absolute) {
            Interval interval = absolute.interval();
            return interval.isEmpty()
                    ? Instant.MAX
                    : latest(interval.start(), after).plusNanos(1);
        }
        if (window instanceof Window.Previous) {
            // A day that a zone skips: it stays empty until the next one has passed.
            return whenEndPasses(window.resolve(after, calendar).end(), after);
        }
        return after.plusNanos(1);
    }

    /**
     * When a window empties for a moment, as that of today so far does at midnight.
     *
     * @param after from when on to look
     * @return the first {@code asOf} after {@code after} at which a window that starts anew has just started, or an earlier
     *     jump of the window; {@link Instant#MAX} if it never does
     */
    Instant whenEmpties(Instant after) {
        if (window instanceof Window.Before before) {
            Instant start = before.following().resolve(after, calendar).start();
            Instant emptied = new MovingWindow(before.window(), calendar).whenEmpties(start);
            return emptied.equals(Instant.MAX)
                    ? Instant.MAX
                    : new MovingWindow(before.following(), calendar).whenStartPasses(emptied.minusNanos(1), after);
        }
        return window instanceof Window.Current
                ? whenStartPasses(window.resolve(after, calendar).start(), after)
                : Instant.MAX;
    }

    /**
     * When a jump may move the start or the end of the window back over an instant that it has passed.
     *
     * @param watched the instant
     * @param after from when on to look
     * @return the next jump, if the start or the end is still moving and is not far past {@code watched}; else
     *     {@link Instant#MAX}
     */
    Instant whenMayReturn(Instant watched, Instant after) {
        Interval now = window.resolve(after, calendar);
        Interval last = window.resolve(Calendar.LATEST, calendar);
        boolean mayReturn =
                isWithinJump(watched, now.start(), last.start()) || isWithinJump(watched, now.end(), last.end());
        // The end of the calendar is no jump.
        Instant jump = mayReturn ? nextJump(after) : Instant.MAX;
        return jump.isBefore(Calendar.LATEST) ? jump : Instant.MAX;
    }

    private static boolean isWithinJump(Instant watched, Instant edge, Instant lastEdge) {
        return watched.isBefore(edge)
                && edge.isBefore(lastEdge)
                && Duration.between(watched, edge).compareTo(LONGEST_JUMP) <= 0;
    }

    /** The first instant after another at which a condition holds that, once true, stays true until the next jump. */
    private Instant first(Predicate<Instant> condition, Instant after) {
        if (!after.isBefore(Calendar.LATEST) || !condition.test(Calendar.LATEST)) {
            return Instant.MAX;
        }
        Instant jump = nextJump(after);
        Instant last = jump.minusNanos(1); // a jump can go back, and so end what was true until then
        return last.isAfter(after) && condition.test(last) ? search(condition, after, last) : jump;
    }

    /** By halving: first the second, then the nanosecond. */
    private static Instant search(Predicate<Instant> condition, Instant falseAt, Instant trueAt) {
        long low = falseAt.getEpochSecond();
        long high = trueAt.getEpochSecond() + 1;
        while (high - low > 1) {
            long middle = (low + high) >> 1;
            Instant instant = Instant.ofEpochSecond(middle);
            if (instant.isAfter(falseAt) && (!instant.isBefore(trueAt) || condition.test(instant))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Instant second = Instant.ofEpochSecond(low);
        long lowNano = low == falseAt.getEpochSecond() ? falseAt.getNano() : -1;
        long highNano = low == trueAt.getEpochSecond() ? trueAt.getNano() : 1_000_000_000L;
        while (highNano - lowNano > 1) {
            long middle = (lowNano + highNano) >> 1;
            if (condition.test(second.plusNanos(middle))) {
                highNano = middle;
            } else {
                lowNano = middle;
            }
        }
        return second.plusNanos(highNano);
    }

    /** Between jumps a later {@code asOf} never has a window that starts or ends earlier. */
    private Instant nextJump(Instant after) {
        Instant jump = window instanceof Window.Before before
                ? jumpOfEither(before, after)
                : earliest(changeOfClock(after), endOfMonth(after));
        return earliest(jump, Calendar.LATEST);
    }

    private Instant jumpOfEither(Window.Before before, Instant after) {
        MovingWindow following = new MovingWindow(before.following(), calendar);
        Instant start = before.following().resolve(after, calendar).start();
        Instant jumpOfEarlier = new MovingWindow(before.window(), calendar).nextJump(start);
        return earliest(following.nextJump(after), following.whenStartPasses(jumpOfEarlier.minusNanos(1), after));
    }

    private Instant changeOfClock(Instant after) {
        @Nullable ZoneOffsetTransition change = calendar.zone().getRules().nextTransition(after);
        return change == null ? Instant.MAX : change.getInstant();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** A month before each of 28, 29, 30 and 31 March is 28 February: the window jumps back at midnight. */
    private Instant endOfMonth(Instant after) {
        if (!(window instanceof Window.Months)) {
            return Instant.MAX;
        }
        ZonedDateTime local = after.atZone(calendar.zone());
        ZonedDateTime midnight;
        int days =
                local.getDayOfMonth() < LAST_DAY_OF_EVERY_MONTH ? LAST_DAY_OF_EVERY_MONTH - local.getDayOfMonth() : 1;
        do {
            midnight = local.toLocalDate()
                    .plusDays(days++)
                    .atTime(LocalTime.MIDNIGHT)
                    .atZone(calendar.zone());
        } while (!midnight.toInstant().isAfter(after));
        return midnight.toInstant();
    }
}
