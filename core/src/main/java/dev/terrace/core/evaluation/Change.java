package dev.terrace.core.evaluation;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

        /**
         * How far a date, an instant or a duration is from the one that is needed. Worked number: from 2026-03-10 to
         * 2026-03-12 it is 48 hours.
         *
         * @return needed minus actual, a day of 24 hours between dates; empty if it is missing or another type
         */
        public Optional<Duration> timeDistance() {
            return from == null ? Optional.empty() : TimeDistance.between(from, to);
        }

        @Override
        public Label label() {
            Label value = attribute.isSensitive()
                    ? Findings.WITHHELD_VALUE
                    : joined(attribute.labelOf(to), distanceInWords());
            return Label.of(
                    attribute.label().english() + " becomes " + value.english(),
                    attribute.label().chinese() + " 变为 " + value.chinese());
        }

        private Label distanceInWords() {
            return timeDistance()
                    .map(distance -> TimeDistance.label(distance, attribute.type()))
                    .or(() -> distance().map(Set::signed))
                    .map(words -> Label.of(" (" + words.english() + ")", "（" + words.chinese() + "）"))
                    .orElse(Label.of(""));
        }

        private static Label signed(BigDecimal distance) {
            return Label.of((distance.signum() > 0 ? "+" : "") + distance.toPlainString());
        }

        private static Label joined(Label one, Label other) {
            return Label.of(one.english() + other.english(), one.chinese() + other.chinese());
        }
    }

    /**
     * An attribute has some value, whichever.
     *
     * @param attribute the attribute, which has none now
     */
    record Know(Attribute<?> attribute) implements Change {
        /** Checks that the attribute is given. */
        public Know {
            requireNonNull(attribute, "attribute");
        }

        @Override
        public Label label() {
            return Label.of(
                    attribute.label().english() + " becomes known, whatever it is",
                    attribute.label().chinese() + " 变为已知（任意值）");
        }
    }

    /**
     * A set holds more texts, whichever they are, or fewer.
     *
     * @param attribute the attribute
     * @param more how many more; negative for fewer; not 0
     */
    record Resize(Attribute<java.util.Set<String>> attribute, int more) implements Change {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if {@code more} is 0
         */
        public Resize {
            requireNonNull(attribute, "attribute");
            if (more == 0) {
                throw new IllegalArgumentException("more must not be 0 but was");
            }
        }

        @Override
        public Label label() {
            Label name = attribute.label();
            if (attribute.isSensitive()) {
                return Label.of(
                        "the size of " + name.english() + " changes " + Findings.WITHHELD_VALUE.english(),
                        name.chinese() + " 的个数变化" + Findings.WITHHELD_VALUE.chinese());
            }
            int number = Math.abs(more);
            return more > 0
                    ? Label.of(number + " more in " + name.english(), name.chinese() + " 再增加 " + number + " 个")
                    : Label.of(number + " fewer in " + name.english(), name.chinese() + " 减少 " + number + " 个");
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
     * @param open properties whose values are for the user to choose
     */
    record Do(Event event, long times, @Nullable Instant before, Map<Attribute<?>, Choice> open) implements Change {

        /** Which values of a property serve. */
        public enum Choice {
            /** Any value. */
            ANY(Label.of("any ", "任意")),
            /** A value that the user's events did not have yet, and another one each time. */
            NEW(Label.of("a new ", "新的"));

            private final Label words;

            Choice(Label words) {
                this.words = words;
            }
        }

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
            open = ImmutableMap.copyOf(open);
        }

        /**
         * An event whose properties are all given.
         *
         * @param event the event as it would be now
         * @param times how often; at least 1
         * @param before until when the distance holds; null if it always does
         */
        public Do(Event event, long times, @Nullable Instant before) {
            this(event, times, before, ImmutableMap.of());
        }

        Do times(long other) {
            return new Do(event, other, before, open);
        }

        Do before(@Nullable Instant instant) {
            return new Do(event, times, instant, open);
        }

        <T> Do with(Attribute<T> property, T value) {
            Map<Attribute<?>, Choice> rest = new LinkedHashMap<>(open);
            rest.remove(property);
            return new Do(event.with(property, value), times, before, rest);
        }

        Do opening(Attribute<?> property, Choice choice) {
            Map<Attribute<?>, Choice> more = new LinkedHashMap<>(open);
            more.put(property, choice);
            return new Do(event, times, before, more);
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
                property(property).ifPresent(words -> texts.add(language.apply(words)));
            }
            return texts.isEmpty() ? "" : prefix + String.join(separator, texts) + suffix;
        }

        private <T> Optional<Label> property(Attribute<T> property) {
            Label name = property.label();
            @Nullable Choice choice = open.get(property);
            if (choice != null) {
                return Optional.of(
                        Label.of(choice.words.english() + name.english(), choice.words.chinese() + name.chinese()));
            }
            return event.value(property)
                    .map(value -> property.isSensitive() ? Findings.WITHHELD_VALUE : property.labelOf(value))
                    .map(value ->
                            Label.of(name.english() + " " + value.english(), name.chinese() + " " + value.chinese()));
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
