package dev.terrace.core.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Map;

/**
 * Of how many users a clause is unknown, and what they lack.
 *
 * <p>Worked numbers: of 5 users of whom it is unknown, 2 lack the age, 1 lacks the city, 1 lacks both, and 1 has both but a
 * history that starts late: {@code users} is 5, {@code missing} is age 3 and city 2, {@code shortHistory} is 1, {@code
 * otherwise} is 0.
 *
 * @param users of how many of the users who were still possible the clause is unknown
 * @param missing for each attribute of the clause, in its order and also behind references to segments, how many of them lack
 *     it; a user who lacks two counts for both
 * @param shortHistory how many of them lack no such attribute, but have a history that starts late, and the clause asks for
 *     events
 * @param otherwise how many of them have neither gap: an event lacks a property, or a figure does not exist, such as the time
 *     of the last purchase of somebody who never bought
 */
public record WhyUnknown(long users, Map<String, Long> missing, long shortHistory, long otherwise)
        implements Serializable {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is negative, or one of them is above {@code users}
     */
    public WhyUnknown {
        missing = ImmutableMap.copyOf(missing);
        missing.forEach((attribute, count) -> requireWithin(attribute, count, users));
        requireWithin("short history", shortHistory, users);
        requireWithin("otherwise", otherwise, users - shortHistory);
    }

    private static void requireWithin(String name, long count, long most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException(
                    "count must be in [0, " + most + "] but was " + count + " (" + name + ")");
        }
    }

    /** Those of two disjoint parts, for the same clause over the same attributes. */
    WhyUnknown merge(WhyUnknown other) {
        ImmutableMap.Builder<String, Long> sums = ImmutableMap.builder();
        missing.forEach((attribute, count) ->
                sums.put(attribute, Math.addExact(count, requireNonNull(other.missing.get(attribute)))));
        return new WhyUnknown(
                Math.addExact(users, other.users),
                sums.buildOrThrow(),
                Math.addExact(shortHistory, other.shortHistory),
                Math.addExact(otherwise, other.otherwise));
    }
}
