package dev.terrace.benchmarks;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.insight.Association;
import dev.terrace.core.insight.KeyBehaviour;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which of 50 attributes of 1,000,000 users go with a behaviour: counts, tests, intervals and q values. Beside it the counts
 * alone as a product would take them from its records, with a hash map for each attribute.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
public class AssociationBenchmark {

    private static final int USERS = 1_000_000;

    /** Of each kind: enumerations of 8, numbers up to 100, numbers up to 1,000,000, flags, texts of 200. */
    private static final int EACH = 10;

    private static final List<String> LEVELS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    private final List<Profile> profiles = new ArrayList<>();
    private List<Attribute<?>> attributes = List.of();
    private Population<Integer> population =
            Population.<Integer>builder(Schema.of()).build();
    private Audience<Integer> did = Audience.none(population.roster());

    /** Makes the users; of ten values, one is missing. */
    @Setup
    public void makeUsers() {
        List<Attribute<String>> levels = named(name -> Attribute.ofEnumeration("level-" + name, LEVELS));
        List<Attribute<Long>> small = named(name -> Attribute.ofLong("small-" + name));
        List<Attribute<Long>> large = named(name -> Attribute.ofLong("large-" + name));
        List<Attribute<Boolean>> flags = named(name -> Attribute.ofBoolean("flag-" + name));
        List<Attribute<String>> texts = named(name -> Attribute.ofString("text-" + name));
        List<String> words = IntStream.range(0, 200).mapToObj(i -> "word-" + i).toList();
        attributes = new ArrayList<>();
        List.of(levels, small, large, flags, texts).forEach(attributes::addAll);
        Schema schema = Schema.builder().attributes(attributes).build();
        Population.Builder<Integer> builder = Population.builder(schema);
        SplittableRandom random = new SplittableRandom(1);
        for (int id = 0; id < USERS; id++) {
            Profile.Builder profile = Profile.builder(schema);
            for (int i = 0; i < EACH; i++) {
                set(profile, levels.get(i), LEVELS.get(random.nextInt(8)), random);
                set(profile, small.get(i), random.nextLong(100), random);
                set(profile, large.get(i), random.nextLong(1_000_000), random);
                set(profile, flags.get(i), random.nextBoolean(), random);
                set(profile, texts.get(i), words.get(random.nextInt(200)), random);
            }
            profiles.add(profile.build());
            builder.profile(id, profiles.get(id));
        }
        population = builder.build();
        did = Audience.ofRows(population.roster(), IntStream.range(0, USERS).filter(row -> random.nextInt(5) == 0));
    }

    private interface Named<T> {
        Attribute<T> of(int name);
    }

    private static <T> List<Attribute<T>> named(Named<T> attribute) {
        return IntStream.range(0, EACH).mapToObj(attribute::of).toList();
    }

    private static <T> void set(Profile.Builder profile, Attribute<T> attribute, T value, SplittableRandom random) {
        if (random.nextInt(10) > 0) {
            profile.set(attribute, value);
        }
    }

    /**
     * Examines all attributes.
     *
     * @return how many findings there are
     */
    @Benchmark
    public int examine() {
        return Association.withDefaults()
                .examine(population, KeyBehaviour.of("did", did))
                .findings()
                .size();
    }

    /**
     * Counts users and doers by value, attribute by attribute.
     *
     * @return how many values there are
     */
    @Benchmark
    public int countInHashMaps() {
        int values = 0;
        for (Attribute<?> attribute : attributes) {
            Map<Object, int[]> counts = new HashMap<>();
            for (int row = 0; row < USERS; row++) {
                int reached = did.containsRow(row) ? 1 : 0;
                profiles.get(row).value(attribute).ifPresent(value -> {
                    int[] both = counts.computeIfAbsent(value, absent -> new int[2]);
                    both[0]++;
                    both[1] += reached;
                });
            }
            values += counts.size();
        }
        return values;
    }
}
