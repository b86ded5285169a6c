package dev.terrace.core.segment;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.EventType;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says causes in words, in both languages. */
final class CauseWording {

    private static final Label WITHHELD = Label.of("(withheld)", "（保密）");
    private static final Label MISSING = Label.of("(missing)", "（缺失）");

    private CauseWording() {}

    static Label ruleChanged(@Nullable Rule before, @Nullable Rule after) {
        if (before == null) {
            return Label.of("the segment is new", "人群是新建的");
        }
        return after == null ? Label.of("the segment is gone", "人群已删除") : Label.of("the rule changed", "规则已修改");
    }

    static Label referenceChanged(Segment reference) {
        return Label.of(
                "the segment '" + reference.label().english() + "' that the rule refers to changed",
                "规则引用的人群“" + reference.label().chinese() + "”已修改");
    }

    static Label calendarChanged(Calendar before, Calendar after) {
        return changed(Label.of("the calendar", "日历"), Label.of(text(before)), Label.of(text(after)));
    }

    private static String text(Calendar calendar) {
        return calendar.zone() + " " + calendar.dayStart() + " " + calendar.weekStart();
    }

    static Label listChanged() {
        return Label.of("the lists by hand changed", "手工名单已修改");
    }

    static Label timePassed(Instant at) {
        return Label.of("time passed " + at, "时间到了 " + at);
    }

    static Label attributeChanged(Cause.AttributeChange change) {
        return changed(
                change.attribute().label(),
                value(change.attribute(), change.before()),
                value(change.attribute(), change.after()));
    }

    @SuppressWarnings("unchecked") // the value is one of the attribute
    private static <T> Label value(Attribute<T> attribute, @Nullable Object value) {
        if (value == null) {
            return MISSING;
        }
        return attribute.isSensitive() ? WITHHELD : attribute.labelOf((T) value);
    }

    private static Label changed(Label what, Label from, Label to) {
        return Label.of(
                what.english() + " changed from " + from.english() + " to " + to.english(),
                what.chinese() + " 从 " + from.chinese() + " 变为 " + to.chinese());
    }

    /** Types and how many, but no properties: those can be many, and sensitive. */
    static Label eventsHappened(List<Event> events) {
        Map<EventType, Integer> counts = new LinkedHashMap<>();
        events.forEach(event -> counts.merge(event.eventType(), 1, Integer::sum));
        List<Label> types = new ArrayList<>();
        counts.forEach((type, count) -> types.add(Label.of(
                type.label().english() + " (" + count + ")", type.label().chinese() + "（" + count + "）")));
        Label joined = joined(types);
        return Label.of("other events: " + joined.english(), "事件有变：" + joined.chinese());
    }

    static Label historyCompleted(Instant before, Instant after) {
        return changed(
                Label.of("the start of the complete history", "完整历史的起点"),
                Label.of(before.toString()),
                Label.of(after.toString()));
    }

    static Label joined(List<Label> labels) {
        return Label.of(
                labels.stream().map(Label::english).collect(Collectors.joining("; ")),
                labels.stream().map(Label::chinese).collect(Collectors.joining("；")));
    }
}
