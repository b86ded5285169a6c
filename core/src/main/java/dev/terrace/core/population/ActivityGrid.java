package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.EventTable;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Which users were active in which day, week or month: a bit for each user and bucket. Immutable.
 *
 * <p>Worked number: of users a, b and c, a buys on days 1 and 3 and b on day 3. Then nobody is active on day 2, a and b are on
 * day 3, and of those a was on day 1, too.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class ActivityGrid<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** More would be buckets of a calendar gone wrong: 100 years of days. */
    private static final int MOST_BUCKETS = 36_525;

    private final Roster<U> roster;
    private final Bucket unit;
    private final long first;

    @SuppressWarnings("serial") // an unmodifiable list
    private final List<Audience<U>> active;

    private ActivityGrid(Roster<U> roster, Bucket unit, long first, List<Audience<U>> active) {
        this.roster = roster;
        this.unit = unit;
        this.first = first;
        this.active = active;
    }

    /**
     * Marks when the users of a population were active.
     *
     * @param population the facts
     * @param events the types of event that count as activity; of the population's schema
     * @param calendar what days, weeks and months mean
     * @param unit the unit of the buckets
     * @param interval from when to when; buckets that it cuts are looked at within it only
     * @param <U> the host's type of user id
     * @return the grid of all buckets that the interval touches; without any bucket for an empty interval
     * @throws IllegalArgumentException if the schema lacks an event type, or the interval touches more than 36,525 buckets
     */
    public static <U extends Comparable<? super U>> ActivityGrid<U> of(
            Population<U> population, Collection<String> events, Calendar calendar, Bucket unit, Interval interval) {
        if (interval.isEmpty()) {
            return new ActivityGrid<>(population.roster(), unit, 0, List.of());
        }
        long first = calendar.bucketOf(unit, interval.start());
        long last = calendar.bucketOf(unit, interval.end().minusNanos(1));
        if (last - first >= MOST_BUCKETS) {
            throw new IllegalArgumentException("interval must touch at most " + MOST_BUCKETS + " buckets but "
                    + interval + " touches " + (last - first + 1) + " (" + unit + ")");
        }
        List<RoaringBitmapWriter<RoaringBitmap>> rows = LongStream.rangeClosed(first, last)
                .mapToObj(bucket -> RoaringBitmapWriter.writer().get())
                .toList();
        List<Instant> ends = LongStream.range(first, last)
                .mapToObj(bucket -> calendar.intervalOf(unit, bucket).end())
                .collect(Collectors.toCollection(ArrayList::new));
        ends.add(interval.end());
        List<EventTimes> times = events.stream()
                .map(type -> EventTimes.of(population.users().events(type), interval.start(), ends))
                .toList();
        for (int row = 0; row < population.size(); row++) {
            for (EventTimes ofType : times) {
                ofType.mark(row, rows);
            }
        }
        return new ActivityGrid<>(population.roster(), unit, first, audiences(population.roster(), rows));
    }

    private static <U extends Comparable<? super U>> List<Audience<U>> audiences(
            Roster<U> roster, List<RoaringBitmapWriter<RoaringBitmap>> rows) {
        List<Audience<U>> audiences = new ArrayList<>(rows.size());
        for (RoaringBitmapWriter<RoaringBitmap> bucket : rows) {
            bucket.flush();
            audiences.add(Audience.ofBitmap(roster, bucket.get()));
        }
        return List.copyOf(audiences);
    }

    /** The events of one type, and where each bucket begins and ends in their times. */
    private static final class EventTimes {

        private final EventTable table;
        private final long start;
        private final long[] ends;

        private EventTimes(EventTable table, long start, long[] ends) {
            this.table = table;
            this.start = start;
            this.ends = ends;
        }

        static EventTimes of(EventTable table, Instant start, List<Instant> ends) {
            return new EventTimes(
                    table,
                    table.timeOf(start),
                    ends.stream().mapToLong(table::timeOf).toArray());
        }

        /** Goes from bucket to bucket and from event to event at once, since both are in order. */
        void mark(int row, List<RoaringBitmapWriter<RoaringBitmap>> rows) {
            int last = table.start(row + 1);
            int event = table.firstAtOrAfter(start, table.start(row), last);
            for (int bucket = 0; bucket < ends.length && event < last; bucket++) {
                if (table.time(event) < ends[bucket]) {
                    rows.get(bucket).add(row);
                    event = table.firstAtOrAfter(ends[bucket], event, last);
                }
            }
        }
    }

    /**
     * Whose activity it is.
     *
     * @return the ids
     */
    public Roster<U> roster() {
        return roster;
    }

    /**
     * The unit of the buckets.
     *
     * @return day, week or month
     */
    public Bucket unit() {
        return unit;
    }

    /**
     * The buckets, by their epoch numbers.
     *
     * @return the numbers, ascending and without gaps; empty for an empty interval
     */
    public LongStream buckets() {
        return LongStream.range(first, first + active.size());
    }

    /**
     * Who was active in a bucket.
     *
     * @param bucket its number
     * @return the active users
     * @throws IllegalArgumentException if the grid does not have the bucket
     */
    public Audience<U> active(long bucket) {
        if (bucket < first || bucket >= first + active.size()) {
            throw new IllegalArgumentException("bucket must be in [" + first + ", " + (first + active.size())
                    + ") but was " + bucket + " (" + unit + ")");
        }
        return active.get((int) (bucket - first));
    }

    /**
     * Who was active in at least one of some buckets.
     *
     * @param from the first bucket
     * @param to the bucket after the last; not before {@code from}
     * @return the active users; nobody for no bucket
     * @throws IllegalArgumentException if the grid does not have a bucket
     */
    public Audience<U> activeWithin(long from, long to) {
        return each(from, to).reduce(Audience.none(roster), Audience::or);
    }

    /**
     * Who was active in every one of some buckets.
     *
     * @param from the first bucket
     * @param to the bucket after the last; not before {@code from}
     * @return the active users; everybody for no bucket
     * @throws IllegalArgumentException if the grid does not have a bucket
     */
    public Audience<U> activeThroughout(long from, long to) {
        return each(from, to).reduce(Audience.all(roster), Audience::and);
    }

    private Stream<Audience<U>> each(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::active);
    }

    /**
     * In which buckets a user was active.
     *
     * @param id the user's id
     * @return the numbers of the buckets, ascending; empty for somebody who is not in the population
     */
    public LongStream bucketsOf(U id) {
        requireNonNull(id, "id");
        return buckets().filter(bucket -> active(bucket).contains(id));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActivityGrid<?> that
                && unit == that.unit
                && first == that.first
                && active.equals(that.active)
                && roster.equals(that.roster);
    }

    @Override
    public int hashCode() {
        return active.hashCode() * 31 + Long.hashCode(first);
    }

    /** {@return the unit and how many buckets of how many users} */
    @Override
    public String toString() {
        return "ActivityGrid[" + active.size() + " buckets (" + unit + ") of " + roster.size() + " users]";
    }
}
