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

        Map<String, Instant> completeSince = completeSince(random, events.keySet());

        ActivityGrid<String> grid =
                ActivityGrid.of(population(random, events, completeSince), types, calendar, unit, interval);

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
            Set<Long> unknown = new TreeSet<>();
            grid.buckets()
                    .filter(bucket -> !expected.contains(bucket))
                    .filter(bucket -> {
                        Instant start = calendar.intervalOf(unit, bucket).start();
                        Instant looked = start.isBefore(interval.start()) ? interval.start() : start;
                        return completeSince.getOrDefault(id, Instant.MIN).isAfter(looked);
                    })
                    .forEach(unknown::add);
            assertThat(grid.buckets()
                            .boxed()
                            .filter(bucket -> grid.unknown(bucket).contains(id)))
                    .as(id)
                    .containsExactlyElementsOf(unknown);
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
                population(new SplittableRandom(1), Map.of(), Map.of()),
                List.of("buy"),
                Calendar.utc(),
                Bucket.DAY,
                Interval.of(START, START));

        assertThat(grid.buckets()).isEmpty();
        assertThatThrownBy(() -> grid.active(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bucket must be in [0, 0) but was 0 (day)");
    }

    @Test
    void aUserWhoseHistoryBeginsLaterIsNotCertainlyInactiveBefore() {
        Instant second = START.plusSeconds(86_400);
        Population<String> population = Population.<String>builder(SCHEMA)
                .event("a", Event.of(BUY, START))
                .event("a", Event.of(BUY, second.plusSeconds(86_400)))
                .event("b", Event.of(BUY, second.plusSeconds(90_000)))
                .completeSince("b", second)
                .completeSince("c", second.plusSeconds(1))
                .build();
        ActivityGrid<String> grid = ActivityGrid.of(
                population,
                List.of("buy"),
                Calendar.utc(),
                Bucket.DAY,
                Interval.of(START, START.plusSeconds(3 * 86_400)));
        long first = grid.buckets().min().orElseThrow();

        assertThat(grid.active(first)).containsExactly("a");
        assertThat(grid.unknown(first)).containsExactly("b", "c");
        assertThat(grid.active(first + 1)).isEmpty();
        assertThat(grid.unknown(first + 1)).containsExactly("c");
        assertThat(grid.active(first + 2)).containsExactly("a", "b");
        assertThat(grid.unknown(first + 2)).isEmpty();
        assertThatThrownBy(() -> grid.unknown(first + 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHundredYearsOfDaysAreABucketEach() {
        Instant start = Instant.parse("2000-01-01T00:00:00Z");
        Population.Builder<Integer> builder = Population.builder(SCHEMA);
        for (int user = 0; user < 20_000; user++) {
            builder.event(user, Event.of(BUY, start.plusSeconds(36_000L * 86_400 - user)));
        }
        Population<Integer> population = builder.build();

        ActivityGrid<Integer> grid = ActivityGrid.of(
                population,
                List.of("buy"),
                Calendar.utc(),
                Bucket.DAY,
                Interval.of(start, start.plusSeconds(36_001L * 86_400)));

        long last = grid.buckets().max().orElseThrow();
        assertThat(grid.active(last)).containsExactly(0);
        assertThat(grid.active(last - 1).size()).isEqualTo(19_999);
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

    private static Map<String, Instant> completeSince(SplittableRandom random, Set<String> ids) {
        Map<String, Instant> completeSince = new TreeMap<>();
        int most = random.nextInt(3);
        for (String id : ids) {
            if (random.nextInt(2) < most) {
                completeSince.put(id, START.plusSeconds(random.nextInt(45) * 86_400L + random.nextInt(3) * 1_800L));
            }
        }
        return completeSince;
    }

    private static Population<String> population(
            SplittableRandom random, Map<String, List<Event>> events, Map<String, Instant> completeSince) {
        Population.Builder<String> builder = Population.builder(SCHEMA);
        List<String> ids = new ArrayList<>(events.keySet());
        while (!ids.isEmpty()) {
            String id = ids.remove(random.nextInt(ids.size()));
            builder.completeSince(id, completeSince.getOrDefault(id, Instant.MIN));
            events.get(id).forEach(event -> builder.event(id, event));
        }
        return builder.build();
    }
}
