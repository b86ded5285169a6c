package dev.terrace.lifecycle.activity;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import dev.terrace.core.Event;
import dev.terrace.core.InvalidModelException;
import dev.terrace.core.Problems;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * Which events count as being active (活跃): any event, or events of certain types.
 *
 * <p>An event that does not count is as if it had not happened: it makes nobody new, kept, returned or retained.
 */
public final class Activity implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Activity ANY = new Activity(ImmutableSet.of());

    /** Sorted; empty for any event. */
    private final ImmutableSet<String> types;

    private Activity(ImmutableSet<String> types) {
        this.types = types;
    }

    /**
     * Every event counts. It is the default of every model that needs an activity.
     *
     * @return the activity
     */
    public static Activity any() {
        return ANY;
    }

    /**
     * Only events of certain types count.
     *
     * @param types the event types that count; at least one, none blank; naming one twice changes nothing
     * @return the activity
     * @throws InvalidModelException if there is no type ({@code NO_EVENT_TYPE}) or one is blank
     *     ({@code BLANK_EVENT_TYPE})
     */
    public static Activity of(String... types) {
        return of(Arrays.asList(types));
    }

    /**
     * Only events of certain types count.
     *
     * @param types the event types that count; at least one, none blank; naming one twice changes nothing
     * @return the activity
     * @throws InvalidModelException if there is no type ({@code NO_EVENT_TYPE}) or one is blank
     *     ({@code BLANK_EVENT_TYPE})
     */
    public static Activity of(Collection<String> types) {
        Set<String> sorted = ImmutableSortedSet.copyOf(types);
        Problems problems = new Problems();
        problems.unless(
                !sorted.isEmpty(), "NO_EVENT_TYPE", "types", "must name at least one event type but named none");
        for (String type : sorted) {
            problems.unless(
                    !type.isBlank(),
                    "BLANK_EVENT_TYPE",
                    "types",
                    "an event type must not be blank but was '" + type + "'");
        }
        problems.throwIfAny("activity");
        return new Activity(ImmutableSet.copyOf(sorted));
    }

    /**
     * The event types that count.
     *
     * @return the types, sorted; empty if every event counts
     */
    public Set<String> types() {
        return types;
    }

    /**
     * Whether an event counts.
     *
     * @param event the event
     * @return true if its type does
     */
    public boolean counts(Event event) {
        return types.isEmpty() || types.contains(event.type());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Activity that && types.equals(that.types);
    }

    @Override
    public int hashCode() {
        return types.hashCode();
    }

    /** {@return the types that count, or {@code any event}} */
    @Override
    public String toString() {
        return types.isEmpty() ? "any event" : types.toString();
    }
}
