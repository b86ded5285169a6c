package dev.terrace.core.codec;

import dev.terrace.core.Attribute;
import dev.terrace.core.EventType;
import dev.terrace.core.rule.Occurrences;
import dev.terrace.core.rule.Operand;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Bucket;
import dev.terrace.core.time.Window;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads which events a figure is made of: their type, a condition on their properties, a window, a property. */
final class EventsReader {

    private final ReadScope scope;
    private final TreeObject fields;
    private final @Nullable EventType event;

    EventsReader(ReadScope scope, TreeObject fields) {
        this.scope = scope;
        this.fields = fields;
        this.event = event(scope, fields.required("event"));
    }

    private static @Nullable EventType event(ReadScope scope, @Nullable TreeNode node) {
        @Nullable String name = node == null ? null : node.text();
        if (node == null || name == null) {
            return null;
        }
        @Nullable EventType event = scope.schema().event(name).orElse(null);
        if (event == null) {
            node.addUnknownName(
                    "UNKNOWN_EVENT", "an event", name, scope.schema().events());
        }
        return event;
    }

    @Nullable
    Occurrences occurrences() {
        fields.allowOnly("event", "where", "within");
        return events();
    }

    @Nullable
    Operand<?> figure(BiFunction<Occurrences, Attribute<?>, Operand<?>> operand) {
        fields.allowOnly("event", "property", "where", "within");
        @Nullable TreeNode name = fields.required("property");
        @Nullable
        Attribute<?> property = name == null ? null : scope.ofEvent(event).attribute(name);
        @Nullable Occurrences events = events();
        return property == null || events == null ? null : operand.apply(events, property);
    }

    @Nullable
    Operand<?> activePeriods() {
        fields.allowOnly("event", "where", "unit", "periods");
        Rule where = where();
        @Nullable Bucket unit = OperandReader.unit(fields);
        @Nullable TreeNode number = fields.required("periods");
        @Nullable Integer periods = number == null ? null : WindowCodec.readCount(number);
        return event == null || unit == null || periods == null
                ? null
                : new Operand.ActivePeriods(event.name(), where, unit, periods);
    }

    Rule.Sequence.@Nullable Step step() {
        fields.allowOnly("event", "where");
        Rule where = where();
        return event == null ? null : new Rule.Sequence.Step(event.name(), where);
    }

    private @Nullable Occurrences events() {
        Rule where = where();
        @Nullable Window window = WindowCodec.readWithin(fields);
        return event == null || window == null ? null : new Occurrences(event.name(), where, window);
    }

    private Rule where() {
        @Nullable TreeNode condition = fields.optional("where");
        return condition == null ? RuleReader.NOTHING : RuleReader.read(scope.ofEvent(event), condition);
    }
}
