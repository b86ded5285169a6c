package dev.terrace.core.evaluation;

import dev.terrace.core.Label;
import dev.terrace.core.ValueType;
import dev.terrace.core.internal.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How far dates, instants and durations are apart. */
final class TimeDistance {

    private TimeDistance() {}

    /** The one minus the other; empty for values of other types, and where they are too far apart. */
    static Optional<Duration> between(Object from, Object to) {
        try {
            if (from instanceof Instant start && to instanceof Instant end) {
                return Optional.of(Duration.between(start, end));
            }
            if (from instanceof LocalDate start && to instanceof LocalDate end) {
                return Optional.of(Duration.ofDays(ChronoUnit.DAYS.between(start, end)));
            }
            return from instanceof Duration start && to instanceof Duration end
                    ? Optional.of(end.minus(start))
                    : Optional.empty();
        } catch (ArithmeticException tooFar) {
            return Optional.empty();
        }
    }

    static Label label(Duration distance, ValueType type) {
        Duration size = distance.isNegative() ? distance.negated() : distance;
        Label words = type == ValueType.DATE
                ? Label.of(size.toDays() + (size.toDays() == 1 ? " day" : " days"), size.toDays() + " 天")
                : Label.of(DurationWords.english(size), DurationWords.chinese(size));
        if (type == ValueType.DURATION) {
            return distance.isNegative()
                    ? Label.of(words.english() + " shorter", "短 " + words.chinese())
                    : Label.of(words.english() + " longer", "长 " + words.chinese());
        }
        return distance.isNegative()
                ? Label.of(words.english() + " earlier", "早 " + words.chinese())
                : Label.of(words.english() + " later", "晚 " + words.chinese());
    }
}
