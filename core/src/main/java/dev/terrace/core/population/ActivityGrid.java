package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.EventTable;
import dev.terrace.core.UserTable;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Which users were active in which day, week or month: a bit for each user and bucket. Immutable.
 *
 * <p>In each bucket, those who were {@link #active}, those of whom it is {@link #unknown} and the rest, who certainly were not,
 * add up to the roster. An event that is known counts, also before the user's history is complete.
 *
 * <p>Worked number: of users a, b and c, a buys on days 1 and 3 and b on day 3. Then nobody is active on day 2, a and b are on
 * day 3, and of those a was on day 1, too. If b's history is complete only since day 2, b is unknown on day 1.
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

    /** In how many of the first buckets the history of the user in each row is not complete; empty if all histories are. */
    private final int[] incomplete;

    private ActivityGrid(Roster<U> roster, Bucket unit, long first, List<Audience<U>> active, int[] incomplete) {
        this.roster = roster;
        this.unit = unit;
        this.first = first;
        this.active = active;
        this.incomplete = incomplete;
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
            return new ActivityGrid<>(population.roster(), unit, 0, List.of(), new int[0]);
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
        return new ActivityGrid<>(
                population.roster(),
                unit,
                first,
                audiences(population.roster(), rows),
                incomplete(population.users(), interval.start(), ends));
    }

    private static int[] incomplete(UserTable users, Instant start, List<Instant> ends) {
        if (users.isComplete()) {
            return new int[0];
        }
        List<Instant> starts = new ArrayList<>(ends.size());
        starts.add(start);
        starts.addAll(ends.subList(0, ends.size() - 1));
        int[] incomplete = new int[users.size()];
        for (int row = 0; row < incomplete.length; row++) {
            int place = Collections.binarySearch(starts, users.completeSince(row));
            incomplete[row] = place >= 0 ? place : -place - 1;
        }
        return incomplete;
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

        /** Goes from an event to its bucket, and from there to the first event after it: both are in order. */
        void mark(int row, List<RoaringBitmapWriter<RoaringBitmap>> rows) {
            int last = table.start(row + 1);
            int event = table.firstAtOrAfter(start, table.start(row), last);
            int bucket = 0;
            while (event < last) {
                bucket = firstEndingAfter(table.time(event), bucket);
                if (bucket == ends.length) {
                    return;
                }
                rows.get(bucket).add(row);
                event = table.firstAtOrAfter(ends[bucket], event, last);
            }
        }

        /** The first bucket from one on that ends after a time; the number of buckets if there is none. */
        private int firstEndingAfter(long time, int from) {
            int low = from;
            int high = ends.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ends[middle] <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
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
     * @return the users with an event in it
     * @throws IllegalArgumentException if the grid does not have the bucket
     */
    public Audience<U> active(long bucket) {
        return active.get(place(bucket));
    }

    /**
     * Of whom it is not known whether they were active in a bucket: no event in it is known, and the user's history is complete
     * only since an instant after its start, or after that of the interval if the bucket is cut there. Who is neither active nor
     * unknown was certainly not active.
     *
     * @param bucket its number
     * @return the users; nobody if all histories are complete over the bucket
     * @throws IllegalArgumentException if the grid does not have the bucket
     */
    public Audience<U> unknown(long bucket) {
        int place = place(bucket);
        return Audience.ofRows(roster, IntStream.range(0, incomplete.length).filter(row -> incomplete[row] > place))
                .andNot(active.get(place));
    }

    private int place(long bucket) {
        if (bucket < first || bucket >= first + active.size()) {
            throw new IllegalArgumentException("bucket must be in [" + first + ", " + (first + active.size())
                    + ") but was " + bucket + " (" + unit + ")");
        }
        return (int) (bucket - first);
    }

    /**
     * Who was active in at least one of some buckets. Somebody else may have been, if {@link #unknown} in one of them.
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
     * Who was certainly active in every one of some buckets. Somebody else may have been, if {@link #unknown} in those where
     * no event is known.
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
     * In which buckets a user was active. The user may have been in others, too, if {@link #unknown} there.
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
                && Arrays.equals(incomplete, that.incomplete)
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
