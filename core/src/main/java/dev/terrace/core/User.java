package dev.terrace.core;

import static java.util.Objects.requireNonNull;

/**
 * The facts about one user: who they are and what they did.
 *
 * <p>A user shows the values of its profile, without a step through the profile: rules over many users are bound by steps
 * through memory.
 */
public final class User extends Values {

    private static final long serialVersionUID = 1L;

    private final Schema schema;
    private final History history;

    private User(Profile profile, History history) {
        super(profile);
        this.schema = profile.schema();
        this.history = requireNonNull(history, "history");
    }

    /**
     * A user with a history.
     *
     * @param profile what is known about the user
     * @param history what the user did
     * @return the user
     */
    public static User of(Profile profile, History history) {
        return new User(requireNonNull(profile, "profile"), history);
    }

    /**
     * A user who is known to have done nothing.
     *
     * @param profile what is known about the user
     * @return the user
     */
    public static User of(Profile profile) {
        return of(profile, History.empty());
    }

    /**
     * What is known about the user.
     *
     * @return the profile
     */
    public Profile profile() {
        return new Profile(schema, this);
    }

    /**
     * What the user did.
     *
     * @return the history
     */
    public History history() {
        return history;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof User that
                        && schema.equals(that.schema)
                        && hasSameValues(that)
                        && history.equals(that.history));
    }

    @Override
    public int hashCode() {
        return hashOfValues() * 31 + history.hashCode();
    }

    /** {@return profile and history} */
    @Override
    public String toString() {
        return "User[" + profile() + ", " + history + "]";
    }
}
