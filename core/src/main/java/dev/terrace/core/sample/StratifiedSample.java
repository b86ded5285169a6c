package dev.terrace.core.sample;

import com.google.common.collect.ImmutableSortedMap;
import dev.terrace.core.population.Audience;
import java.io.Serializable;
import java.util.SortedMap;

/**
 * A sample of each of some disjoint strata.
 *
 * @param wanted how many were asked for in all
 * @param strata the sample of each stratum, by name in natural order; at least one
 * @param <U> the host's type of user id, in its natural order
 */
public record StratifiedSample<U extends Comparable<? super U>>(long wanted, SortedMap<String, Sample<U>> strata)
        implements Serializable {

    /**
     * Copies the samples.
     *
     * @throws IllegalArgumentException if {@code wanted} is negative, there is no stratum, or strata share a user
     */
    public StratifiedSample {
        Wanted.check(wanted, "sample");
        strata = ImmutableSortedMap.copyOfSorted(strata);
        Strata.of(strata, Sample::from);
    }

    /**
     * One stratum.
     *
     * @param name the stratum
     * @return its sample, with its own wanted, got and shortfall
     * @throws IllegalArgumentException if there is no such stratum
     */
    public Sample<U> stratum(String name) {
        Sample<U> sample = strata.get(name);
        if (sample == null) {
            throw new IllegalArgumentException("stratum must be one of " + strata.keySet() + " but was '" + name + "'");
        }
        return sample;
    }

    /**
     * Everybody who was drawn.
     *
     * @return the users of all strata
     */
    public Audience<U> users() {
        return strata.values().stream().map(Sample::users).reduce(Audience::or).orElseThrow();
    }

    /**
     * How many were drawn in all.
     *
     * @return the number of users
     */
    public int got() {
        return strata.values().stream().mapToInt(Sample::got).sum();
    }

    /**
     * How many are missing in all. A stratum that is too small is not made up for by another one.
     *
     * @return wanted minus got
     */
    public long shortfall() {
        return wanted - got();
    }
}
