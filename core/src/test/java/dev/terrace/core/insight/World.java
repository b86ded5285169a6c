package dev.terrace.core.insight;

import dev.terrace.core.Attribute;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.population.Audience;
import dev.terrace.core.population.Population;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Users with a value of each type, or without, and with a behaviour that is not known of all. */
final class World {

    static final Attribute<Boolean> MEMBER = Attribute.ofBoolean("member");
    static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold", "black");
    static final Attribute<String> CITY = Attribute.ofString("city");
    static final Attribute<SemanticVersion> APP = Attribute.ofVersion("app");
    static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    static final Attribute<Long> AGE = Attribute.ofLong("age");
    static final Attribute<BigDecimal> SPENT = Attribute.ofDecimal("spent", 2);
    static final Attribute<Double> SCORE = Attribute.ofDouble("score");
    static final Attribute<LocalDate> BIRTHDAY = Attribute.ofDate("birthday");
    static final Attribute<Instant> SEEN = Attribute.ofInstant("seen");
    static final Attribute<Duration> STAY = Attribute.ofDuration("stay");
    static final Attribute<String> GENDER = Attribute.ofString("gender").asSensitive();

    static final List<Attribute<?>> ATTRIBUTES =
            List.of(MEMBER, LEVEL, CITY, APP, TAGS, AGE, SPENT, SCORE, BIRTHDAY, SEEN, STAY, GENDER);

    static final Schema SCHEMA = Schema.builder().attributes(ATTRIBUTES).build();

    /** A user; the behaviour is null where it is unknown. */
    record Person(int id, Map<Attribute<?>, Object> values, Boolean did) {}

    private World() {}

    static List<Person> people(SplittableRandom random, int most) {
        List<Person> people = new ArrayList<>();
        int spread = 1 + random.nextInt(12);
        for (int id = random.nextInt(most + 1); id > 0; id--) {
            people.add(new Person(id, values(random, spread), random.nextInt(10) == 0 ? null : random.nextBoolean()));
        }
        return people;
    }

    private static Map<Attribute<?>, Object> values(SplittableRandom random, int spread) {
        Map<Attribute<?>, Object> values = new HashMap<>();
        for (Attribute<?> attribute : ATTRIBUTES) {
            if (random.nextInt(6) > 0) {
                values.put(attribute, value(random, attribute, random.nextInt(spread)));
            }
        }
        return values;
    }

    private static Object value(SplittableRandom random, Attribute<?> attribute, int number) {
        return switch (attribute.type()) {
            case BOOLEAN -> random.nextBoolean();
            case ENUMERATION -> attribute.domain().get(random.nextInt(3));
            case STRING -> "text " + number;
            case VERSION -> SemanticVersion.of(1, number, 0);
            case STRING_SET -> {
                Set<String> tags = new TreeSet<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    tags.add("tag " + random.nextInt(5));
                }
                yield tags;
            }
            case LONG -> number - 3L;
            case DECIMAL -> BigDecimal.valueOf(number * 100L - 250, 2);
            case DOUBLE -> number / 3.0 - 1;
            case DATE -> LocalDate.ofEpochDay(number * 400L);
            case INSTANT -> Instant.ofEpochSecond(number * 1_000L, number);
            case DURATION -> Duration.ofMillis(number * 700L);
        };
    }

    static Population<Integer> population(List<Person> people) {
        Population.Builder<Integer> population = Population.builder(SCHEMA);
        people.forEach(person -> population.profile(person.id(), profile(person)));
        return population.build();
    }

    private static Profile profile(Person person) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        person.values().forEach((attribute, value) -> set(profile, attribute, value));
        return profile.build();
    }

    @SuppressWarnings("unchecked") // values are made for their attribute
    private static <T> void set(Profile.Builder profile, Attribute<T> attribute, Object value) {
        profile.set(attribute, (T) value);
    }

    static KeyBehaviour<Integer> behaviour(Population<Integer> population, List<Person> people) {
        return new KeyBehaviour<>(
                "did it",
                audience(
                        population,
                        people.stream()
                                .filter(person -> person.did() != null && person.did())
                                .toList()),
                audience(
                        population,
                        people.stream().filter(person -> person.did() != null).toList()));
    }

    private static Audience<Integer> audience(Population<Integer> population, List<Person> people) {
        return Audience.of(population.roster(), people.stream().map(Person::id).toList());
    }
}
