package dev.terrace.core.rule;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Problems;
import dev.terrace.core.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks rules against a schema, so that evaluation meets no unknown name and no wrong type. Not thread-safe: it
 * collects into {@link Problems}.
 *
 * <p>Codes: {@code UNKNOWN_ATTRIBUTE}, {@code OTHER_ATTRIBUTE} (declared with another type or domain),
 * {@code VALUE_NOT_ALLOWED}, {@code EMPTY_RANGE}, {@code NO_ORDER}, {@code NO_VALUE}, {@code UNKNOWN_EVENT}, {@code NEGATIVE_COUNT},
 * {@code TOO_DEEP}. Paths
 * name the way from the root: {@code segments/young/all/0}.
 */
public final class RuleCheck {

    /** How deep a rule may nest: far beyond what people write, far below what exhausts a stack. */
    public static final int MAX_DEPTH = 200;

    private final Schema schema;
    private final Problems problems;

    /**
     * A check against a schema.
     *
     * @param schema the vocabulary that rules may use
     * @param problems where to collect what is wrong
     */
    public RuleCheck(Schema schema, Problems problems) {
        this.schema = requireNonNull(schema, "schema");
        this.problems = requireNonNull(problems, "problems");
    }

    /**
     * Checks one rule, all of it. A rule that nests deeper than {@value #MAX_DEPTH} levels is refused as a whole.
     *
     * @param path where the rule stands, such as {@code segments/young}
     * @param rule the rule
     */
    public void check(String path, Rule rule) {
        if (isTooDeep(rule)) {
            problems.add("TOO_DEEP", path, "a rule must not nest deeper than " + MAX_DEPTH + " levels but does");
        } else {
            rule.accept(new Checking(path));
        }
    }

    /** Level by level instead of by recursion, which a hostile rule would exhaust. */
    private static boolean isTooDeep(Rule rule) {
        List<Rule> level = List.of(rule);
        for (int depth = 0; depth < MAX_DEPTH && !level.isEmpty(); depth++) {
            level = level.stream().flatMap(node -> node.parts().stream()).toList();
        }
        return !level.isEmpty();
    }

    private final class Checking implements Rule.Visitor<Problems> {

        private final String path;

        private Checking(String path) {
            this.path = path;
        }

        @Override
        public <T> Problems compare(Rule.Compare<T> rule) {
            checkDeclared(rule.attribute());
            checkOrdered(rule.attribute());
            checkValue(rule.attribute(), rule.value());
            return problems;
        }

        @Override
        public <T> Problems between(Rule.Between<T> rule) {
            checkDeclared(rule.attribute());
            boolean ordered = checkOrdered(rule.attribute());
            boolean low = checkValue(rule.attribute(), rule.low());
            boolean high = checkValue(rule.attribute(), rule.high());
            if (ordered && low && high) {
                problems.unless(
                        rule.attribute().compare(rule.low(), rule.high()) <= 0,
                        "EMPTY_RANGE",
                        path,
                        "the low end must not exceed the high end but was " + rule.low() + " to " + rule.high());
            }
            return problems;
        }

        @Override
        public <T> Problems in(Rule.In<T> rule) {
            checkDeclared(rule.attribute());
            checkOrdered(rule.attribute());
            checkNotEmpty(rule.values());
            rule.values().forEach(value -> checkValue(rule.attribute(), value));
            return problems;
        }

        @Override
        public Problems text(Rule.Text rule) {
            checkDeclared(rule.attribute());
            problems.unless(!rule.operand().isEmpty(), "NO_VALUE", path, "the text to look for must not be empty");
            return problems;
        }

        @Override
        public Problems holds(Rule.Holds rule) {
            checkDeclared(rule.attribute());
            checkNotEmpty(rule.values());
            return problems;
        }

        @Override
        public Problems present(Rule.Present rule) {
            checkDeclared(rule.attribute());
            return problems;
        }

        @Override
        public Problems count(Rule.Count rule) {
            problems.unless(
                    schema.events().contains(rule.event()),
                    "UNKNOWN_EVENT",
                    path,
                    "an event must be one of " + schema.events() + " but was '" + rule.event() + "'");
            problems.unless(
                    rule.limit() >= 0,
                    "NEGATIVE_COUNT",
                    path,
                    "a count must be compared with 0 or more but was compared with " + rule.limit());
            return problems;
        }

        @Override
        public Problems all(Rule.All rule) {
            return checkParts("all", rule.parts());
        }

        @Override
        public Problems any(Rule.Any rule) {
            return checkParts("any", rule.parts());
        }

        @Override
        public Problems not(Rule.Not rule) {
            return rule.part().accept(new Checking(path + "/not"));
        }

        @Override
        public Problems orElse(Rule.OrElse rule) {
            return rule.part().accept(new Checking(path + "/orElse"));
        }

        private Problems checkParts(String kind, List<Rule> parts) {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).accept(new Checking(path + "/" + kind + "/" + i));
            }
            return problems;
        }

        private void checkDeclared(Attribute<?> attribute) {
            @Nullable Attribute<?> declared = schema.attribute(attribute.name()).orElse(null);
            if (declared == null) {
                List<String> names =
                        schema.attributes().stream().map(Attribute::name).toList();
                problems.add(
                        "UNKNOWN_ATTRIBUTE",
                        path,
                        "an attribute must be one of " + names + " but was '" + attribute.name() + "'");
            } else {
                problems.unless(
                        declared.equals(attribute),
                        "OTHER_ATTRIBUTE",
                        path,
                        "'" + attribute.name() + "' is declared as " + declared.type() + declared.domain()
                                + " but used as " + attribute.type() + attribute.domain());
            }
        }

        private boolean checkOrdered(Attribute<?> attribute) {
            boolean ordered = attribute.type().isOrdered();
            problems.unless(
                    ordered,
                    "NO_ORDER",
                    path,
                    "'" + attribute.name() + "' is a " + attribute.type()
                            + ": ask what it holds, it cannot be compared");
            return ordered;
        }

        private boolean checkValue(Attribute<?> attribute, Object value) {
            @Nullable String problem = attribute.problemWith(value).orElse(null);
            if (problem != null) {
                problems.add("VALUE_NOT_ALLOWED", path, problem);
            }
            return problem == null;
        }

        private void checkNotEmpty(Set<?> values) {
            problems.unless(!values.isEmpty(), "NO_VALUE", path, "there must be at least one value to look for");
        }
    }
}
