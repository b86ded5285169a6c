package dev.terrace.core.segment;

import static dev.terrace.core.rule.Rules.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.time.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseTest {

    private static final Instant AT = Instant.parse("2026-03-18T12:00:00Z");
    private static final Segment SEGMENT = Segment.of("adults", Label.of("Adults", "成人"), all());

    @Test
    void everyCauseIsSaidInBothLanguages() {
        assertThat(new Cause.RuleChanged(null, all()).label()).isEqualTo(Label.of("the segment is new", "人群是新建的"));
        assertThat(new Cause.RuleChanged(all(), null).label()).isEqualTo(Label.of("the segment is gone", "人群已删除"));
        assertThat(new Cause.RuleChanged(all(), all()).label()).isEqualTo(Label.of("the rule changed", "规则已修改"));
        assertThat(new Cause.ReferenceChanged(SEGMENT, SEGMENT).label())
                .isEqualTo(Label.of("the segment 'Adults' that the rule refers to changed", "规则引用的人群“成人”已修改"));
        assertThat(new Cause.CalendarChanged(Calendar.utc(), Calendar.of(ZoneId.of("Asia/Shanghai"))).label())
                .isEqualTo(Label.of(
                        "the calendar changed from Z 00:00 MONDAY to Asia/Shanghai 00:00 MONDAY",
                        "日历 从 Z 00:00 MONDAY 变为 Asia/Shanghai 00:00 MONDAY"));
        assertThat(new Cause.ListChanged(SEGMENT, SEGMENT).label())
                .isEqualTo(Label.of("the lists by hand changed", "手工名单已修改"));
        assertThat(new Cause.TimePassed(AT).label())
                .isEqualTo(Label.of("time passed 2026-03-18T12:00:00Z", "时间到了 2026-03-18T12:00:00Z"));
        assertThat(new Cause.EventsHappened(List.of(Event.of("login", AT), Event.of("view", AT), Event.of("login", AT)))
                        .label())
                .isEqualTo(Label.of("other events: login (2); view (1)", "事件有变：login（2）；view（1）"));
        assertThat(new Cause.HistoryCompleted(AT, Instant.EPOCH).label())
                .isEqualTo(Label.of(
                        "the start of the complete history changed from 2026-03-18T12:00:00Z to 1970-01-01T00:00:00Z",
                        "完整历史的起点 从 2026-03-18T12:00:00Z 变为 1970-01-01T00:00:00Z"));
    }

    @Test
    void valuesOfSensitiveAttributesAreWithheld() {
        Attribute<Long> age = Attribute.ofLong("age").withLabel(Label.of("age", "年龄"));
        Attribute<Long> weight =
                Attribute.ofLong("weight").withLabel(Label.of("weight", "体重")).asSensitive();
        assertThat(new Cause.AttributesChanged(List.of(
                                new Cause.AttributeChange(age, 17L, 18L), new Cause.AttributeChange(weight, 70L, null)))
                        .label())
                .isEqualTo(Label.of(
                        "age changed from 17 to 18; weight changed from (withheld) to (missing)",
                        "年龄 从 17 变为 18；体重 从 （保密） 变为 （缺失）"));
    }

    @Test
    void reasonsOfAStandingAreSaidInBothLanguages() {
        assertThat(Standing.Reason.HELD_BY_DWELL.label()).isEqualTo(Label.of("held by the minimum dwell", "因最短停留时间保留"));
        assertThat(Standing.Reason.values()).extracting(Standing.Reason::label).doesNotHaveDuplicates();
    }
}
