package dev.terrace.core.segment;

import dev.terrace.core.Label;
import java.util.ArrayList;
import java.util.List;

/** Says a waterfall in words, in both languages. */
final class WaterfallWording {

    private WaterfallWording() {}

    static Label of(Waterfall waterfall) {
        List<Label> lines = new ArrayList<>();
        lines.add(head(waterfall));
        for (WaterfallStep step : waterfall.steps()) {
            lines.add(line(lines.size(), step));
        }
        return joined("\n", "\n", lines);
    }

    private static Label head(Waterfall waterfall) {
        return Label.of(
                waterfall.label().english() + ": " + waterfall.certain() + " users, " + waterfall.unknown()
                        + " unknown, of " + waterfall.population() + " as of " + waterfall.asOf(),
                waterfall.label().chinese() + "：" + waterfall.population() + " 人中确定 " + waterfall.certain() + " 人，未知 "
                        + waterfall.unknown() + " 人，截至 " + waterfall.asOf());
    }

    private static Label line(int number, WaterfallStep step) {
        Label why = step.whyUnknown().users() == 0 ? Label.of("") : why(step.whyUnknown());
        return Label.of(
                number + ". " + step.label().english() + ": " + step.removed() + " out, " + step.certain()
                        + " certain, " + step.unknown() + " unknown" + why.english(),
                number + ". " + step.label().chinese() + "：排除 " + step.removed() + " 人，确定 " + step.certain() + " 人，未知 "
                        + step.unknown() + " 人" + why.chinese());
    }

    private static Label why(WhyUnknown why) {
        List<Label> reasons = new ArrayList<>();
        why.missing()
                .forEach((attribute, count) -> addIfAny(
                        reasons, count, Label.of(attribute + " missing for " + count, count + " 人缺少 " + attribute)));
        addIfAny(
                reasons,
                why.shortHistory(),
                Label.of("short history of " + why.shortHistory(), why.shortHistory() + " 人历史不完整"));
        addIfAny(
                reasons,
                why.otherwise(),
                Label.of("other reasons for " + why.otherwise(), why.otherwise() + " 人为其他原因"));
        Label all = joined(", ", "，", reasons);
        return Label.of(
                "; itself unknown for " + why.users() + " (" + all.english() + ")",
                "；本条件未知 " + why.users() + " 人（" + all.chinese() + "）");
    }

    private static void addIfAny(List<Label> reasons, long count, Label reason) {
        if (count > 0) {
            reasons.add(reason);
        }
    }

    private static Label joined(String english, String chinese, List<Label> labels) {
        return Label.of(
                String.join(english, labels.stream().map(Label::english).toList()),
                String.join(chinese, labels.stream().map(Label::chinese).toList()));
    }
}
