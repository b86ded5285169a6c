package dev.terrace.core.time;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * What a business means by a day, a week and a month: a zone, the time at which its day starts, the first day of its
 * week.
 *
 * <p>Local days tile time: every instant belongs to exactly one of them, also when a clock change skips or repeats the
 * start of the day, and a day may last 23 or 25 hours. A calendar knows the years -99999 to 99999.
 *
 * @param zone the zone whose local time counts
 * @param dayStart the local time at which a day starts, such as 04:00 for a business that closes after midnight
 * @param weekStart the first day of a week
 */
public record Calendar(ZoneId zone, LocalTime dayStart, DayOfWeek weekStart) implements Serializable {

    private static final Calendar UTC = Calendar.of(ZoneOffset.UTC);
    private static final Instant EARLIEST = Instant.parse("-99999-01-01T00:00:00Z");
    /** The last instant that a calendar {@linkplain #knows knows}. */
    public static final Instant LATEST = Instant.parse("+99999-12-31T23:59:59.999999999Z");

    /** Checks that every component is given. */
    public Calendar {
        requireNonNull(zone, "zone");
        requireNonNull(dayStart, "dayStart");
        requireNonNull(weekStart, "weekStart");
    }

    /**
     * The calendar of UTC: days from midnight, weeks from Monday. It is the default of every model that needs one.
     *
     * @return the UTC calendar
     */
    public static Calendar utc() {
        return UTC;
    }

    /**
     * A calendar with days from midnight and weeks from Monday.
     *
     * @param zone the zone whose local time counts
     * @return the calendar
     */
    public static Calendar of(ZoneId zone) {
        return new Calendar(zone, LocalTime.MIDNIGHT, DayOfWeek.MONDAY);
    }

    /**
     * This calendar with days that start at another local time.
     *
     * @param time the local time at which a day starts
     * @return the new calendar
     */
    public Calendar withDayStart(LocalTime time) {
        return new Calendar(zone, time, weekStart);
    }

    /**
     * This calendar with weeks that start on another day.
     *
     * @param day the first day of a week
     * @return the new calendar
     */
    public Calendar withWeekStart(DayOfWeek day) {
        return new Calendar(zone, dayStart, day);
    }

    /**
     * The local day that an instant belongs to.
     *
     * @param instant the instant
     * @return the day {@code d} with {@code startOf(d) <= instant < startOf(d + 1)}
     * @throws IllegalArgumentException if the instant is outside the years -99999 to 99999
     */
    public LocalDate dayOf(Instant instant) {
        LocalDate day = local(instant)
                .toLocalDateTime()
                .minusNanos(dayStart.toNanoOfDay())
                .toLocalDate();
        if (zone.getRules().isFixedOffset()) {
            return day;
        }
        // A clock that is set back across the start of the day repeats it; the day starts once, at the first pass.
        if (!instant.isBefore(startOf(day.plusDays(1)))) {
            return day.plusDays(1);
        }
        return instant.isBefore(startOf(day)) ? day.minusDays(1) : day;
    }

    /**
     * The instant at which a local day starts. Where a clock change skips that local time, the day starts at the first
     * instant after the gap; where it repeats it, at the first pass.
     *
     * @param day the local day
     * @return its first instant
     */
    public Instant startOf(LocalDate day) {
        LocalDateTime local = day.atTime(dayStart);
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * The number of local days from one instant's day to another's. Worked number: in UTC, from 2026-03-01T23:59Z to
     * 2026-03-02T00:01Z is 1 day.
     *
     * @param from the earlier instant
     * @param to the later instant
     * @return the days between, negative if {@code to} lies on an earlier day
     */
    public long daysBetween(Instant from, Instant to) {
        return ChronoUnit.DAYS.between(dayOf(from), dayOf(to));
    }

    /**
     * The same local time a calendar amount earlier: one month before 31 March is the last day of February. Where a clock
     * change skips that local time, it is the first instant after the gap.
     *
     * @param instant the instant to count back from
     * @param amount years, months and days to go back
     * @return the earlier instant
     * @throws IllegalArgumentException if the instant is outside the years -99999 to 99999
     */
    public Instant minus(Instant instant, Period amount) {
        ZonedDateTime local = local(instant);
        LocalDateTime earlier = local.toLocalDateTime().minus(amount);
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(earlier);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(earlier, zone, local.getOffset()).toInstant();
    }

    /**
     * Whether an instant lies in the years that a calendar knows.
     *
     * @param instant the instant
     * @return true in the years -99999 to 99999
     */
    public boolean knows(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private ZonedDateTime local(Instant instant) {
        if (!knows(instant)) {
            throw new IllegalArgumentException(
                    "a calendar knows the years -99999 to 99999 but the instant was " + instant);
        }
        return instant.atZone(zone);
    }

    /**
     * The number of the bucket that an instant belongs to.
     *
     * @param unit day, week or month
     * @param instant the instant
     * @return the bucket's epoch number, as {@link Bucket} defines it
     */
    public long bucketOf(Bucket unit, Instant instant) {
        return unit.numberOf(dayOf(instant), weekStart);
    }

    /**
     * The stretch of time that a bucket covers.
     *
     * @param unit day, week or month
     * @param number the bucket's epoch number
     * @return from its first instant to the first instant of the next one
     */
    public Interval intervalOf(Bucket unit, long number) {
        return Interval.of(startOf(firstDayOf(unit, number)), startOf(firstDayOf(unit, number + 1)));
    }

    /**
     * The first local day of a bucket.
     *
     * @param unit day, week or month
     * @param number the bucket's epoch number
     * @return its first day
     */
    public LocalDate firstDayOf(Bucket unit, long number) {
        return unit.firstDayOf(number, weekStart);
    }

    /**
     * The name of a bucket for people: {@code 1997-03} for a month, the first day for a week or a day.
     *
     * @param unit day, week or month
     * @param number the bucket's epoch number
     * @return its name
     */
    public String nameOf(Bucket unit, long number) {
        return unit.nameOf(firstDayOf(unit, number));
    }
}
