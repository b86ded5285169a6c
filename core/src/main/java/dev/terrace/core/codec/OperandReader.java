package dev.terrace.core.codec;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import dev.terrace.core.Attribute;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.time.Bucket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one operand. What cannot be read becomes null, and is a problem already. */
final class OperandReader {

    /** The words that {@link Operand#key} gives. */
    static final ImmutableList<String> KEYS = ImmutableList.of(
            "attribute",
            "count",
            "distinct",
            "sum",
            "average",
            "first",
            "last",
            "smallest",
            "largest",
            "firstTime",
            "lastTime",
            "activePeriods",
            "quotient",
            "orValue",
            "modulo",
            "size",
            "lowerCase",
            "daysSince",
            "daysUntil",
            "timeSince",
            "daysToAnniversary",
            "score",
            "bucket",
            "constant");

    private static final ImmutableSet<ValueType> LONGS = ImmutableSet.of(ValueType.LONG);
    private static final ImmutableSet<ValueType> INSTANTS = ImmutableSet.of(ValueType.INSTANT);
    private static final ImmutableSet<ValueType> ALL = ImmutableSet.copyOf(ValueType.values());

    private final ReadScope scope;
    private final TreeNode node;

    private OperandReader(ReadScope scope, TreeNode node) {
        this.scope = scope;
        this.node = node;
    }

    /** Reads an operand that stands alone: an object with its key only. */
    static @Nullable Operand<?> read(ReadScope around, TreeNode node) {
        @Nullable TreeObject object = node.object();
        if (object == null) {
            return null;
        }
        Set<String> known = Sets.intersection(object.keys(), Set.copyOf(KEYS));
        if (known.size() > 1) {
            node.add("AMBIGUOUS", "an operand must be one thing but has " + Listing.of(KEYS, known));
            return null;
        }
        for (String key : Sets.difference(object.keys(), known)) {
            requireNonNull(object.optional(key)).addUnknownName("UNKNOWN_KEY", "an operand", key, KEYS);
        }
        if (known.isEmpty()) {
            if (object.keys().isEmpty()) {
                node.add("MISSING_KEY", "an operand must have one of the keys " + KEYS + " but has none");
            }
            return null;
        }
        String key = known.iterator().next();
        return read(around, key, requireNonNull(object.optional(key)));
    }

    /** Reads what stands behind the key of an operand. */
    static @Nullable Operand<?> read(ReadScope around, String key, TreeNode node) {
        @Nullable ReadScope scope = around.enter(node);
        return scope == null ? null : new OperandReader(scope, node).read(key);
    }

    private @Nullable Operand<?> read(String key) {
        return switch (key) {
            case "attribute" -> attribute();
            case "count" -> ofEvents(Operand.Count::new);
            case "distinct" -> ofProperty(Operand.Distinct::new);
            case "sum" -> ofProperty(OperandReader::sum);
            case "average" -> ofProperty(Operand.Average::new);
            case "first" -> pick(Operand.Pick.Choice.FIRST);
            case "last" -> pick(Operand.Pick.Choice.LAST);
            case "smallest" -> pick(Operand.Pick.Choice.SMALLEST);
            case "largest" -> pick(Operand.Pick.Choice.LARGEST);
            case "firstTime" -> ofEvents(events -> new Operand.Occurred(Operand.Occurred.End.FIRST, events));
            case "lastTime" -> ofEvents(events -> new Operand.Occurred(Operand.Occurred.End.LAST, events));
            case "activePeriods" -> activePeriods();
            case "quotient" -> quotient();
            case "orValue" -> orValue();
            case "modulo" -> modulo();
            case "size" -> of(LeafReader.SETS, Operand.Size::new);
            case "lowerCase" -> of(LeafReader.TEXTS, Operand.Folded::new);
            case "daysSince" -> of(ALL, day -> new Operand.Days(Operand.Days.Direction.SINCE, day));
            case "daysUntil" -> of(ALL, day -> new Operand.Days(Operand.Days.Direction.UNTIL, day));
            case "timeSince" -> this.<Instant>of(INSTANTS, Operand.Elapsed::new);
            case "daysToAnniversary" -> this.<LocalDate>of(LeafReader.DATES, Operand.DaysToAnniversary::new);
            case "score" -> score();
            case "bucket" -> bucket();
            default -> KindCodec.readConstant(node);
        };
    }

    private @Nullable Operand<?> attribute() {
        @Nullable Attribute<?> attribute = scope.attribute(node);
        return attribute == null ? null : new Operand.Attr<>(attribute);
    }

    private @Nullable Operand<?> ofEvents(Function<Occurrences, Operand<?>> operand) {
        @Nullable TreeObject fields = node.object();
        @Nullable Occurrences events = fields == null ? null : new EventsReader(scope, fields).occurrences();
        return events == null ? null : operand.apply(events);
    }

    private @Nullable Operand<?> ofProperty(BiFunction<Occurrences, Attribute<?>, Operand<?>> operand) {
        @Nullable TreeObject fields = node.object();
        return fields == null ? null : new EventsReader(scope, fields).figure(operand);
    }

    private static Operand<?> sum(Occurrences events, Attribute<?> property) {
        return new Operand.Sum<>(events, property);
    }

    private @Nullable Operand<?> pick(Operand.Pick.Choice choice) {
        return ofProperty((events, property) -> new Operand.Pick<>(choice, events, property));
    }

    private @Nullable Operand<?> activePeriods() {
        @Nullable TreeObject fields = node.object();
        return fields == null ? null : new EventsReader(scope, fields).activePeriods();
    }

    private @Nullable Operand<?> quotient() {
        @Nullable List<TreeNode> parts = node.elements(RuleCheck.MAX_SIZE);
        if (parts == null) {
            return null;
        }
        if (parts.size() != 2) {
            node.add("OTHER_TYPE", "must be a list of two operands but has " + parts.size() + " elements");
            return null;
        }
        @Nullable Operand<?> numerator = read(scope, parts.get(0));
        @Nullable Operand<?> denominator = read(scope, parts.get(1));
        return numerator == null || denominator == null ? null : new Operand.Quotient(numerator, denominator);
    }

    private @Nullable Operand<?> orValue() {
        @Nullable TreeObject fields = node.object();
        if (fields == null) {
            return null;
        }
        fields.allowOnly("of", "value");
        @Nullable TreeNode of = fields.required("of");
        @Nullable TreeNode value = fields.required("value");
        @Nullable Operand<?> operand = of == null ? null : read(scope, of);
        return operand == null || value == null ? null : orValue(operand, value);
    }

    private static <T> @Nullable Operand<?> orValue(Operand<T> operand, TreeNode node) {
        @Nullable T value = ConstantCodec.read(operand.kind(), node);
        return value == null ? null : new Operand.OrValue<>(operand, value);
    }

    private @Nullable Operand<?> modulo() {
        @Nullable TreeObject fields = node.object();
        if (fields == null) {
            return null;
        }
        fields.allowOnly("of", "by");
        @Nullable TreeNode of = fields.required("of");
        @Nullable TreeNode by = fields.required("by");
        @Nullable Operand<?> number = of == null ? null : read(scope, of);
        @Nullable Operand<Long> dividend = of == null || number == null ? null : typed(number, LONGS, of);
        @Nullable Long divisor = by == null ? null : by.integer();
        return dividend == null || divisor == null ? null : new Operand.Modulo(dividend, divisor);
    }

    private <T> @Nullable Operand<?> of(Set<ValueType> types, Function<Operand<T>, Operand<?>> around) {
        @Nullable Operand<?> inner = read(scope, node);
        @Nullable Operand<T> part = inner == null ? null : typed(inner, types, node);
        return part == null ? null : around.apply(part);
    }

    private @Nullable Operand<?> score() {
        @Nullable List<TreeNode> elements = node.elements(RuleCheck.MAX_SIZE);
        if (elements == null) {
            return null;
        }
        List<Operand.Score.Term> terms = new ArrayList<>();
        for (TreeNode element : elements) {
            @Nullable TreeObject fields = element.object();
            Operand.Score.@Nullable Term term = fields == null ? null : term(fields);
            if (term != null) {
                terms.add(term);
            }
        }
        return terms.size() == elements.size() ? new Operand.Score(terms) : null;
    }

    private Operand.Score.@Nullable Term term(TreeObject fields) {
        fields.allowOnly("weight", "rule");
        @Nullable TreeNode number = fields.required("weight");
        @Nullable Long weight = number == null ? null : number.integer();
        @Nullable TreeNode rule = fields.required("rule");
        return rule == null ? null : new Operand.Score.Term(weight == null ? 0 : weight, RuleReader.read(scope, rule));
    }

    private @Nullable Operand<?> bucket() {
        @Nullable TreeObject fields = node.object();
        if (fields == null) {
            return null;
        }
        fields.allowOnly("id", "salt", "hashVersion");
        @Nullable TreeNode id = fields.required("id");
        @Nullable Attribute<?> attribute = id == null ? null : scope.attribute(id);
        @Nullable TreeNode text = fields.required("salt");
        @Nullable String salt = text == null ? null : text.text();
        @Nullable TreeNode number = fields.required("hashVersion");
        @Nullable Integer version = number == null ? null : number.smallInteger();
        return attribute == null || salt == null || version == null
                ? null
                : new Operand.Bucketed(attribute, salt, version);
    }

    /** An operand as one of some types; null if it is of another, which is a problem of a place now. */
    static <T> @Nullable Operand<T> typed(Operand<?> operand, Set<ValueType> types, TreeNode place) {
        if (types.contains(operand.kind().type())) {
            return cast(operand);
        }
        place.add(
                "OTHER_TYPE",
                "this is for a " + Iterables.getFirst(types, null) + " but is used on a " + operand.kind());
        return null;
    }

    @SuppressWarnings("unchecked") // callers know the type, or leave the comparison of kinds to the check
    static <T> Operand<T> cast(Operand<?> operand) {
        return (Operand<T>) operand;
    }

    static @Nullable Bucket unit(TreeObject fields) {
        @Nullable TreeNode unit = fields.required("unit");
        return unit == null ? null : WindowCodec.readUnit(unit);
    }
}
