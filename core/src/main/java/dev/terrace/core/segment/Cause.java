package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.Label;
import dev.terrace.core.rule.Rule;
import dev.terrace.core.time.Calendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a membership changed, with the evidence. */
public sealed interface Cause extends Serializable {

    /**
     * The cause in words, such as {@code age changed from 17 to 18}. Values of {@linkplain Attribute#asSensitive sensitive}
     * attributes are withheld.
     *
     * @return the words in both languages
     */
    Label label();

    /**
     * The segment's rule is another one; the segment is new, or it is gone.
     *
     * <p>The rule, what it refers to and the calendar are replaced in one step. If that changes the answer, each of the three
     * that is another one is a cause: this, {@link ReferenceChanged}, {@link CalendarChanged}. Where only the schema is
     * another one, this cause is given with equal rules.
     *
     * @param before the rule before; null if there was no such segment
     * @param after the rule after; null if there is no such segment any more
     */
    record RuleChanged(@Nullable Rule before, @Nullable Rule after) implements Cause {
        @Override
        public Label label() {
            return CauseWording.ruleChanged(before, after);
        }
    }

    /**
     * A segment that the rule refers to, itself or through others, has another rule or other lists by hand.
     *
     * @param before that segment before
     * @param after that segment after, with the same key
     */
    record ReferenceChanged(Segment before, Segment after) implements Cause {
        /** Checks that both are given. */
        public ReferenceChanged {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        @Override
        public Label label() {
            return CauseWording.referenceChanged(after);
        }
    }

    /**
     * Days, weeks or months mean something else, and the rule asks for them.
     *
     * @param before the calendar before
     * @param after the calendar after
     */
    record CalendarChanged(Calendar before, Calendar after) implements Cause {
        /** Checks that both are given. */
        public CalendarChanged {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        @Override
        public Label label() {
            return CauseWording.calendarChanged(before, after);
        }
    }

    /**
     * The user was put into a list by hand or taken out of one.
     *
     * @param before the segment with its lists before
     * @param after the segment with its lists after
     */
    record ListChanged(Segment before, Segment after) implements Cause {
        /** Checks that both are given. */
        public ListChanged {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        @Override
        public Label label() {
            return CauseWording.listChanged();
        }
    }

    /**
     * Time alone.
     *
     * @param at the last turn: the instant from which the answer was the one at the later date; the later date itself where
     *     the answer turned too often in between to follow (more than 1,000 times)
     */
    record TimePassed(Instant at) implements Cause {
        /** Checks that the instant is given. */
        public TimePassed {
            requireNonNull(at, "at");
        }

        @Override
        public Label label() {
            return CauseWording.timePassed(at);
        }
    }

    /**
     * Attributes that the rule asks for have other values.
     *
     * @param changes the attributes with their values, in the order of the schema
     */
    record AttributesChanged(List<AttributeChange> changes) implements Cause {
        /** Copies the changes. */
        public AttributesChanged {
            changes = ImmutableList.copyOf(changes);
        }

        @Override
        public Label label() {
            return CauseWording.joined(
                    changes.stream().map(CauseWording::attributeChanged).toList());
        }
    }

    /**
     * An attribute with another value.
     *
     * @param attribute the attribute
     * @param before its value before; null if it was missing
     * @param after its value after; null if it is missing
     */
    record AttributeChange(
            Attribute<?> attribute,
            @SuppressWarnings("serial") @Nullable Object before,
            @SuppressWarnings("serial") @Nullable Object after)
            implements Serializable {
        /** Checks that the attribute is given. */
        public AttributeChange {
            requireNonNull(attribute, "attribute");
        }
    }

    /**
     * Events became known of which the rule asks, or events that were known are gone.
     *
     * @param events the events of one history only, oldest first: those on which a part of the rule rests whose answer
     *     changed; where no part can name its events, those of the types that the rule asks for
     */
    record EventsHappened(List<Event> events) implements Cause {
        /** Copies the events. */
        public EventsHappened {
            events = ImmutableList.copyOf(events);
        }

        @Override
        public Label label() {
            return CauseWording.eventsHappened(events);
        }
    }

    /**
     * The history is known to be complete since another instant, so that the lack of events says more or less than before.
     *
     * @param before since when it was known to be complete
     * @param after since when it is known to be complete
     */
    record HistoryCompleted(Instant before, Instant after) implements Cause {
        /** Checks that both are given. */
        public HistoryCompleted {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        @Override
        public Label label() {
            return CauseWording.historyCompleted(before, after);
        }
    }
}
