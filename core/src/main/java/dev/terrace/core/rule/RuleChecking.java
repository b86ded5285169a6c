package dev.terrace.core.rule;

import dev.terrace.core.Kind;
import dev.terrace.core.Problems;
import dev.terrace.core.ValueType;
import dev.terrace.core.pattern.LinearPattern;
import java.util.List;
import java.util.Set;

/** Checks rules where they stand. */
final class RuleChecking implements Rule.Visitor<Problems> {

    private final CheckScope scope;
    private final Problems problems;
    private final String path;

    RuleChecking(CheckScope scope, String path) {
        this.scope = scope;
        this.problems = scope.problems();
        this.path = path;
    }

    @Override
    public <T> Problems compare(Rule.Compare<T> rule) {
        checkOrdered(rule.left(), rule.comparison());
        checkOperand(rule.left());
        if (rule.right() instanceof Operand.Constant<T> constant) {
            checkValue(rule.left(), constant.value());
            checkSameUnit(rule.left(), constant);
            checkCount(rule.left(), constant.value());
        } else {
            OperandChecking.check(scope, path + "/" + rule.comparison().key(), rule.right());
            checkSameKind(rule.left(), rule.right());
        }
        return problems;
    }

    @Override
    public <T> Problems between(Rule.Between<T> rule) {
        checkOrdered(rule.operand(), Comparison.AT_LEAST);
        checkOperand(rule.operand());
        boolean low = checkValue(rule.operand(), rule.low());
        boolean high = checkValue(rule.operand(), rule.high());
        Kind<T> kind = rule.operand().kind();
        if (low && high && kind.type().isOrdered() && kind.compare(rule.low(), rule.high()) > 0) {
            problems.add(
                    "EMPTY_RANGE",
                    path,
                    "the low end must not exceed the high end but was " + rule.low() + " to " + rule.high());
        }
        return problems;
    }

    @Override
    public <T> Problems in(Rule.In<T> rule) {
        checkOrdered(rule.operand(), Comparison.EQUAL);
        checkOperand(rule.operand());
        checkValues(rule.values());
        rule.values().forEach(value -> checkValue(rule.operand(), value));
        return problems;
    }

    @Override
    public Problems text(Rule.Text rule) {
        checkOperand(rule.operand());
        problems.unless(!rule.sought().isEmpty(), "NO_VALUE", path, "the text to look for must not be empty");
        if (rule.match() == TextMatch.MATCHES) {
            LinearPattern.problemWith(rule.sought())
                    .ifPresent(problem -> problems.add("INVALID_PATTERN", path, problem));
        } else {
            checkFolded(rule.operand(), rule.sought());
        }
        return problems;
    }

    @Override
    public Problems holds(Rule.Holds rule) {
        checkOperand(rule.operand());
        checkValues(rule.values());
        return problems;
    }

    @Override
    public Problems present(Rule.Present rule) {
        checkOperand(rule.operand());
        return problems;
    }

    @Override
    public Problems anniversary(Rule.Anniversary rule) {
        checkOperand(rule.operand());
        return problems;
    }

    @Override
    public Problems within(Rule.Within rule) {
        checkOperand(rule.operand());
        Kind<?> kind = rule.operand().kind();
        problems.unless(
                kind.type() == ValueType.INSTANT || kind.type() == ValueType.DATE,
                "OTHER_TYPE",
                path,
                "only an instant or a date can lie in a window but " + ShortName.of(rule.operand()) + " is a " + kind);
        return problems;
    }

    @Override
    public Problems sequence(Rule.Sequence rule) {
        String here = path + "/sequence";
        problems.unless(
                !rule.steps().isEmpty() && rule.steps().size() <= RuleCheck.MAX_STEPS,
                "INVALID_STEPS",
                here,
                "a sequence must have 1 to " + RuleCheck.MAX_STEPS + " steps but has "
                        + rule.steps().size());
        problems.unless(
                rule.within() == null || !rule.within().isNegative(),
                "NEGATIVE_DURATION",
                here,
                "the longest time must not be negative but was " + rule.within());
        checkSteps(here + "/steps", rule.steps());
        checkSteps(here + "/without", rule.without());
        return problems;
    }

    private void checkSteps(String at, List<Rule.Sequence.Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            scope.checkEvents(at + "/" + i, steps.get(i).event(), steps.get(i).where());
        }
    }

    @Override
    public Problems held(Rule.Held rule) {
        scope.checkEvents(path + "/held", rule.changes().event(), rule.changes().where());
        return problems;
    }

    @Override
    public Problems inSegment(Rule.InSegment rule) {
        scope.checkSegment(path + "/segment", rule.key());
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
    public Problems atLeast(Rule.AtLeast rule) {
        problems.unless(
                rule.count() >= 1 && rule.count() <= rule.parts().size(),
                "INVALID_COUNT",
                path,
                "the number of parts that must hold must be 1 to "
                        + rule.parts().size() + " but was " + rule.count());
        return checkParts("of", rule.parts());
    }

    @Override
    public Problems not(Rule.Not rule) {
        return rule.part().accept(new RuleChecking(scope, path + "/not"));
    }

    @Override
    public Problems orElse(Rule.OrElse rule) {
        return rule.part().accept(new RuleChecking(scope, path + "/rule"));
    }

    private Problems checkParts(String key, List<Rule> parts) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).accept(new RuleChecking(scope, path + "/" + key + "/" + i));
        }
        return problems;
    }

    private void checkOperand(Operand<?> operand) {
        OperandChecking.check(scope, path, operand);
    }

    private void checkOrdered(Operand<?> operand, Comparison comparison) {
        ValueType type = operand.kind().type();
        if (!type.isOrdered()) {
            problems.add(
                    "NO_ORDER",
                    path,
                    ShortName.of(operand) + " is a " + operand.kind() + ": ask what it holds, it cannot be compared");
        }
        if (type == ValueType.BOOLEAN && comparison != Comparison.EQUAL) {
            problems.add("NO_ORDER", path, ShortName.of(operand) + " is true or false and cannot be compared by size");
        }
    }

    private void checkSameKind(Operand<?> left, Operand<?> right) {
        if (!left.kind().equals(right.kind())) {
            problems.add(
                    left.kind().type() == right.kind().type() ? "OTHER_UNIT" : "OTHER_TYPE",
                    path,
                    ShortName.of(left) + " and " + ShortName.of(right) + " must be of one kind but are " + left.kind()
                            + " and " + right.kind());
        }
    }

    private void checkSameUnit(Operand<?> operand, Operand.Constant<?> constant) {
        if (!operand.kind().unit().equals(constant.kind().unit())) {
            problems.add(
                    "OTHER_UNIT",
                    path,
                    ShortName.of(operand) + " is a " + operand.kind() + " but is compared with a " + constant.kind());
        }
    }

    private boolean checkValue(Operand<?> operand, Object value) {
        boolean allowed = operand.kind().problemWith(value).isEmpty();
        if (!allowed) {
            String what = operand instanceof Operand.Attr<?> attr
                    ? "'" + attr.attribute().name() + "'"
                    : ShortName.of(operand);
            scope.checkAllowed(path, what, operand.kind(), value);
        }
        if (value instanceof String text) {
            checkFolded(operand, text);
        }
        return allowed;
    }

    private void checkFolded(Operand<?> operand, String text) {
        if (operand instanceof Operand.Folded && !Operand.Folded.fold(text).equals(text)) {
            problems.add(
                    "NOT_LOWER_CASE",
                    path,
                    "a text in lower case can only be compared with one but was '" + text + "'");
        }
    }

    private void checkCount(Operand<?> operand, Object value) {
        problems.unless(
                !(operand instanceof Operand.Count && value instanceof Long count && count < 0),
                "NEGATIVE_COUNT",
                path,
                "a count must be compared with 0 or more but was compared with " + value);
    }

    private void checkValues(Set<?> values) {
        problems.unless(!values.isEmpty(), "NO_VALUE", path, "there must be at least one value to look for");
        problems.unless(
                values.size() <= RuleCheck.MAX_VALUES,
                "TOO_LARGE",
                path,
                "there must be at most " + RuleCheck.MAX_VALUES + " values to look for but are " + values.size());
    }
}
