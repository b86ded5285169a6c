package dev.terrace.core.analysis;

import static dev.terrace.core.rule.Rules.attr;
import static dev.terrace.core.rule.Rules.bucket;
import static dev.terrace.core.rule.Rules.did;
import static dev.terrace.core.rule.Rules.known;
import static dev.terrace.core.rule.Rules.modulo;
import static dev.terrace.core.rule.Rules.quotient;
import static dev.terrace.core.rule.Rules.score;
import static dev.terrace.core.rule.Rules.set;
import static dev.terrace.core.rule.Rules.text;
import static dev.terrace.core.rule.Rules.weight;
import static dev.terrace.core.time.Window.days;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.History;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.evaluation.Evaluator;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.Truth;
import dev.terrace.core.rule.ValueClause;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Small rules over a small schema, so that they often contradict each other, and users with gaps in their facts. */
final class RandomRules {

    static final Attribute<Long> NUMBER = Attribute.ofLong("number");
    static final Attribute<Long> OTHER = Attribute.ofLong("other");
    static final Attribute<Boolean> FLAG = Attribute.ofBoolean("flag");
    static final Attribute<String> LEVEL = Attribute.ofEnumeration("level", "low", "middle", "high");
    static final Attribute<String> TEXT = Attribute.ofString("text");
    static final Attribute<Set<String>> TAGS = Attribute.ofStringSet("tags");
    static final Attribute<Long> AMOUNT = Attribute.ofLong("amount");
    private static final EventType BUY = EventType.of("buy", AMOUNT);
    static final Schema SCHEMA = Schema.builder()
            .attributes(List.of(NUMBER, OTHER, FLAG, LEVEL, TEXT, TAGS))
            .event(BUY)
            .build();

    private static final Instant AS_OF = Instant.parse("2026-03-18T12:00:00Z");
    private static final List<String> TEXTS = List.of("", "a", "ab", "b", "ba");
    private static final List<String> LETTERS = List.of("a", "b", "c");

    private final SplittableRandom random;
    private final boolean withAnswers;

    RandomRules(long seed, boolean withAnswers) {
        this.random = new SplittableRandom(seed);
        this.withAnswers = withAnswers;
    }

    static Truth truth(Rule rule, User user) {
        return Evaluator.of(SCHEMA, Calendar.utc(), Map.of("r", rule)).truthOf("r", user, AS_OF);
    }

    SplittableRandom random() {
        return random;
    }

    <E> E oneOf(List<E> elements) {
        return elements.get(random.nextInt(elements.size()));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    Rule rule(int depth) {
        if (depth == 0 || oneIn(4)) {
            return leaf();
        }
        return switch (random.nextInt(withAnswers ? 8 : 7)) {
            case 0, 1, 2 -> new Rule.All(parts(depth, oneIn(20) ? 0 : 1));
            case 3, 4 -> new Rule.Any(parts(depth, oneIn(20) ? 0 : 1));
            case 5 -> {
                List<Rule> parts = parts(depth, 1);
                yield new Rule.AtLeast(1 + random.nextInt(parts.size()), parts);
            }
            case 6 -> new Rule.Not(rule(depth - 1));
            default -> rule(depth - 1).orElse(random.nextBoolean());
        };
    }

    private List<Rule> parts(int depth, int fewest) {
        return Stream.generate(() -> rule(depth - 1))
                .limit(fewest == 0 ? 0 : fewest + random.nextInt(3))
                .toList();
    }

    Rule leaf() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> test(attr(NUMBER));
            case 3 -> pair(attr(NUMBER), attr(oneIn(8) ? NUMBER : OTHER));
            case 4 ->
                new Rule.Compare<>(
                        new Operand.Constant<>(NUMBER.kind(), random.nextLong(4)),
                        comparison(),
                        attr(oneIn(2) ? NUMBER : OTHER).operand());
            case 5 -> attr(FLAG).is(random.nextBoolean());
            case 6 -> attr(LEVEL).atLeast(oneOf(LEVEL.domain()));
            case 7 -> attr(LEVEL).in(oneOf(LEVEL.domain()), "high");
            case 8 -> textRule();
            case 9 ->
                oneIn(2)
                        ? set(TAGS).anyOf(oneOf(LETTERS), oneOf(LETTERS))
                        : set(TAGS).allOf(oneOf(LETTERS), oneOf(LETTERS));
            case 10, 11 -> test(did("buy").count(days(10)));
            case 12 -> figure();
            case 13 -> score(weight(2, leaf()), weight(-1, leaf())).atLeast(random.nextLong(4) - 1);
            case 14 -> pair(did("buy").count(days(10)), attr(NUMBER));
            default ->
                oneOf(List.of(known(NUMBER), known(TEXT), known(did("buy").sum(AMOUNT, days(10)))));
        };
    }

    private Rule figure() {
        return switch (random.nextInt(7)) {
            case 0 -> test(did("buy").sum(AMOUNT, days(10)));
            case 1 -> test(did("buy").distinct(AMOUNT, days(10)));
            case 2 -> test(did("buy").last(AMOUNT, days(10)));
            case 3 -> test(did("buy").activePeriods(2, Bucket.DAY));
            case 4 -> test(modulo(did("buy").count(days(10)), 2));
            case 5 -> quotient(attr(NUMBER), attr(OTHER)).atMost((double) random.nextInt(3));
            default -> test(bucket("s", TEXT));
        };
    }

    private Rule textRule() {
        return switch (random.nextInt(5)) {
            case 0 -> text(TEXT).is(oneOf(TEXTS));
            case 1 -> text(TEXT).in(oneOf(TEXTS), oneOf(TEXTS));
            case 2 -> text(TEXT).startsWith(oneOf(TEXTS.subList(1, 5)));
            case 3 -> text(TEXT).contains("b");
            default -> attr(TEXT).atLeast(oneOf(TEXTS));
        };
    }

    private Rule pair(ValueClause<Long> left, ValueClause<Long> right) {
        return new Rule.Compare<>(left.operand(), comparison(), right.operand());
    }

    private Comparison comparison() {
        return oneOf(List.of(Comparison.values()));
    }

    private Rule test(ValueClause<Long> clause) {
        long value = random.nextLong(4);
        return switch (random.nextInt(4)) {
            case 0 -> clause.between(value, value + random.nextLong(3));
            case 1 -> clause.in(value, random.nextLong(4));
            default -> new Rule.Compare<>(clause.operand(), comparison(), new Operand.Constant<>(NUMBER.kind(), value));
        };
    }

    List<User> users(int count) {
        return Stream.generate(this::user).limit(count).toList();
    }

    private User user() {
        Profile.Builder profile = Profile.builder(SCHEMA);
        if (!oneIn(4)) {
            profile.set(NUMBER, random.nextLong(5) - 1);
        }
        if (!oneIn(4)) {
            profile.set(OTHER, random.nextLong(4));
        }
        if (!oneIn(4)) {
            profile.set(FLAG, random.nextBoolean());
        }
        if (!oneIn(4)) {
            profile.set(LEVEL, oneOf(LEVEL.domain()));
        }
        if (!oneIn(4)) {
            profile.set(TEXT, oneOf(TEXTS));
        }
        if (!oneIn(4)) {
            Set<String> tags = new TreeSet<>();
            LETTERS.stream().filter(letter -> oneIn(2)).forEach(tags::add);
            profile.set(TAGS, tags);
        }
        List<Event> events = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Event event = Event.of(BUY, AS_OF.minus(Duration.ofHours(1 + random.nextInt(300))));
            events.add(oneIn(3) ? event : event.with(AMOUNT, random.nextLong(4)));
        }
        History history = History.of(events);
        return User.of(
                profile.build(), oneIn(3) ? history.withCompleteSince(AS_OF.minus(Duration.ofDays(3))) : history);
    }
}
