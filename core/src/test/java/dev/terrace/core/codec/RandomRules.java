package dev.terrace.core.codec;

import static dev.terrace.core.codec.Vocabulary.AGE;
import static dev.terrace.core.codec.Vocabulary.AMOUNT;
import static dev.terrace.core.codec.Vocabulary.APP;
import static dev.terrace.core.codec.Vocabulary.BIRTHDAY;
import static dev.terrace.core.codec.Vocabulary.CATEGORY;
import static dev.terrace.core.codec.Vocabulary.CITY;
import static dev.terrace.core.codec.Vocabulary.COUPONS;
import static dev.terrace.core.codec.Vocabulary.CREDIT;
import static dev.terrace.core.codec.Vocabulary.LEVEL;
import static dev.terrace.core.codec.Vocabulary.PIECES;
import static dev.terrace.core.codec.Vocabulary.RATING;
import static dev.terrace.core.codec.Vocabulary.READING;
import static dev.terrace.core.codec.Vocabulary.SEEN;
import static dev.terrace.core.codec.Vocabulary.TAGS;
import static dev.terrace.core.codec.Vocabulary.VIP;
import static dev.terrace.core.codec.Vocabulary.WEIGHT;

import dev.terrace.core.Attribute;
import dev.terrace.core.Kind;
import dev.terrace.core.SemanticVersion;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.TextMatch;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Interval;
import dev.terrace.core.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random rules over the {@link Vocabulary} that a check accepts, of every kind of node. */
final class RandomRules {

    private static final List<Attribute<?>> USER =
            List.of(VIP, AGE, WEIGHT, CREDIT, RATING, CITY, LEVEL, BIRTHDAY, SEEN, READING, APP);
    private static final List<Attribute<?>> PURCHASE = List.of(AMOUNT, PIECES, CATEGORY);
    private static final Rule ANY = new Rule.All(List.of());

    private final SplittableRandom random;

    RandomRules(SplittableRandom random) {
        this.random = random;
    }

    Rule rule(int depth) {
        return rule(depth, false);
    }

    private Rule rule(int depth, boolean ofEvent) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf(depth, ofEvent);
        }
        return switch (random.nextInt(ofEvent ? 5 : 8)) {
            case 0 -> new Rule.All(rules(depth, ofEvent, 0));
            case 1 -> new Rule.Any(rules(depth, ofEvent, 0));
            case 2 -> {
                List<Rule> parts = rules(depth, ofEvent, 1);
                yield new Rule.AtLeast(1 + random.nextInt(parts.size()), parts);
            }
            case 3 -> new Rule.Not(rule(depth - 1, ofEvent));
            case 4 -> new Rule.OrElse(rule(depth - 1, ofEvent), random.nextBoolean());
            case 5 -> new Rule.InSegment(random.nextBoolean() ? "regulars" : "a/b~c");
            case 6 ->
                new Rule.Sequence(steps(depth, 1), window(), random.nextBoolean() ? null : duration(), steps(depth, 0));
            default -> new Rule.Held(occurrences(depth));
        };
    }

    private List<Rule> rules(int depth, boolean ofEvent, int least) {
        List<Rule> rules = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            rules.add(rule(depth - 1, ofEvent));
        }
        return rules;
    }

    private List<Rule.Sequence.Step> steps(int depth, int least) {
        List<Rule.Sequence.Step> steps = new ArrayList<>();
        for (int i = least + random.nextInt(2); i > 0; i--) {
            steps.add(new Rule.Sequence.Step("purchase", where(depth)));
        }
        return steps;
    }

    private Rule leaf(int depth, boolean ofEvent) {
        return switch (random.nextInt(9)) {
            case 0 -> {
                Operand<String> text = text(ofEvent);
                TextMatch match = pick(TextMatch.values());
                yield new Rule.Text(text, match, match == TextMatch.MATCHES ? "^a+(b|c)$" : lower());
            }
            case 1 ->
                new Rule.Holds(
                        new Operand.Attr<>(ofEvent ? COUPONS : TAGS), pick(Rule.Holds.Quantity.values()), texts());
            case 2 -> new Rule.Present(operand(depth, ofEvent));
            case 3 ->
                ofEvent
                        ? new Rule.Present(new Operand.Attr<>(COUPONS))
                        : new Rule.Anniversary(new Operand.Attr<>(BIRTHDAY), pick(Bucket.values()));
            case 4 -> mixed(ofEvent);
            case 5 -> new Rule.Within(time(depth, ofEvent), window());
            default -> comparison(operand(depth, ofEvent));
        };
    }

    private Operand<?> time(int depth, boolean ofEvent) {
        return switch (random.nextInt(ofEvent ? 1 : 4)) {
            case 0 -> new Operand.Constant<>(Kind.ofInstant(), instant());
            case 1 -> new Operand.Attr<>(SEEN);
            case 2 -> new Operand.Attr<>(BIRTHDAY);
            default -> new Operand.Occurred(pick(Operand.Occurred.End.values()), occurrences(depth));
        };
    }

    /** Constants whose kind no other operand says. */
    private Rule mixed(boolean ofEvent) {
        Operand.Constant<Long> left = new Operand.Constant<>(Kind.ofLong().withUnit(lower()), random.nextLong());
        return switch (random.nextInt(3)) {
            case 0 -> new Rule.Compare<>(left, Comparison.LESS_THAN, new Operand.Constant<>(left.kind(), 7L));
            case 1 ->
                new Rule.Compare<>(
                        new Operand.Attr<>(ofEvent ? AMOUNT : CREDIT),
                        Comparison.EQUAL,
                        new Operand.Constant<>(
                                Kind.ofDecimal(3).withUnit(ofEvent ? "" : "CNY"), new BigDecimal("12.5")));
            default ->
                new Rule.Holds(new Operand.Constant<>(Kind.ofStringSet(), texts()), Rule.Holds.Quantity.ANY, texts());
        };
    }

    private <T> Rule comparison(Operand<T> operand) {
        Supplier<T> value = () -> value(operand);
        if (operand.kind().equals(Kind.ofBoolean())) {
            return random.nextBoolean()
                    ? new Rule.In<>(operand, Set.of(value.get()))
                    : new Rule.Compare<>(
                            operand, Comparison.EQUAL, new Operand.Constant<>(operand.kind(), value.get()));
        }
        return switch (random.nextInt(4)) {
            case 0 -> {
                T a = value.get();
                T b = value.get();
                yield operand.kind().compare(a, b) <= 0
                        ? new Rule.Between<>(operand, a, b)
                        : new Rule.Between<>(operand, b, a);
            }
            case 1 ->
                new Rule.In<>(
                        operand,
                        Stream.generate(value)
                                .limit(1 + random.nextInt(3))
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
            case 2 -> new Rule.Compare<>(operand, pick(Comparison.values()), operand);
            default ->
                new Rule.Compare<>(
                        operand, pick(Comparison.values()), new Operand.Constant<>(operand.kind(), value.get()));
        };
    }

    private Operand<?> operand(int depth, boolean ofEvent) {
        if (ofEvent) {
            return switch (random.nextInt(4)) {
                case 0 -> new Operand.Modulo(new Operand.Attr<>(PIECES), 1 + random.nextLong(100));
                case 1 -> new Operand.Folded(text(true));
                default -> new Operand.Attr<>(PURCHASE.get(random.nextInt(PURCHASE.size())));
            };
        }
        return switch (random.nextInt(18)) {
            case 0 -> new Operand.Count(occurrences(depth));
            case 1 -> new Operand.Distinct(occurrences(depth), COUPONS);
            case 2 -> new Operand.Sum<>(occurrences(depth), AMOUNT);
            case 3 -> new Operand.Average(occurrences(depth), PIECES);
            case 4 -> new Operand.Pick<>(pick(Operand.Pick.Choice.values()), occurrences(depth), CATEGORY);
            case 5 -> new Operand.Occurred(pick(Operand.Occurred.End.values()), occurrences(depth));
            case 6 ->
                new Operand.ActivePeriods(
                        "purchase", where(depth), pick(Bucket.values()), 1 + random.nextInt(Window.MAX_COUNT));
            case 7 ->
                new Operand.Quotient(
                        new Operand.Count(occurrences(depth)),
                        new Operand.Constant<>(Kind.ofDouble(), random.nextDouble()));
            case 8 -> new Operand.Modulo(new Operand.Attr<>(AGE), 1 + random.nextLong(1000));
            case 9 -> new Operand.Size(new Operand.Attr<>(TAGS));
            case 10 -> new Operand.Folded(text(false));
            case 11 -> new Operand.Days(pick(Operand.Days.Direction.values()), new Operand.Attr<>(SEEN));
            case 12 -> new Operand.Elapsed(new Operand.Occurred(Operand.Occurred.End.LAST, occurrences(depth)));
            case 13 -> new Operand.DaysToAnniversary(new Operand.Attr<>(BIRTHDAY));
            case 14 ->
                new Operand.Score(List.of(
                        new Operand.Score.Term(random.nextLong(), rule(Math.max(0, depth - 1), false)),
                        new Operand.Score.Term(2, ANY)));
            case 15 -> new Operand.Bucketed(random.nextBoolean() ? CITY : AGE, string(), 1);
            default -> new Operand.Attr<>(USER.get(random.nextInt(USER.size())));
        };
    }

    private Operand<String> text(boolean ofEvent) {
        Operand<String> attribute = new Operand.Attr<>(ofEvent ? CATEGORY : random.nextBoolean() ? CITY : LEVEL);
        return random.nextInt(3) == 0 ? new Operand.Folded(attribute) : attribute;
    }

    private Occurrences occurrences(int depth) {
        return new Occurrences("purchase", where(depth), window());
    }

    private Rule where(int depth) {
        return random.nextBoolean() ? ANY : rule(Math.min(1, depth), true);
    }

    Window window() {
        return switch (random.nextInt(8)) {
            case 0 -> Window.ever();
            case 1 -> Window.days(1 + random.nextInt(Window.MAX_COUNT));
            case 2 -> Window.months(1 + random.nextInt(100));
            case 3 -> Window.rolling(duration().plusNanos(1));
            case 4 -> Window.current(pick(Bucket.values()));
            case 5 -> Window.previous(1 + random.nextInt(100), pick(Bucket.values()));
            case 6 -> {
                Instant start = instant();
                yield Window.absolute(Interval.of(start, start.plus(duration())));
            }
            default -> {
                Window following = window();
                yield following.equals(Window.ever()) ? following : small(window(), following);
            }
        };
    }

    private static Window small(Window window, Window following) {
        try {
            return window.before(following);
        } catch (IllegalArgumentException tooDeep) {
            return following;
        }
    }

    private <T> T value(Operand<T> operand) {
        @SuppressWarnings("unchecked") // each branch makes the Java type of the value type
        T value = (T)
                switch (operand.kind().type()) {
                    case BOOLEAN -> (Object) random.nextBoolean();
                    case LONG -> operand instanceof Operand.Count ? random.nextLong(1000) : random.nextLong();
                    case DECIMAL ->
                        BigDecimal.valueOf(random.nextLong(), operand.kind().decimals());
                    case DOUBLE -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
                    case STRING -> operand instanceof Operand.Folded ? lower() : string();
                    case ENUMERATION ->
                        operand.kind()
                                .domain()
                                .get(random.nextInt(operand.kind().domain().size()));
                    case DATE -> LocalDate.ofEpochDay(random.nextLong(-1_000_000, 4_000_000));
                    case INSTANT -> instant();
                    case DURATION -> duration().minus(duration());
                    case VERSION ->
                        new SemanticVersion(
                                random.nextInt(20),
                                random.nextInt(20),
                                random.nextInt(20),
                                random.nextBoolean() ? List.of() : List.of("beta", "11"));
                    case STRING_SET -> texts();
                };
        return value;
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(-100_000_000_000L, 400_000_000_000L), random.nextInt(1_000_000_000));
    }

    private Duration duration() {
        return Duration.ofSeconds(random.nextLong(10_000_000), random.nextInt(1_000_000_000));
    }

    private Set<String> texts() {
        return new LinkedHashSet<>(List.of(string(), lower()));
    }

    private String lower() {
        return "abc".substring(random.nextInt(3));
    }

    /** Texts of every kind of character, halves of characters included. */
    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "\"\\/~\n\t\0".charAt(random.nextInt(7));
                        case 1 -> (char) (0xd800 + random.nextInt(0x800));
                        case 2 -> '上';
                        default -> (char) ('a' + random.nextInt(26));
                    });
        }
        return text.toString();
    }

    private <E> E pick(E[] values) {
        return values[random.nextInt(values.length)];
    }
}
