package dev.terrace.core.codec;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Comparison;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.rule.RuleCheck;
import dev.terrace.core.rule.TextMatch;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a leaf: an operand and, beside it, one operator with what the operand's value is held against. */
final class LeafReader {

    static final ImmutableSet<ValueType> TEXTS = ImmutableSet.of(ValueType.STRING, ValueType.ENUMERATION);
    static final ImmutableSet<ValueType> SETS = ImmutableSet.of(ValueType.STRING_SET);
    static final ImmutableSet<ValueType> DATES = ImmutableSet.of(ValueType.DATE);
    private static final ImmutableSet<ValueType> TIMES = ImmutableSet.of(ValueType.INSTANT, ValueType.DATE);

    static final String BETWEEN = "between";
    static final String IN = "in";
    static final String ANY_OF = "anyOf";
    static final String ALL_OF = "allOf";
    static final String KNOWN = "known";
    static final String ANNIVERSARY_IN = "anniversaryIn";

    private static final ImmutableMap<String, Comparison> COMPARISONS = byKey(Comparison.values(), Comparison::key);
    private static final ImmutableMap<String, TextMatch> MATCHES = byKey(TextMatch.values(), TextMatch::key);

    static final ImmutableList<String> OPERATORS = ImmutableList.<String>builder()
            .addAll(COMPARISONS.keySet())
            .add(BETWEEN, IN)
            .addAll(MATCHES.keySet())
            .add(ANY_OF, ALL_OF, KNOWN, ANNIVERSARY_IN, WindowCodec.WITHIN)
            .build();

    private final ReadScope scope;
    private final TreeObject object;
    private final String operandKey;

    LeafReader(ReadScope scope, TreeObject object, String operandKey) {
        this.scope = scope;
        this.object = object;
        this.operandKey = operandKey;
    }

    private static <E> ImmutableMap<String, E> byKey(E[] elements, Function<E, String> key) {
        return Arrays.stream(elements).collect(ImmutableMap.toImmutableMap(key, Function.identity()));
    }

    Rule read() {
        @Nullable
        Operand<?> operand = OperandReader.read(scope, operandKey, requireNonNull(object.required(operandKey)));
        @Nullable String operator = operator();
        if (operator == null) {
            return RuleReader.NOTHING;
        }
        TreeNode value = requireNonNull(object.required(operator));
        @Nullable Rule rule = operand == null ? withoutOperand(operator, value) : read(operand, operator, value);
        return rule == null ? RuleReader.NOTHING : rule;
    }

    private @Nullable String operator() {
        Set<String> others = Sets.difference(object.keys(), Set.of(operandKey));
        Set<String> operators = Sets.intersection(others, Set.copyOf(OPERATORS));
        if (operators.size() > 1) {
            object.node()
                    .add(
                            "AMBIGUOUS",
                            "a rule must have one operator but has " + Listing.of(OPERATORS, operators)
                                    + "; join several rules with 'all', or use 'between'");
        } else if (others.isEmpty()) {
            object.node().add("MISSING_KEY", "a rule must have one of the operators " + OPERATORS + " but has none");
        }
        String code = operators.isEmpty() ? "UNKNOWN_OPERATOR" : "UNKNOWN_KEY";
        for (String key : Sets.difference(others, operators)) {
            requireNonNull(object.optional(key)).addUnknownName(code, "an operator", key, OPERATORS);
        }
        return operators.size() == 1 ? Iterables.getOnlyElement(operators) : null;
    }

    /** The operand is a problem already; an operand on the right can have problems of its own. */
    private @Nullable Rule withoutOperand(String operator, TreeNode value) {
        if (COMPARISONS.containsKey(operator) && value.isObject()) {
            OperandReader.read(scope, value);
        }
        return null;
    }

    private <T> @Nullable Rule read(Operand<T> operand, String operator, TreeNode value) {
        @Nullable Comparison comparison = COMPARISONS.get(operator);
        if (comparison != null) {
            return compare(operand, comparison, value);
        }
        @Nullable TextMatch match = MATCHES.get(operator);
        if (match != null) {
            return text(operand, match, value);
        }
        return switch (operator) {
            case BETWEEN -> between(operand, value);
            case IN -> in(operand, value);
            case ANY_OF -> holds(operand, Rule.Holds.Quantity.ANY, value);
            case ALL_OF -> holds(operand, Rule.Holds.Quantity.ALL, value);
            case KNOWN -> known(operand, value);
            case WindowCodec.WITHIN -> within(operand, value);
            default -> anniversary(operand, value);
        };
    }

    private <T> @Nullable Rule compare(Operand<T> left, Comparison comparison, TreeNode value) {
        if (value.isObject()) {
            @Nullable Operand<?> right = OperandReader.read(scope, value);
            return right == null || !isComparable(left, right, value)
                    ? null
                    : new Rule.Compare<>(left, comparison, OperandReader.cast(right));
        }
        @Nullable T constant = constant(left, value);
        return constant == null
                ? null
                : new Rule.Compare<>(left, comparison, new Operand.Constant<>(left.kind(), constant));
    }

    /** Kinds are compared with the model, but a constant of another Java type must not get that far. */
    private static boolean isComparable(Operand<?> left, Operand<?> right, TreeNode value) {
        if (right instanceof Operand.Constant<?> constant) {
            @Nullable String problem = left.kind().problemWith(constant.value()).orElse(null);
            if (problem != null) {
                value.add("VALUE_NOT_ALLOWED", "a value compared with a " + left.kind() + " " + problem);
                return false;
            }
        }
        return true;
    }

    private <T> @Nullable Rule between(Operand<T> operand, TreeNode value) {
        @Nullable List<TreeNode> ends = value.elements(RuleCheck.MAX_VALUES);
        if (ends == null) {
            return null;
        }
        if (ends.size() != 2) {
            value.add("OTHER_TYPE", "must be a list of the low and the high end but has " + ends.size() + " elements");
            return null;
        }
        @Nullable T low = constant(operand, ends.get(0));
        @Nullable T high = constant(operand, ends.get(1));
        return low == null || high == null ? null : new Rule.Between<>(operand, low, high);
    }

    private <T> @Nullable Rule in(Operand<T> operand, TreeNode value) {
        @Nullable List<TreeNode> elements = value.elements(RuleCheck.MAX_VALUES);
        if (elements == null) {
            return null;
        }
        List<T> values = new ArrayList<>(elements.size());
        for (TreeNode element : elements) {
            @Nullable T constant = constant(operand, element);
            if (constant != null) {
                values.add(constant);
            }
        }
        return values.size() == elements.size() ? new Rule.In<>(operand, new LinkedHashSet<>(values)) : null;
    }

    private static <T> @Nullable T constant(Operand<T> operand, TreeNode value) {
        Kind<T> kind = operand.kind();
        if (!kind.type().isOrdered()) {
            value.add("NO_ORDER", "a " + kind + " cannot be compared; ask what it holds with 'anyOf' or 'allOf'");
            return null;
        }
        return ConstantCodec.read(kind, value);
    }

    private @Nullable Rule text(Operand<?> operand, TextMatch match, TreeNode value) {
        @Nullable Operand<String> subject = OperandReader.typed(operand, TEXTS, value);
        @Nullable String sought = value.text();
        return subject == null || sought == null ? null : new Rule.Text(subject, match, sought);
    }

    private @Nullable Rule holds(Operand<?> operand, Rule.Holds.Quantity quantity, TreeNode value) {
        @Nullable Operand<Set<String>> subject = OperandReader.typed(operand, SETS, value);
        @Nullable List<String> texts = value.texts(RuleCheck.MAX_VALUES);
        return subject == null || texts == null ? null : new Rule.Holds(subject, quantity, new LinkedHashSet<>(texts));
    }

    private @Nullable Rule known(Operand<?> operand, TreeNode value) {
        @Nullable Boolean truth = value.truth();
        if (truth != null && !truth) {
            value.add("VALUE_NOT_ALLOWED", "must be true but was false; negate the rule with 'not'");
        }
        return truth == null || !truth ? null : new Rule.Present(operand);
    }

    private @Nullable Rule within(Operand<?> operand, TreeNode value) {
        @Nullable Operand<?> time = OperandReader.typed(operand, TIMES, value);
        @Nullable Window window = WindowCodec.read(value);
        return time == null || window == null ? null : new Rule.Within(time, window);
    }

    private @Nullable Rule anniversary(Operand<?> operand, TreeNode value) {
        @Nullable Operand<LocalDate> date = OperandReader.typed(operand, DATES, value);
        @Nullable Bucket unit = WindowCodec.readUnit(value);
        return date == null || unit == null ? null : new Rule.Anniversary(date, unit);
    }
}
