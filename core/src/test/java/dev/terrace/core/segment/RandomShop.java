package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static dev.terrace.core.rule.Rules.any;
import static dev.terrace.core.rule.Rules.atLeast;
import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.inSegment;
import static dev.terrace.core.rule.Rules.not;
import static dev.terrace.core.time.Window.days;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.population.Population;
import dev.terrace.core.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random customers with gaps in what is known of them, and random rules over them. */
public final class RandomShop {

    public static final Attribute<String> ID = Attribute.ofString("id");
    public static final Attribute<Long> AGE = Attribute.ofLong("age");
    public static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "silver", "gold");
    public static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    public static final EventType PURCHASE = EventType.of("purchase", AMOUNT);
    public static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(ID, AGE, LEVEL))
            .event(PURCHASE)
            .event("review")
            .build();
    public static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");

    private final SplittableRandom random;

    public RandomShop(SplittableRandom random) {
        this.random = random;
    }

    public Map<Integer, User> users(int most) {
        Map<Integer, User> users = new TreeMap<>();
        for (int id = random.nextInt(most + 1); id > 0; id--) {
            users.put(id * 7 % 1009, user(id));
        }
        return users;
    }

    private User user(int id) {
        Profile.Builder profile = Profile.builder(SCHEMA);
        if (random.nextInt(5) > 0) {
            profile.set(ID, "u" + id);
        }
        if (random.nextInt(4) > 0) {
            profile.set(AGE, random.nextLong(4));
        }
        if (random.nextInt(4) > 0) {
            profile.set(LEVEL, random.nextBoolean() ? "silver" : "gold");
        }
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            events.add(random.nextBoolean() ? Event.of("review", instant()) : purchase());
        }
        History history = History.of(events);
        return User.of(profile.build(), random.nextInt(3) == 0 ? history.withCompleteSince(instant()) : history);
    }

    private Event purchase() {
        Event event = Event.of(PURCHASE, instant());
        return random.nextInt(5) == 0 ? event : event.with(AMOUNT, random.nextLong(4));
    }

    private Instant instant() {
        return AS_OF.minus(Duration.ofDays(random.nextInt(-3, 40)));
    }

    public Rule rule(int depth, List<String> segments) {
        return switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0 -> attr(AGE).atLeast(random.nextLong(4));
            case 1 -> attr(LEVEL).is("gold");
            case 2 -> did("review").atLeast(1 + random.nextInt(2)).within(days(1 + random.nextInt(30)));
            case 3 -> did("purchase").sum(AMOUNT, days(1 + random.nextInt(30))).atLeast(random.nextLong(4));
            case 4 -> attr(AGE).is(random.nextLong(4)).orElse(random.nextBoolean());
            case 5 ->
                segments.isEmpty() ? did("purchase").ever() : inSegment(segments.get(random.nextInt(segments.size())));
            case 6 -> not(rule(depth - 1, segments));
            case 7 -> any(rule(depth - 1, segments), rule(depth - 1, segments));
            case 8 -> atLeast(2, rule(depth - 1, segments), rule(depth - 1, segments), rule(depth - 1, segments));
            default -> conjunction(depth, segments);
        };
    }

    public Rule conjunction(int depth, List<String> segments) {
        Rule[] parts = new Rule[random.nextInt(4)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = rule(depth - 1, segments);
        }
        return all(parts);
    }

    /** The users of one part, and those of the other. */
    public <T> List<Map<Integer, T>> split(Map<Integer, T> users) {
        List<Map<Integer, T>> parts = List.of(new TreeMap<>(), new TreeMap<>());
        users.forEach((id, user) -> parts.get(random.nextInt(2)).put(id, user));
        return parts;
    }

    public static Population<Integer> population(Map<Integer, User> users) {
        Population.Builder<Integer> population = Population.builder(SCHEMA);
        users.forEach(population::user);
        return population.build();
    }
}
