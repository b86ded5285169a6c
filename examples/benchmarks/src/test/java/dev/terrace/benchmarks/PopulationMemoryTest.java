package dev.terrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.population.Population;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a population takes: the worked number of {@link Population}, and the objects beside the columns. */
class PopulationMemoryTest {

    /** So few that no array is a huge one, which a collector may round up. */
    private static final int USERS = 64_000;

    private static final int EVENTS_OF_USER = 10;
    private static final Attribute<Long> AGE = Attribute.ofLong("age");
    private static final Attribute<String> CITY = Attribute.ofString("city");
    private static final Attribute<Boolean> VIP = Attribute.ofBoolean("vip");
    private static final Attribute<Long> SPEND = Attribute.ofLong("spend");
    private static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    private static final EventType PURCHASE = EventType.of("purchase");
    private static final Schema SCHEMA = Schema.builder()
            .attribute(AGE)
            .attribute(CITY)
            .attribute(VIP)
            .attribute(SPEND)
            .attribute(TAGS)
            .event(PURCHASE)
            .build();

    /** 1 + 1 + 1/8 + 2 + 1 bytes for the attributes, and where the user's events start. */
    private static final double BYTES_OF_USER = 5.125 + Integer.BYTES;

    /** Seconds within 136 years. */
    private static final int BYTES_OF_EVENT = Integer.BYTES;

    /** A {@link Long}, which takes 16 bytes or, without compressed class pointers, 24, and a reference to it. */
    private static final int BYTES_OF_ID = 28;

    /** 10 cities and 200 sets of tags, each with a sketch. */
    private static final int DISTINCT_TEXTS = 210;

    /** For the headers of arrays, the start of the first user that is not there, and 200 sets of tags. */
    private static final int REST = 200_000;

    @Test
    void columnsTakeWhatIsStated() {
        assertThat(population(EVENTS_OF_USER).users().bytes())
                .isEqualTo((long) (BYTES_OF_USER * USERS)
                        + (long) BYTES_OF_EVENT * EVENTS_OF_USER * USERS
                        + Integer.BYTES
                        + (long) Long.BYTES * DISTINCT_TEXTS);
    }

    /** Where every value is there and no text is long, what stands beside the columns is the ids. */
    @Test
    void theHeapTakesTheColumnsAndTheIds() {
        population(1); // loads classes
        long before = used();
        Population<Long> population = population(1);
        long taken = used() - before;
        assertThat(population.size()).isEqualTo(USERS);
        assertThat(taken).isLessThan(population.users().bytes() + (long) BYTES_OF_ID * USERS + REST);
    }

    private static Population<Long> population(int events) {
        Population.Builder<Long> population = Population.builder(SCHEMA);
        for (int user = 0; user < USERS; user++) {
            Long id = 1_000_000_000L + user;
            population.profile(
                    id,
                    Profile.builder(SCHEMA)
                            .set(AGE, 10L + user % 70)
                            .set(CITY, "city-" + user % 10)
                            .set(VIP, user % 2 == 0)
                            .set(SPEND, user % 65_536L)
                            .set(TAGS, Set.of("tag-" + user % 200, "early"))
                            .build());
            IntStream.range(0, events)
                    .forEach(event -> population.event(
                            id, Event.of(PURCHASE, Instant.ofEpochSecond(1_700_000_000L + event * 80_000L))));
        }
        return population.build();
    }

    /** What is left after the collector has run until it finds no more. */
    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long used = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            System.gc();
            used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}
