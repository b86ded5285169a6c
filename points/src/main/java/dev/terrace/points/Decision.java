package dev.terrace.points;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What a program makes of a command. A "no" is a value, never an exception. */
public sealed interface Decision extends Serializable {

    /**
     * Hands this decision to the method for its kind, so that the compiler checks that every kind is handled.
     *
     * @param visitor what to do with each kind of decision
     * @param <R> the result's type
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * The command is carried out by appending events.
     *
     * @param expectedVersion the version of the account decided upon; the store must append only if it still holds
     * @param events what to append, in order; empty if there is nothing to do
     */
    record Accepted(long expectedVersion, List<PointsEvent> events) implements Decision {
        /** Copies the events. */
        public Accepted {
            events = List.copyOf(events);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.accepted(this);
        }
    }

    /**
     * The command is not carried out and nothing changes.
     *
     * @param code why, for programs
     * @param parameters the actual values, by name; none depends on a locale
     * @param message the rule and the actual values, for people
     */
    record Refused(RefusalCode code, Map<String, String> parameters, String message) implements Decision {
        /** Copies the parameters, sorted by name. */
        public Refused {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
            parameters = ImmutableSortedMap.copyOf(parameters);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refused(this);
        }
    }

    /**
     * The same command was carried out before; nothing is to be appended.
     *
     * @param original the events that it caused then
     */
    record Duplicate(List<PointsEvent> original) implements Decision {
        /** Copies the events. */
        public Duplicate {
            original = List.copyOf(original);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.duplicate(this);
        }
    }

    /**
     * What to do with each kind of decision.
     *
     * @param <R> the result's type
     */
    interface Visitor<R> {
        /**
         * Handles an acceptance.
         *
         * @param decision the decision
         * @return the result
         */
        R accepted(Accepted decision);

        /**
         * Handles a refusal.
         *
         * @param decision the decision
         * @return the result
         */
        R refused(Refused decision);

        /**
         * Handles a repetition.
         *
         * @param decision the decision
         * @return the result
         */
        R duplicate(Duplicate decision);
    }
}
