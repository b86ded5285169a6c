package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.terrace.core.Attribute;
import dev.terrace.core.Event;
import dev.terrace.core.rule.Rule;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a membership changed, with the evidence. */
public sealed interface Cause extends Serializable {

    /**
     * The segment's rule is another one, the segment is new, or it is gone.
     *
     * @param before the rule before; null if there was no such segment
     * @param after the rule after; null if there is no such segment any more
     */
    record RuleChanged(@Nullable Rule before, @Nullable Rule after) implements Cause {}

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
    }

    /**
     * Time alone.
     *
     * @param at the instant from which the answer was another one
     */
    record TimePassed(Instant at) implements Cause {
        /** Checks that the instant is given. */
        public TimePassed {
            requireNonNull(at, "at");
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
     * @param events the events of one history only, oldest first
     */
    record EventsHappened(List<Event> events) implements Cause {
        /** Copies the events. */
        public EventsHappened {
            events = ImmutableList.copyOf(events);
        }
    }
}
