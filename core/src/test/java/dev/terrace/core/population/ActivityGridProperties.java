package dev.terrace.core.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.Schema;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import dev.terrace.core.time.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivityGridProperties {

    private static final EventType BUY = EventType.of("buy");
    private static final EventType VISIT = EventType.of("visit");
    private static final Schema SCHEMA =
            Schema.builder().event(BUY).event(VISIT).build();

    /** Clocks change in March. */
    private static final Instant START = Instant.parse("2026-03-20T00:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aUserIsActiveInTheBucketsOfItsEvents(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Calendar calendar = Calendar.of(
                ZoneId.of(List.of("UTC", "Europe/Berlin", "America/New_York").get(random.nextInt(3))));
        Bucket unit = List.of(Bucket.values()).get(random.nextInt(3));
        Map<String, List<Event>> events = events(random);
        Set<String> types = random.nextBoolean() ? Set.of("buy") : Set.of("buy", "visit");
        Interval interval = Interval.of(
                START.plusSeconds(random.nextInt(40 * 3_600)),
                START.plusSeconds(40 * 3_600L + random.nextInt(900 * 3_600)));

        ActivityGrid<String> grid = ActivityGrid.of(population(random, events), types, calendar, unit, interval);

        assertThat(grid.buckets().boxed())
                .containsExactlyElementsOf(LongStream.rangeClosed(
                                calendar.bucketOf(unit, interval.start()),
                                calendar.bucketOf(unit, interval.end().minusNanos(1)))
                        .boxed()
                        .toList());
        events.forEach((id, ofUser) -> {
            Set<Long> expected = new TreeSet<>();
            ofUser.stream()
                    .filter(event -> types.contains(event.type()) && interval.contains(event.at()))
                    .forEach(event -> expected.add(calendar.bucketOf(unit, event.at())));
            assertThat(grid.bucketsOf(id).boxed()).as(id).containsExactlyElementsOf(expected);
        });
        long first = grid.buckets().min().orElseThrow();
        long end = grid.buckets().max().orElseThrow() + 1;
        Audience<String> once = Audience.none(grid.roster());
        Audience<String> always = Audience.all(grid.roster());
        for (long bucket = first; bucket < end; bucket++) {
            once = once.or(grid.active(bucket));
            always = always.and(grid.active(bucket));
        }
        assertThat(grid.activeWithin(first, end)).isEqualTo(once);
        assertThat(grid.activeThroughout(first, end)).isEqualTo(always);
    }

    @Test
    void anEmptyIntervalHasNoBuckets() {
        ActivityGrid<String> grid = ActivityGrid.of(
                population(new SplittableRandom(1), Map.of()),
                List.of("buy"),
                Calendar.utc(),
                Bucket.DAY,
                Interval.of(START, START));

        assertThat(grid.buckets()).isEmpty();
        assertThatThrownBy(() -> grid.active(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bucket must be in [0, 0) but was 0 (day)");
    }

    private static Map<String, List<Event>> events(SplittableRandom random) {
        Map<String, List<Event>> events = new TreeMap<>();
        for (int user = 0; user < random.nextInt(1, 90); user++) {
            List<Event> ofUser = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                Instant at = START.plusSeconds(random.nextInt(1_000 * 3_600));
                ofUser.add(Event.of(random.nextBoolean() ? BUY : VISIT, at));
            }
            events.put("user-" + user, ofUser);
        }
        return events;
    }

    private static Population<String> population(SplittableRandom random, Map<String, List<Event>> events) {
        Population.Builder<String> builder = Population.builder(SCHEMA);
        List<String> ids = new ArrayList<>(events.keySet());
        while (!ids.isEmpty()) {
            String id = ids.remove(random.nextInt(ids.size()));
            builder.completeSince(id, Instant.MIN);
            events.get(id).forEach(event -> builder.event(id, event));
        }
        return builder.build();
    }
}
