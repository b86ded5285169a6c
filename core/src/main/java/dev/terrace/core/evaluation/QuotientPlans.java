package dev.terrace.core.evaluation;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Kind;
import dev.terrace.core.ValueType;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Truth;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Proposes changes of either side of a quotient that turn its test. */
final class QuotientPlans {

    /** How many events are tried one by one. */
    private static final long FEW_TIMES = 20;

    /** How many events a proposal may ask for: more is no next step for anybody. */
    private static final long MOST_TIMES = 1_000;

    private static final MathContext ENOUGH = new MathContext(40, RoundingMode.HALF_EVEN);

    private final Operand.Quotient operand;
    private final QuotientReader quotient;
    private final FoundTest test;
    private final Facts facts;

    /** When what happens now is known. */
    private final Facts then;

    private final Truth wanted;

    QuotientPlans(Operand.Quotient operand, QuotientReader quotient, FoundTest test, Facts facts, Truth wanted) {
        this.operand = operand;
        this.quotient = quotient;
        this.test = test;
        this.facts = facts;
        this.then = facts.at(facts.asOf().plusNanos(1));
        this.wanted = wanted;
    }

    /** A side of the quotient: what can change, and how large it has to be. */
    private final class Side {

        private final Operand<?> operand;
        private final Reader reader;
        private final Operand<?> otherOperand;
        private final Reader other;
        private final boolean above;

        private Side(Operand<?> operand, Reader reader, Operand<?> otherOperand, Reader other, boolean above) {
            this.operand = operand;
            this.reader = reader;
            this.otherOperand = otherOperand;
            this.other = other;
            this.above = above;
        }

        private List<Plan> plans() {
            if (reader instanceof AttributeReader attribute) {
                return plansOf(attribute.attribute());
            }
            @Nullable Selection selection = reader.selection();
            List<Plan> plans = new ArrayList<>();
            if (selection != null) {
                for (Change.Do template : EventPlans.templates(selection, facts, Truth.TRUE)) {
                    plans.addAll(plansWith(template));
                }
            }
            return plans;
        }

        private List<Plan> plansWith(Change.Do template) {
            if (operand instanceof Operand.Count) {
                return moreTimes(template);
            }
            if (operand instanceof Operand.Distinct distinct) {
                return moreTimes(template.opening(distinct.property(), Change.Do.Choice.NEW));
            }
            return operand instanceof Operand.Sum<?> sum ? withAmount(template, sum.property()) : List.of();
        }

        /** As many as are missing if the other side stays as it is, or as are found by trying. */
        private List<Plan> moreTimes(Change.Do template) {
            LongStream missing = LongStream.empty();
            @Nullable BigDecimal now = number(operand, reader, then);
            if (now != null) {
                missing = needed(then).stream()
                        .map(needed -> needed.subtract(now).setScale(0, RoundingMode.CEILING))
                        .filter(more -> more.signum() > 0 && more.compareTo(BigDecimal.valueOf(MOST_TIMES)) <= 0)
                        .mapToLong(BigDecimal::longValueExact)
                        .filter(more -> turns(template, more));
            }
            return LongStream.concat(missing, fewest(template).stream())
                    .distinct()
                    .sorted()
                    .limit(1)
                    .mapToObj(times -> Plan.of(template.times(times)))
                    .toList();
        }

        private <T> List<Plan> plansOf(Attribute<T> attribute) {
            @Nullable T now = facts.values().value(attribute).orElse(null);
            List<Plan> plans = new ArrayList<>();
            for (BigDecimal needed : needed(facts)) {
                for (T value : attributeValues(attribute.kind(), needed)) {
                    if (attribute.problemWith(value).isEmpty() && !value.equals(now)) {
                        plans.add(Plan.of(new Change.Set<>(attribute, now, value)));
                    }
                }
            }
            return plans;
        }

        /** The amount that is missing once the event itself has happened, which may be counted on the other side. */
        private <T> List<Plan> withAmount(Change.Do template, Attribute<T> property) {
            Change.Do nothing = template.with(property, property.kind().fromWord(0));
            Facts after = after(nothing, 1);
            List<Plan> plans = new ArrayList<>();
            @Nullable BigDecimal sum = number(operand, reader, after);
            if (sum != null) {
                for (BigDecimal needed : needed(after)) {
                    EventPlans.addEvent(plans, template, property, needed.subtract(sum), null);
                }
            }
            return plans;
        }

        /** How large this side has to be for each quotient that is wanted. */
        private Set<BigDecimal> needed(Facts at) {
            Set<BigDecimal> sizes = new LinkedHashSet<>();
            @Nullable BigDecimal against = number(otherOperand, other, at);
            Found found = new Found();
            @Nullable
            Double now =
                    quotient.read(at, found) == Reading.KNOWN ? Kind.ofDouble().fromWord(found.low()) : null;
            for (Double target : new Proposals<>(Kind.ofDouble(), test, wanted).near(now)) {
                BigDecimal ratio = new BigDecimal(target.toString());
                if (against != null && (above || ratio.signum() != 0)) {
                    sizes.add(above ? ratio.multiply(against) : against.divide(ratio, ENOUGH));
                }
            }
            return sizes;
        }
    }

    List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        Operand<?> above = operand.numerator();
        Operand<?> below = operand.denominator();
        plans.addAll(side(above, quotient.numerator(), below, quotient.denominator(), true)
                .plans());
        plans.addAll(side(below, quotient.denominator(), above, quotient.numerator(), false)
                .plans());
        return plans;
    }

    /** What stands in for a missing value does not change; the value itself may. */
    private Side side(Operand<?> operand, Reader reader, Operand<?> otherOperand, Reader other, boolean above) {
        return operand instanceof Operand.OrValue<?> stood && reader instanceof OrValueReader orValue
                ? new Side(stood.of(), orValue.of(), otherOperand, other, above)
                : new Side(operand, reader, otherOperand, other, above);
    }

    /** The fewest events that turn the test, tried one by one while they are few, and by halves then. */
    private OptionalLong fewest(Change.Do template) {
        long tooFew = 0;
        long tried = 1;
        while (tried <= MOST_TIMES && !turns(template, tried)) {
            tooFew = tried;
            tried = tried < FEW_TIMES ? tried + 1 : tried * 2;
        }
        if (tried > MOST_TIMES) {
            return OptionalLong.empty();
        }
        while (tried - tooFew > 1) {
            long middle = tooFew + (tried - tooFew) / 2;
            if (turns(template, middle)) {
                tried = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalLong.of(tried);
    }

    private boolean turns(Change.Do template, long times) {
        Found found = new Found();
        return quotient.read(after(template, times), found) == Reading.KNOWN && test.of(found) == wanted;
    }

    private Facts after(Change.Do template, long times) {
        List<Event> events =
                ChosenValues.events(template.times(times), facts.history().events());
        return new Facts(then.values(), then.history().plus(events), then.asOf());
    }

    private static @Nullable BigDecimal number(Operand<?> operand, Reader reader, Facts at) {
        Found found = new Found();
        boolean exact = reader.read(at, found) == Reading.KNOWN && found.low() == found.high();
        return exact ? new BigDecimal(operand.kind().fromWord(found.low()).toString()) : null;
    }

    /** A number may have to be rounded to be a value of the kind. */
    private static <T> Set<T> attributeValues(Kind<T> kind, BigDecimal number) {
        Set<T> values = new LinkedHashSet<>();
        if (kind.type() == ValueType.DOUBLE) {
            values.add(kind.fromWord(Kind.ofDouble().toWord(number.doubleValue())));
            return values;
        }
        for (RoundingMode mode : List.of(RoundingMode.CEILING, RoundingMode.FLOOR)) {
            BigDecimal digits = number.setScale(kind.decimals(), mode).movePointRight(kind.decimals());
            if (digits.toBigInteger().bitLength() < Long.SIZE) {
                values.add(kind.fromWord(digits.longValueExact()));
            }
        }
        return values;
    }
}
