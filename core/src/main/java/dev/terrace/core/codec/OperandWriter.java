package dev.terrace.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Attribute;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.Map;

/** Writes what stands behind the key of an operand. */
final class OperandWriter implements Operand.Visitor<Object> {

    static final OperandWriter INSTANCE = new OperandWriter();

    private OperandWriter() {}

    /** An operand that stands alone. */
    static Map<String, Object> write(Operand<?> operand) {
        return ImmutableMap.of(operand.key(), operand.accept(INSTANCE));
    }

    @Override
    public <T> Object constant(Operand.Constant<T> operand) {
        return KindCodec.writeConstant(operand);
    }

    @Override
    public <T> Object attribute(Operand.Attr<T> operand) {
        return operand.attribute().name();
    }

    @Override
    public Object count(Operand.Count operand) {
        return events(operand.events()).buildOrThrow();
    }

    @Override
    public Object distinct(Operand.Distinct operand) {
        return figure(operand.events(), operand.property());
    }

    @Override
    public <T> Object sum(Operand.Sum<T> operand) {
        return figure(operand.events(), operand.property());
    }

    @Override
    public Object average(Operand.Average operand) {
        return figure(operand.events(), operand.property());
    }

    @Override
    public <T> Object pick(Operand.Pick<T> operand) {
        return figure(operand.events(), operand.property());
    }

    @Override
    public Object occurred(Operand.Occurred operand) {
        return events(operand.events()).buildOrThrow();
    }

    @Override
    public Object activePeriods(Operand.ActivePeriods operand) {
        return event(operand.event(), operand.where())
                .put("unit", operand.unit().toString())
                .put("periods", (long) operand.periods())
                .buildOrThrow();
    }

    @Override
    public Object quotient(Operand.Quotient operand) {
        return ImmutableList.of(write(operand.numerator()), write(operand.denominator()));
    }

    @Override
    public <T> Object orValue(Operand.OrValue<T> operand) {
        return ImmutableMap.of(
                "of", write(operand.of()), "value", ConstantCodec.write(operand.kind(), operand.value()));
    }

    @Override
    public Object modulo(Operand.Modulo operand) {
        return ImmutableMap.of("of", write(operand.of()), "by", operand.divisor());
    }

    @Override
    public Object size(Operand.Size operand) {
        return write(operand.of());
    }

    @Override
    public Object folded(Operand.Folded operand) {
        return write(operand.of());
    }

    @Override
    public Object days(Operand.Days operand) {
        return write(operand.of());
    }

    @Override
    public Object elapsed(Operand.Elapsed operand) {
        return write(operand.since());
    }

    @Override
    public Object daysToAnniversary(Operand.DaysToAnniversary operand) {
        return write(operand.of());
    }

    @Override
    public Object score(Operand.Score operand) {
        return operand.terms().stream()
                .map(term -> ImmutableMap.of("weight", term.weight(), "rule", RuleWriter.write(term.rule())))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Object bucketed(Operand.Bucketed operand) {
        return ImmutableMap.of(
                "id", operand.id().name(), "salt", operand.salt(), "hashVersion", (long) operand.hashVersion());
    }

    static ImmutableMap.Builder<String, Object> event(String type, Rule where) {
        return withCondition(ImmutableMap.<String, Object>builder().put("event", type), where);
    }

    static ImmutableMap.Builder<String, Object> events(Occurrences events) {
        ImmutableMap.Builder<String, Object> fields = event(events.event(), events.where());
        WindowCodec.writeWithin(fields, events.window());
        return fields;
    }

    private static Map<String, Object> figure(Occurrences events, Attribute<?> property) {
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("event", events.event()).put("property", property.name());
        withCondition(fields, events.where());
        WindowCodec.writeWithin(fields, events.window());
        return fields.buildOrThrow();
    }

    private static ImmutableMap.Builder<String, Object> withCondition(
            ImmutableMap.Builder<String, Object> fields, Rule where) {
        return where.equals(RuleReader.NOTHING) ? fields : fields.put("where", RuleWriter.write(where));
    }
}
