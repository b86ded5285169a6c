package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing that would have to be different. */
public sealed interface Change extends Serializable {

    /**
     * The change in words, such as {@code 1 more purchase by 2026-12-01T00:00:00Z} or {@code spend becomes 100 (+50)}.
     * Values of {@linkplain Attribute#asSensitive sensitive} attributes are withheld.
     *
     * @return the words in both languages
     */
    Label label();

    /**
     * An attribute has another value.
     *
     * @param attribute the attribute
     * @param from its value now; null if it is missing
     * @param to the value that is needed
     * @param <T> its type
     */
    record Set<T>(
            Attribute<T> attribute,
            @SuppressWarnings("serial") @Nullable T from,
            @SuppressWarnings("serial") T to) implements Change {

        /** Checks that attribute and value are given. */
        public Set {
            requireNonNull(attribute, "attribute");
            requireNonNull(to, "to");
        }

        /**
         * How far the value is from the one that is needed. Worked number: from 27 to 30 it is 3.
         *
         * @return needed minus actual; empty if it is missing or no number
         */
        public Optional<BigDecimal> distance() {
            return from == null || !attribute.type().isNumeric()
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(to.toString()).subtract(new BigDecimal(from.toString())));
        }

        @Override
        public Label label() {
            Label value = attribute.isSensitive()
                    ? Findings.WITHHELD_VALUE
                    : Label.of(to + more(" (", ")"), to + more("（", "）"));
            return Label.of(
                    attribute.label().english() + " becomes " + value.english(),
                    attribute.label().chinese() + " 变为 " + value.chinese());
        }

        private String more(String before, String after) {
            return distance()
                    .map(distance -> before + (distance.signum() > 0 ? "+" : "") + distance.toPlainString() + after)
                    .orElse("");
        }
    }

    /**
     * An attribute has no value.
     *
     * @param attribute the attribute
     */
    record Clear(Attribute<?> attribute) implements Change {
        /** Checks that the attribute is given. */
        public Clear {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public Label label() {
            return Label.of(
                    attribute.label().english() + " is taken away",
                    attribute.label().chinese() + " 被清除");
        }
    }

    /**
     * An event happens.
     *
     * @param event the event as it would be now, with the properties that are needed
     * @param times how often; at least 1
     * @param before until when the distance holds: then an event that counts now leaves the window; null if none does
     */
    record Do(Event event, long times, @Nullable Instant before) implements Change {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if {@code times} is not positive
         */
        public Do {
            requireNonNull(event, "event");
            if (times < 1) {
                throw new IllegalArgumentException("times must be at least 1 but was " + times);
            }
        }

        @Override
        public Label label() {
            return Label.of(
                    times + " more " + event.eventType().label().english()
                            + properties(" with ", ", ", "", Label::english)
                            + (before == null ? "" : " by " + before.minusNanos(1)),
                    (before == null ? "" : "在 " + before.minusNanos(1) + " 之前（含）") + "再 "
                            + event.eventType().label().chinese() + " " + times + " 次"
                            + properties("（", "，", "）", Label::chinese));
        }

        private String properties(String prefix, String separator, String suffix, Function<Label, String> language) {
            List<String> texts = new ArrayList<>();
            for (Attribute<?> property : event.eventType().properties()) {
                event.value(property)
                        .ifPresent(value -> texts.add(language.apply(property.label()) + " "
                                + language.apply(
                                        property.isSensitive()
                                                ? Findings.WITHHELD_VALUE
                                                : Label.of(value.toString()))));
            }
            return texts.isEmpty() ? "" : prefix + String.join(separator, texts) + suffix;
        }
    }

    /**
     * Time passes.
     *
     * @param until the instant to wait for
     */
    record Wait(Instant until) implements Change {
        /** Checks that the instant is given. */
        public Wait {
            requireNonNull(until, "until");
        }

        @Override
        public Label label() {
            return Label.of("wait until " + until, "等到 " + until);
        }
    }
}
