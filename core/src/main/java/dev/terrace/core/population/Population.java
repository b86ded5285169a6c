package dev.terrace.core.population;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.Event;
import dev.terrace.core.Profile;
import dev.terrace.core.Schema;
import dev.terrace.core.User;
import dev.terrace.core.UserTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * All users of a product, or of one part of it, in memory: loaded once, asked many times. Immutable and thread-safe.
 *
 * <p>Facts stand attribute by attribute in numbers as narrow as their values allow, and events in one stretch for each user,
 * oldest first. Worked number: an age, a city of ten, a flag, an amount below 65,536 and one of 200 sets of tags take 1 + 1 +
 * 1/8 + 2 + 1 bytes for each user. {@link UserTable#bytes} says what a population takes.
 *
 * @param <U> the host's type of user id, in its natural order
 */
public final class Population<U extends Comparable<? super U>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Roster<U> roster;
    private final UserTable users;

    private Population(Roster<U> roster, UserTable users) {
        this.roster = roster;
        this.users = users;
    }

    /**
     * Starts a population.
     *
     * @param schema the vocabulary of all users
     * @param <U> the host's type of user id, in its natural order
     * @return an empty builder
     */
    public static <U extends Comparable<? super U>> Builder<U> builder(Schema schema) {
        return new Builder<>(schema);
    }

    /**
     * Who is in it.
     *
     * @return the ids in ascending order; the position of an id is that of its facts
     */
    public Roster<U> roster() {
        return roster;
    }

    /**
     * The facts.
     *
     * @return the users, in the order of the {@link #roster}
     */
    public UserTable users() {
        return users;
    }

    /**
     * The vocabulary of all users.
     *
     * @return the schema
     */
    public Schema schema() {
        return users.schema();
    }

    /**
     * How many users there are.
     *
     * @return the number of users; 0 for an empty population
     */
    public int size() {
        return users.size();
    }

    /**
     * One user, for an answer with its reasons.
     *
     * @param id the user's id
     * @return the facts as they were given
     * @throws IllegalArgumentException if nobody has this id
     */
    public User user(U id) {
        OptionalInt row = roster.row(id);
        if (row.isEmpty()) {
            throw new IllegalArgumentException(
                    "user must be one of the population of " + size() + " but was '" + id + "'");
        }
        return users.user(row.getAsInt());
    }

    /** {@return how many users and events there are} */
    @Override
    public String toString() {
        return "Population[" + users + "]";
    }

    /**
     * Collects the facts about users, in any order: a profile may come before or after the events of its user. A user with
     * events but no profile is one about whom nothing else is known. Not thread-safe.
     *
     * @param <U> the host's type of user id
     */
    public static final class Builder<U extends Comparable<? super U>> {

        private final UserTable.Builder users;
        private final Map<U, Integer> numbers = new HashMap<>();

        private Builder(Schema schema) {
            this.users = UserTable.builder(schema);
        }

        /**
         * Adds everything about a user; or, if anything is refused, nothing.
         *
         * @param id the user's id
         * @param user profile and history
         * @return this builder
         * @throws IllegalArgumentException as {@link #profile} and {@link #event} say
         */
        public Builder<U> user(U id, User user) {
            named(id, () -> user.history().events().forEach(users::check));
            profile(id, user.profile());
            completeSince(id, user.history().completeSince());
            user.history().events().forEach(event -> event(id, event));
            return this;
        }

        /**
         * Says what is known about a user.
         *
         * @param id the user's id
         * @param profile what is known, of the population's schema
         * @return this builder
         * @throws IllegalArgumentException if the user has a profile already, or the profile has other attributes than the
         *     schema
         */
        public Builder<U> profile(U id, Profile profile) {
            named(id, () -> {
                users.check(profile);
                users.profile(numberOf(id), profile);
            });
            return this;
        }

        /**
         * Adds something that a user did. An event that is given twice counts twice.
         *
         * @param id the user's id
         * @param event the event, of an event type of the population's schema
         * @return this builder
         * @throws IllegalArgumentException if the schema does not have the event's type with just these properties, or the
         *     event is before 1824 or after 2115, beyond which times do not fit 64 bits
         */
        public Builder<U> event(U id, Event event) {
            named(id, () -> {
                users.check(event);
                users.event(numberOf(id), event);
            });
            return this;
        }

        /**
         * Says that a user's history is complete only from an instant on.
         *
         * @param id the user's id
         * @param instant from when on nothing is missing
         * @return this builder
         */
        public Builder<U> completeSince(U id, Instant instant) {
            users.completeSince(numberOf(id), requireNonNull(instant, "instant"));
            return this;
        }

        private int numberOf(U id) {
            return numbers.computeIfAbsent(requireNonNull(id, "id"), absent -> users.add());
        }

        private static void named(Object id, Runnable addition) {
            try {
                addition.run();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("user '" + id + "': " + e.getMessage(), e);
            }
        }

        /**
         * Builds the population. The order in which facts were added does not matter.
         *
         * @return the population
         */
        public Population<U> build() {
            Roster<U> roster = Roster.of(numbers.keySet());
            int[] order = roster.ids().stream().mapToInt(numbers::get).toArray();
            return new Population<>(roster, users.build(order));
        }
    }
}
