package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import java.util.Set;

/**
 * Checks rules against a schema, so that evaluation meets no unknown name and no wrong type. Not thread-safe: it
 * collects into {@link Problems}.
 *
 * <p>Codes: {@code UNKNOWN_ATTRIBUTE}, {@code UNKNOWN_EVENT}, {@code UNKNOWN_SEGMENT} (each with the nearest name as
 * suggestion), {@code OTHER_ATTRIBUTE} (declared with another kind), {@code OTHER_TYPE}, {@code OTHER_UNIT},
 * {@code VALUE_NOT_ALLOWED}, {@code NOT_LOWER_CASE}, {@code NO_ORDER}, {@code NO_VALUE}, {@code NO_PART},
 * {@code EMPTY_RANGE}, {@code NEGATIVE_COUNT}, {@code NEGATIVE_DURATION}, {@code INVALID_COUNT}, {@code INVALID_DIVISOR},
 * {@code INVALID_PATTERN}, {@code INVALID_STEPS}, {@code INVALID_VERSION}, {@code NOT_FOR_EVENTS}, {@code TOO_DEEP},
 * {@code TOO_LARGE}. Paths name the way from the root by the keys of rules as data: {@code segments/young/all/0}.
 */
public final class RuleCheck {

    /** How deep a rule may nest: far beyond what people write, far below what exhausts a stack. */
    public static final int MAX_DEPTH = 200;

    /** How many nodes a rule may have, conditions on events included, counted as often as they stand in it. */
    public static final int MAX_SIZE = 10_000;

    /** How many values a rule may look for in one place. */
    public static final int MAX_VALUES = 100_000;

    /** How many steps a sequence may have. */
    public static final int MAX_STEPS = 50;

    private final CheckScope scope;

    /**
     * A check against a schema, of rules that refer to no segment.
     *
     * @param schema the vocabulary that rules may use
     * @param problems where to collect what is wrong
     */
    public RuleCheck(Schema schema, Problems problems) {
        this(schema, ImmutableSet.of(), problems);
    }

    /**
     * A check against a schema.
     *
     * @param schema the vocabulary that rules may use
     * @param segments the keys of the segments that rules may refer to
     * @param problems where to collect what is wrong
     */
    public RuleCheck(Schema schema, Set<String> segments, Problems problems) {
        this.scope = CheckScope.ofUser(
                requireNonNull(schema, "schema"),
                requireNonNull(segments, "segments"),
                requireNonNull(problems, "problems"));
    }

    /**
     * Checks one rule, all of it. A rule that is too deep or too large is refused as a whole.
     *
     * @param path where the rule stands, such as {@code segments/young}
     * @param rule the rule
     * @return whether the rule is small enough to be walked through
     */
    public boolean check(String path, Rule rule) {
        boolean small = checkSize(path, rule, scope.problems());
        if (small) {
            rule.accept(new RuleChecking(scope, path));
        }
        return small;
    }

    /**
     * Checks whether a rule is small enough to be walked through, and nothing else.
     *
     * @param path where the rule stands, such as {@code segments/young}
     * @param rule the rule
     * @param problems where to collect {@code TOO_DEEP} or {@code TOO_LARGE}
     * @return true if it is
     */
    public static boolean checkSize(String path, Rule rule, Problems problems) {
        RuleSize size = RuleSize.of(rule);
        boolean flat = size.depth() <= MAX_DEPTH;
        problems.unless(flat, "TOO_DEEP", path, "a rule must not nest deeper than " + MAX_DEPTH + " levels but does");
        boolean small = size.nodes() <= MAX_SIZE;
        problems.unless(
                small || !flat, "TOO_LARGE", path, "a rule must not have more than " + MAX_SIZE + " nodes but does");
        return flat && small;
    }
}
