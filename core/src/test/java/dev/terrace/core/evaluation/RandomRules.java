package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.TextMatch;
import dev.terrace.core.time.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random rules in the vocabulary of a world: every kind of rule over every kind of operand and every type of value. */
final class RandomRules {

    /** Which rules to make. */
    enum Taste {
        /** Every kind of rule. */
        ALL,
        /** None that answers for the unknown: knowing more of the history never turns an answer. */
        MONOTONE_IN_EVENTS,
        /** Nor one that asks what is missing: knowing more never turns an answer. */
        MONOTONE
    }

    private static final List<String> PATTERNS = List.of("^a", "b$", "b.c", "(a|x)b?", "[a-z]{2}", "上海.?", "^$");

    private final World world;
    private final SplittableRandom random;
    private final Taste taste;
    private final List<String> segments = new ArrayList<>();

    RandomRules(World world, Taste taste) {
        this.world = world;
        this.random = world.random();
        this.taste = taste;
    }

    /** Rules that may refer to those before them. */
    Map<String, Rule> rules(int count, int depth) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        while (rules.size() < count) {
            String key = "rule " + rules.size();
            rules.put(key, rule(depth));
            segments.add(key);
        }
        return rules;
    }

    Rule rule(int depth) {
        return new Place(world.attributes(), true).rule(depth);
    }

    Operand<?> operand(int depth) {
        return new Place(world.attributes(), true).operand(depth);
    }

    private Rule condition(EventType type) {
        return !world.chance(3) ? new Rule.All(List.of()) : new Place(type.properties(), false).rule(1);
    }

    private Occurrences occurrences(EventType type) {
        return new Occurrences(type.name(), condition(type), world.window());
    }

    private Bucket unit() {
        return world.oneOf(List.of(Bucket.values()));
    }

    /** Where a rule stands: it speaks of the user's attributes and events, or of the properties of one event. */
    private final class Place {

        private final List<Attribute<?>> attributes;
        private final boolean isUser;

        Place(List<Attribute<?>> attributes, boolean isUser) {
            this.attributes = attributes;
            this.isUser = isUser;
        }

        Rule rule(int depth) {
            if (depth == 0 || world.chance(3)) {
                return leaf(depth);
            }
            return switch (random.nextInt(taste == Taste.ALL ? 6 : 5)) {
                case 0, 1 -> new Rule.All(rules(random.nextInt(4), depth - 1));
                case 2 -> new Rule.Any(rules(random.nextInt(4), depth - 1));
                case 3 -> {
                    int parts = 1 + random.nextInt(4);
                    yield new Rule.AtLeast(1 + random.nextInt(parts), rules(parts, depth - 1));
                }
                case 4 -> new Rule.Not(rule(depth - 1));
                default -> new Rule.OrElse(rule(depth - 1), world.chance(2));
            };
        }

        private List<Rule> rules(int count, int depth) {
            return Stream.generate(() -> rule(depth)).limit(count).toList();
        }

        private Rule leaf(int depth) {
            return switch (random.nextInt(isUser ? 15 : 10)) {
                case 0 -> text();
                case 1 -> first(sets(), this::holds, depth);
                case 2 -> taste != Taste.MONOTONE ? new Rule.Present(operand(depth)) : question(operand(depth), depth);
                case 3 -> first(dates(), date -> new Rule.Anniversary(date, unit()), depth);
                case 4 -> within().orElseGet(() -> question(operand(depth), depth));
                case 10 -> sequence();
                case 11 -> new Rule.Held(occurrences(world.oneOf(world.events())));
                case 12 -> segments.isEmpty() ? sequence() : new Rule.InSegment(world.oneOf(segments));
                default -> question(operand(depth), depth);
            };
        }

        private <T> Rule first(Optional<T> subject, Function<T, Rule> rule, int depth) {
            return subject.isPresent() ? rule.apply(subject.get()) : question(operand(depth), depth);
        }

        private Optional<Rule> within() {
            Optional<? extends Operand<?>> time = world.chance(2) ? instants() : dates();
            return time.map(operand -> new Rule.Within(operand, world.window()));
        }

        private Rule text() {
            Operand<String> operand = ofKind(Kind.ofString(), 0);
            TextMatch match = world.oneOf(List.of(TextMatch.values()));
            if (match == TextMatch.MATCHES) {
                return new Rule.Text(operand, match, world.oneOf(PATTERNS));
            }
            String sought = world.oneOf(List.of("a", "b", "AB", "上", "ss", "ß", "."));
            return new Rule.Text(
                    operand, match, operand instanceof Operand.Folded ? Operand.Folded.fold(sought) : sought);
        }

        private Rule holds(Operand<Set<String>> set) {
            List<String> some = world.shuffled(List.of("a", "b", "c", "d")).subList(0, 1 + random.nextInt(2));
            return new Rule.Holds(set, world.oneOf(List.of(Rule.Holds.Quantity.values())), new LinkedHashSet<>(some));
        }

        private Rule sequence() {
            List<Rule.Sequence.Step> steps =
                    Stream.generate(this::step).limit(1 + random.nextInt(3)).toList();
            List<Rule.Sequence.Step> without =
                    Stream.generate(this::step).limit(random.nextInt(2)).toList();
            return new Rule.Sequence(
                    steps,
                    world.window(),
                    world.chance(2) ? null : world.duration().abs(),
                    without);
        }

        private Rule.Sequence.Step step() {
            EventType type = world.oneOf(world.events());
            return new Rule.Sequence.Step(type.name(), condition(type));
        }

        /** A question about the value of an operand. */
        private <T> Rule question(Operand<T> operand, int depth) {
            Kind<T> kind = operand.kind();
            if (!kind.type().isOrdered()) {
                @SuppressWarnings("unchecked") // only sets have no order
                Operand<Set<String>> set = (Operand<Set<String>>) operand;
                return holds(set);
            }
            boolean hasSize = kind.type() != ValueType.BOOLEAN;
            int choice = random.nextInt(8);
            if (choice == 0 && hasSize) {
                T one = constant(operand);
                T other = constant(operand);
                boolean ascending = kind.compare(one, other) <= 0;
                return new Rule.Between<>(operand, ascending ? one : other, ascending ? other : one);
            }
            if (choice == 1) {
                Set<T> values = new LinkedHashSet<>();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    values.add(constant(operand));
                }
                return new Rule.In<>(operand, values);
            }
            Operand<T> right = choice < 4 ? ofKind(kind, depth) : new Operand.Constant<>(kind, world.value(kind));
            return new Rule.Compare<>(
                    operand,
                    hasSize ? world.oneOf(List.of(Comparison.values())) : Comparison.EQUAL,
                    right instanceof Operand.Constant ? new Operand.Constant<>(kind, constant(operand)) : right);
        }

        /** A value that the operand may well have. */
        private <T> T constant(Operand<T> operand) {
            Object value = world.value(operand.kind());
            if (operand instanceof Operand.Folded) {
                value = Operand.Folded.fold((String) value);
            } else if (operand instanceof Operand.Count || operand instanceof Operand.ActivePeriods) {
                value = random.nextLong(4);
            } else if (operand instanceof Operand.Days || operand instanceof Operand.DaysToAnniversary) {
                value = random.nextLong(-3, 45);
            } else if (operand instanceof Operand.Bucketed) {
                value = random.nextLong(-1, 10_001);
            } else if (operand instanceof Operand.Elapsed && world.chance(2)) {
                value = Duration.between(world.instant(), world.asOf());
            }
            @SuppressWarnings("unchecked") // each branch keeps the type
            T typed = (T) value;
            return typed;
        }

        /** Some operand of a kind; a constant if the place has none. */
        private <T> Operand<T> ofKind(Kind<T> kind, int depth) {
            for (int i = 0; i < 12; i++) {
                Operand<?> operand = i < 6 && kind.type() != ValueType.STRING
                        ? operand(depth)
                        : attributes.isEmpty() ? constant() : attr(world.oneOf(attributes));
                if (operand.kind().equals(kind)) {
                    @SuppressWarnings("unchecked") // equal kinds have one type
                    Operand<T> found = (Operand<T>) operand;
                    if (kind.type() == ValueType.STRING && world.chance(3)) {
                        @SuppressWarnings("unchecked") // T is String
                        Operand<T> folded = (Operand<T>) new Operand.Folded((Operand<String>) found);
                        return folded;
                    }
                    return found;
                }
            }
            return new Operand.Constant<>(kind, world.value(kind));
        }

        private <T> Operand<T> attr(Attribute<T> attribute) {
            return new Operand.Attr<>(attribute);
        }

        private Operand<Long> constant() {
            return new Operand.Constant<>(Kind.ofLong(), random.nextLong(5));
        }

        private <T> List<Operand<T>> attributesOf(Kind<T> kind) {
            List<Operand<T>> found = new ArrayList<>();
            for (Attribute<?> attribute : attributes) {
                if (attribute.kind().equals(kind)) {
                    @SuppressWarnings("unchecked") // equal kinds have one type
                    Attribute<T> typed = (Attribute<T>) attribute;
                    found.add(attr(typed));
                }
            }
            return found;
        }

        private <T> Optional<Operand<T>> anyOf(Kind<T> kind) {
            List<Operand<T>> found = attributesOf(kind);
            return found.isEmpty() ? Optional.empty() : Optional.of(world.oneOf(found));
        }

        /** An attribute of a kind, or a property of one of the user's events. */
        private <T> Optional<Operand<T>> someOf(Kind<T> kind) {
            EventType type = world.oneOf(world.events());
            if (isUser && world.chance(3)) {
                for (Attribute<?> property : type.properties()) {
                    if (property.kind().equals(kind)) {
                        @SuppressWarnings("unchecked") // equal kinds have one type
                        Attribute<T> typed = (Attribute<T>) property;
                        return Optional.of(new Operand.Pick<>(
                                world.oneOf(List.of(Operand.Pick.Choice.FIRST, Operand.Pick.Choice.LAST)),
                                occurrences(type),
                                typed));
                    }
                }
            }
            return anyOf(kind);
        }

        private Optional<Operand<Set<String>>> sets() {
            return someOf(Kind.ofStringSet());
        }

        private Optional<Operand<LocalDate>> dates() {
            return someOf(Kind.ofDate());
        }

        private Optional<Operand<Instant>> instants() {
            return isUser && world.chance(2) ? Optional.of(occurred()) : someOf(Kind.ofInstant());
        }

        private Operand<Instant> occurred() {
            return new Operand.Occurred(
                    world.oneOf(List.of(Operand.Occurred.End.values())), occurrences(world.oneOf(world.events())));
        }

        Operand<?> operand(int depth) {
            Optional<? extends Operand<?>> found = Optional.empty();
            while (found.isEmpty()) {
                found = isUser && world.chance(2) ? Optional.of(figure()) : plain(depth);
            }
            return found.get();
        }

        /** A figure over events. */
        private Operand<?> figure() {
            EventType type = world.oneOf(world.events());
            Occurrences events = occurrences(type);
            List<Attribute<?>> numbers = type.properties().stream()
                    .filter(property -> property.type().isNumeric())
                    .toList();
            int choice = random.nextInt(8);
            if (choice < 3 && !type.properties().isEmpty()) {
                Attribute<?> property = world.oneOf(type.properties());
                return choice == 0 ? new Operand.Distinct(events, property) : pick(events, property);
            }
            if (choice < 5 && !numbers.isEmpty()) {
                Attribute<?> property = world.oneOf(numbers);
                return choice == 3 ? new Operand.Average(events, property) : new Operand.Sum<>(events, property);
            }
            return switch (choice) {
                case 5 -> occurred();
                case 6 -> new Operand.ActivePeriods(type.name(), condition(type), unit(), 1 + random.nextInt(4));
                default -> new Operand.Count(events);
            };
        }

        private <T> Operand<T> pick(Occurrences events, Attribute<T> property) {
            List<Operand.Pick.Choice> choices = List.of(Operand.Pick.Choice.values());
            return new Operand.Pick<>(
                    world.oneOf(property.type().isOrdered() ? choices : choices.subList(0, 2)), events, property);
        }

        /** An attribute, or something made of other operands; empty if the place has none of the type. */
        private Optional<? extends Operand<?>> plain(int depth) {
            return switch (random.nextInt(attributes.isEmpty() ? 1 : depth > 0 ? 11 : 9)) {
                case 0 -> Optional.of(new Operand.Modulo(numbers(depth), 1 + random.nextInt(4)));
                case 1 -> sets().map(Operand.Size::new);
                case 2 -> someOf(Kind.ofString()).map(Operand.Folded::new);
                case 3 ->
                    world.<Supplier<Optional<? extends Operand<?>>>>oneOf(List.of(this::instants, this::dates))
                            .get()
                            .map(of -> new Operand.Days(world.oneOf(List.of(Operand.Days.Direction.values())), of));
                case 4 -> instants().map(Operand.Elapsed::new);
                case 5 -> dates().map(Operand.DaysToAnniversary::new);
                case 6 -> bucketed();
                case 9 -> Optional.of(new Operand.Quotient(number(depth - 1), number(depth - 1)));
                case 10 -> Optional.of(score(depth - 1));
                case 7 ->
                    Optional.of(
                            taste != Taste.MONOTONE ? orValue(world.oneOf(attributes)) : attr(world.oneOf(attributes)));
                default -> Optional.of(attr(world.oneOf(attributes)));
            };
        }

        private <T> Operand<T> orValue(Attribute<T> attribute) {
            return new Operand.OrValue<>(attr(attribute), world.value(attribute.kind()));
        }

        private Operand<Long> numbers(int depth) {
            return depth > 0
                    ? ofKind(Kind.ofLong(), depth - 1)
                    : anyOf(Kind.ofLong()).orElseGet(this::constant);
        }

        private Operand<?> number(int depth) {
            for (int i = 0; i < 20; i++) {
                Operand<?> operand = operand(depth);
                if (operand.kind().type().isNumeric()) {
                    return operand;
                }
            }
            return constant();
        }

        private Optional<? extends Operand<?>> bucketed() {
            List<Attribute<?>> ids = attributes.stream()
                    .filter(attribute -> attribute.type() == ValueType.STRING || attribute.type() == ValueType.LONG)
                    .toList();
            return ids.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Operand.Bucketed(world.oneOf(ids), "salt " + random.nextInt(3), 1));
        }

        private Operand<Long> score(int depth) {
            return new Operand.Score(Stream.generate(() -> new Operand.Score.Term(random.nextLong(-2, 4), rule(depth)))
                    .limit(1 + random.nextInt(3))
                    .toList());
        }
    }
}
