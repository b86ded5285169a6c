package dev.terrace.lifecycle;

import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Facts for tests: dates at noon UTC, and seeded random histories around a clock change. */
public final class Facts {

    /** The start of the stretch in which random histories lie: 8 weeks around the European and American spring. */
    public static final Instant RANDOM_START = Instant.parse("2026-02-09T00:00:00Z");

    private static final int RANDOM_DAYS = 56;
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("America/Los_Angeles"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Pacific/Chatham"));

    private Facts() {}

    public static Instant startOf(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public static Instant noonOf(String date) {
        return startOf(date).plus(Duration.ofHours(12));
    }

    public static Event visit(Instant at) {
        return Event.of("visit", at);
    }

    /** Visits at noon UTC of each date. */
    public static History visitsOn(String... dates) {
        return History.of(Arrays.stream(dates).map(date -> visit(noonOf(date))).toList());
    }

    /** Visits at each instant. */
    public static History visitsAt(String... instants) {
        return History.of(
                Arrays.stream(instants).map(at -> visit(Instant.parse(at))).toList());
    }

    public static History union(History left, History right) {
        List<Event> all = new ArrayList<>(right.events());
        all.addAll(left.events());
        return History.of(all);
    }

    public static Calendar randomCalendar(SplittableRandom random) {
        return Calendar.of(ZONES.get(random.nextInt(ZONES.size())))
                .withDayStart(random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(4, 0))
                .withWeekStart(DayOfWeek.of(1 + random.nextInt(7)));
    }

    public static Bucket randomUnit(SplittableRandom random) {
        return List.of(Bucket.DAY, Bucket.WEEK, Bucket.MONTH).get(random.nextInt(3));
    }

    /** An instant in the stretch, often on a whole day of UTC. */
    public static Instant randomInstant(SplittableRandom random) {
        long days = random.nextInt(RANDOM_DAYS);
        long seconds = random.nextInt(4) == 0 ? 0 : random.nextInt(86_400);
        return RANDOM_START.plus(Duration.ofDays(days)).plusSeconds(seconds);
    }

    /** Up to 12 events, visits and others, in an order of their own. */
    public static List<Event> randomEvents(SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(13); i > 0; i--) {
            events.add(Event.of(random.nextInt(4) == 0 ? "ping" : "visit", randomInstant(random)));
        }
        return events;
    }

    public static List<History> randomHistories(SplittableRandom random) {
        List<History> histories = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            History history = History.of(randomEvents(random));
            histories.add(random.nextInt(3) == 0 ? history.withCompleteSince(randomInstant(random)) : history);
        }
        return histories;
    }

    public static List<History> completeHistories(SplittableRandom random) {
        return randomHistories(random).stream()
                .map(history -> History.of(history.events()))
                .toList();
    }

    public static Interval randomRange(SplittableRandom random) {
        Instant one = randomInstant(random);
        Instant other = randomInstant(random);
        return one.isBefore(other) ? Interval.of(one, other) : Interval.of(other, one);
    }

    public static History shifted(History history, Duration by) {
        return History.of(history.events().stream()
                .map(event -> Event.of(event.type(), event.at().plus(by)))
                .toList());
    }

    public static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
        List<T> shuffled = new ArrayList<>(items);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T item = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, item);
        }
        return shuffled;
    }
}
