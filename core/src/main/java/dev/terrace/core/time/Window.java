package dev.terrace.core.time;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.internal.DurationWords;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Locale;

/**
 * Which stretch of time before {@code asOf} a question is about.
 *
 * <p>A window becomes an {@link Interval} by {@link #resolve}. It never reaches past {@code asOf}: facts at or after
 * {@code asOf} are not known yet. Worked number: {@code Window.days(30)} as of 2026-03-31T12:00Z in UTC is
 * {@code [2026-03-01T12:00Z, 2026-03-31T12:00Z)}.
 */
public sealed interface Window extends Serializable {

    /** How many days, weeks or months a window may cover: a century of days. */
    int MAX_COUNT = 36_600;

    /** How deep windows may stand inside each other by {@link #before}. */
    int MAX_DEPTH = 10;

    /**
     * The stretch of time that this window means.
     *
     * @param asOf the first instant that is not known yet
     * @param calendar what a day, week and month mean
     * @return an interval that ends at or before {@code asOf}
     */
    Interval resolve(Instant asOf, Calendar calendar);

    /**
     * The window in words, such as {@code in the last 30 days}.
     *
     * @param locale Chinese for a Chinese locale, else English
     * @return the words
     */
    String text(Locale locale);

    /**
     * Whether the window starts before all time, so that nothing can be before it: {@link #ever} and what ends with it.
     *
     * @return true if it has no start
     */
    default boolean isUnlimited() {
        return this instanceof Ever
                || (this instanceof Before before && before.window().isUnlimited())
                || (this instanceof Absolute absolute
                        && absolute.interval().start().equals(Instant.MIN));
    }

    /**
     * All time before {@code asOf}.
     *
     * @return the window
     */
    static Window ever() {
        return new Ever();
    }

    /**
     * An exact duration back from {@code asOf}.
     *
     * @param length the duration; positive
     * @return the window
     * @throws IllegalArgumentException if {@code length} is not positive or longer than {@link #MAX_COUNT} days
     */
    static Window rolling(Duration length) {
        return new Rolling(length);
    }

    /**
     * Local days back from {@code asOf}, to the same local time: 23 or 25 hours where the clock changes.
     *
     * @param count how many days; 1 to {@link #MAX_COUNT}
     * @return the window
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    static Window days(int count) {
        return new Days(count);
    }

    /**
     * Months back from {@code asOf}, to the same day of the month and local time, or to the month's last day where it
     * is shorter.
     *
     * @param count how many months; 1 to {@link #MAX_COUNT}
     * @return the window
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    static Window months(int count) {
        return new Months(count);
    }

    /**
     * The bucket that {@code asOf} lies in, from its start to {@code asOf}: today, this week, this month so far.
     *
     * @param unit day, week or month
     * @return the window
     */
    static Window current(Bucket unit) {
        return new Current(unit);
    }

    /**
     * The last whole buckets before the one that {@code asOf} lies in: yesterday, the three months before this one.
     *
     * @param count how many buckets; 1 to {@link #MAX_COUNT}
     * @param unit day, week or month
     * @return the window
     * @throws IllegalArgumentException if {@code count} is out of range
     */
    static Window previous(int count, Bucket unit) {
        return new Previous(count, unit);
    }

    /**
     * A fixed stretch of time.
     *
     * @param interval from when to when; what lies at or after {@code asOf} is cut off
     * @return the window
     */
    static Window absolute(Interval interval) {
        return new Absolute(interval);
    }

    /**
     * This window, looked at from the start of another one: {@code days(60).before(days(30))} is the 60 days before the
     * last 30 days.
     *
     * @param following the window that follows without a gap; not one that {@linkplain #isUnlimited starts
     *     before all time}
     * @return the window
     * @throws IllegalArgumentException if {@code following} {@linkplain #isUnlimited starts before all time}, or windows
     *     would stand inside each other more than {@link #MAX_DEPTH} deep
     */
    default Window before(Window following) {
        return new Before(this, following);
    }

    /** All time before {@code asOf}. */
    record Ever() implements Window {
        @Override
        public String text(Locale locale) {
            return Words.of(locale, "ever", "历史上");
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return Interval.of(Instant.MIN, asOf);
        }
    }

    /**
     * An exact duration back from {@code asOf}.
     *
     * @param length the duration; positive
     */
    record Rolling(Duration length) implements Window {
        /**
         * Checks the length.
         *
         * @throws IllegalArgumentException if {@code length} is not positive
         */
        public Rolling {
            if (length.isZero() || length.isNegative() || length.compareTo(Duration.ofDays(MAX_COUNT)) > 0) {
                throw new IllegalArgumentException(
                        "window length must be positive and at most " + MAX_COUNT + " days but was " + length);
            }
        }

        @Override
        public String text(Locale locale) {
            boolean hours = length.equals(Duration.ofHours(length.toHours()));
            // Hours stay hours: a day of the calendar can be another length.
            String english = hours ? Words.count(length.toHours(), "hour") : DurationWords.english(length);
            String chinese = hours ? length.toHours() + " 小时" : DurationWords.chinese(length);
            return Words.of(locale, "in the last " + english, "最近 " + chinese + "内");
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return Interval.of(asOf.minus(length), asOf);
        }
    }

    /**
     * Local days back from {@code asOf}.
     *
     * @param count how many days; 1 to {@link #MAX_COUNT}
     */
    record Days(int count) implements Window {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if {@code count} is out of range
         */
        public Days {
            requireInRange(count, Bucket.DAY);
        }

        @Override
        public String text(Locale locale) {
            return Words.of(locale, "in the last " + Words.count(count, "day"), "最近 " + count + " 天内");
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return Interval.of(calendar.minus(asOf, Period.ofDays(count)), asOf);
        }
    }

    /**
     * Local months back from {@code asOf}.
     *
     * @param count how many months; 1 to {@link #MAX_COUNT}
     */
    record Months(int count) implements Window {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if {@code count} is out of range
         */
        public Months {
            requireInRange(count, Bucket.MONTH);
        }

        @Override
        public String text(Locale locale) {
            return Words.of(locale, "in the last " + Words.count(count, "month"), "最近 " + count + " 个月内");
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return Interval.of(calendar.minus(asOf, Period.ofMonths(count)), asOf);
        }
    }

    /**
     * The bucket that {@code asOf} lies in, up to {@code asOf}.
     *
     * @param unit day, week or month
     */
    record Current(Bucket unit) implements Window {
        /** Checks that the unit is given. */
        public Current {
            requireNonNull(unit, "unit");
        }

        @Override
        public String text(Locale locale) {
            return Words.of(locale, "in this " + unit, "本" + unit.text(locale));
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return calendar.intervalOf(unit, calendar.bucketOf(unit, asOf)).before(asOf);
        }
    }

    /**
     * The last whole buckets before the one that {@code asOf} lies in.
     *
     * @param count how many buckets; 1 to {@link #MAX_COUNT}
     * @param unit day, week or month
     */
    record Previous(int count, Bucket unit) implements Window {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException if {@code count} is out of range
         */
        public Previous {
            requireNonNull(unit, "unit");
            requireInRange(count, unit);
        }

        @Override
        public String text(Locale locale) {
            return Words.of(
                    locale,
                    "in the " + Words.count(count, "whole " + unit) + " before this " + unit,
                    "此前 " + count + " 个完整" + unit.text(locale));
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            long current = calendar.bucketOf(unit, asOf);
            return Interval.of(
                    calendar.intervalOf(unit, current - count).start(),
                    calendar.intervalOf(unit, current).start());
        }
    }

    /**
     * A fixed stretch of time, cut off at {@code asOf}.
     *
     * @param interval from when to when
     */
    record Absolute(Interval interval) implements Window {
        /** Checks that the interval is given. */
        public Absolute {
            requireNonNull(interval, "interval");
        }

        @Override
        public String text(Locale locale) {
            return Words.of(locale, "in " + interval, interval + " 内");
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return interval.before(asOf);
        }
    }

    /**
     * A window that ends where another one starts.
     *
     * @param window the earlier window
     * @param following the later window
     */
    record Before(Window window, Window following) implements Window {
        /**
         * Checks that something can be before the later window.
         *
         * @throws IllegalArgumentException if {@code following} {@linkplain #isUnlimited starts before all time}, or
         *     windows would stand inside each other more than {@link #MAX_DEPTH} deep
         */
        public Before {
            requireNonNull(window, "window");
            if (following.isUnlimited()) {
                throw new IllegalArgumentException("a window must not be before '" + following.text(Locale.ENGLISH)
                        + "', which starts before all time");
            }
            int depth = 1 + Math.max(depthOf(window), depthOf(following));
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "windows must not stand inside each other more than " + MAX_DEPTH + " deep but do");
            }
        }

        /** The windows inside were checked when they were made, so that this ends soon. */
        private static int depthOf(Window window) {
            return window instanceof Before before
                    ? 1 + Math.max(depthOf(before.window), depthOf(before.following))
                    : 0;
        }

        @Override
        public String text(Locale locale) {
            return EarlierWindow.text(window, following, locale);
        }

        @Override
        public Interval resolve(Instant asOf, Calendar calendar) {
            return window.resolve(following.resolve(asOf, calendar).start(), calendar);
        }
    }

    private static void requireInRange(int count, Bucket unit) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException(
                    "window must cover 1 to " + MAX_COUNT + " " + unit + "s but was " + count);
        }
    }
}
