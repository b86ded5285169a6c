package dev.terrace.benchmarks.engines;

/**
 * The rule {@code (age in [18, 35) and city in (city-1, city-4, city-7) and vip and spend > 500) or tags contain "kol"}
 * in one engine.
 *
 * @param <V> the form of user that the engine reads
 */
public interface UserRule<V> {

    /**
     * Puts a user into the engine's form; not measured.
     *
     * @param user the user
     * @return the same values
     */
    V from(PlainUser user);

    /**
     * Answers the rule; measured.
     *
     * @param user the user
     * @return whether the user is in
     */
    boolean matches(V user);
}
