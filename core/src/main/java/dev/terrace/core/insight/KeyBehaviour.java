package dev.terrace.core.insight;

import static java.util.Objects.requireNonNull;

import dev.terrace.core.population.Audience;
import dev.terrace.core.segment.Audiences;
import java.io.Serializable;

/**
 * What users did or did not do (关键行为), such as a second purchase, and of whom it is known. Whoever is among the known
 * and did not do it counts as one who did not.
 *
 * @param name what people call it; not blank
 * @param did who did it; all of them among the known
 * @param known of whom it is known whether they did; the base of every figure
 * @param <U> the host's type of user id, in its natural order
 */
public record KeyBehaviour<U extends Comparable<? super U>>(String name, Audience<U> did, Audience<U> known)
        implements Serializable {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the name is blank, the audiences are of different rosters, or users did it who
     *     are not among the known
     */
    public KeyBehaviour {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("a behaviour's name must not be blank but was '" + name + "'");
        }
        int outside = did.andNotSize(known);
        if (outside > 0) {
            throw new IllegalArgumentException("users who did it must be among the known but " + outside + " of "
                    + did.size() + " are not (" + name + ")");
        }
    }

    /**
     * A behaviour that is known of everybody.
     *
     * @param name what people call it; not blank
     * @param did who did it
     * @param <U> the host's type of user id, in its natural order
     * @return the behaviour
     * @throws IllegalArgumentException if the name is blank
     */
    public static <U extends Comparable<? super U>> KeyBehaviour<U> of(String name, Audience<U> did) {
        return new KeyBehaviour<>(name, did, Audience.all(did.roster()));
    }

    /**
     * A behaviour that is a segment's rule: its members did it, and of whom it is unknown is not among the known.
     *
     * @param key the segment's key, which becomes the name
     * @param segments the segments of the population
     * @param <U> the host's type of user id, in its natural order
     * @return the behaviour
     * @throws IllegalArgumentException if there is no such segment
     */
    public static <U extends Comparable<? super U>> KeyBehaviour<U> of(String key, Audiences<U> segments) {
        return new KeyBehaviour<>(key, segments.of(key), segments.unknown(key).complement());
    }

    /**
     * This behaviour of fewer users, such as those who came this month.
     *
     * @param base who is looked at
     * @return the behaviour among them
     * @throws IllegalArgumentException if the audience is of another roster
     */
    public KeyBehaviour<U> among(Audience<U> base) {
        return new KeyBehaviour<>(name, did.and(base), known.and(base));
    }
}
