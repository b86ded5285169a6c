package dev.terrace.core.evaluation;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Kind;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Operand;
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

    static Explanation.Finding of(Operand<?> operand, Reader reader, Facts facts) {
        Found found = new Found();
        Reading reading = reader.read(facts, found);
        @Nullable Object actual = reading == Reading.KNOWN ? found.valueAs(operand.kind()) : null;
        Label words = reader.isSensitive() && reading == Reading.KNOWN
                ? WITHHELD
                : words(reading, actual, found, operand.kind());
        return new Explanation.Finding(
                actual,
                words,
                ImmutableList.copyOf(reader.missing(facts)),
                ImmutableList.copyOf(reader.evidence(facts)));
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

    static Explanation.Finding events(List<Event> evidence) {
        return new Explanation.Finding(null, Label.of(""), ImmutableList.of(), ImmutableList.copyOf(evidence));
    }

    private static <T> Label words(Reading reading, @Nullable Object actual, Found found, Kind<T> kind) {
        return switch (reading) {
            case MISSING -> MISSING;
            case UNKNOWN -> NOT_KNOWN;
            case KNOWN ->
                actual != null
                        ? Label.of(" (was " + actual + ")", "（实际为 " + actual + "）")
                        : bounds(found.low(), found.high(), kind);
        };
    }

    private static <T> Label bounds(long low, long high, Kind<T> kind) {
        if (low == Long.MIN_VALUE) {
            return high == Long.MAX_VALUE
                    ? NOT_KNOWN
                    : Label.of(" (was at most " + kind.fromWord(high) + ")", "（实际至多 " + kind.fromWord(high) + "）");
        }
        return high == Long.MAX_VALUE
                ? Label.of(" (was at least " + kind.fromWord(low) + ")", "（实际至少 " + kind.fromWord(low) + "）")
                : Label.of(
                        " (was " + kind.fromWord(low) + " to " + kind.fromWord(high) + ")",
                        "（实际为 " + kind.fromWord(low) + " 到 " + kind.fromWord(high) + "）");
    }
}
