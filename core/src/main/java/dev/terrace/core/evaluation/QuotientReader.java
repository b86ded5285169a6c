package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.History;
import dev.terrace.core.Kind;
import dev.terrace.core.Label;
import dev.terrace.core.ValueType;
import dev.terrace.core.Values;
import dev.terrace.core.rule.Operand;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Reads one number divided by another: the double that is nearest to the exact quotient. */
final class QuotientReader extends Reader {

    /** Up to here, every integer is a double. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final MathContext ENOUGH = new MathContext(40, RoundingMode.HALF_EVEN);

    private final Kind<?> numeratorKind;
    private final Kind<?> denominatorKind;
    private final Reader numerator;
    private final Reader denominator;

    QuotientReader(Operand.Quotient operand, Reader numerator, Reader denominator) {
        this.numeratorKind = operand.numerator().kind();
        this.denominatorKind = operand.denominator().kind();
        this.numerator = numerator;
        this.denominator = denominator;
    }

    Reader numerator() {
        return numerator;
    }

    Reader denominator() {
        return denominator;
    }

    @Override
    Reading read(Values values, History history, Instant asOf, Memo memo, Found out) {
        Found above = new Found();
        Found below = new Found();
        Reading readAbove = numerator.read(values, history, asOf, memo, above);
        Reading readBelow = denominator.read(values, history, asOf, memo, below);
        return quotient(readAbove, above, readBelow, below, out);
    }

    private Reading quotient(Reading readAbove, Found above, Reading readBelow, Found below, Found out) {
        if (readAbove == Reading.MISSING || readBelow == Reading.MISSING) {
            return Reading.MISSING;
        }
        return isExact(readAbove, above) && isExact(readBelow, below)
                ? quotient(above.low(), below.low(), out)
                : Reading.UNKNOWN;
    }

    private static boolean isExact(Reading reading, Found found) {
        return reading == Reading.KNOWN && found.low() == found.high();
    }

    @Override
    Explained explain(Facts facts) {
        Explained above = numerator.explain(facts);
        Explained below = denominator.explain(facts);
        Found out = new Found();
        Reading reading = quotient(above.reading(), above.found(), below.reading(), below.found(), out);
        boolean undefined = reading == Reading.MISSING && above.isKnown() && below.isKnown();
        return new Explained(
                reading,
                out,
                Explained.partsOf(above, below),
                undefined ? undefined(above.found(), below.found()) : null);
    }

    /** Both numbers are there, but the one divided by the other is none. */
    private Label undefined(Found above, Found below) {
        if (isSensitive()) {
            return Label.of("undefined", "无意义");
        }
        Object one = numeratorKind.fromWord(above.low());
        Object other = denominatorKind.fromWord(below.low());
        return Label.of("undefined: " + one + " of " + other, "无意义：" + one + " 除以 " + other);
    }

    private Reading quotient(long above, long below, Found out) {
        double quotient = isExactAsDoubles(above) && isExactAsDoubles(below)
                ? number(numeratorKind, above) / number(denominatorKind, below)
                : exactly(above, below);
        return Double.isFinite(quotient) ? out.word(Kind.ofDouble().toWord(quotient)) : Reading.MISSING;
    }

    /** Doubles themselves, and integers that doubles hold exactly. */
    private boolean isExactAsDoubles(long word) {
        boolean sameDecimals = numeratorKind.decimals() == denominatorKind.decimals();
        return isDouble() || (sameDecimals && word >= -LARGEST_EXACT && word <= LARGEST_EXACT);
    }

    private boolean isDouble() {
        return numeratorKind.type() == ValueType.DOUBLE || denominatorKind.type() == ValueType.DOUBLE;
    }

    /** Of two decimals with the same number of decimals, the digits do. */
    private double number(Kind<?> kind, long word) {
        return switch (kind.type()) {
            case DECIMAL ->
                isDouble() ? BigDecimal.valueOf(word, kind.decimals()).doubleValue() : word;
            case DOUBLE -> Kind.ofDouble().fromWord(word);
            default -> word;
        };
    }

    private double exactly(long above, long below) {
        return below == 0
                ? Double.NaN
                : BigDecimal.valueOf(above, numeratorKind.decimals())
                        .divide(BigDecimal.valueOf(below, denominatorKind.decimals()), ENOUGH)
                        .doubleValue();
    }

    @Override
    Instant nextChange(Facts facts) {
        return Selection.earliest(numerator.nextChange(facts), denominator.nextChange(facts));
    }

    @Override
    List<Event> evidence(Facts facts) {
        return ImmutableList.<Event>builder()
                .addAll(numerator.evidence(facts))
                .addAll(denominator.evidence(facts))
                .build();
    }

    @Override
    List<Attribute<?>> missing(Facts facts) {
        return ImmutableList.<Attribute<?>>builder()
                .addAll(numerator.missing(facts))
                .addAll(denominator.missing(facts))
                .build();
    }

    @Override
    boolean isSensitive() {
        return numerator.isSensitive() || denominator.isSensitive();
    }

    @Override
    int cost() {
        return numerator.cost() + denominator.cost();
    }
}
