package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Operand;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a reader found. */
final class Findings {

    private static final Label MISSING = Label.of(" (missing)", "（缺失）");
    private static final Label NOT_KNOWN = Label.of(" (not known)", "（不详）");
    /** Stands for a value of a sensitive attribute. */
    static final Label WITHHELD_VALUE = Label.of("(withheld)", "（保密）");

    private static final Label WITHHELD = Label.of(" " + WITHHELD_VALUE.english(), WITHHELD_VALUE.chinese());

    private Findings() {}

    static <T> Explanation.Finding of(Operand<T> operand, Reader reader, Explained explained, Facts facts) {
        @Nullable T actual = explained.isKnown() ? valueOf(operand, explained.found()) : null;
        return new Explanation.Finding(
                actual,
                words(operand, reader, explained, actual),
                ImmutableList.copyOf(reader.missing(facts)),
                ImmutableList.copyOf(reader.evidence(facts)));
    }

    @SuppressWarnings("unchecked") // a reader of an operand of a T finds a T
    private static <T> @Nullable T valueOf(Operand<T> operand, Found found) {
        return (T) found.valueAs(operand.kind());
    }

    private static <T> Label words(Operand<T> operand, Reader reader, Explained explained, @Nullable T actual) {
        if (reader.isSensitive() && explained.isKnown()) {
            return WITHHELD;
        }
        return explained.undefined() == null ? words(operand, explained, actual) : inBrackets(explained.undefined());
    }

    /** Both sides of a comparison. */
    static Explanation.Finding both(Explanation.Finding left, Explanation.Finding right) {
        return new Explanation.Finding(
                left.actual(),
                Label.of(
                        left.words().english() + right.words().english(),
                        left.words().chinese() + right.words().chinese()),
                ImmutableList.<Attribute<?>>builder()
                        .addAll(left.missing())
                        .addAll(right.missing())
                        .build(),
                ImmutableList.<Event>builder()
                        .addAll(left.evidence())
                        .addAll(right.evidence())
                        .build());
    }

    static Explanation.Finding events(List<Event> evidence, Collection<Attribute<?>> missing) {
        return new Explanation.Finding(
                null, Label.of(""), ImmutableList.copyOf(missing), ImmutableList.copyOf(evidence));
    }

    private static Label inBrackets(Label words) {
        return Label.of(" (" + words.english() + ")", "（" + words.chinese() + "）");
    }

    private static <T> Label words(Operand<T> operand, Explained explained, @Nullable T actual) {
        return switch (explained.reading()) {
            case MISSING -> MISSING;
            case UNKNOWN -> NOT_KNOWN;
            case KNOWN -> actual != null ? was(operand.labelOf(actual)) : bounds(operand, explained.found());
        };
    }

    private static Label was(Label value) {
        return Label.of(" (was " + value.english() + ")", "（实际为 " + value.chinese() + "）");
    }

    private static <T> Label bounds(Operand<T> operand, Found found) {
        boolean open = found.low() == Long.MIN_VALUE;
        boolean without = found.high() == Long.MAX_VALUE;
        if (open && without) {
            return NOT_KNOWN;
        }
        Label low = open ? NOT_KNOWN : operand.labelOf(operand.kind().fromWord(found.low()));
        Label high = without ? NOT_KNOWN : operand.labelOf(operand.kind().fromWord(found.high()));
        if (open) {
            return Label.of(" (was at most " + high.english() + ")", "（实际至多 " + high.chinese() + "）");
        }
        return without
                ? Label.of(" (was at least " + low.english() + ")", "（实际至少 " + low.chinese() + "）")
                : Label.of(
                        " (was " + low.english() + " to " + high.english() + ")",
                        "（实际为 " + low.chinese() + " 到 " + high.chinese() + "）");
    }
}
