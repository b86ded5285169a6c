package dev.terrace.core.rule;

import com.google.common.collect.ImmutableSet;
import dev.terrace.core.Attribute;
import dev.terrace.core.Kind;
import dev.terrace.core.Problems;
import dev.terrace.core.ValueType;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Checks operands where they stand. */
final class OperandChecking implements Operand.Visitor<Problems> {

    private static final ImmutableSet<ValueType> DAYS = ImmutableSet.of(ValueType.DATE, ValueType.INSTANT);
    private static final ImmutableSet<ValueType> IDS = ImmutableSet.of(ValueType.STRING, ValueType.LONG);

    private final CheckScope scope;
    private final String path;

    OperandChecking(CheckScope scope, String path) {
        this.scope = scope;
        this.path = path;
    }

    static void check(CheckScope scope, String path, Operand<?> operand) {
        operand.accept(new OperandChecking(scope, path + "/" + operand.key()));
    }

    @Override
    public <T> Problems constant(Operand.Constant<T> operand) {
        scope.checkAllowed(path, "a constant", operand.kind(), operand.value());
        int texts = operand.value() instanceof Set<?> set ? set.size() : 0;
        scope.problems()
                .unless(
                        texts <= RuleCheck.MAX_VALUES,
                        "TOO_LARGE",
                        path,
                        "a set must hold at most " + RuleCheck.MAX_VALUES + " texts but holds " + texts);
        return scope.problems();
    }

    @Override
    public <T> Problems attribute(Operand.Attr<T> operand) {
        scope.checkAttribute(path, operand.attribute());
        return scope.problems();
    }

    @Override
    public Problems count(Operand.Count operand) {
        return checkEvents(operand.events());
    }

    @Override
    public Problems distinct(Operand.Distinct operand) {
        checkEvents(operand.events());
        scope.checkProperty(path, operand.events().event(), operand.property());
        return scope.problems();
    }

    @Override
    public <T> Problems sum(Operand.Sum<T> operand) {
        return checkNumbers(operand.events(), operand.property());
    }

    @Override
    public Problems average(Operand.Average operand) {
        return checkNumbers(operand.events(), operand.property());
    }

    @Override
    public <T> Problems pick(Operand.Pick<T> operand) {
        checkEvents(operand.events());
        scope.checkProperty(path, operand.events().event(), operand.property());
        boolean bySize =
                operand.choice() == Operand.Pick.Choice.SMALLEST || operand.choice() == Operand.Pick.Choice.LARGEST;
        scope.problems()
                .unless(
                        !bySize || operand.property().type().isOrdered(),
                        "NO_ORDER",
                        path,
                        "'" + operand.property() + "' is a "
                                + operand.property().kind() + ", which has no smallest or largest value");
        return scope.problems();
    }

    @Override
    public Problems occurred(Operand.Occurred operand) {
        return checkEvents(operand.events());
    }

    @Override
    public Problems activePeriods(Operand.ActivePeriods operand) {
        return checkEvents(operand.events());
    }

    @Override
    public Problems quotient(Operand.Quotient operand) {
        List<Operand<?>> parts = List.of(operand.numerator(), operand.denominator());
        for (int i = 0; i < parts.size(); i++) {
            checkType(parts.get(i), "a number", parts.get(i).kind().type().isNumeric());
            check(scope, path + "/" + i, parts.get(i));
        }
        return scope.problems();
    }

    @Override
    public <T> Problems orValue(Operand.OrValue<T> operand) {
        String here = path + "/of";
        check(scope, here, operand.of());
        scope.checkAllowed(path + "/value", "what stands in for a missing value", operand.kind(), operand.value());
        return scope.problems();
    }

    @Override
    public Problems modulo(Operand.Modulo operand) {
        scope.problems()
                .unless(
                        operand.divisor() > 0,
                        "INVALID_DIVISOR",
                        path,
                        "a divisor must be positive but was " + operand.divisor());
        check(scope, path + "/of", operand.of());
        return scope.problems();
    }

    @Override
    public Problems size(Operand.Size operand) {
        return checkOperand(operand.of());
    }

    @Override
    public Problems folded(Operand.Folded operand) {
        return checkOperand(operand.of());
    }

    @Override
    public Problems days(Operand.Days operand) {
        checkType(
                operand.of(),
                "a date or an instant",
                DAYS.contains(operand.of().kind().type()));
        return checkOperand(operand.of());
    }

    @Override
    public Problems elapsed(Operand.Elapsed operand) {
        return checkOperand(operand.since());
    }

    @Override
    public Problems daysToAnniversary(Operand.DaysToAnniversary operand) {
        return checkOperand(operand.of());
    }

    @Override
    public Problems score(Operand.Score operand) {
        scope.problems()
                .unless(
                        !operand.terms().isEmpty(),
                        "NO_PART",
                        path,
                        "a score must have at least one term but has none");
        scope.problems()
                .unless(
                        weightsFit(operand),
                        "TOO_LARGE",
                        path,
                        "the weights of a score must add up to a 64-bit number but do not");
        for (int i = 0; i < operand.terms().size(); i++) {
            operand.terms().get(i).rule().accept(new RuleChecking(scope, path + "/" + i + "/rule"));
        }
        return scope.problems();
    }

    /** However the rules turn out, and in whatever order they are added. */
    private static boolean weightsFit(Operand.Score operand) {
        BigInteger sum = operand.terms().stream()
                .map(term -> BigInteger.valueOf(term.weight()).abs())
                .reduce(BigInteger.ZERO, BigInteger::add);
        return sum.bitLength() < Long.SIZE;
    }

    @Override
    public Problems bucketed(Operand.Bucketed operand) {
        scope.checkAttribute(path, operand.id());
        scope.problems()
                .unless(
                        IDS.contains(operand.id().type()),
                        "OTHER_TYPE",
                        path,
                        "buckets need a text or an integer as id but '" + operand.id() + "' is a "
                                + operand.id().kind());
        scope.problems()
                .unless(
                        operand.hashVersion() == 1,
                        "INVALID_VERSION",
                        path,
                        "a hash version must be 1 but was " + operand.hashVersion());
        return scope.problems();
    }

    private Problems checkOperand(Operand<?> operand) {
        check(scope, path, operand);
        return scope.problems();
    }

    private Problems checkEvents(Occurrences events) {
        scope.checkEvents(path, events.event(), events.where());
        return scope.problems();
    }

    private Problems checkNumbers(Occurrences events, Attribute<?> property) {
        checkEvents(events);
        scope.checkProperty(path, events.event(), property);
        Kind<?> kind = property.kind();
        scope.problems()
                .unless(
                        kind.type().isNumeric(),
                        "OTHER_TYPE",
                        path,
                        "only numbers add up but '" + property + "' is a " + kind);
        return scope.problems();
    }

    private void checkType(Operand<?> operand, String wanted, boolean isWanted) {
        if (!isWanted) {
            scope.problems()
                    .add(
                            "OTHER_TYPE",
                            path,
                            ShortName.of(operand) + " must be " + wanted + " but is a " + operand.kind());
        }
    }
}
