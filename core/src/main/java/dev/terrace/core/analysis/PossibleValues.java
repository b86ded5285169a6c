package dev.terrace.core.analysis;

import com.google.common.collect.Range;
import com.google.common.math.LongMath;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Operand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The values that an ordered operand can ever have, so that a count below 0 is seen to be none. */
final class PossibleValues implements Operand.Visitor<Range<Comparable<?>>> {

    static final PossibleValues INSTANCE = new PossibleValues();

    /** The day itself is 0 days away, so that a leap year makes no difference. */
    private static final long MOST_DAYS_TO_ANNIVERSARY = 365;

    private PossibleValues() {}

    private static Range<Comparable<?>> ofKind(Kind<?> kind) {
        return switch (kind.type()) {
            case BOOLEAN -> OrderedValues.wordRange(0, 1);
            case LONG, DECIMAL -> OrderedValues.wordRange(Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE ->
                OrderedValues.wordRange(
                        Kind.ofDouble().toWord(-Double.MAX_VALUE),
                        Kind.ofDouble().toWord(Double.MAX_VALUE));
            case ENUMERATION -> OrderedValues.wordRange(0, kind.domain().size() - 1L);
            case DATE -> OrderedValues.wordRange(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay());
            case STRING -> Range.atLeast("");
            case INSTANT -> Range.closed(Instant.MIN, Instant.MAX);
            case DURATION, VERSION, STRING_SET -> Range.all();
        };
    }

    private static Range<Comparable<?>> zeroTo(long largest) {
        return OrderedValues.wordRange(0, Math.max(largest, 0));
    }

    @Override
    public <T> Range<Comparable<?>> constant(Operand.Constant<T> operand) {
        return OrderedValues.in(operand.kind(), List.of(operand.value()), ofKind(operand.kind()))
                .ranges()
                .span();
    }

    @Override
    public <T> Range<Comparable<?>> attribute(Operand.Attr<T> operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> count(Operand.Count operand) {
        return zeroTo(Long.MAX_VALUE);
    }

    /** An upper bound is no use: events that lack the property leave the number open beyond the domain. */
    @Override
    public Range<Comparable<?>> distinct(Operand.Distinct operand) {
        return zeroTo(Long.MAX_VALUE);
    }

    @Override
    public <T> Range<Comparable<?>> sum(Operand.Sum<T> operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> average(Operand.Average operand) {
        return ofKind(operand.kind());
    }

    @Override
    public <T> Range<Comparable<?>> pick(Operand.Pick<T> operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> occurred(Operand.Occurred operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> activePeriods(Operand.ActivePeriods operand) {
        return zeroTo(operand.periods());
    }

    @Override
    public Range<Comparable<?>> quotient(Operand.Quotient operand) {
        return ofKind(operand.kind());
    }

    @Override
    public <T> Range<Comparable<?>> orValue(Operand.OrValue<T> operand) {
        return Range.all();
    }

    @Override
    public Range<Comparable<?>> modulo(Operand.Modulo operand) {
        return zeroTo(operand.divisor() - 1);
    }

    @Override
    public Range<Comparable<?>> size(Operand.Size operand) {
        return zeroTo(Integer.MAX_VALUE);
    }

    @Override
    public Range<Comparable<?>> folded(Operand.Folded operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> days(Operand.Days operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> elapsed(Operand.Elapsed operand) {
        return ofKind(operand.kind());
    }

    @Override
    public Range<Comparable<?>> daysToAnniversary(Operand.DaysToAnniversary operand) {
        return zeroTo(MOST_DAYS_TO_ANNIVERSARY);
    }

    /** Between all of the negative weights and all of the positive ones. */
    @Override
    public Range<Comparable<?>> score(Operand.Score operand) {
        long low = 0;
        long high = 0;
        for (Operand.Score.Term term : operand.terms()) {
            low = LongMath.saturatedAdd(low, Math.min(term.weight(), 0));
            high = LongMath.saturatedAdd(high, Math.max(term.weight(), 0));
        }
        return OrderedValues.wordRange(low, high);
    }

    @Override
    public Range<Comparable<?>> bucketed(Operand.Bucketed operand) {
        return zeroTo(Operand.Bucketed.BUCKETS - 1L);
    }
}
