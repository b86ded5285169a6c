package dev.terrace.core.codec;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Kind;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import java.util.List;
import java.util.Map;

/** Writes rules, each kind with its keys in one order. */
final class RuleWriter implements Rule.Visitor<Map<String, Object>> {

    static final RuleWriter INSTANCE = new RuleWriter();

    private RuleWriter() {}

    static Map<String, Object> write(Rule rule) {
        return rule.accept(INSTANCE);
    }

    @Override
    public <T> Map<String, Object> compare(Rule.Compare<T> rule) {
        Kind<T> kind = rule.left().kind();
        boolean isPlain = rule.right() instanceof Operand.Constant<T> constant
                && constant.kind().equals(kind);
        Object right = isPlain
                ? ConstantCodec.write(kind, ((Operand.Constant<T>) rule.right()).value())
                : OperandWriter.write(rule.right());
        return leaf(rule.left(), rule.comparison().key(), right);
    }

    @Override
    public <T> Map<String, Object> between(Rule.Between<T> rule) {
        Kind<T> kind = rule.operand().kind();
        return leaf(
                rule.operand(),
                LeafReader.BETWEEN,
                ImmutableList.of(ConstantCodec.write(kind, rule.low()), ConstantCodec.write(kind, rule.high())));
    }

    @Override
    public <T> Map<String, Object> in(Rule.In<T> rule) {
        Kind<T> kind = rule.operand().kind();
        return leaf(
                rule.operand(),
                LeafReader.IN,
                rule.values().stream()
                        .map(value -> ConstantCodec.write(kind, value))
                        .collect(ImmutableList.toImmutableList()));
    }

    @Override
    public Map<String, Object> text(Rule.Text rule) {
        return leaf(rule.operand(), rule.match().key(), rule.sought());
    }

    @Override
    public Map<String, Object> holds(Rule.Holds rule) {
        String operator = switch (rule.quantity()) {
            case ANY -> LeafReader.ANY_OF;
            case ALL -> LeafReader.ALL_OF;
        };
        return leaf(rule.operand(), operator, ImmutableList.copyOf(rule.values()));
    }

    @Override
    public Map<String, Object> present(Rule.Present rule) {
        return leaf(rule.operand(), LeafReader.KNOWN, true);
    }

    @Override
    public Map<String, Object> anniversary(Rule.Anniversary rule) {
        return leaf(rule.operand(), LeafReader.ANNIVERSARY_IN, rule.unit().toString());
    }

    @Override
    public Map<String, Object> within(Rule.Within rule) {
        return leaf(rule.operand(), WindowCodec.WITHIN, WindowCodec.write(rule.window()));
    }

    @Override
    public Map<String, Object> sequence(Rule.Sequence rule) {
        ImmutableMap.Builder<String, Object> fields = ImmutableMap.builder();
        fields.put("steps", steps(rule.steps()));
        WindowCodec.writeWithin(fields, rule.window());
        if (rule.within() != null) {
            fields.put("taking", rule.within().toString());
        }
        if (!rule.without().isEmpty()) {
            fields.put("without", steps(rule.without()));
        }
        return ImmutableMap.of("sequence", fields.buildOrThrow());
    }

    private static List<Map<String, Object>> steps(List<Rule.Sequence.Step> steps) {
        return steps.stream()
                .map(step -> OperandWriter.event(step.event(), step.where()).buildOrThrow())
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Map<String, Object> held(Rule.Held rule) {
        return ImmutableMap.of("held", OperandWriter.events(rule.changes()).buildOrThrow());
    }

    @Override
    public Map<String, Object> inSegment(Rule.InSegment rule) {
        return ImmutableMap.of("segment", rule.key());
    }

    @Override
    public Map<String, Object> all(Rule.All rule) {
        return ImmutableMap.of("all", parts(rule));
    }

    @Override
    public Map<String, Object> any(Rule.Any rule) {
        return ImmutableMap.of("any", parts(rule));
    }

    @Override
    public Map<String, Object> atLeast(Rule.AtLeast rule) {
        return ImmutableMap.of("atLeast", (long) rule.count(), "of", parts(rule));
    }

    @Override
    public Map<String, Object> not(Rule.Not rule) {
        return ImmutableMap.of("not", write(rule.part()));
    }

    @Override
    public Map<String, Object> orElse(Rule.OrElse rule) {
        return ImmutableMap.of("orElse", rule.whenUnknown(), "rule", write(rule.part()));
    }

    private static List<Map<String, Object>> parts(Rule rule) {
        return rule.parts().stream().map(RuleWriter::write).collect(ImmutableList.toImmutableList());
    }

    private static Map<String, Object> leaf(Operand<?> operand, String operator, Object value) {
        return ImmutableMap.of(operand.key(), operand.accept(OperandWriter.INSTANCE), operator, value);
    }
}
