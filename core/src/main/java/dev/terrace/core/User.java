package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The facts about one user: who they are and what they did.
 *
 * @param profile what is known about the user
 * @param history what the user did
 */
public record User(Profile profile, History history) implements Serializable {

    /** Checks that both are given. */
    public User {
        requireNonNull(profile, "profile");
        requireNonNull(history, "history");
    }

    /**
     * A user with a history.
     *
     * @param profile what is known about the user
     * @param history what the user did
     * @return the user
     */
    public static User of(Profile profile, History history) {
        return new User(profile, history);
    }

    /**
     * A user who is known to have done nothing.
     *
     * @param profile what is known about the user
     * @return the user
     */
    public static User of(Profile profile) {
        return new User(profile, History.empty());
    }
}
