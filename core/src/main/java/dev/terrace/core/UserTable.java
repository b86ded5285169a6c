package dev.terrace.core;

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about many users, attribute by attribute: a {@link User} by position. Immutable.
 *
 * <p>It knows positions only; which id stands where is for its owner to know.
 */
public final class UserTable implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final Table profiles;
    private final ImmutableMap<String, EventTable> events;

    /** From when on each history is complete; null if all are. */
    private final Instant @Nullable [] completeSince;

    private UserTable(
            Schema schema,
            Table profiles,
            ImmutableMap<String, EventTable> events,
            Instant @Nullable [] completeSince) {
        this.schema = schema;
        this.profiles = profiles;
        this.events = events;
        this.completeSince = completeSince;
    }

    /**
     * Starts a table.
     *
     * @param schema the vocabulary of all users
     * @return an empty builder
     */
    public static Builder builder(Schema schema) {
        return new Builder(schema);
    }

    /**
     * The vocabulary of all users.
     *
     * @return the schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * How many users there are.
     *
     * @return the number of users
     */
    public int size() {
        return profiles.size();
    }

    /**
     * What is known about the users.
     *
     * @return the attributes; record i belongs to user i
     */
    public Table profiles() {
        return profiles;
    }

    /**
     * What the users did.
     *
     * @param type the name of an event type of the schema
     * @return its events
     * @throws IllegalArgumentException if the schema has no such event type
     */
    public EventTable events(String type) {
        @Nullable EventTable table = events.get(type);
        if (table == null) {
            throw new IllegalArgumentException(
                    "event type must be one of " + events.keySet() + " but was '" + type + "'");
        }
        return table;
    }

    /**
     * From when on nothing is missing in the history of a user.
     *
     * @param user the user's position
     * @return the instant; {@link Instant#MIN} for a complete history
     */
    public Instant completeSince(int user) {
        return completeSince == null ? Instant.MIN : completeSince[user];
    }

    /**
     * Whether the histories of all users are complete.
     *
     * @return true if nothing is missing
     */
    public boolean isComplete() {
        return completeSince == null;
    }

    /**
     * What one user did.
     *
     * @param user the user's position
     * @return the history; its events are made when they are asked for
     */
    public History history(int user) {
        ImmutableMap.Builder<String, Timeline> timelines = ImmutableMap.builderWithExpectedSize(events.size());
        events.forEach((name, table) -> {
            if (table.start(user) < table.start(user + 1)) {
                timelines.put(name, new TableTimeline(table, table.start(user), table.start(user + 1)));
            }
        });
        return History.of(timelines.buildOrThrow(), completeSince(user));
    }

    /**
     * One user.
     *
     * @param user the user's position
     * @return the facts as they were given
     * @throws IndexOutOfBoundsException if there is no such user
     */
    public User user(int user) {
        return User.of(new Profile(schema, profiles.cells(user)), history(user));
    }

    /**
     * The memory of all columns; distinct texts and other objects, which are kept once each, and instants from when on
     * histories are complete come on top.
     *
     * @return in bytes
     */
    public long bytes() {
        return profiles.bytes()
                + events.values().stream().mapToLong(EventTable::bytes).sum()
                + (completeSince == null ? 0 : 4L * completeSince.length);
    }

    /** {@return how many users and events there are} */
    @Override
    public String toString() {
        return "UserTable[" + size() + " users, " + events.values() + "]";
    }

    /** Collects users, in any order. Not thread-safe. */
    public static final class Builder {

        private static final int NOWHERE = -1;

        private final Schema schema;
        private final Table.Builder profiles;
        private final Map<String, EventTableBuilder> events = new LinkedHashMap<>();
        private final BitSet haveProfile = new BitSet();
        private final List<Instant> completeSince = new ArrayList<>();
        private boolean complete = true;

        private Builder(Schema schema) {
            this.schema = requireNonNull(schema, "schema");
            this.profiles = Table.builder(schema.layout());
            for (String name : schema.events()) {
                events.put(name, EventTable.builder(schema.event(name).orElseThrow()));
            }
        }

        /**
         * Adds a user about whom nothing is known yet.
         *
         * @return the number of the user, in the order of addition: 0 for the first
         */
        public int add() {
            completeSince.add(Instant.MIN);
            return profiles.add();
        }

        /**
         * Checks what is to be known about a user.
         *
         * @param profile the profile
         * @throws IllegalArgumentException if the profile has other attributes than the schema
         */
        public void check(Profile profile) {
            if (!profile.layout().isSameAs(schema.layout()) && !profile.layout().equals(schema.layout())) {
                throw new IllegalArgumentException(
                        "profiles must have the attributes " + schema.layout() + " but one has " + profile.layout());
            }
        }

        /**
         * Says what is known about a user.
         *
         * @param user the number that {@link #add()} gave
         * @param profile what is known, once for each user; of an equal schema
         * @throws IllegalArgumentException as {@link #check(Profile)} says, or if the user has a profile already
         * @throws IndexOutOfBoundsException if there is no such user
         */
        public void profile(int user, Profile profile) {
            check(profile);
            if (haveProfile.get(checkIndex(user, profiles.size()))) {
                throw new IllegalArgumentException("a user must have one profile but was given another");
            }
            haveProfile.set(user);
            profiles.set(user, profile);
        }

        /**
         * Checks something that a user did.
         *
         * @param event the event
         * @throws IllegalArgumentException if the schema does not have the event's type with just these properties, or the
         *     event is before 1824 or after 2115, beyond which times do not fit 64 bits
         */
        public void check(Event event) {
            @Nullable EventTableBuilder ofType = events.get(event.type());
            if (ofType == null) {
                @Nullable String meant = Spelling.nearest(event.type(), events.keySet());
                throw new IllegalArgumentException("event type must be one of " + events.keySet() + " but was '"
                        + event.type() + "'" + (meant == null ? "" : "; did you mean '" + meant + "'?") + " (" + event
                        + ")");
            }
            if (!ofType.takes(event)) {
                throw new IllegalArgumentException("properties of '" + event.type() + "' must be "
                        + schema.event(event.type()).orElseThrow().properties() + " but were "
                        + event.eventType().properties() + " (" + event + ")");
            }
            if (!Ticks.REACH.contains(event.at())) {
                throw new IllegalArgumentException("events must be in " + Ticks.REACH + " but one is " + event);
            }
        }

        /**
         * Adds something that a user did.
         *
         * @param user the number that {@link #add()} gave
         * @param event the event, of an event type of the schema
         * @throws IllegalArgumentException as {@link #check(Event)} says
         * @throws IndexOutOfBoundsException if there is no such user
         */
        public void event(int user, Event event) {
            check(event);
            requireNonNull(events.get(event.type())).add(checkIndex(user, profiles.size()), event);
        }

        /**
         * Says that a user's history is complete only from an instant on.
         *
         * @param user the number that {@link #add()} gave
         * @param instant from when on nothing is missing
         * @throws IndexOutOfBoundsException if there is no such user
         */
        public void completeSince(int user, Instant instant) {
            completeSince.set(user, instant);
            complete &= instant.equals(Instant.MIN);
        }

        /**
         * The table with the users in a given order.
         *
         * @param order for each position, the number that {@link #add()} gave; a permutation
         * @return the table
         * @throws IllegalArgumentException if the order does not hold each user once
         */
        public UserTable build(int[] order) {
            int[] positions = inverse(order);
            ImmutableMap.Builder<String, EventTable> tables = ImmutableMap.builder();
            events.forEach((name, builder) -> tables.put(name, builder.build(positions)));
            Instant @Nullable [] since = complete
                    ? null
                    : Arrays.stream(order).mapToObj(completeSince::get).toArray(Instant[]::new);
            return new UserTable(schema, profiles.build(order), tables.buildOrThrow(), since);
        }

        private int[] inverse(int[] order) {
            int[] positions = new int[profiles.size()];
            Arrays.fill(positions, NOWHERE);
            for (int position = 0; position < order.length; position++) {
                positions[checkIndex(order[position], positions.length)] = position;
            }
            if (order.length != positions.length || Arrays.stream(positions).anyMatch(p -> p == NOWHERE)) {
                throw new IllegalArgumentException("order must hold each of " + positions.length
                        + " users once but holds " + order.length + " numbers, or one of them twice");
            }
            return positions;
        }
    }
}
